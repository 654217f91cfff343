"""The catalogue of events: each has a name, a version, a lens, typed parameters and one sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# How a parameter is stored and shown. Names of people and staff are never stored in an event: only their ids.
KINDS = frozenset(
    {"staff", "team", "person", "day", "month", "moment", "choice", "count", "money", "rate", "quote", "line"}
)


@dataclass(frozen=True)
class EventType:
    """`sentence` may use {actor} and the names of `parameters`; a "quote" is shown apart, in quotation marks."""

    name: str
    lens: int
    sentence: Any
    parameters: Mapping[str, str] = field(default_factory=dict)
    version: int = 1
    milestone: bool = False
    labels: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, int]:
        return self.name, self.version


CATALOGUE: dict[tuple[str, int], EventType] = {}


def declare(event: EventType) -> EventType:
    """Enter an event into the catalogue. Old versions stay: what happened must remain readable."""
    unknown = set(event.parameters.values()) - KINDS
    if unknown or event.key in CATALOGUE:
        raise ValueError(f"{event.name} v{event.version}: declared twice, or unknown kinds {unknown}")
    CATALOGUE[event.key] = event
    return event
