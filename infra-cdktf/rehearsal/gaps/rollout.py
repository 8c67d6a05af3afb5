"""The replacement of a group's machines, which nobody sees here but the scripts that wait for it."""
import uuid

from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import ActionResult

from gaps import missing

STATUSES = ("Pending", "InProgress", "Successful")


def refreshes(response, group):
    """Those of a group, the latest first; each has what its status will be when it is asked for next."""
    backend = response.autoscaling_backend
    if not hasattr(backend, "refreshes"):
        backend.refreshes = {}
    return backend.refreshes.setdefault(group, [])


@missing(AutoScalingResponse, "start_instance_refresh", "aws_autoscaling_group")
def _(_, self):
    refresh = {"id": str(uuid.uuid4()), "statuses": list(STATUSES)}
    refreshes(self, self._get_param("AutoScalingGroupName")).insert(0, refresh)
    return ActionResult({"InstanceRefreshId": refresh["id"]})


@missing(AutoScalingResponse, "describe_instance_refreshes", "deploy/apply")
def _(_, self):
    group = self._get_param("AutoScalingGroupName")
    shown = []
    for refresh in refreshes(self, group)[:self._get_int_param("MaxRecords", 50)]:
        status = refresh["statuses"][0] if len(refresh["statuses"]) == 1 else refresh["statuses"].pop(0)
        shown.append({"InstanceRefreshId": refresh["id"], "AutoScalingGroupName": group, "Status": status,
                      "PercentageComplete": 100 if status == "Successful" else 0})
    return ActionResult({"InstanceRefreshes": shown})
