"""Checks on the emulated AWS: what only an applied stack shows. What the synthesized JSON shows is tested there."""
import base64
import json


class Environment:
    """An applied environment: clients of AWS, and the outputs of the stack."""

    def __init__(self, deployment):
        self.name, self.outputs, self._aws = deployment.name, deployment.outputs, deployment.aws
        self._clients = {}

    def client(self, service):
        if service not in self._clients:
            self._clients[service] = self._aws.client(service)
        return self._clients[service]

    def all(self, service, operation, key, **arguments):
        """The elements of every page."""
        pages = self.client(service).get_paginator(operation).paginate(**arguments)
        return [element for page in pages for element in page[key]]

    def prefixed(self, part=""):
        return f"counter-{self.name}-{part}"

    def owns(self, resource):
        return {"Key": "Environment", "Value": self.name} in resource.get("Tags", [])

    def machines(self):
        instances = [i for r in self.all("ec2", "describe_instances", "Reservations") for i in r["Instances"]]
        return [i for i in instances if i["State"]["Name"] != "terminated" and self.owns(i)]


def one(found):
    """The only element."""
    elements = list(found)
    assert len(elements) == 1, f"expected one element, got {len(elements)}: {elements}"
    return elements[0]


def same(actual, expected):
    assert actual == expected, f"\n  actual    {actual}\n  expected  {expected}"


def values(element):
    """A policy has one value or a list of them."""
    return element if isinstance(element, list) else [element]


def check_applied(environment):
    _default_security_group_has_no_rule(environment)
    _user_data_names_the_release(environment)
    _tasks_run_the_release(environment)
    _state_is_encrypted_unlocked_and_without_password(environment)


def check_destroyed(environment):
    snapshots = environment.all("rds", "describe_db_snapshots", "DBSnapshots", SnapshotType="manual")
    final = one(s for s in snapshots if s["DBSnapshotIdentifier"].startswith(environment.prefixed("database-final-")))
    same(final["Status"], "available")
    named = [("s3", "list_buckets", "Buckets", "Name"), ("rds", "describe_db_instances", "DBInstances", "DBInstanceIdentifier"),
             ("elbv2", "describe_load_balancers", "LoadBalancers", "LoadBalancerName"),
             ("cloudwatch", "describe_alarms", "MetricAlarms", "AlarmName")]
    left = [found[name] for service, operation, key, name in named for found in environment.all(service, operation, key)
            if found[name].startswith(environment.prefixed())]
    left += [g["logGroupName"] for g in environment.all("logs", "describe_log_groups", "logGroups")
             if f"/counter/{environment.name}/" in g["logGroupName"] or environment.prefixed() in g["logGroupName"]]
    left += [r["RoleName"] for r in environment.all("iam", "list_roles", "Roles")
             if r["RoleName"].startswith(environment.prefixed()) and r["Path"] == "/counter/"]
    left += [v["VpcId"] for v in environment.all("ec2", "describe_vpcs", "Vpcs") if environment.owns(v)]
    same(left + environment.machines(), [])


def _default_security_group_has_no_rule(environment):
    network = one(v for v in environment.all("ec2", "describe_vpcs", "Vpcs") if environment.owns(v))["VpcId"]
    groups = environment.all("ec2", "describe_security_groups", "SecurityGroups", Filters=[{"Name": "vpc-id", "Values": [network]}])
    default = one(g for g in groups if g["GroupName"] == "default")
    same((default["IpPermissions"], default["IpPermissionsEgress"]), ([], []))


def _user_data_names_the_release(environment):
    release = environment.outputs["release_record"]
    template = one(environment.client("ec2").describe_launch_template_versions(
        LaunchTemplateName=environment.prefixed("adder"), Versions=["$Latest"])["LaunchTemplateVersions"])["LaunchTemplateData"]
    script = base64.b64decode(template["UserData"]).decode()
    assert script.startswith("#cloud-config\n") and "${" not in script, script
    assert f"releases/{release['commit']}/adder-service.tar.gz" in script, script
    assert f"'{release['adder_sha256']}  adder-service.tar.gz' | sha256sum --check" in script, script
    same(template["ImageId"], release["ami_id"])


def _tasks_run_the_release(environment):
    running, release, ecs = environment.outputs["running"], environment.outputs["release_record"], environment.client("ecs")
    for service in ("display", "reset"):
        arn = one(ecs.describe_services(cluster=running["cluster"], services=[running[f"{service}_service"]])["services"])["taskDefinition"]
        definitions = ecs.describe_task_definition(taskDefinition=arn)["taskDefinition"]["containerDefinitions"]
        container = one(c for c in definitions if c["name"] == service)
        assert container["image"].endswith(f"/counter/{service}@{release[f'{service}_digest']}"), container["image"]
        same({v["name"]: v["value"] for v in container["environment"]}["COUNTER_RELEASE"], release["commit"])


def _state_is_encrypted_unlocked_and_without_password(environment):
    s3 = environment.client("s3")
    bucket = one(b["Name"] for b in s3.list_buckets()["Buckets"] if b["Name"].startswith("counter-state-"))
    found = s3.get_object(Bucket=bucket, Key=f"counter-{environment.name}/terraform.tfstate")
    same(found["ServerSideEncryption"], "AES256")
    database = one(r for r in json.load(found["Body"])["resources"] if r["type"] == "aws_db_instance")
    same(database["instances"][0]["attributes"]["password"], None)
    keys = [o["Key"] for o in s3.list_objects_v2(Bucket=bucket, Prefix=f"counter-{environment.name}/")["Contents"]]
    same([key for key in keys if key.endswith(".tflock")], [])
