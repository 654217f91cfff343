"""Today: what waits for me, what is due, news of those I follow; for a lead, how the team stands."""

from datetime import timedelta
from operator import itemgetter
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translocal.access.identity import current
from translocal.access.lenses import Standing
from translocal.access.models import Access
from translocal.cases.queries import latest_at, standing_in
from translocal.cases.states import Stage
from translocal.core.days import short_day
from translocal.core.rows import every
from translocal.desk.context import BUYERS
from translocal.desk.naming import called
from translocal.desk.reader import reader
from translocal.desk.views import ahead, news, travel
from translocal.desk.views.coaching import coming_sessions
from translocal.desk.views.exceptions import waiting as waiting_exceptions
from translocal.desk.views.purchases import waiting as waiting_purchases
from translocal.handovers.models import Handover, Meeting
from translocal.organisations.roles import CHAIN, ORIGIN_ROLES, WHAT_THEY_DO, Role, shore_of

SHOWN = 10
QUIET_DAYS = 30
LATEST = 6
STANDS = [Standing.ACTIVE, Standing.FOLLOWING, Standing.COVER, Standing.LEAD]
# What each finds on this page once there is something: said where there is nothing yet.
COMES_HERE = {
    Role.SOCIAL_WORKER: gettext_lazy(
        "Handovers to answer, moments they agreed to, joint meetings, and words for a family come here."
    ),
    Role.RETURN_COUNSELLOR: gettext_lazy(
        "Handovers to answer, moments they agreed to, joint meetings, records that pause for advice, and journeys come here."
    ),
    Role.TRAVEL_OFFICER: gettext_lazy(
        "Handovers to answer, journeys to book, and the days on which people travel come here."
    ),
    Role.REINTEGRATION_COUNSELLOR: gettext_lazy(
        "Handovers to answer, meetings, plans to look at again, agreed contacts and purchases to approve come here."
    ),
    Role.LOCAL_SOCIAL_WORKER: gettext_lazy(
        "Handovers to answer, questions without a name, meetings, plans to look at again, agreed contacts and purchases come here."
    ),
    Role.BUSINESS_CONSULTANT: gettext_lazy(
        "Handovers to answer, questions without a name, and sessions you agreed on come here."
    ),
    Role.FINANCE_OFFICER: gettext_lazy("Purchases that wait for their payment come here."),
    Role.APPROVER: gettext_lazy(
        "Exceptions that a reintegration counsellor asks your office to decide come here, each with what the rules ask of the household."
    ),
    Role.AUDITOR: gettext_lazy(
        "Money files that a reintegration counsellor opens to you come here, each with its reason and its last day."
    ),
    Role.MONITOR: gettext_lazy(
        "Draft rules come here while they can be commented on. Figures on voluntariness and outcomes, and complaints passed to you, "
        "will come here; this version has none of them yet."
    ),
    Role.DATA_PROTECTION: gettext_lazy(
        "Cases that are opened to you come here, each with its reason and its last day. Who read what, disclosure requests and "
        "what is due to be erased will come here; this version has no page for them yet."
    ),
    Role.RESEARCHER: gettext_lazy(
        "Draft rules come here while they can be commented on. Material that clients and workers agreed to, without names, will "
        "come here; this version has none yet."
    ),
}
COUNSELLING = [Role.SOCIAL_WORKER, Role.RETURN_COUNSELLOR]


def today(request: HttpRequest) -> HttpResponse:
    posts = reader(request).current_posts
    roles, teams = {Role(post.role) for post in posts}, [post.team_id for post in posts]
    leads = [post.team_id for post in posts if post.is_lead]
    waiting = _waiting(teams)
    meetings, crossing = _meetings(), travel.crossing(roles)
    lines = ahead.ahead()
    asked = ahead.questions(teams) if roles & ORIGIN_ROLES else []
    drafts = ahead.drafts(teams) if roles - {Role.ADMINISTRATOR} else []
    exceptions = waiting_exceptions(SHOWN) if Role.APPROVER in roles else []
    sessions = coming_sessions() if Role.BUSINESS_CONSULTANT in roles else []
    latest = latest_at(STANDS, LATEST)
    unread = news.unread()
    named: list[Any] = [*waiting, *meetings, *crossing, *lines, *unread, *latest]
    households = called({item.case_id for item in named})
    context = {
        "waiting": [_handover(h, households) for h in waiting],
        "coming": _coming(households, lines, meetings, crossing, sessions),
        "to_do": [*ahead.to_do(lines, households), *exceptions, *asked, *drafts],
        "will_appear": [COMES_HERE[role] for role in Role if role in roles and role in COMES_HERE],
        "latest": _latest(latest, households),
        "reviews": ahead.reviews(roles),
        "purchases": waiting_purchases(SHOWN) if roles & BUYERS else [],
        "day": timezone.localdate(),
        "chain": bool(roles & set(CHAIN)),
        "talks": bool(roles & set(COUNSELLING)),
        "does": [WHAT_THEY_DO[role] for role in Role if role in roles],
        "keeps_staff": Role.ADMINISTRATOR in roles,
        "news": news.by_household(unread, households),
        "counts": _counts(leads) if leads else [],
    }
    return render(request, "desk/today.html", context)


