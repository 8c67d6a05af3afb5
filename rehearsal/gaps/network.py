"""The network, the load balancer and its names."""
import json

from moto.ec2.models.flow_logs import FlowLogsBackend
from moto.ec2.models.security_groups import SecurityGroupRule
from moto.ec2.responses.flow_logs import FlowLogs
from moto.elbv2.exceptions import ELBClientError
from moto.elbv2.models import ELBv2Backend
from moto.route53.models import Route53Backend
from moto.s3.models import s3_backends

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


@gap(FlowLogsBackend, "create_flow_logs", "aws_flow_log: AWS writes statements of its own into the bucket's policy")
def _(original, self, *args, **kwargs):
    logs, errors = original(self, *args, **kwargs)
    for log in logs:
        if log.log_destination_type == "s3":
            append_delivery(s3_backends[self.account_id]["aws"], log.log_destination.split(":::")[-1].split("/")[0], self)
    return logs, errors


def append_delivery(s3, bucket, ec2):
    """As it does for a caller with the right to change the policy: "Publish flow logs to Amazon S3", in the VPC user guide."""
    arn, source = f"arn:aws:s3:::{bucket}", f"arn:aws:logs:{ec2.region_name}:{ec2.account_id}:*"
    policy = json.loads(s3.get_bucket(bucket).policy or '{"Version": "2012-10-17", "Statement": []}')
    for name, action, resource in (("AWSLogDeliveryWrite1", "s3:PutObject", f"{arn}/AWSLogs/aws-account-id={ec2.account_id}/*"),
                                   ("AWSLogDeliveryAclCheck1", "s3:GetBucketAcl", arn)):
        policy["Statement"].append({
            "Sid": name, "Effect": "Allow", "Principal": {"Service": "delivery.logs.amazonaws.com"}, "Action": action,
            "Resource": resource, "Condition": {"StringEquals": {"aws:SourceAccount": ec2.account_id}, "ArnLike": {"aws:SourceArn": source}}})
    s3.put_bucket_policy(bucket, json.dumps(policy).encode())


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
