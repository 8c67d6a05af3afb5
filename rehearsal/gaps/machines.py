"""EC2 and its Auto Scaling groups."""
from moto.autoscaling.responses import AutoScalingResponse
from moto.ec2.models.instances import Instance
from moto.ec2.models.launch_templates import LaunchTemplateVersion
from moto.ec2.responses.instances import InstanceResponse
from moto.ec2.utils import parse_user_data

from gaps import gap

GROUP_FIELDS = {
    "DefaultInstanceWarmup": "default_instance_warmup",
    "InstanceMaintenancePolicy": "instance_maintenance_policy",
}


def keep_group_fields(original, self):
    result = original(self)
    group = self.autoscaling_backend.autoscaling_groups[self._get_param("AutoScalingGroupName")]
    for field, name in GROUP_FIELDS.items():
        if self._get_param(field) is not None:
            setattr(group, name, self._get_param(field))
    return result


for action in ("create_auto_scaling_group", "update_auto_scaling_group"):
    gap(AutoScalingResponse, action, "aws_autoscaling_group: warm-up and maintenance policy are dropped")(keep_group_fields)


@gap(LaunchTemplateVersion, "__init__", "aws_launch_template: its own tags come back among those of its instances")
def _(original, self, template, number, data, description):
    if "TagSpecifications" in data:
        data["TagSpecifications"] = [t for t in data["TagSpecifications"] if t["ResourceType"] != "launch-template"]
    original(self, template, number, data, description)


@gap(LaunchTemplateVersion, "__init__", "aws_launch_template: no machine can be launched from a later version")
def _(original, self, template, number, data, description):
    if type(data.get("UserData")) is str:
        data["UserData"] = parse_user_data(data["UserData"])
    original(self, template, number, data, description)


@gap(InstanceResponse, "run_instances", "aws_instance with disable_api_termination: dropped at creation")
def _(original, self):
    result = original(self)
    for instance in result.result.instances:
        instance.disable_api_termination = bool(self._get_param("DisableApiTermination"))
    return result


@gap(Instance, "prep_nics", "aws_instance with a public address: its groups come on the interface and get lost")
def _(original, self, *args, **kwargs):
    original(self, *args, **kwargs)
    if not self.security_groups and self.nics:
        self.security_groups = list(self.nics[0]._group_set)
