"""What is still missing before a plan can go on, and by when it has to be looked at again."""

from calendar import monthrange
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from translocal.access.identity import current
from translocal.cases.models import Case
from translocal.cases.states import ARRIVED, Stage
from translocal.core.memory import remembered
from translocal.core.reasons import Reason
from translocal.core.rows import is_there, one
from translocal.organisations.fields import desks
from translocal.organisations.models import Team
from translocal.organisations.roles import ORIGIN_ROLES, Role
from translocal.people.queries import adults
from translocal.plans.models import Asking, Item, Plan, Question
from translocal.plans.queries import arrived_on, has_items, is_drafted, valid_signatures

# Lietaert: "after a joint reevaluation of the reintegration plans as set before return"; the month is that of the IOM
# Reintegration Handbook: "plan refined within one month of return".
REEVALUATION = _(
    "Looked at again together within a month of arrival"
    " (Lietaert; Caritas International 2014, Fedasil 2010; IOM Reintegration Handbook)."
)


def a_month_after(day: date) -> date:
    """The same day of the next month, or its last day where there is none such."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@remembered
def is_looked_at_again(case_id: UUID) -> bool:
    """Whether a plan was agreed after arrival."""
    return is_there("plans_plan WHERE case_id = %s AND drawn = 'after' AND agreed_at IS NOT NULL", [case_id])


def reevaluation_due(case: Case) -> date | None:
    """Until when the plan of before has to be looked at again; none where nobody has arrived, or it was done."""
    if case.state not in ARRIVED or is_looked_at_again(case.pk):
        return None
    arrived = arrived_on(case.pk)
    return a_month_after(arrived) if arrived else None


def drawn_now(state: str) -> str:
    return Plan.Drawn.AFTER if state in ARRIVED else Plan.Drawn.BEFORE


def missing_to_draft(case: Case) -> list[Reason]:
    if case.state in (Stage.RESTING, Stage.ENDED):
        return [Reason("plan.case_rests", _("The case rests or has ended. Take it up again first."))]
    # A draft of before the return is not gone on with after arrival: the new version takes over what stands in it.
    if is_drafted(case.pk, drawn_now(case.state)):
        return [Reason("plan.draft_open", _("A version is being drafted already. Go on with that one."))]
    return []


def missing_to_change(plan: Plan) -> list[Reason]:
    if plan.state != Plan.State.DRAFT:
        return [Reason("plan.not_a_draft", _("This version is no draft any longer. Begin a new version to change it."))]
    return []


def plan_of(item: Item) -> Plan | None:
    return one(Plan, "WHERE id = %s", [item.plan_id])


def missing_to_change_item(item: Item) -> list[Reason]:
    plan = plan_of(item)
    return missing_to_change(plan) if plan else []


def missing_to_comment(plan: Plan) -> list[Reason]:
    if plan.state == Plan.State.REPLACED:
        return [Reason("plan.replaced", _("This version was replaced by a later one. Comment on that one."))]
    return []


def missing_to_ask(plan: Plan) -> list[Reason]:
    """What has to be there before a desk is asked; nothing that comes after ever waits for the answer."""
    if plan.state == Plan.State.REPLACED:
        return [Reason("plan.replaced", _("This version was replaced by a later one. Ask about that one."))]
    if not has_items(plan.pk):
        return [Reason("plan.empty", _("Nothing stands in the plan yet."))]
    reasons = []
    desk, is_open = asked_there(plan.case_id)
    if not desk:
        reasons.append(Reason("question.no_desk", _("No desk in this country is known here.")))
    if is_open:
        text = _("A question is open already. Wait for its answer, or take it back.")
        reasons.append(Reason("question.open", text))
    return reasons


# Of a case: whether a desk in the country to which it leads is known, and whether a question to one of them is open.
ASKED_THERE = f"""
    EXISTS (SELECT FROM cases_case c JOIN organisations_office o ON o.country = c.origin_country
        JOIN organisations_team t ON t.office_id = o.id
        WHERE c.id = %(case)s AND t.role IN ({", ".join(f"'{role.value}'" for role in ORIGIN_ROLES)})),
    EXISTS (SELECT FROM plans_asking s JOIN plans_question q ON q.id = s.question_id
        WHERE s.case_id = %(case)s AND q.state = 'asked')