def _coming(
    households: dict[Any, Any], lines: list[Any], meetings: list[Meeting], crossing: list[Any], sessions: list[Any]
) -> list[Any]:
    """The agenda. Of one day, what they themselves agreed to comes first."""
    agreed, held = ahead.dated(lines, households), [_meeting(meeting, households) for meeting in meetings]
    return sorted([*agreed, *held, *(travel.coming(j, households) for j in crossing), *sessions], key=itemgetter("day"))


def _waiting(teams: list[Any]) -> list[Handover]:
    rest = "WHERE handovers_handover.state = 'proposed' AND to_team_id = ANY(%s) ORDER BY answer_by, handovers_handover.id LIMIT %s"
    return every(Handover, rest, [teams, SHOWN], beside=("from_staff",))


def _handover(handover: Handover, households: dict[Any, Any]) -> dict[str, Any]:
    unit = households.get(handover.case_id)
    return {
        "url": reverse("handover", args=[handover.pk]),
        "label": unit.label if unit else _("a household"),
        "from": handover.from_staff.name,
        "beside": handover.beside,
        "due": short_day(handover.answer_by) if handover.answer_by else "",
        "late": handover.answer_by is not None and handover.answer_by < timezone.localdate(),
    }


def _meetings() -> list[Meeting]:
    """Joint meetings of my own handovers, from a week ago until two weeks from now."""
    me, moment = current().actor, timezone.now()
    return every(
        Meeting,
        "JOIN handovers_handover h ON h.id = handover_id WHERE handovers_meeting.held_on IS NULL AND planned_for BETWEEN %s AND %s"
        " AND h.state = 'accepted' AND (h.from_staff_id = %s OR h.answered_by_id = %s) ORDER BY planned_for LIMIT %s",
        [moment - timedelta(days=7), moment + timedelta(days=14), me, me, SHOWN],
    )


def _meeting(meeting: Meeting, households: dict[Any, Any]) -> dict[str, Any]:
    unit = households.get(meeting.case_id)
    begins = timezone.localtime(meeting.planned_for)
    return {
        "url": reverse("handover", args=[meeting.handover_id]),
        "label": unit.label if unit else _("a household"),
        "day": begins.date(),
        "hour": begins,
        "what": _("joint meeting, %(place)s") % {"place": meeting.place},
    }


def _latest(rows: list[Access], households: dict[Any, Any]) -> list[dict[str, Any]]:
    """Where the households stand with whom something happened last: a small through-line for each."""
    standing = standing_in([row.case_id for row in rows])
    lines = []
    for row in rows:
        held = {link.role: link.standing for link in standing.get(row.case_id, [])}
        active = [link.name for link in standing.get(row.case_id, []) if link.name and link.standing == "active"]
        unit = households.get(row.case_id)
        lines.append(
            {
                "url": reverse("case", args=[row.case_id]),
                "label": unit.label if unit else "",
                "people": unit.size if unit else 0,
                "stage": Stage(row.stage).label,
                "active": ", ".join(active),
                "knots": [{"standing": held.get(role, "next"), "shore": shore_of(role)} for role in CHAIN],
            }
        )
    return lines


_STANDS = """
    SELECT count(*) FILTER (WHERE stage NOT IN ('resting', 'ended')), count(*) FILTER (WHERE stage = 'resting'),
        count(*) FILTER (WHERE stage NOT IN ('resting', 'ended') AND updated_at < %s), count(*) FILTER (WHERE standing = 'cover')
    FROM access_access WHERE staff_id = %s AND kind = 'case'
"""


def _counts(leads: list[Any]) -> list[dict[str, Any]]:
    """Six live counts of a lead's teams: work that stands or waits. Never a count of returns, nor of who wants to."""
    with connection.cursor() as cursor:
        cursor.execute(_STANDS, [timezone.now() - timedelta(days=QUIET_DAYS), current().actor])
        goes_on, rests, quiet, covered = cursor.fetchone()
    waiting, overdue = _asked(leads)
    return [
        {"label": _("Open cases of the team"), "number": goes_on, "url": reverse("cases")},
        {"label": _("Cases that rest"), "number": rests, "url": reverse("cases") + "?stage=resting"},
        {"label": _("Unchanged for 30 days"), "number": quiet, "url": reverse("cases") + "?sort=updated_at"},
        {"label": _("Covered by you"), "number": covered, "url": reverse("cases") + "?standing=cover"},
        {"label": _("Handovers to answer"), "number": waiting, "url": reverse("handovers") + "?state=proposed"},
        {"label": _("Of these, overdue"), "number": overdue, "url": reverse("handovers") + "?state=proposed"},
    ]


def _asked(leads: list[Any]) -> tuple[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(*) FILTER (WHERE answer_by < %s) FROM handovers_handover"
            " WHERE state = 'proposed' AND to_team_id = ANY(%s)",
            [timezone.localdate(), leads],
        )
        waiting, overdue = cursor.fetchone()
    return waiting, overdue
