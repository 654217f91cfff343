"""Exceptions from the rules as pages show them: to whoever decides, and beside the money of the case for which they are asked."""

import re
from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from translocal.access.permissions import Permission
from translocal.core.days import short_day
from translocal.core.money import Money, spell
from translocal.core.names import country
from translocal.core.rows import every_and
from translocal.desk.quick import addresses, said
from translocal.programmes.answer import GIVEN, UNKNOWN
from translocal.programmes.facts import NEVER
from translocal.programmes.library import Programme, programmes
from translocal.programmes.models import Exemption
from translocal.programmes.questions import ANSWER_LABELS, DATE_LABELS, STATUS_LABELS

X = Exemption.State
TONES = {X.ASKED: "wait", X.GRANTED: "ok", X.REFUSED: "stop"}
_OF_A_PERSON = re.compile(r"person (\d+)\.(\w+)")


def name_of(code: str) -> str:
    known = programmes().get(code)
    return _(known.name) if known else code


def heading(exemption: Exemption) -> str:
    return capfirst(said(exemption, "approval"))


def told(exemption: Exemption) -> dict[str, Any]:
    """All that is decided on: who they are without a name, the answer either way, and why it is asked."""
    decided_on = exemption.decided_on
    return {
        "exemption": exemption, "programme": name_of(exemption.programme), "approval": heading(exemption),
        "day": short_day(exemption.day), "from": str(exemption.from_team),
        "household": [fact for name, value in decided_on["facts"].items() for fact in _of_the_household(name, value)],
        "people": _people(decided_on["facts"]),
        "parts": _parts(decided_on, programmes().get(exemption.programme)),
    }  # fmt: skip


def _of_the_household(name: str, value: Any) -> list[dict[str, str]]:
    """One fact in words; none about a single person."""
    labels = {
        "household.size": _("People"), "household.adults": _("Adults"), "household.minors": _("Under 18"),
        "household.has_minor": _("Is somebody under 18?"), "household.vulnerable": _("Is somebody vulnerable?"),
        "status": _("How they stay here"),
    }  # fmt: skip
    group, _dot, what = name.partition(".")
    if _OF_A_PERSON.fullmatch(name) or name == "on":
        return []
    label = DATE_LABELS.get(what) if group == "dates" else labels.get(name) or ANSWER_LABELS.get(name.replace(".", "_"))
    return [{"label": str(label or name), "value": _in_words(name, value)}]


def _in_words(name: str, value: Any) -> str:
    if value is None:
        return _("not known")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if name.startswith("dates."):
        return _("this has not happened") if value == NEVER.value else short_day(date.fromisoformat(value))
    return str(STATUS_LABELS.get(value, value)) if name == "status" else str(value)


def _people(facts: dict[str, Any]) -> list[str]:
    """Each person in a line: of age or not, from where, in which position."""
    by_place: dict[int, dict[str, Any]] = defaultdict(dict)
    for name, value in facts.items():
        of = _OF_A_PERSON.fullmatch(name)
        if of:
            by_place[int(of[1])][of[2]] = value
    return [", ".join(_person(by_place[place])) for place in sorted(by_place)]


def _person(about: dict[str, Any]) -> list[str]:
    adult = about["adult"] if "adult" in about else None if about.get("minor") is None else not about["minor"]
    words = {
        "adult": {True: _("an adult"), False: _("under 18"), None: _("a person")}[adult],
        "nationality": country(about["nationality"]) if about.get("nationality") else "",
        "vulnerable": {True: _("vulnerable"), False: _("not vulnerable"), None: ""}[about.get("vulnerable")],
    }
    return [text for text in words.values() if text]


def _parts(decided_on: dict[str, Any], programme: Programme | None) -> list[dict[str, str]]:
    """Each part of the support, with the exception and without it."""
    texts = {component.code: _(component.text) for component in programme.components} if programme else {}
    without = {part["code"]: part for part in decided_on["refused"]}
    return [
        {
            "text": texts.get(part["code"], part["text"]),
            "granted": _sum(part, decided_on["currency"]),
            "refused": _sum(without[part["code"]], decided_on["currency"]),
        }
        for part in decided_on["granted"]
    ]


def _sum(part: dict[str, Any], currency: str) -> str:
    if part["outcome"] != GIVEN:
        return _("not known yet") if part["outcome"] == UNKNOWN else _("not given")
    amount = spell(Money(Decimal(part["amount"]), currency))
    return _("up to %(sum)s") % {"sum": amount} if part["up_to"] else amount


def decision(exemption: Exemption) -> str:
    """Who decided, and when."""
    return _decided(exemption, exemption.decided_by.name if exemption.decided_by else "")


def _decided(exemption: Exemption, name: str) -> str:
    return f"{name}, {short_day(exemption.decided_at)}" if exemption.decided_at else ""


# For those who see the money of the case: the row policy of the questions says who that is.
_ASKED = """
    JOIN programmes_askedfor s ON s.exemption_id = programmes_exemption.id
    JOIN organisations_team t ON t.id = to_team_id JOIN organisations_office o ON o.id = t.office_id
    LEFT JOIN organisations_staff d ON d.id = decided_by_id
    WHERE s.case_id = %s ORDER BY asked_at DESC
"""
_BESIDE = """
    s.id, t.name || ', ' || o.city, coalesce(d.name, ''),
    array(SELECT e.entitlement_id FROM programmes_exempted e WHERE e.exemption_id = programmes_exemption.id)
"""


def beside_the_money(case_id: UUID, rights: int) -> tuple[list[dict[str, Any]], dict[UUID, list[dict[str, Any]]]]:
    """What was asked in a case, the latest first; and for each entitlement those on which it rests."""
    takes_back = bool(rights & Permission.ENTITLEMENT_ESTABLISH.bit)
    lines, carries = [], defaultdict(list)
    for exemption, asked, team, name, used in every_and(Exemption, _BESIDE, _ASKED, [case_id]):
        line = _line(exemption, team, name) | {
            "take_back": addresses("act", "exception.withdraw")(asked)
            if exemption.state == X.ASKED and takes_back
            else ""
        }
        lines.append(line)
        for entitlement_id in used:
            carries[entitlement_id].append(line)
    return lines, carries


def _line(exemption: Exemption, team: str, decided_by: str) -> dict[str, Any]:
    return {
        "approval": heading(exemption),
        "programme": name_of(exemption.programme),
        "state": said(exemption, "state"),
        "tone": TONES.get(X(exemption.state), "quiet"),
        "asked": _("%(team)s was asked on %(day)s") % {"team": team, "day": short_day(exemption.asked_at)},
        "words": exemption.words,
        "reason": exemption.reason,
        "by": _decided(exemption, decided_by),
        "name": decided_by,
        "url": addresses("exception")(exemption.pk),
    }
