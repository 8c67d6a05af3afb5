"""Where visitors come in, and where their requests go."""
from questions import one, same

RULES = [
    (100, "display", ["/"]),
    (1000, "adder", ["/adder_service", "/adder_service/*", "/add_number"]),
    (1100, "display", ["/display_service", "/display_service/*"]),
    (1200, "reset", ["/reset_service", "/reset_service/*", "/reset_table"]),
]

MANAGEMENT_PORTS = {"adder": 9081, "display": 9082, "reset": 9083}


def each_path_leads_to_its_service(facts):
    services = facts.target_groups()
    seen = []
    for rule in facts.rules():
        condition, action = one(rule["Conditions"]), one(rule["Actions"])
        same(condition["Field"], "path-pattern")
        seen.append((int(rule["Priority"]), services[action["TargetGroupArn"]], condition["PathPatternConfig"]["Values"]
                     if "PathPatternConfig" in condition else condition["Values"]))
    same([(p, s, sorted(v)) for p, s, v in seen], [(p, s, sorted(v)) for p, s, v in RULES])


def what_matches_no_rule_goes_to_display(facts):
    action = one(facts.listeners()[max(facts.listeners())]["DefaultActions"])
    same(facts.target_groups()[action["TargetGroupArn"]], "display")


def http_is_answered_only_where_there_is_no_certificate(facts):
    listeners = facts.listeners()
    if "domain" not in facts.settings["entrance"]:
        return same(sorted(listeners), [80])
    same(sorted(listeners), [80, 443])
    same(one(listeners[80]["DefaultActions"])["RedirectConfig"]["Protocol"], "HTTPS")
    same(listeners[443]["SslPolicy"], "ELBSecurityPolicy-TLS13-1-2-Res-2021-06")
    certificate = listeners[443]["Certificates"][0]["CertificateArn"]
    found = facts.client("acm").describe_certificate(CertificateArn=certificate)["Certificate"]
    same((found["DomainName"], found["Status"]), (facts.settings["entrance"]["domain"], "ISSUED"))


def readiness_is_asked_where_no_rule_leads(facts):
    groups = facts.all("elbv2", "describe_target_groups", "TargetGroups")
    for arn, service in facts.target_groups().items():
        group = one(g for g in groups if g["TargetGroupArn"] == arn)
        same((group["HealthCheckPath"], group["HealthCheckPort"]),
             ("/actuator/health/readiness", str(MANAGEMENT_PORTS[service])))
        attributes = facts.client("elbv2").describe_target_group_attributes(TargetGroupArn=arn)["Attributes"]
        same({a["Key"]: a["Value"] for a in attributes}["deregistration_delay.timeout_seconds"], "30")


def the_load_balancer_logs_and_drops_what_is_invalid(facts):
    arn = facts.balancer()["LoadBalancerArn"]
    attributes = {a["Key"]: a["Value"] for a in
                  facts.client("elbv2").describe_load_balancer_attributes(LoadBalancerArn=arn)["Attributes"]}
    same(attributes["routing.http.drop_invalid_header_fields.enabled"], "true")
    same(attributes["idle_timeout.timeout_seconds"], "60")
    same(attributes["access_logs.s3.enabled"], "true")
    same(attributes["access_logs.s3.bucket"], facts.outputs["buckets"]["access_logs"])
    same(attributes["deletion_protection.enabled"], str(facts.settings["entrance"]["deletion_protection"]).lower())


def a_web_firewall_looks_first_where_settings_say(facts):
    arn = facts.balancer()["LoadBalancerArn"]
    found = facts.client("wafv2").get_web_acl_for_resource(ResourceArn=arn).get("WebACL")
    if not facts.settings["entrance"].get("web_firewall", False):
        return same(found, None)
    limits = [r["Statement"]["RateBasedStatement"]["Limit"] for r in found["Rules"] if "RateBasedStatement" in r["Statement"]]
    same(limits, [facts.settings["entrance"]["requests_per_address"]])
