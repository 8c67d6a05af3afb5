"""What is kept, and who may do what with it."""
import json

from botocore.exceptions import ClientError

from questions import one, same, values

LOGINS = {"adder": "adder", "display-task": "display", "reset-task": "reset", "operator": "operator"}


def the_database_is_what_settings_say(facts):
    wanted = facts.settings["database"]
    found = one(facts.all("rds", "describe_db_instances", "DBInstances", DBInstanceIdentifier=facts.of("database")))
    same((found["DBInstanceClass"], found["MultiAZ"], found["BackupRetentionPeriod"], found["DeletionProtection"]),
         (wanted["class"], wanted.get("multi_zone", False), wanted["backup_days"], wanted["deletion_protection"]))
    same((found["StorageEncrypted"], found["PubliclyAccessible"], found["IAMDatabaseAuthenticationEnabled"]),
         (True, False, True))
    same(found["MasterUsername"], "counter_owner")
    assert found["MasterUserSecret"]["SecretArn"], found
    parameters = facts.all("rds", "describe_db_parameters", "Parameters",
                           DBParameterGroupName=one(found["DBParameterGroups"])["DBParameterGroupName"])
    same({p["ParameterName"]: p["ParameterValue"] for p in parameters}["rds.force_ssl"], "1")


def deletion_protection_holds_where_it_is_set(facts):
    if facts.settings["database"]["deletion_protection"]:
        try:
            facts.client("rds").delete_db_instance(DBInstanceIdentifier=facts.of("database"), SkipFinalSnapshot=True)
            raise AssertionError("the database could be deleted")
        except ClientError as refused:
            same(refused.response["Error"]["Code"], "InvalidParameterCombination")


def buckets_are_closed_encrypted_and_want_tls(facts):
    s3 = facts.client("s3")
    for bucket in facts.outputs["buckets"].values():
        block = s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"]
        same(set(block.values()), {True})
        rule = one(s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]["Rules"])
        same(rule["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"], "AES256")
        statements = json.loads(s3.get_bucket_policy(Bucket=bucket)["Policy"])["Statement"]
        assert any(s["Effect"] == "Deny" and s["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
                   for s in statements), statements
        assert all(s["Effect"] == "Deny" or "Service" in s["Principal"] for s in statements), statements
        assert s3.get_bucket_lifecycle_configuration(Bucket=bucket)["Rules"], bucket


def logs_are_kept_for_as_long_as_settings_say(facts):
    groups = facts.all("logs", "describe_log_groups", "logGroups")
    ours = {g["logGroupName"]: g.get("retentionInDays") for g in groups
            if g["logGroupName"].startswith(f"/counter/{facts.name}/") or facts.of("") in g["logGroupName"]}
    assert set(facts.outputs["log_groups"].values()) <= ours.keys(), ours
    same(set(ours.values()), {facts.settings["log_days"]})


def each_role_logs_in_as_itself_and_stays_within_the_boundary(facts):
    iam = facts.client("iam")
    roles = [r for r in facts.all("iam", "list_roles", "Roles") if r["RoleName"].startswith(facts.of(""))
             and not r["Path"].startswith("/counter/pipeline/")]
    assert len(roles) >= 6, [r["RoleName"] for r in roles]
    logins = {}
    for role in roles:
        same(role["Path"], "/counter/")
        boundary = iam.get_role(RoleName=role["RoleName"])["Role"]["PermissionsBoundary"]["PermissionsBoundaryArn"]
        assert boundary.endswith(":policy/counter/counter-boundary"), boundary
        document = iam.get_role_policy(RoleName=role["RoleName"], PolicyName="rights")["PolicyDocument"]
        for statement in document["Statement"]:
            if "rds-db:connect" in values(statement["Action"]):
                logins[role["RoleName"].removeprefix(facts.of(""))] = one(values(statement["Resource"])).rsplit("/counter_", 1)[1]
    same(logins, LOGINS)


def every_alarm_reaches_a_person(facts):
    topic = one(t["TopicArn"] for t in facts.all("sns", "list_topics", "Topics") if t["TopicArn"].endswith(facts.of("alarms")))
    subscription = one(facts.all("sns", "list_subscriptions_by_topic", "Subscriptions", TopicArn=topic))
    same((subscription["Protocol"], subscription["Endpoint"]), ("email", facts.settings["monitoring"]["email"]))
    alarms = [a for a in facts.client("cloudwatch").describe_alarms(AlarmNamePrefix=facts.of(""), MaxRecords=100)["MetricAlarms"]]
    assert len(alarms) >= 15, [a["AlarmName"] for a in alarms]
    same({tuple(a["AlarmActions"]) for a in alarms}, {(topic,)})


def the_state_is_in_its_bucket_and_knows_no_password(facts):
    s3 = facts.client("s3")
    bucket, key = f"counter-state-{_account(facts)}-eu-central-1", f"counter-{facts.name}/terraform.tfstate"
    found = s3.get_object(Bucket=bucket, Key=key)
    same(found["ServerSideEncryption"], "AES256")
    state = json.load(found["Body"])
    database = one(r for r in state["resources"] if r["type"] == "aws_db_instance")["instances"][0]["attributes"]
    same(database["password"], None)
    locks = [o["Key"] for o in s3.list_objects_v2(Bucket=bucket)["Contents"] if o["Key"].endswith(".tflock")]
    same(locks, [])


def _account(facts):
    return facts.client("sts").get_caller_identity()["Account"]
