"""Questions without a name, as pages show them: to the desk that is asked, and beside the plan from which they were asked."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from translocal.access.permissions import Permission
from translocal.access.queries import visible
from translocal.core.days import short_day
from translocal.core.names import country
from translocal.desk.quick import labels, said
from translocal.plans.models import Asking, Band, Question, Use, Verdict

TONES = {Verdict.FEASIBLE: "ok", Verdict.WITH_CHANGES: "wait", Verdict.NOT_HERE: "stop"}


def told(question: Question) -> dict[str, Any]:
    """What the desk reads: everything that travelled, and nothing else there is."""
    uses = labels(Use)
    return {
        "question": {
            "place": ", ".join([question.town, country(question.country)]),
            "household": household(question.household),
            "from": question.from_team,
            "words": question.words,
            "due": short_day(question.answer_by),
            "things": [{"use": uses[thing.use], "words": thing.words} for thing in question.things.order_by("place")],
        }
    }


def household(bands: list[str]) -> str:
    """How many of which age: “2 × 18 to 59, 1 × under 6”."""
    counted, named = Counter(bands), labels(Band)
    return ", ".join(f"{counted[band.value]} × {named[band.value]}" for band in Band if counted[band.value])


def beside_the_plan(case_id: UUID, rights: int) -> list[dict[str, Any]]:
    """What was asked there, with the answers, the latest first."""
    askings = visible(Asking).filter(case_id=case_id).select_related(
        "plan", "question__to_team__office", "question__answered_by"
    ).prefetch_related("question__things").order_by("-question__asked_at")  # fmt: skip
    return [_asked(asking, asks=bool(rights & Permission.PLAN_ASK.bit)) for asking in askings]


def _asked(asking: Asking, *, asks: bool) -> dict[str, Any]:
    question, uses = asking.question, labels(Use)
    is_open = question.state == Question.State.ASKED
    return {
        "team": str(question.to_team),
        "asked": _("asked on %(day)s about version %(number)s") % {
            "day": short_day(question.asked_at), "number": asking.plan.number
        },
        "state": said(question, "verdict") or said(question, "state"),
        "tone": TONES[Verdict(question.verdict)] if question.verdict else "quiet",
        "hoped": _("An answer is hoped for by %(day)s; nothing waits for it.") % {"day": short_day(question.answer_by)}
        if is_open else "",
        "things": [f"{uses[thing.use]}: {thing.words}" for thing in question.things.all()],
        "words": question.words,
        "answer": question.answer,
        "costs": question.costs,
        "by": f"{question.answered_by.name}, {short_day(question.answered_at)}"
        if question.answered_by and question.answered_at else "",
        "take_back": asking.pk if is_open and asks else None,
    }  # fmt: skip
