"""Whether anything that a rehearsal left, here or in the bucket of plans, shows a secret."""
import io
import json
import tarfile
import zipfile

from scripts import SECRET
from terraform import Failed

# What the emulated AWS says of itself is no log of ours.
NOT_OURS = {"emulator.log"}


class Confidential:
    """Collects the secrets while they exist, and looks for them at the end."""

    def __init__(self, aws):
        self.aws = aws
        self.secrets = {"the credentials": SECRET.encode()}

    def take_passwords(self):
        """Those of the databases that are there now: RDS keeps each in a secret."""
        client = self.aws.client("secretsmanager")
        for secret in client.list_secrets()["SecretList"]:
            value = client.get_secret_value(SecretId=secret["ARN"])
            self.secrets[secret["Name"]] = json.loads(value["SecretString"])["password"].encode()

    def refuse_shown(self, folder):
        shown = [f"{place} shows {name}" for place, content in self._everything(folder)
                 for name, secret in self.secrets.items() if secret in content]
        if shown:
            raise Failed("A secret is where it should not be:\n  " + "\n  ".join(shown))

    def _everything(self, folder):
        for file in folder.rglob("*"):
            if file.is_file() and not {".terraform", "services", ".git"}.intersection(file.parts) and file.name not in NOT_OURS:
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
