"""What lies ahead for one worker, over all their cases, in one question: agreed contacts, meetings, plans to look at again, and
what waits for their hands. Asked under the same row policies as everything else; nothing here counts or ranks anybody.
"""

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from translocal.access.identity import current
from translocal.access.lenses import REVIEW_LENSES, Lens, Standing
from translocal.access.permissions import Permission
from translocal.access.queries import mine
from translocal.cases.models import Grant
from translocal.core.days import short_day
from translocal.desk.quick import addresses
from translocal.organisations.roles import Role
from translocal.plans.models import Question
from translocal.plans.rules import a_month_after
from translocal.programmes.queries import to_comment

SHOWN = 10
BEHIND, AHEAD = timedelta(days=7), timedelta(days=14)
# Every branch begins with the reader's own cases: those in which they are at work, with what they may do there.
_QUESTION = """
    WITH at_work AS MATERIALIZED (
        SELECT case_id, stage, rights FROM access_access WHERE staff_id = %(me)s AND standing IN ('active', 'cover'))
    (SELECT 'moment', c.case_id, c.id, c.next_moment, NULL::timestamptz
        FROM at_work a JOIN counselling_conversation c USING (case_id)
        WHERE c.next_moment BETWEEN %(since)s AND %(tomorrow)s ORDER BY c.next_moment LIMIT %(shown)s)
    UNION ALL
    (SELECT 'follow_up', f.case_id, f.id, f.due, NULL::timestamptz
        FROM at_work a JOIN followup_followup f USING (case_id)
        WHERE a.rights & %(follow)s <> 0 AND f.state = 'agreed' AND f.due <= %(until)s ORDER BY f.due LIMIT %(shown)s)
    UNION ALL
    (SELECT 'three_party', m.case_id, m.id, (m.planned_for AT TIME ZONE %(zone)s)::date, m.planned_for
        FROM at_work a JOIN contact_meeting m USING (case_id)
        WHERE a.rights & %(meet)s <> 0 AND m.state = 'planned' AND m.planned_for BETWEEN %(since)s AND %(until)s
        ORDER BY m.planned_for LIMIT %(shown)s)
    UNION ALL
    (SELECT 'plan', a.case_id, a.case_id, (max(e.at) AT TIME ZONE %(zone)s)::date, NULL::timestamptz
        FROM at_work a JOIN journal_event e ON e.stream = a.case_id AND e.name = 'case.stepped'
        JOIN journal_detail d ON d.stream = e.stream AND d.seq = e.seq
        WHERE a.rights & %(plan)s <> 0 AND a.stage IN ('arrived', 'reintegration')
          AND d.payload::jsonb ->> 'stage' = 'arrived' AND NOT EXISTS (
            SELECT FROM plans_plan p WHERE p.case_id = a.case_id AND p.drawn = 'after' AND p.agreed_at IS NOT NULL)
        GROUP BY a.case_id ORDER BY 4 LIMIT %(shown)s)
    UNION ALL
    (SELECT 'message', m.case_id, m.id, (m.at AT TIME ZONE %(zone)s)::date, NULL::timestamptz
        FROM at_work a JOIN contact_message m USING (case_id)
        WHERE a.rights & %(note)s <> 0 AND m.direction = 'to_family' AND m.brought_at IS NULL ORDER BY m.at LIMIT %(shown)s)
    UNION ALL
    (SELECT 'review', v.case_id, v.id, (v.at AT TIME ZONE %(zone)s)::date, NULL::timestamptz
        FROM at_work a JOIN counselling_voluntariness v USING (case_id)
        WHERE a.rights & %(note)s <> 0 AND v.pauses <> '{}' AND v.reviewed_at IS NULL AND v.replaced_at IS NULL
          AND v.by <> %(me)s AND a.stage NOT IN ('resting', 'ended') ORDER BY v.at LIMIT %(shown)s)
    UNION ALL
    (SELECT 'journey', j.case_id, j.id, (j.sent_at AT TIME ZONE %(zone)s)::date, NULL::timestamptz
        FROM at_work a JOIN travel_application j USING (case_id)
        WHERE a.rights & %(book)s <> 0 AND j.state = 'sent' ORDER BY j.sent_at LIMIT %(shown)s)
"""
DATED = {"moment", "follow_up", "three_party", "plan"}


class Line(NamedTuple):
    """Something that lies ahead in one case, or waits there."""

    kind: str
    case_id: UUID
    id: UUID
    day: date
    moment: datetime | None


