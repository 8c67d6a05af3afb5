"""The bucket of files: its settings as AWS has them, and an upload in parts by signed URLs, as a browser makes it."""
import hashlib
import random
import urllib.request

from checks import one, same

# A file ends within two weeks: S3 rounds up to the next midnight.
DAYS, UNFINISHED_DAYS = 13, 1

# The smallest part of S3 but for the last.
PART = 5 * 1024 * 1024

SECONDS = 15 * 60


class FilesBucket:
    """The bucket of an applied environment; the emulated services run nowhere, so the rehearsal signs as they do."""

    def __init__(self, deployment):
        self.name, self.url = deployment.outputs["buckets"]["files"], deployment.outputs["url"]
        self.s3 = deployment.aws.client("s3")
        self.say = deployment.say

    def rehearse(self):
        self._check_settings()
        self._upload_and_download()
        # Destroying must end both.
        self._begin("imports/unfinished")
        self.s3.put_object(Bucket=self.name, Key="exports/kept", Body=b"1\n")

    def _check_settings(self):
        rules = self.s3.get_bucket_lifecycle_configuration(Bucket=self.name)["Rules"]
        same([rule["Expiration"]["Days"] for rule in rules if "Expiration" in rule], [DAYS])
        same([rule["AbortIncompleteMultipartUpload"]["DaysAfterInitiation"] for rule in rules
              if "AbortIncompleteMultipartUpload" in rule], [UNFINISHED_DAYS])
        cors = one(self.s3.get_bucket_cors(Bucket=self.name)["CORSRules"])
        same((cors["AllowedOrigins"], cors["AllowedMethods"], cors["ExposeHeaders"]), ([self.url], ["PUT"], ["ETag"]))
        assert "Status" not in self.s3.get_bucket_versioning(Bucket=self.name), "the bucket is versioned"
        assert all(self.s3.get_public_access_block(Bucket=self.name)["PublicAccessBlockConfiguration"].values())

    def _upload_and_download(self):
        content, key = random.Random(15).randbytes(2 * PART + 1), "imports/file"
        upload = self._begin(key)
        for number in (3, 1, 2):
            url = self._signed("upload_part", Key=key, UploadId=upload, PartNumber=number)
            answer = _send("PUT", url, content[(number - 1) * PART:number * PART])
            assert answer.headers["ETag"], answer.headers
        parts = self.s3.list_parts(Bucket=self.name, Key=key, UploadId=upload)["Parts"]
        same([part["Size"] for part in parts], [PART, PART, 1])
        self.s3.complete_multipart_upload(Bucket=self.name, Key=key, UploadId=upload, MultipartUpload={
            "Parts": [{"PartNumber": part["PartNumber"], "ETag": part["ETag"]} for part in parts]})
        url = self._signed("get_object", Key=key, ResponseContentDisposition='attachment; filename="numbers.csv"')
        first, rest = _send("GET", url, Range=f"bytes=0-{PART - 1}"), _send("GET", url, Range=f"bytes={PART}-")
        same((first.status, first.headers["Content-Disposition"]), (206, 'attachment; filename="numbers.csv"'))
        same(hashlib.sha256(first.read() + rest.read()).hexdigest(), hashlib.sha256(content).hexdigest())
        self.s3.delete_object(Bucket=self.name, Key=key)
        assert "Contents" not in self.s3.list_objects_v2(Bucket=self.name), "the file has left a version"
        self.say(f"a file of {len(content)} bytes is uploaded in 3 parts and downloaded in 2, by signed URLs; deleted, it is gone")

    def _begin(self, key):
        return self.s3.create_multipart_upload(Bucket=self.name, Key=key)["UploadId"]

    def _signed(self, operation, **arguments):
        return self.s3.generate_presigned_url(operation, {"Bucket": self.name, **arguments}, ExpiresIn=SECONDS)


def _send(method, url, body=None, **headers):
    if body:
        # urllib would call it a form.
        headers["Content-Type"] = "application/octet-stream"
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    return opener.open(urllib.request.Request(url, body, headers, method=method), timeout=60)
