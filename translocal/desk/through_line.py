"""The one picture: the chain of a case as a line between two shores."""

from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from translocal.cases.models import Case
from translocal.core.days import short_day
from translocal.core.names import country, language
from translocal.desk.frame import Joint, Link
from translocal.handovers.models import Handover
from translocal.organisations.roles import CHAIN, Role, shore_of

STRONGEST = ["active", "preview", "following", "ended"]


def shores(case: Case, links: list[Link]) -> tuple[dict[str, str], dict[str, str]]:
    """Where the case begins and where it may lead, with the clock and language of each shore."""
    host = next((link for link in links if link.country == case.host_country), None)
    there = next((link for link in links if link.country == case.origin_country), None)
    return (
        _shore(case.host_city, case.host_country, host.time_zone if host else "", host.language if host else ""),
        _shore(
            case.origin_city or _("town open"),
            case.origin_country,
            there.time_zone if there else ZONES.get(case.origin_country, ""),
            there.language if there else LANGUAGES.get(case.origin_country, ""),
        ),
    )


# Capital time and first official language of frequent countries of origin (IANA time zones; CLDR territory data),
# for as long as no local partner stands in the case.
ZONES = {
    "AM": "Asia/Yerevan", "GE": "Asia/Tbilisi", "MD": "Europe/Chisinau", "BR": "America/Sao_Paulo", "MN": "Asia/Ulaanbaatar",
    "SV": "America/El_Salvador", "TR": "Europe/Istanbul", "SY": "Asia/Damascus", "UA": "Europe/Kyiv", "CO": "America/Bogota",
    "RU": "Europe/Moscow", "IQ": "Asia/Baghdad", "AF": "Asia/Kabul", "AL": "Europe/Tirane", "MA": "Africa/Casablanca",
}  # fmt: skip
LANGUAGES = {
    "AM": "hy", "GE": "ka", "MD": "ro", "BR": "pt", "MN": "mn", "SV": "es", "TR": "tr", "SY": "ar", "UA": "uk", "CO": "es",
    "RU": "ru", "IQ": "ar", "AF": "prs", "AL": "sq", "MA": "ar",
}  # fmt: skip


def _shore(city: str, code: str, zone: str, spoken: str) -> dict[str, str]:
    clock = formats.time_format(timezone.now().astimezone(ZoneInfo(zone)), "H:i") if zone else ""
    return {"city": city, "country": country(code), "time": clock, "language": language(spoken) if spoken else ""}


def links_of(links: list[Link], handovers: list[Joint], reader: UUID) -> list[dict[str, Any]]:
    """Every link of the chain in its order: who stands there, or that somebody may."""
    by_role: dict[str, Link] = {}
    for link in sorted(links, key=lambda one: (STRONGEST.index(one.standing), one.since), reverse=True):
        by_role[link.role] = link
    joints = {joint.role: joint for joint in handovers if joint.state in ("proposed", "accepted")}
    shown = [_link(role, by_role.get(role), joints.get(role), reader) for role in CHAIN]
    return [{**link, "position": index} for index, link in enumerate(shown, start=1)]


def _link(role: Role, held: Link | None, joint: Joint | None, reader: UUID) -> dict[str, Any]:
    # Every key is there: what a template does not find, it looks for in slow ways.
    shown: dict[str, Any] = {
        "role": str(role.label).capitalize(), "shore": shore_of(role), "standing": "next", "name": "", "note": "",
        "you": False, "joint": "", "joint_title": "", "accompanied": False,
    }  # fmt: skip
    if held is not None:
        shown |= {"standing": held.standing, "note": _note(held, joint), "you": held.staff_id == reader}
        shown["name"] = held.staff or held.organisation
    elif role == Role.BUSINESS_CONSULTANT:
        shown["note"] = _("after arrival, if wanted")
    if joint is not None:
        shown |= {
            "joint": "answered" if joint.state == "accepted" else "proposed",
            "accompanied": joint.kind == Handover.Kind.ACCOMPANIED,
        }
    return shown


def _note(held: Link, joint: Joint | None) -> str:
    if held.standing == "preview" and joint is not None and joint.answer_by:
        return _("may look, answer due %(day)s") % {"day": short_day(joint.answer_by)}
    words = {
        "active": _("active since %(day)s"),
        "following": _("following since %(day)s"),
        "ended": _("until %(day)s"),
        "preview": _("asked on %(day)s"),
    }[held.standing]
    moment: datetime = held.until or held.since
    return words % {"day": short_day(timezone.localtime(moment))}
