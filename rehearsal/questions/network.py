"""Who can reach whom."""
from questions import one, same

WORLD = "0.0.0.0/0"


def the_world_reaches_nothing_but_the_load_balancer(facts):
    open_to_the_world = [(group["GroupName"], rule["FromPort"])
                         for group in facts.in_vpc("describe_security_groups", "SecurityGroups")
                         for rule in group["IpPermissions"]
                         if any(r["CidrIp"] == WORLD for r in rule["IpRanges"]) or rule["Ipv6Ranges"]]
    ports = [80, 443] if "domain" in facts.settings["entrance"] else [80]
    same(sorted(open_to_the_world), [(facts.of("entrance"), port) for port in ports])


def the_bastion_lets_in_whom_settings_name(facts):
    seen = [(rule["FromPort"], rule["ToPort"], sorted(r["CidrIp"] for r in rule["IpRanges"]))
            for rule in facts.group("bastion")["IpPermissions"]]
    same(seen, [(22, 22, sorted(facts.settings["bastion"]["sources"]))])


def the_database_lets_in_services_and_operators(facts):
    rule = one(facts.group("database")["IpPermissions"])
    same((rule["FromPort"], rule["ToPort"], rule["IpRanges"]), (5432, 5432, []))
    names = {g["GroupId"]: g["GroupName"] for g in facts.in_vpc("describe_security_groups", "SecurityGroups")}
    same(sorted(names[pair["GroupId"]] for pair in rule["UserIdGroupPairs"]),
         [facts.of(part) for part in ("adder", "bastion", "display", "reset")])


def nothing_may_call_out_to_the_world(facts):
    for group in facts.in_vpc("describe_security_groups", "SecurityGroups"):
        for rule in group["IpPermissionsEgress"]:
            same([r["CidrIp"] for r in rule["IpRanges"]], [])


def the_default_group_lets_nobody_through(facts):
    group = one(g for g in facts.in_vpc("describe_security_groups", "SecurityGroups") if g["GroupName"] == "default")
    same((group["IpPermissions"], group["IpPermissionsEgress"]), ([], []))


def only_public_subnets_have_a_way_to_the_internet(facts):
    ways = [table for table in facts.in_vpc("describe_route_tables", "RouteTables")
            if any(route.get("DestinationCidrBlock") == WORLD for route in table["Routes"])]
    same([tag["Value"] for tag in one(ways)["Tags"] if tag["Key"] == "Name"], [facts.of("public")])
    same(facts.all("ec2", "describe_nat_gateways", "NatGateways"), [])


def aws_is_reached_through_endpoints(facts):
    endpoints = facts.in_vpc("describe_vpc_endpoints", "VpcEndpoints")
    kinds = {e["ServiceName"].split(".", 3)[3]: e["VpcEndpointType"] for e in endpoints}
    same(kinds, {"s3": "Gateway"} | dict.fromkeys(("ecr.api", "ecr.dkr", "logs", "monitoring", "secretsmanager"), "Interface"))
    zones = facts.settings["network"]["endpoint_zones"]
    same({len(e["SubnetIds"]) for e in endpoints if e["VpcEndpointType"] == "Interface"}, {zones})


def refusals_are_recorded_by_the_hour(facts):
    log = one(x for x in facts.all("ec2", "describe_flow_logs", "FlowLogs") if x["ResourceId"] == facts.vpc())
    same((log["TrafficType"], log["LogDestination"].split(":::")[1]), ("REJECT", facts.outputs["buckets"]["denied_traffic"]))
    same(log["DestinationOptions"], {"FileFormat": "parquet", "HiveCompatiblePartitions": True, "PerHourPartition": True})


def queries_for_refusals_are_ready(facts):
    workgroup = facts.outputs["athena_workgroup"]
    ids = facts.all("athena", "list_named_queries", "NamedQueryIds", WorkGroup=workgroup)
    queries = [facts.client("athena").get_named_query(NamedQueryId=i)["NamedQuery"] for i in ids]
    assert len(queries) >= 3, queries
    database = {q["Database"] for q in queries}
    tables = facts.all("glue", "get_tables", "TableList", DatabaseName=one(database))
    for query in queries:
        assert any(table["Name"] in query["QueryString"] for table in tables), query