def ahead() -> list[Line]:
    """Everything of the reader, in one question."""
    day, may = timezone.localdate(), Permission
    values: dict[str, Any] = {
        "me": current().actor, "since": day - BEHIND, "tomorrow": day + timedelta(days=1), "until": day + AHEAD, "shown": SHOWN,
        "zone": timezone.get_current_timezone_name(), "follow": may.FOLLOW_UP.bit, "meet": may.MEETING_HOLD.bit,
        "plan": may.PLAN_DRAFT.bit, "note": may.CONVERSATION_NOTE.bit, "book": may.TRAVEL_BOOK.bit,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_QUESTION, values)
        return [Line(*row) for row in cursor.fetchall()]


def dated(lines: list[Line], households: dict[Any, Any]) -> list[dict[str, Any]]:
    """Those of a day that was agreed on or is set by a rule, as the agenda shows them.

    The moments they themselves agreed to come first: nothing else reminds anybody of those.
    """
    told = {
        "moment": (_("the moment they agreed to"), ""),
        "follow_up": (_("a contact they agreed to"), "followup"),
        "three_party": (_("three-party meeting"), "meetings"),
        "plan": (_("look at the plan again with them, within a month of their arrival"), "plan"),
    }
    return [
        {
            "url": _page(line.case_id, told[line.kind][1]),
            "label": _label(line, households),
            "day": a_month_after(line.day) if line.kind == "plan" else line.day,
            "hour": timezone.localtime(line.moment) if line.moment else None,
            "what": told[line.kind][0],
        }
        for line in lines
        if line.kind in DATED
    ]


def _page(case_id: UUID, part: str) -> str:
    """A part of the case; without one the household itself, which may not have a case yet."""
    return reverse("case_part", args=[case_id, part]) if part else reverse("unit", args=[case_id])


def to_do(lines: list[Line], households: dict[Any, Any]) -> list[dict[str, Any]]:
    """What waits for the reader's hands, the oldest first."""
    told = {
        "message": (_("a word to bring to the family"), "messages"),
        "review": (_("paused: waits for the advice of a colleague"), "voluntariness"),
        "journey": (_("a journey to book"), "travel"),
    }
    return [
        {
            "url": reverse("case_part", args=[line.case_id, told[line.kind][1]]),
            "label": _label(line, households),
            "since": short_day(line.day),
            "what": told[line.kind][0],
        }
        for line in sorted(lines, key=lambda line: line.day)
        if line.kind in told
    ]


def questions(teams: list[UUID]) -> list[dict[str, Any]]:
    """Questions without a name that a desk of the reader is asked."""
    rows = Question.objects.filter(state=Question.State.ASKED, to_team__in=teams).select_related("from_team__office")
    return [_question(question) for question in rows.order_by("answer_by", "id")[:SHOWN]]


def drafts(teams: list[UUID]) -> list[dict[str, Any]]:
    """Rules that are to change, while there is time for the reader's organisation to say what it thinks."""
    return [
        {
            "url": reverse("rules_draft", args=[draft.pk]),
            "label": draft.title,
            "since": short_day(draft.opened_at) if draft.opened_at else "",
            "what": _("rules that are to change: say what you think of it"),
            "due": short_day(draft.comments_until) if draft.comments_until else "",
        }
        for draft in to_comment(teams)[:SHOWN]
    ]


def reviews(roles: set[Role]) -> list[dict[str, Any]]:
    """Cases that are open to the reader from outside, the one that closes first on top. Money without the chain is a money file."""
    if not roles & set(REVIEW_LENSES):
        return []
    opened = {row.case_id: row for row in mine().filter(standing=Standing.REVIEW)}
    own = Grant.objects.filter(staff_id=current().actor, standing=Standing.REVIEW, ended_at=None, case_id__in=opened)
    case, money_file = addresses("case"), addresses("money_file")
    return [
        {
            "url": (case if opened[grant.case_id].parts & Lens.CHAIN else money_file)(grant.case_id),
            "label": opened[grant.case_id].reference,
            "what": grant.reason,
            "until": short_day(grant.until),
        }
        for grant in own.order_by("until", "id")
    ]


def _question(question: Question) -> dict[str, Any]:
    return {
        "url": reverse("act", args=["question.answer", question.pk]),
        "label": _("Could this work in %(town)s?") % {"town": question.town},
        "since": short_day(question.asked_at),
        "what": _("a question without a name, from %(team)s") % {"team": question.from_team},
        "due": short_day(question.answer_by),
    }


def _label(line: Line, households: dict[Any, Any]) -> str:
    unit = households.get(line.case_id)
    return unit.label if unit else _("a household")
