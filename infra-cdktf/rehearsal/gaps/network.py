"""The network, the load balancer and its names."""
from moto.ec2.models.flow_logs import FlowLogsBackend
from moto.ec2.models.security_groups import SecurityGroupRule
from moto.ec2.responses.flow_logs import FlowLogs
from moto.elbv2.exceptions import ELBClientError
from moto.elbv2.models import ELBv2Backend
from moto.route53.models import Route53Backend

from gaps import gap


@gap(FlowLogs, "create_flow_logs", "aws_flow_log: destination options are dropped")
def _(original, self):
    result = original(self)
    for log in self.ec2_backend.describe_flow_logs(result.result["FlowLogIds"]):
        log.destination_options = self._get_param("DestinationOptions")
    return result


@gap(FlowLogsBackend, "create_flow_logs", "aws_flow_log: a bucket's folder is taken for a bucket's name")
def _(original, self, *args, **kwargs):
    destination = kwargs.get("log_destination")
    if kwargs.get("log_destination_type") == "s3" and destination:
        kwargs["log_destination"] = destination.split("/")[0]
    logs, errors = original(self, *args, **kwargs)
    for log in logs:
        log.log_destination = destination
    return logs, errors


@gap(SecurityGroupRule, "__init__", "aws_vpc_security_group_*_rule: descriptions are kept for addresses only")
def _(original, self, backend, protocol, group_id, from_port, to_port, ip_range, source_group=None, prefix_list_id=None,
      **kwargs):
    original(self, backend, protocol, group_id, from_port, to_port, ip_range, source_group, prefix_list_id, **kwargs)
    self.descriptions = [x for x in (self.ip_range, self.source_group, prefix_list_id) if x is not None]


SecurityGroupRule.description = property(
    lambda self: next((x["Description"] for x in self.descriptions if x.get("Description")), None))


@gap(ELBv2Backend, "delete_load_balancer", "aws_lb: deletion protection is not enforced")
def _(original, self, arn):
    balancer = self.load_balancers.get(arn)
    if balancer and balancer.attrs.get("deletion_protection.enabled") == "true":
        raise ELBClientError("OperationNotPermitted", f"Load balancer '{arn}' has deletion protection enabled")
    return original(self, arn)


@gap(Route53Backend, "create_hosted_zone", "a zone that settings name: its id is the reference that its caller gave")
def _(original, self, *args, **kwargs):
    zone = original(self, *args, **kwargs)
    self.zones[zone.caller_reference] = self.zones.pop(zone.resource_id)
    zone.resource_id = zone.caller_reference
    return zone
