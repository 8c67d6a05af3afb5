"""The replacement of a group's machine by an instance refresh, and the image that Amazon published last."""
import json
import uuid

from moto.autoscaling.models import InstanceState
from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import ActionResult
from moto.ssm.models import SimpleSystemManagerBackend, ssm_backends

from gaps import ROLLOUT, gap, missing, say

STATUSES = "Pending InProgress Successful"

# What a rehearsal asks for goes under this name: how the next refresh of a group ends, or another value of a parameter.
WISHES = "/rehearsal"


def wish(response, name):
    found = ssm_backends[response.current_account][response.region].get_parameter(WISHES + name)
    return found.value if found else None


def refreshes(response, group):
    """Those of a group, the latest first; each has what its status will be when it is asked for next."""
    backend = response.autoscaling_backend
    if not hasattr(backend, "refreshes"):
        backend.refreshes = {}
    return backend.refreshes.setdefault(group, [])


def replace(response, name, version):
    """What a successful refresh does: the group takes the version, and launches a machine from it in place of the old one."""
    group = response.autoscaling_backend.autoscaling_groups[name]
    group.launch_template_version = group.provided_launch_template_version = version
    group.set_desired_capacity(0)
    group.set_desired_capacity(1)


@gap(InstanceState, "__init__", "aws_autoscaling_group: a machine's version of the template is that of the group's default")
def _(original, self, *args, **kwargs):
    original(self, *args, **kwargs)
    self.launched = {"LaunchTemplateId": self.auto_scaling_group.ec2_launch_template.id,
                     "Version": str(self.auto_scaling_group.launch_template_version)}


InstanceState.launch_template = property(lambda self: self.launched)


@gap(AutoScalingResponse, "update_auto_scaling_group", "order and content of the calls of a release")
def _(original, self):
    say(f"{ROLLOUT}{self._get_param('AutoScalingGroupName')} UpdateAutoScalingGroup {json.dumps(self._get_param('LaunchTemplate'))}")
    return original(self)


@missing(AutoScalingResponse, "start_instance_refresh", "deploy/apply")
def _(_, self):
    name, wanted = self._get_param("AutoScalingGroupName"), self._get_param("DesiredConfiguration")["LaunchTemplate"]
    say(f"{ROLLOUT}{name} StartInstanceRefresh {json.dumps([wanted, self._get_param('Preferences')], sort_keys=True)}")
    refresh = {"id": str(uuid.uuid4()), "version": wanted["Version"], "statuses": (wish(self, f"/refresh/{name}") or STATUSES).split()}
    refreshes(self, name).insert(0, refresh)
    return ActionResult({"InstanceRefreshId": refresh["id"]})


@missing(AutoScalingResponse, "describe_instance_refreshes", "deploy/apply")
def _(_, self):
    name, ids = self._get_param("AutoScalingGroupName"), self._get_param("InstanceRefreshIds")
    shown = []
    for refresh in [one for one in refreshes(self, name) if not ids or one["id"] in ids][:self._get_int_param("MaxRecords", 50)]:
        if len(refresh["statuses"]) > 1:
            status = refresh["statuses"].pop(0)
        else:
            status = refresh["statuses"][0]
            if status == "Successful" and not refresh.get("done"):
                refresh["done"] = True
                replace(self, name, refresh["version"])
        shown.append({"InstanceRefreshId": refresh["id"], "AutoScalingGroupName": name, "Status": status,
                      "PercentageComplete": 100 if status == "Successful" else 0})
    return ActionResult({"InstanceRefreshes": shown})


@gap(SimpleSystemManagerBackend, "get_parameter", "deploy/publish: Amazon publishes no other image")
def _(original, self, name):
    return original(self, WISHES + name) or original(self, name)
