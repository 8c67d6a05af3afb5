"""What the emulated AWS is asked once a stack was applied to it: not what Terraform wrote down, but what is there."""


class Facts:
    """An environment as AWS knows it, and what its settings say of it."""

    def __init__(self, environment):
        self.name = environment.name
        self.settings = environment.settings
        self.outputs = environment.outputs
        self._aws = environment.aws
        self._clients = {}

    def client(self, service):
        if service not in self._clients:
            self._clients[service] = self._aws.client(service)
        return self._clients[service]

    def all(self, service, operation, key, **arguments):
        """The elements of every page."""
        pages = self.client(service).get_paginator(operation).paginate(**arguments)
        return [element for page in pages for element in page[key]]

    def of(self, part):
        """A name as the stack gives it."""
        return f"counter-{self.name}-{part}"

    def vpc(self):
        return self.tagged(self.all("ec2", "describe_vpcs", "Vpcs"), "network")["VpcId"]

    def in_vpc(self, operation, key):
        return self.all("ec2", operation, key, Filters=[{"Name": "vpc-id", "Values": [self.vpc()]}])

    def tagged(self, found, part):
        return one(x for x in found if {"Key": "Name", "Value": self.of(part)} in x.get("Tags", []))

    def group(self, part):
        return one(g for g in self.in_vpc("describe_security_groups", "SecurityGroups") if g["GroupName"] == self.of(part))

    def target_groups(self):
        """The services by the ARN of their target group."""
        groups = self.all("elbv2", "describe_target_groups", "TargetGroups")
        prefix = self.of("")
        return {g["TargetGroupArn"]: g["TargetGroupName"].removeprefix(prefix) for g in groups
                if g["TargetGroupName"].startswith(prefix)}

    def balancer(self):
        return self.client("elbv2").describe_load_balancers(Names=[self.of("entrance")])["LoadBalancers"][0]

    def listeners(self):
        """The listeners by their port."""
        found = self.all("elbv2", "describe_listeners", "Listeners", LoadBalancerArn=self.balancer()["LoadBalancerArn"])
        return {listener["Port"]: listener for listener in found}

    def rules(self):
        """Those of the listener that visitors end up at, the default left out."""
        listener = self.listeners()[max(self.listeners())]
        rules = self.client("elbv2").describe_rules(ListenerArn=listener["ListenerArn"])["Rules"]
        return sorted((rule for rule in rules if not rule["IsDefault"]), key=lambda rule: int(rule["Priority"]))


def one(found):
    """The only element."""
    elements = list(found)
    assert len(elements) == 1, f"{len(elements)} where one should be: {elements}"
    return elements[0]


def same(actual, expected):
    assert actual == expected, f"\n  is        {actual}\n  should be {expected}"


def values(element):
    """A policy has one value or a list of them."""
    return element if isinstance(element, list) else [element]


def questions_of(module):
    """Every function of a module whose name is a sentence."""
    return [value for name, value in vars(module).items()
            if callable(value) and value.__module__ == module.__name__ and not name.startswith("_")]
