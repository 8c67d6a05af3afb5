"""What runs: the adder's machine, the tasks of the others, and how many there are of them."""
import base64

from questions import one, same


def the_adder_starts_the_new_machine_before_it_ends_the_old(facts):
    group = one(facts.all("autoscaling", "describe_auto_scaling_groups", "AutoScalingGroups",
                          AutoScalingGroupNames=[facts.outputs["running"]["adder_group"]]))
    same((group["MinSize"], group["DesiredCapacity"], group["MaxSize"]), (1, 1, 1))
    same(group["InstanceMaintenancePolicy"], {"MinHealthyPercentage": 100, "MaxHealthyPercentage": 200})
    assert group["DefaultInstanceWarmup"] > group["HealthCheckGracePeriod"], group
    same(group["HealthCheckType"], "ELB")
    same([facts.target_groups()[arn] for arn in group["TargetGroupARNs"]], ["adder"])
    same(len(group["Instances"]), 1)


def its_machine_takes_tokens_and_has_no_public_address(facts):
    data = _template(facts)
    same(data["MetadataOptions"]["HttpTokens"], "required")
    same([nic["AssociatePublicIpAddress"] for nic in data["NetworkInterfaces"]], [False])
    same([disk["Ebs"]["Encrypted"] for disk in data["BlockDeviceMappings"]], [True])


def its_first_script_names_the_release_and_no_secret(facts):
    release = facts.outputs["release_record"]
    script = base64.b64decode(_template(facts)["UserData"]).decode()
    assert script.startswith("#cloud-config\n") and "${" not in script, script
    assert f"releases/{release['commit']}/adder-service.tar.gz" in script, script
    assert f"'{release['adder_sha256']}  adder-service.tar.gz' | sha256sum --check" in script, script
    assert "DATABASE_AUTH=iam" in script and "DATABASE_PASS" not in script, script
    data = _template(facts)
    same(data["ImageId"], release["ami_id"])


def tasks_run_the_release(facts):
    for service in ("display", "reset"):
        containers = _containers(facts, service)
        digest = facts.outputs["release_record"][f"{service}_digest"]
        assert containers[service]["image"].endswith(f"/counter/{service}@{digest}"), containers[service]["image"]
        variables = {v["name"]: v["value"] for v in containers[service]["environment"]}
        same((variables["DATABASE_USER"], variables["DATABASE_AUTH"]), (f"counter_{service}", "iam"))
        same(variables["COUNTER_RELEASE"], facts.outputs["release_record"]["commit"])


def only_the_migrator_gets_the_owners_password(facts):
    display, reset = _containers(facts, "display"), _containers(facts, "reset")
    same({name: [s["name"] for s in c.get("secrets", [])] for name, c in (display | reset).items()},
         {"migrator": ["DATABASE_PASS"], "display": [], "reset": []})
    same(display["display"]["dependsOn"], [{"containerName": "migrator", "condition": "SUCCESS"}])


def containers_can_do_no_more_than_they_must(facts):
    for service in ("display", "reset"):
        for container in _containers(facts, service).values():
            same(container["readonlyRootFilesystem"], True)
            same(container["user"], "10001:10001")
            same(container["linuxParameters"]["capabilities"]["drop"], ["ALL"])


def a_failed_release_goes_back_by_itself(facts):
    for service in _services(facts).values():
        breaker = service["deploymentConfiguration"]["deploymentCircuitBreaker"]
        same((breaker["enable"], breaker["rollback"], service["enableExecuteCommand"]), (True, True, False))
        same(service["networkConfiguration"]["awsvpcConfiguration"]["assignPublicIp"], "DISABLED")


def tasks_follow_requests_within_the_bounds_of_settings(facts):
    targets = facts.all("application-autoscaling", "describe_scalable_targets", "ScalableTargets", ServiceNamespace="ecs")
    policies = facts.all("application-autoscaling", "describe_scaling_policies", "ScalingPolicies", ServiceNamespace="ecs")
    for service in ("display", "reset"):
        wanted = facts.settings[service]
        resource = f"service/{facts.of('tasks')}/{facts.of(service)}"
        target = one(t for t in targets if t["ResourceId"] == resource)
        same((target["MinCapacity"], target["MaxCapacity"]), (wanted["min_tasks"], wanted["max_tasks"]))
        followed = {}
        for policy in (p for p in policies if p["ResourceId"] == resource):
            tracking = policy["TargetTrackingScalingPolicyConfiguration"]
            followed[tracking["PredefinedMetricSpecification"]["PredefinedMetricType"]] = tracking["TargetValue"]
        expected = {"ALBRequestCountPerTarget": wanted.get("requests_per_task", 6000)}
        if "cpu_percent" in wanted:
            expected["ECSServiceAverageCPUUtilization"] = wanted["cpu_percent"]
        same(followed, expected)


def _template(facts):
    return one(facts.client("ec2").describe_launch_template_versions(
        LaunchTemplateName=facts.of("adder"), Versions=["$Latest"])["LaunchTemplateVersions"])["LaunchTemplateData"]


def _services(facts):
    running = facts.outputs["running"]
    names = [running["display_service"], running["reset_service"]]
    services = facts.client("ecs").describe_services(cluster=running["cluster"], services=names)["services"]
    return {service["serviceName"]: service for service in services}


def _containers(facts, service):
    arn = _services(facts)[facts.of(service)]["taskDefinition"]
    definition = facts.client("ecs").describe_task_definition(taskDefinition=arn)["taskDefinition"]
    same(definition["runtimePlatform"]["cpuArchitecture"], "ARM64")
    return {container["name"]: container for container in definition["containerDefinitions"]}
