"""Searches every file and bucket for secrets."""
import io
import json
import tarfile
import zipfile

from scripts import SECRET
from terraform import Failed

# The log of the emulated AWS itself.
IGNORED = {"emulator.log"}


class Leaks:
    """Collects secrets while they exist, and searches for them at the end."""

    def __init__(self, aws):
        self.aws = aws
        self.secrets = {"the credentials": SECRET.encode()}

    def add_passwords(self):
        """Passwords of the databases, which RDS keeps in Secrets Manager."""
        client = self.aws.client("secretsmanager")
        for secret in client.list_secrets()["SecretList"]:
            value = client.get_secret_value(SecretId=secret["ARN"])
            self.secrets[secret["Name"]] = json.loads(value["SecretString"])["password"].encode()

    def expect_none(self, folder):
        leaks = [f"{place} shows {name}" for place, content in self._everything(folder)
                 for name, secret in self.secrets.items() if secret in content]
        if leaks:
            raise Failed("A secret leaked:\n  " + "\n  ".join(leaks))

    def _everything(self, folder):
        for file in folder.rglob("*"):
            if file.is_file() and not {".terraform", "services", ".git"}.intersection(file.parts) and file.name not in IGNORED:
                yield from _unpacked(str(file.relative_to(folder)), file.read_bytes())
        storage = self.aws.client("s3")
        for bucket in (b["Name"] for b in storage.list_buckets()["Buckets"]):
            for found in storage.list_objects_v2(Bucket=bucket).get("Contents", []):
                content = storage.get_object(Bucket=bucket, Key=found["Key"])["Body"].read()
                yield from _unpacked(f"{bucket}/{found['Key']}", content)


def _unpacked(place, content):
    yield place, content
    if place.endswith(".tar"):
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            for member in archive.getmembers():
                yield from _unpacked(f"{place}/{member.name}", archive.extractfile(member).read())
    elif place.endswith(".tfplan"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield f"{place}/{name}", archive.read(name)
