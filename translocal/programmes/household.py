"""A household as somebody describes it without a name, in JSON: read strictly, every fault named with its field, nothing guessed.

What is absent or null is not known. A date may be "never": it is known that it did not come. A list that is given is complete:
`"wants": ["microbusiness"]` says that they want nothing else of the list. What has happened lies on the day that is asked about or
before it; only an application, a departure and the time to leave may lie ahead. Whoever has the status "detained" is in detention.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from translocal.core.names import country_codes
from translocal.core.text import has_unprintable, showable
from translocal.programmes import days
from translocal.programmes.facts import APPROVALS, CIRCUMSTANCES, DATES, EXCLUSIONS, NEVER, PAST, STATUSES, WANTS
from translocal.programmes.library import Programme
from translocal.programmes.notes import no_rules

MOST_PEOPLE = 40
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
LISTS = {"wants": WANTS, "circumstances": CIRCUMSTANCES, "approvals": APPROVALS}
PERSON = ("id", "birth_date", "nationality", "principal", "vulnerable", "unaccompanied", *EXCLUSIONS)
FIELDS = ("persons", "status", "dates", "voluntary", *LISTS)


class Faulty(ValueError):
    """A household that cannot be read; `faults` are pairs of a field and what is wrong with it."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        self.faults = faults
        super().__init__("\n".join(f"{field}: {text}" for field, text in faults))


class Faults(list[tuple[str, str]]):
    """Collects what is wrong, each at its field."""

    def at(self, field: str, text: str, **words: Any) -> None:
        self.append((field, str(text) % words if words else str(text)))

    def raise_any(self) -> None:
        if self:
            raise Faulty(list(self))


def read(told: Any, on: date) -> dict[str, Any]:
    """A household for the rules of a day; raises `Faulty` with one line for each fault."""
    faults = Faults()
    if not isinstance(told, Mapping):
        raise Faulty([("household", _("A household is an object with “persons”."))])
    _unknown_fields(told, FIELDS, "", faults)
    found = {
        "persons": _persons(told.get("persons"), on, faults),
        "status": _one_of(told.get("status"), STATUSES, "status", faults),
        "voluntary": _yes_or_no(told.get("voluntary"), "voluntary", faults),
        "dates": _dates(told.get("dates"), on, faults),
        **{name: _listed(told.get(name), known, name, faults) for name, known in LISTS.items()},
    }
    faults.raise_any()
    return found


def complete(listed: Iterable[str] | None, known: Iterable[str]) -> dict[str, bool]:
    """A list as the rules ask for it: yes for what stands in it, no for everything else; nothing is known without it."""
    if listed is None:
        return {}
    named = set(listed)
    return {name: name in named for name in known}


def check_day(programme: Programme, on: date) -> None:
    """A day on which the programme has rules; raises `Faulty` otherwise."""
    text = no_rules(programme, on)
    if text:
        raise Faulty([("on", text)])


# The parts of it


def _persons(told: Any, on: date, faults: Faults) -> list[dict[str, Any]]:
    if not isinstance(told, list) or not told:
        faults.at("persons", _("List the people of the household, at least one."))
        return []
    if len(told) > MOST_PEOPLE:
        text = _("%(count)s people; at most %(most)s are one household. Ask for them apart.")
        faults.at("persons", text, count=len(told), most=MOST_PEOPLE)
        return []
    found = [_person(person, f"persons[{place}]", on, faults) for place, person in enumerate(told)]
    unread = {f"persons[{place}]{what}" for place in range(len(told)) for what in ("", ".principal")}
    _check_principal(found, faults, all_read=unread.isdisjoint(field for field, _text in faults))
    ids = [person["id"] for person in found if person["id"]]
    for twice in sorted({code for code in ids if ids.count(code) > 1}):
        faults.at("persons[].id", _("“%(id)s” stands twice. Give each person an id of their own."), id=twice)
    return found


def _check_principal(found: list[dict[str, Any]], faults: Faults, *, all_read: bool) -> None:
    """Exactly one; somebody who is alone need not say so. Whose answer could not be read may be the one: that was told already."""
    said = [person["principal"] for person in found]
    if said == [None]:
        found[0]["principal"] = True
    elif said.count(True) > 1:
        faults.at(
            "persons[].principal", _("%(count)s people are the principal; exactly one is."), count=said.count(True)
        )
    elif True not in said:
        if all_read:
            faults.at("persons[].principal", _("Nobody is the principal; exactly one person is."))
    else:
        for person in found:
            person["principal"] = person["principal"] is True


