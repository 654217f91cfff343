"""What can be done now with a case, laid out: what comes next most likely, the rest by part, and what cannot be done yet.

What comes next follows from the stage of the case and from what was done in it; never from anything about a person. Only
what the rules allow is named as next, and going on to the next stage is never among it: that is theirs to say.
"""

from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext_lazy as _

from translocal.cases.models import Case
from translocal.cases.states import Stage
from translocal.core.memory import remembered

Step = dict[str, Any]
NEXT = 3

# The part of a case to which each step belongs, in the order in which the parts stand.
STEPS_OF: dict[str, tuple[str, ...]] = {
    "people": ("case.add_person",),
    "conversations": ("case.note",),
    "voluntariness": ("voluntariness.record",),
    "consents": ("consent.record",),
    "handovers": ("handover.draft", "handover.invite"),
    "travel": ("travel.prepare", "arrival.first_days", "arrival.checked_in"),
    "plan": ("plan.draft",),
    "money": (
        "entitlement.establish",
        "exception.ask",
        "budget.set",
        "case.ask_finance",
        "case.end_finance",
        "case.open_to_review",
        "budget.close",
    ),
    "purchases": ("purchase.request",),
    "meetings": ("three_party.plan",),
    "messages": ("message.write",),
    "followup": ("follow_up.agree", "closing.write"),
}
PART_OF = {step: part for part, steps in STEPS_OF.items() for step in steps}
GROUPS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "people": (_("People"), ("people",)),
    "conversations": (_("Conversations"), ("conversations",)),
    "voluntariness": (_("Voluntariness"), ("voluntariness",)),
    "consents": (_("Consents"), ("consents",)),
    "handovers": (_("Handovers"), ("handovers",)),
    "travel": (_("Travel"), ("travel",)),
    "plan": (_("Plan"), ("plan",)),
    "money": (_("Money"), ("money",)),
    "purchases": (_("Purchases"), ("purchases",)),
    "activity": (_("Coaching"), ("activity",)),
    "contact": (_("Contact"), ("meetings", "messages")),
    "followup": (_("Follow-up"), ("followup",)),
    "case": (_("The case itself"), ("case",)),
}
GROUP_OF = {part: name for name, (_label, parts) in GROUPS.items() for part in parts}

# What those who support take up, whether or not the case was said to have come to its reintegration counselling.
SUPPORT: tuple[tuple[str, str], ...] = (
    ("entitlement.establish", "entitled"), ("exception.ask", ""), ("budget.set", "budget"), ("plan.draft", "plan"), ("go.plan", ""),
    ("three_party.plan", "met"), ("case.ask_finance", "finance"),
)  # fmt: skip

# What comes next, by stage: the step, and what there is once it was done (nothing: it is never done for good).
LIKELY: dict[Stage, tuple[tuple[str, str], ...]] = {
    Stage.ORIENTATION: (("case.note", "talked"), ("handover.draft", "asked"), ("consent.record", ""), ("case.note", "")),
    Stage.RETURN_COUNSELLING: (
        ("case.note", "talked"), ("voluntariness.record", "voluntary"), *SUPPORT, ("handover.draft", "asked"), ("go.travel", ""),
        ("case.note", ""), ("travel.prepare", ""),
    ),
    Stage.REINTEGRATION_COUNSELLING: (
        *SUPPORT, ("voluntariness.record", "voluntary"), ("go.travel", ""), ("case.note", ""), ("handover.draft", "asked"),
    ),
    Stage.READY: (
        ("go.plan", ""), ("go.travel", ""), ("arrival.first_days", "first_days"), ("three_party.plan", "met"),
        ("case.note", ""), ("travel.prepare", ""),
    ),
    Stage.DEPARTED: (("go.travel", ""), ("arrival.first_days", ""), ("message.write", "")),
    Stage.ARRIVED: (
        ("arrival.checked_in", "checked"), ("plan.draft", "plan_after"), ("go.plan", ""), ("follow_up.agree", "agreed"), ("case.note", ""),
        ("handover.draft", "asked"),
    ),
    Stage.REINTEGRATION: (
        ("go.plan", ""), ("purchase.request", "bought"), ("go.purchases", ""), ("follow_up.agree", "agreed"),
        ("case.note", ""), ("purchase.request", ""), ("closing.write", ""), ("go.activity", ""),
    ),
    Stage.RESTING: (("case.take_up_again", ""), ("message.write", "")),
    Stage.ENDED: (("message.write", ""), ("case.reopen", "")),
}  # fmt: skip

