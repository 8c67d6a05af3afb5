"""What a second plan still wants to change because of the emulator, not because of us; anything else fails."""
import json
from fnmatch import fnmatchcase
from pathlib import Path

from terraform import Failed, changed_attributes

FILE = Path(__file__).parent / "differences.json"


class Differences:
    """The list of what is known, each entry with its reason; one that no plan shows any more is told."""

    def __init__(self, known=None):
        self.known = known if known is not None else json.loads(FILE.read_text())
        self.seen = set()

    def unexplained(self, plan):
        """The changes of a plan, one line each, that no entry explains."""
        lines = [f"output {name} changes" for name in plan.outputs]
        for change in plan.changes:
            actions = change["change"]["actions"]
            attributes = changed_attributes(change)
            rest = [name for name in attributes if not self._explains(change["address"], name)]
            if actions != ["update"] or rest:
                lines.append(f"{change['address']}: {'/'.join(actions)} {', '.join(rest)}")
        return lines

    def refuse_others(self, stack, plan):
        lines = self.unexplained(plan)
        if lines:
            raise Failed(f"{stack.name}: a second plan is not empty:\n  " + "\n  ".join(lines))

    def stale(self):
        return [f"{entry['address']} {entry['attribute']}" for i, entry in enumerate(self.known) if i not in self.seen]

    def _explains(self, address, attribute):
        for i, entry in enumerate(self.known):
            if fnmatchcase(address, entry["address"]) and attribute == entry["attribute"]:
                self.seen.add(i)
                return True
        return False
