"""ECS, and the scaling of its services."""
import json

from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse
from moto.ecs.responses import EC2ContainerServiceResponse

from gaps import gap, missing

TARGET_TAGS = {}  # scalable target's ARN -> {key: value}

SERVICE_FIELDS = {
    "capacityProviderStrategy": "capacity_provider_strategy",
    "deploymentConfiguration": "deployment_configuration",
    "enableECSManagedTags": "enable_ecs_managed_tags",
    "enableExecuteCommand": "enable_execute_command",
    "healthCheckGracePeriodSeconds": "health_check_grace_period_seconds",
}


@gap(EC2ContainerServiceResponse, "create_service", "aws_ecs_service: fields are dropped; and its tasks run at once")
def _(original, self):
    result = original(self)
    service = result.result["service"]
    for field, name in SERVICE_FIELDS.items():
        setattr(service, name, self._get_param(field))
    if self._get_param("capacityProviderStrategy"):
        service.launch_type = None
    service.running_count, service.pending_count = service.desired_count, 0
    for deployment in service.deployments:
        deployment.update(rolloutState="COMPLETED", runningCount=service.desired_count, pendingCount=0)
    return result


@gap(ApplicationAutoScalingResponse, "register_scalable_target", "aws_appautoscaling_target: tags are dropped")
def _(original, self):
    body = original(self)
    TARGET_TAGS.setdefault(json.loads(body)["ScalableTargetARN"], {}).update(self._get_param("Tags") or {})
    return body


@missing(ApplicationAutoScalingResponse, "list_tags_for_resource", "aws_appautoscaling_target")
def _(_, self):
    return json.dumps({"Tags": TARGET_TAGS.get(self._get_param("ResourceARN"), {})})
