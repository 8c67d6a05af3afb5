"""The steps of a deployment, as those take them who deploy: each is what a script under deploy/ does."""
from pathlib import Path

from terraform import Plan

DEPLOY = Path(__file__).parents[2] / "deploy"


def bootstrap(stack):
    """From an empty account to one whose state is in its own bucket."""
    stack.run(DEPLOY / "bootstrap", stack.folder,
              environment={"TF_CLI_ARGS_apply": "-auto-approve -no-color -parallelism=20", "TF_CLI_ARGS_init": "-no-color"})


def begin(stack):
    """What each of the following steps needs first."""
    stack.terraform("init", "-no-color", "-input=false", "-reconfigure")
    stack.terraform("validate", "-no-color")


def plan(stack, *arguments) -> Plan:
    """A plan in a file, without a lock and without writing a state."""
    return stack.plan(*arguments)


def apply(stack):
    """The plan that is in the file."""
    stack.apply_plan()


def destroy(stack):
    """Everything of a stack that its settings let go."""
    stack.plan("-destroy")
    stack.apply_plan()