def _person(told: Any, at: str, on: date, faults: Faults) -> dict[str, Any]:
    if not isinstance(told, Mapping):
        faults.at(at, _("A person is an object with %(fields)s."), fields=", ".join(PERSON))
        return dict.fromkeys(PERSON)
    _unknown_fields(told, PERSON, f"{at}.", faults)
    born = _day(told.get("birth_date"), f"{at}.birth_date", faults)
    if born is not None and born > on:
        faults.at(f"{at}.birth_date", _("Born after the day that is asked about (%(on)s)."), on=on.isoformat())
        born = None
    return {
        "id": _label(told.get("id"), f"{at}.id", faults),
        "birth_date": born,
        "nationality": _country(told.get("nationality"), f"{at}.nationality", faults),
        **{name: _yes_or_no(told.get(name), f"{at}.{name}", faults) for name in PERSON[3:]},
    }


def _dates(told: Any, on: date, faults: Faults) -> dict[str, Any]:
    if told is None:
        return {}
    if not isinstance(told, Mapping):
        faults.at("dates", _('Dates are an object such as {"refusal": "2026-03-02"}.'))
        return {}
    _unknown_fields(told, DATES, "dates.", faults)
    found = {
        name: NEVER if told.get(name) == "never" else _day(told.get(name), f"dates.{name}", faults) for name in DATES
    }
    for name in PAST:
        day = found[name]
        if isinstance(day, date) and day > on:
            faults.at(
                f"dates.{name}",
                _("%(day)s lies after the day that is asked about, %(on)s."),
                day=day.isoformat(),
                on=on.isoformat(),
            )
    return found


def _listed(told: Any, known: tuple[str, ...], field: str, faults: Faults) -> dict[str, bool]:
    if told is None:
        return {}
    if not isinstance(told, list) or not all(isinstance(name, str) for name in told):
        faults.at(field, _("Write a list; known are %(known)s."), known=", ".join(known))
        return {}
    for place, name in enumerate(told):
        _one_of(name, known, f"{field}[{place}]", faults)
    return complete(told, known)


# Single values


def _unknown_fields(told: Mapping[Any, Any], known: tuple[str, ...], at: str, faults: Faults) -> None:
    for name in told:
        if name not in known:
            faults.at(f"{at}{shown(name)}", _("There is no such field; known are %(known)s."), known=", ".join(known))


def _day(told: Any, at: str, faults: Faults) -> date | None:
    if told is None:
        return None
    day = days.written(told)
    if day is None:
        faults.at(at, _("“%(told)s” is no day. Write 2026-05-31."), told=shown(told))
        return None
    if not EARLIEST <= day <= LATEST:
        faults.at(at, _("%(day)s lies outside %(first)s to %(last)s."), day=day, first=EARLIEST, last=LATEST)
        return None
    return day


def _country(told: Any, at: str, faults: Faults) -> str | None:
    if told is None or told == "":
        return None
    if isinstance(told, str) and told in country_codes():
        return told
    faults.at(
        at, _("“%(told)s” is no country code. Write two capital letters as in ISO 3166, such as AM."), told=shown(told)
    )
    return None


def _one_of(told: Any, known: tuple[str, ...], at: str, faults: Faults) -> str | None:
    if told is None or (isinstance(told, str) and told in known):
        return told
    faults.at(at, _("“%(told)s” is not known here; known are %(known)s."), told=shown(told), known=", ".join(known))
    return None


def _yes_or_no(told: Any, at: str, faults: Faults) -> bool | None:
    if told is None or isinstance(told, bool):
        return told
    faults.at(at, _("“%(told)s” is neither true nor false."), told=shown(told))
    return None


def _label(told: Any, at: str, faults: Faults) -> str | None:
    if told is None or (isinstance(told, str) and 0 < len(told) <= 40 and not has_unprintable(told)):
        return told
    faults.at(at, _("“%(told)s” is no id: a short text, and never a name."), told=shown(told))
    return None


def shown(told: Any) -> str:
    """What was written, short enough for a message."""
    text = showable(str(told))
    return text if len(text) <= 40 else f"{text[:40]}…"
