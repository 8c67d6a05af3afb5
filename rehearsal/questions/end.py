"""What is left of an environment that was destroyed."""
from questions import one, same


def the_final_snapshot_stays(facts):
    snapshots = facts.all("rds", "describe_db_snapshots", "DBSnapshots", SnapshotType="manual")
    final = one(s for s in snapshots if s["DBSnapshotIdentifier"].startswith(facts.of("database-final-")))
    same(final["Status"], "available")


def nothing_else_of_it_is_there(facts):
    ours = facts.of("")
    left = [b["Name"] for b in facts.client("s3").list_buckets()["Buckets"] if b["Name"].startswith(ours)]
    left += [d["DBInstanceIdentifier"] for d in facts.all("rds", "describe_db_instances", "DBInstances")
             if d["DBInstanceIdentifier"].startswith(ours)]
    left += [b["LoadBalancerName"] for b in facts.all("elbv2", "describe_load_balancers", "LoadBalancers")
             if b["LoadBalancerName"].startswith(ours)]
    left += [a["AlarmName"] for a in facts.client("cloudwatch").describe_alarms(AlarmNamePrefix=ours)["MetricAlarms"]]
    left += [g["logGroupName"] for g in facts.all("logs", "describe_log_groups", "logGroups")
             if f"/counter/{facts.name}/" in g["logGroupName"] or ours in g["logGroupName"]]
    left += [r["RoleName"] for r in facts.all("iam", "list_roles", "Roles")
             if r["RoleName"].startswith(ours) and r["Path"] == "/counter/"]
    left += [v["VpcId"] for v in facts.all("ec2", "describe_vpcs", "Vpcs") if _is_ours(facts, v)]
    left += [i["InstanceId"] for r in facts.all("ec2", "describe_instances", "Reservations") for i in r["Instances"]
             if i["State"]["Name"] != "terminated" and _is_ours(facts, i)]
    same(left, [])


def _is_ours(facts, thing):
    return {"Key": "Environment", "Value": facts.name} in thing.get("Tags", [])