# Work that was begun and stands in a part of its own: what has to be there, where it is, and the words that lead to it.
BEGUN: dict[str, tuple[str, str, Any]] = {
    "go.plan": ("drafting", "plan", _("Go on with the plan")),
    "go.travel": ("journey", "travel", _("Go on with the journey")),
    "go.activity": ("coached", "activity", _("Go on with the coaching")),
    "go.purchases": ("buying", "purchases", _("Go on with what is being bought")),
}

# One question. Whoever may not read a table finds nothing in it: for the order of the buttons that is enough.
DONE: dict[str, str] = {
    "talked": "counselling_conversation t WHERE t.case_id = %(case)s",
    "voluntary": "counselling_voluntariness t WHERE t.case_id = %(case)s AND t.replaced_at IS NULL",
    "asked": "handovers_handover t WHERE t.case_id = %(case)s AND t.state IN ('draft', 'proposed')",
    "entitled": "programmes_entitlement t WHERE t.case_id = %(case)s",
    "budget": "budgets_budget t WHERE t.case_id = %(case)s AND t.state = 'open'",
    "finance": "cases_involvement t WHERE t.case_id = %(case)s AND t.role = 'finance_officer' AND t.until IS NULL",
    "drafting": "plans_plan t WHERE t.case_id = %(case)s AND t.state = 'draft'",
    "journey": "travel_application t WHERE t.case_id = %(case)s AND t.state IN ('prepared', 'sent', 'booked', 'boarded')",
    "coached": "coaching_activity t WHERE t.case_id = %(case)s AND t.state <> 'ended'",
    "buying": "purchases_purchase t WHERE t.case_id = %(case)s AND t.state IN ('requested', 'approved', 'paid', 'proved')",
    "plan": "plans_plan t WHERE t.case_id = %(case)s AND t.state <> 'replaced'",
    "plan_after": "plans_plan t WHERE t.case_id = %(case)s AND t.drawn = 'after'",
    "met": "contact_meeting t WHERE t.case_id = %(case)s AND t.state <> 'cancelled'",
    "first_days": "travel_firstdays t WHERE t.case_id = %(case)s",
    "checked": "travel_checkin t WHERE t.case_id = %(case)s",
    "bought": "purchases_purchase t WHERE t.case_id = %(case)s",
    "agreed": "followup_followup t WHERE t.case_id = %(case)s AND t.state = 'agreed'",
}
_QUESTION = "SELECT " + ", ".join(f"EXISTS (SELECT FROM {condition})" for condition in DONE.values())


@remembered
def done_in(case_id: UUID) -> set[str]:
    """What has been done in the case, as far as the reader sees it."""
    with connection.cursor() as cursor:
        cursor.execute(_QUESTION, {"case": case_id})
        return {name for name, found in zip(DONE, cursor.fetchone(), strict=True) if found}


def likely(case: Case, can: list[Step], parts: dict[str, str]) -> list[Step]:
    """The few steps that come next most likely, of those that can be taken; `parts` are the open ones, with their addresses."""
    done, known = done_in(case.pk), {step["name"]: step for step in can}
    known |= {
        name: {"name": name, "label": label, "url": parts[part], "main": False}
        for name, (begun, part, label) in BEGUN.items()
        if begun in done and part in parts
    }
    names = [name for name, once in LIKELY[Stage(case.state)] if name in known and once not in done]
    return [known[name] for name in dict.fromkeys(names)][:NEXT]


def laid_out(
    case: Case,
    part: str,
    steps: tuple[list[Step], list[Step]],
    own: tuple[list[Step], list[Step]],
    parts: dict[str, str],
) -> Step:
    """The steps as `c-now` shows them: those of the open part first, or else those that come next most likely.

    `steps` and `own` are what can be done and what cannot yet: with the case, and with what the open part shows.
    """
    can, cannot = steps
    first = [*own[0], *(step for step in can if _part_of(step) == part)] or likely(case, can, parts)
    if not own[0]:
        first = [{**step, "main": at == 0} for at, step in enumerate(first)]
    missing = [*own[1], *sorted(cannot, key=lambda step: _part_of(step) != part)]
    missed_here = bool(own[1]) or any(_part_of(step) == part for step in cannot)
    return {"first": first, "groups": grouped(can, first), "missing": missing, "unfolded": missed_here or not can}


def grouped(can: list[Step], first: list[Step]) -> list[Step]:
    """The other steps by the part to which they belong."""
    shown = {step["url"] for step in first}
    found: dict[str, list[Step]] = {}
    for step in can:
        if step["url"] not in shown:
            found.setdefault(GROUP_OF.get(_part_of(step), "case"), []).append(step)
    return [{"label": label, "steps": found[name]} for name, (label, _parts) in GROUPS.items() if name in found]


def _part_of(step: Step) -> str:
    return PART_OF.get(step["name"], "case")