"""


@remembered
def asked_there(case_id: UUID) -> tuple[bool, bool]:
    """Whether a desk there is known, and whether it has been asked something and has not answered."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {ASKED_THERE}", {"case": case_id})
        desk, is_open = cursor.fetchone()
    return desk, is_open


def desks_there(case_id: UUID) -> QuerySet[Team]:
    """The desks in the country to which the case leads, as `organisations.fields` names them."""
    case = case_of_plan(case_id)
    there = case.origin_country if case else ""
    found: QuerySet[Team] = desks().filter(role__in=ORIGIN_ROLES, office__country=there)
    return found


def question_of(asking: Asking) -> Question | None:
    return one(Question, "WHERE id = %s", [asking.question_id])


def missing_to_take_back(asking: Asking) -> list[Reason]:
    question = question_of(asking)
    if question is None or question.state != Question.State.ASKED:
        return [Reason("question.closed", _("It was answered or taken back already."))]
    return []


def missing_to_sign(plan: Plan) -> list[Reason]:
    if plan.state != Plan.State.DRAFT:
        return [Reason("plan.not_a_draft", _("This version is no draft any longer. Begin a new version to change it."))]
    if not has_items(plan.pk):
        return [Reason("plan.empty", _("Nothing stands in the plan yet."))]
    return _of_another_shore(plan)


def missing_to_agree(plan: Plan) -> list[Reason]:
    """Every adult and a worker have signed exactly what stands there; after arrival the local social worker has."""
    people = adults(plan.case_id)
    if not people:
        return [Reason("plan.no_adult", _("There is no adult in this household who could sign."))]
    return missing_to_sign(plan) or missing_signatures(plan)


def missing_signatures(plan: Plan) -> list[Reason]:
    signed = valid_signatures(plan)
    by_person, roles = {s.person_id for s in signed}, {s.role for s in signed if s.staff_id}
    reasons = [
        Reason("plan.adult", _("%(name)s has not yet signed what stands there now.") % {"name": person})
        for person in adults(plan.case_id)
        if person.pk not in by_person
    ]
    if plan.drawn == Plan.Drawn.AFTER and Role.LOCAL_SOCIAL_WORKER not in roles:
        reasons.append(Reason("plan.local_worker", _("The local social worker has not yet co-signed it.")))
    elif not roles:
        reasons.append(Reason("plan.worker", _("No worker has co-signed it yet.")))
    return reasons


def _of_another_shore(plan: Plan) -> list[Reason]:
    """What was drafted before the return is looked at again after arrival, instead of being agreed as it was."""
    state = stage_of(plan.case_id)
    if plan.drawn == Plan.Drawn.BEFORE and state in ARRIVED:
        text = _("They have arrived. Begin a new version with them there: it takes over what stands in this one.")
        return [Reason("plan.of_before", text)]
    if state in (Stage.RESTING, Stage.ENDED):
        return [Reason("plan.case_rests", _("The case rests or has ended. Take it up again first."))]
    return []


@remembered
def case_of_plan(case_id: UUID) -> Case | None:
    """The case to which a plan belongs, for those who see it."""
    return one(Case, "WHERE id = %s", [case_id])


def stage_of(case_id: UUID) -> str:
    case = case_of_plan(case_id)
    return case.state if case else ""


def has_signed(plan: Plan, *, person: UUID | None = None) -> bool:
    """Whether this adult, or the worker who acts, has signed what stands there now."""
    wanted = ("person_id", person) if person else ("staff_id", current().actor)
    return any(getattr(signature, wanted[0]) == wanted[1] for signature in valid_signatures(plan))
