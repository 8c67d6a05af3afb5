"""Logs every call as role and IAM action: the role is the access key of the request."""
import re

from moto.core.authorization import ActionAuthenticatorMixin

from gaps import CALLED, say

# Where IAM's name of a service is not the one that requests are signed for.
SERVICES = {"monitoring": "cloudwatch"}

# Where IAM's name of a permission is not that of the operation.
ACTIONS = {
    "budgets": {r"(Create|Update|Delete)\w+": "ModifyBudget", r"Describe\w+": "ViewBudget"},
    "elasticloadbalancing": {"SetWebACL": "SetWebAcl"},
    "s3": {
        "HeadBucket|ListObjects|ListObjectsV2": "ListBucket",
        "ListObjectVersions": "ListBucketVersions",
        "HeadObject": "GetObject",
        "DeleteObjects": "DeleteObject",
        "GetBucketCors": "GetBucketCORS",
        "(Put|Delete)BucketCors": "PutBucketCORS",
        "GetObjectLockConfiguration": "GetBucketObjectLockConfiguration",
        "GetBucket(Accelerate|Lifecycle)Configuration": r"Get\1Configuration",
        "GetBucket(Encryption|Replication)": r"Get\1Configuration",
        "PutBucketLifecycleConfiguration|DeleteBucketLifecycle": "PutLifecycleConfiguration",
        "(Put|Delete)BucketEncryption": "PutEncryptionConfiguration",
        "DeleteBucket(OwnershipControls|Tagging)": r"PutBucket\1",
        "GetPublicAccessBlock": "GetBucketPublicAccessBlock",
        "(Put|Delete)PublicAccessBlock": "PutBucketPublicAccessBlock",
    },
}

_authorize = ActionAuthenticatorMixin._authenticate_and_authorize_action
_seen = set()


def _permission(service, operation):
    for pattern, name in ACTIONS.get(service, {}).items():
        match = re.fullmatch(pattern, operation)
        if match:
            return match.expand(name)
    return operation


def _logged(self, request_class, resource="*"):
    signed = re.search(r"Credential=([^/]+)/\d+/[^/]*/([^/]+)/", self.headers.get("Authorization", ""))
    if signed:
        service = SERVICES.get(signed[2], signed[2])
        line = f"{signed[1]} {service}:{_permission(service, self._get_action())}"
        if line not in _seen:
            _seen.add(line)
            say(CALLED + line)
    _authorize(self, request_class, resource)


ActionAuthenticatorMixin._authenticate_and_authorize_action = _logged
