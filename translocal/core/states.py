"""The states engine: one table per thing, moved by verbs, drawn from the same table."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.translation import gettext_lazy as _

from translocal.core.reasons import Reason, WrongState


class HasState(Protocol):
    state: Any


@dataclass(frozen=True)
class Transition:
    """`verb` leads from any of `sources` to `target`."""

    verb: str
    sources: frozenset[str]
    target: str

    def __init__(self, verb: str, sources: Iterable[str], target: str) -> None:
        object.__setattr__(self, "verb", str(verb))
        object.__setattr__(self, "sources", frozenset(map(str, sources)))
        object.__setattr__(self, "target", str(target))


class States:
    """The states of one thing. `initial` lists the states in which it may be made."""

    def __init__(self, name: str, *, initial: Iterable[str], transitions: Iterable[Transition]) -> None:
        self.name = name
        self.initial = frozenset(map(str, initial))
        self.transitions = {transition.verb: transition for transition in transitions}

    def allows(self, state: str, verb: str) -> bool:
        return str(state) in self.transitions[verb].sources

    def move(self, thing: HasState, verb: str) -> None:
        """Move `thing` by `verb`; raises WrongState and changes nothing when the table has no such step."""
        transition = self.transitions[verb]
        if str(thing.state) not in transition.sources:
            raise WrongState([self.reason(thing, verb)])
        thing.state = transition.target

    def reason(self, thing: HasState, verb: str) -> Reason:
        label = getattr(thing, "get_state_display", lambda: thing.state)()
        text = _("This step is no longer open: it is now “%(state)s”.") % {"state": label}
        return Reason(f"{self.name}.{verb}.state", text)

    def all(self) -> frozenset[str]:
        ends = {transition.target for transition in self.transitions.values()}
        return self.initial | ends | {s for t in self.transitions.values() for s in t.sources}

    def reachable(self) -> frozenset[str]:
        seen, frontier = set(self.initial), set(self.initial)
        while frontier:
            frontier = {t.target for t in self.transitions.values() if t.sources & frontier} - seen
            seen |= frontier
        return frozenset(seen)

    def diagram(self) -> str:
        """The table as a mermaid state diagram, for the room's README."""
        lines = ["stateDiagram-v2", *(f"    [*] --> {state}" for state in sorted(self.initial))]
        for transition in self.transitions.values():
            lines += [
                f"    {source} --> {transition.target}: {transition.verb}" for source in sorted(transition.sources)
            ]
        return "\n".join(lines)
