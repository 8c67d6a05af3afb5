"""The bastion: a release with another image leaves it alone, and one command renews it at the same address."""
from questions import Facts, same
from report import Stopwatch


def renew(deployment):
    """The services go on answering as the first release, which is all that fails here."""
    took, facts = Stopwatch(), Facts(deployment)
    before, image = _machine(facts), facts.outputs["release_record"]["ami_id"]
    assert before["ImageId"] != image, f"both releases record the image {image}"
    deployment.scripts.refuses("renew-bastion", deployment.name, saying=f"confirm with --confirm {deployment.name}")
    deployment.scripts.fails("renew-bastion", deployment.name, "--confirm", deployment.name, "--url", deployment.services.url,
                             saying=["Apply complete!", "the release does not answer"], SMOKE_SECONDS="3")
    same(sorted(change["address"] for change in deployment.stack.shown().changes), ["aws_eip.bastion_address", "aws_instance.bastion_machine"])
    after = _machine(facts)
    assert after["InstanceId"] != before["InstanceId"], after
    same((after["ImageId"], after["PublicIpAddress"]), (image, before["PublicIpAddress"]))
    deployment.say(f"its bastion is renewed in {took}: another machine, the newer image, the same address")


def _machine(facts):
    machines = [i for r in facts.all("ec2", "describe_instances", "Reservations") for i in r["Instances"] if i["State"]["Name"] == "running"]
    return facts.tagged(machines, "bastion")
