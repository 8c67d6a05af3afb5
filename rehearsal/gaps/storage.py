"""RDS and S3."""
import json
import uuid
from types import SimpleNamespace

from moto.core.responses import ActionResult
from moto.rds.models import DBInstance, DBParameterGroup
from moto.s3.models import FakeBucket, FakeDeleteMarker
from moto.s3.responses import S3Response

from gaps import gap

INSIGHTS = {
    "enable_performance_insights": "performance_insights_enabled",
    "performance_insights_kms_key_id": "performance_insights_kms_key_id",
    "performance_insights_retention_period": "performance_insights_retention_period",
}


@gap(DBInstance, "__init__", "aws_db_instance: all have one resource id, another CA than AWS's, and no insights")
def _(original, self, *args, **kwargs):
    kwargs.setdefault("ca_certificate_identifier", "rds-ca-rsa2048-g1")
    original(self, *args, **kwargs)
    self.dbi_resource_id = "db-" + uuid.uuid4().hex[:26].upper()
    for argument, name in INSIGHTS.items():
        setattr(self, name, kwargs.get(argument))
    self.performance_insights_enabled = bool(self.performance_insights_enabled)


@gap(DBParameterGroup, "update_parameters", "aws_db_parameter_group: parameters come back without their source")
def _(original, self, parameters):
    original(self, [{**p, "Source": "user"} for p in parameters])


@gap(FakeDeleteMarker, "dispose", "aws_s3_bucket with force_destroy: a delete marker can't be deleted")
def _(original, self):
    pass


@gap(FakeBucket, "get_permission", "bucket policies: a denial without TLS is applied to everything, its condition ignored")
def _(original, self, action, resource):
    document = json.loads(self.policy or '{"Statement": []}')
    document["Statement"] = [s for s in document["Statement"] if "Condition" not in s]
    return original(SimpleNamespace(policy=json.dumps(document).encode()), action, resource)


@gap(S3Response, "get_bucket_logging", "aws_s3_bucket_logging: the format of object keys is dropped")
def _(original, self):
    logging = self.backend.get_bucket_logging(self.bucket_name)
    keys = ("TargetBucket", "TargetPrefix", "TargetObjectKeyFormat")
    self.data["Action"] = "GetBucketLogging"
    return self.serialized(ActionResult(
        {"LoggingEnabled": {k: logging[k] for k in keys if k in logging}} if logging else {}))
