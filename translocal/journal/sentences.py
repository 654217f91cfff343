"""Events as sentences, for one reader, in one batch: the names come from the rooms that own them."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from translocal.core.days import written
from translocal.core.money import spell, spell_rate, stored
from translocal.core.rows import every_and
from translocal.journal.events import CATALOGUE, EventType
from translocal.journal.models import Detail, Event

# Who turns ids into names: kind of parameter -> function from ids to names. Unseen ids are simply not in the answer.
Resolver = Callable[[Iterable[UUID]], Mapping[UUID, str]]
RESOLVERS: dict[str, Resolver] = {}
UNSEEN = {
    "staff": gettext_lazy("a colleague"),
    "team": gettext_lazy("a team"),
    "person": gettext_lazy("a person"),
}


@dataclass(frozen=True)
class Sentence:
    """One line of a timeline."""

    at: datetime
    name: str
    text: str
    quote: str
    actor: UUID


Names = Mapping[str, Mapping[UUID, str]]


def told(stream: UUID) -> QuerySet[Event]:
    """The events of one stream with their details, in one query; the policy of each is asked."""
    detail = Detail.objects.filter(stream=OuterRef("stream"), seq=OuterRef("seq"))
    return Event.objects.filter(stream=stream).annotate(payload=Subquery(detail.values("payload")[:1]))


_BEYOND = 2**62  # after every event there will ever be
_PAYLOAD = "(SELECT d.payload FROM journal_detail d WHERE (d.stream, d.seq) = (journal_event.stream, journal_event.seq)) AS payload"


def latest_told(stream: UUID, parts: int, at_most: int, before: int | None = None) -> list[Event]:
    """The latest of them that belong to these lenses, before an event or before none, put without Django's detours."""
    rest = " WHERE stream = %s AND lens & %s <> 0 AND seq < %s ORDER BY seq DESC LIMIT %s"
    found = every_and(Event, _PAYLOAD, rest, [stream, parts, _BEYOND if before is None else before, at_most])
    for event, payload in found:
        event.payload = payload
    return [event for event, _payload in found]


def sentences(events: Iterable[Event], reader: UUID, known: Names | None = None) -> list[Sentence]:
    """The events as the reader may read them. Take them from `told()`: one query for all, one for each kind of name
    not yet `known`.
    """
    rows = list(events)
    payloads = {(row.stream, row.seq): getattr(row, "payload", None) for row in rows}
    details = {key: json.loads(payload) for key, payload in payloads.items() if payload is not None}
    names = _names(rows, details, reader, known or {})
    return [_sentence(row, details.get((row.stream, row.seq)), names) for row in rows]


def _names(
    rows: list[Event], details: Mapping[tuple[UUID, int], Mapping[str, Any]], reader: UUID, known: Names
) -> dict[str, dict[UUID, str]]:
    ids: dict[str, set[UUID]] = defaultdict(set)
    for row in rows:
        ids["staff"].add(row.actor)
        kinds = CATALOGUE[row.name, row.version].parameters
        for name, value in details.get((row.stream, row.seq), {}).items():
            if kinds[name] in UNSEEN and value:
                ids[kinds[name]].add(UUID(value))
    names: dict[str, dict[UUID, str]] = {}
    for kind, found in ids.items():
        told = known.get(kind, {})
        missing = found - set(told)
        names[kind] = {**told, **(RESOLVERS[kind](missing) if missing else {})}
    names.setdefault("staff", {})[reader] = _("you")
    return names


def _sentence(row: Event, detail: Mapping[str, Any] | None, names: Names) -> Sentence:
    event = CATALOGUE[row.name, row.version]
    shown: dict[str, str] = {"actor": _name("staff", row.actor, names)}
    for parameter, kind in event.parameters.items():
        if detail is None:
            shown[parameter] = _("(erased)")
        else:
            shown[parameter] = _shown(event, parameter, kind, detail.get(parameter), names)
    quote = next((shown[p] for p, kind in event.parameters.items() if kind == "quote" and detail), "")
    text = _pattern(row.name, row.version, get_language()).format_map(shown)
    return Sentence(row.at, row.name, text[:1].upper() + text[1:], quote, row.actor)


@lru_cache(maxsize=1024)
def _pattern(name: str, version: int, _language: str | None) -> str:
    return str(CATALOGUE[name, version].sentence)


def _name(kind: str, pk: UUID, names: Names) -> str:
    return names.get(kind, {}).get(pk) or str(UNSEEN[kind])


# How each kind of value is told, of those that tell themselves.
TOLD: dict[str, Callable[[str], str]] = {
    "day": lambda value: written(date.fromisoformat(value), "DATE_FORMAT"),
    "month": lambda value: written(date.fromisoformat(f"{value}-01"), "YEAR_MONTH_FORMAT"),
    "moment": lambda value: written(timezone.localtime(datetime.fromisoformat(value)), "DATETIME_FORMAT"),
    "money": lambda value: spell(stored(value)),
    "rate": lambda value: spell_rate(Decimal(value)),
}


def _shown(event: EventType, parameter: str, kind: str, value: Any, names: Names) -> str:
    if value is None or value == "":
        return ""
    if kind in UNSEEN:
        return _name(kind, UUID(value), names)
    if kind in TOLD:
        return TOLD[kind](value)
    if kind == "choice":
        labels = event.labels.get(parameter, {})
        listed = value if isinstance(value, list) else [value]
        return ", ".join(str(labels.get(item, item)) for item in listed)
    return str(value)
