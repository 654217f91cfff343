"""Drafting a plan with the people it is for, commenting, signing and agreeing to it."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translocal.access.permissions import Permission
from translocal.access.queries import row_on
from translocal.actions.engine import Act, action
from translocal.cases import actions as cases
from translocal.cases import events as case_events
from translocal.cases.models import Case
from translocal.cases.states import CASE, Stage
from translocal.core.clock import now
from translocal.core.ids import uuid7
from translocal.core.money import Money
from translocal.core.reasons import Absent, Missing, Reason
from translocal.core.rows import one
from translocal.organisations.models import Post, Team
from translocal.people.models import Membership
from translocal.people.queries import members
from translocal.plans import events, rules
from translocal.plans.forms import MYSELF, AnswerForm, AskForm, CommentForm, DraftForm, ItemForm, NeedsForm, SignForm
from translocal.plans.models import Asked, Asking, Band, Comment, Item, Need, Plan, Question, Signature, lens_of
from translocal.plans.queries import items, latest_plan, needs
from translocal.plans.states import PLAN, QUESTION

BANDS = ((6, Band.UNDER_6), (12, Band.FROM_6), (18, Band.FROM_12), (60, Band.ADULT))


def _changed(plan: Plan) -> None:
    """What stands there is another text now: whoever had signed it reads and signs it again."""
    plan.version += 1
    plan.save(update_fields=["version"])


def _role(case_id: UUID) -> str:
    """The place in which whoever acts stands in the case."""
    row = row_on(case_id)
    if row is None:
        raise Absent
    return row.role


@action(
    "plan.draft",
    on=Case,
    result=Plan,
    permission=Permission.PLAN_DRAFT,
    label=_("Begin the version"),
    parameters=DraftForm,
    missing=rules.missing_to_draft,
    events=(events.DRAFTED,),
)
def draft(act: Act, case: Case, *, why: str) -> Plan:
    """Begin a version: the first is empty, a later one takes over what stands in the one before."""
    last = latest_plan(case.pk)
    if last is not None and last.state == Plan.State.DRAFT:
        _replace(last)
    number = (Plan.objects.filter(case_id=case.pk).aggregate(last=Max("number"))["last"] or 0) + 1
    plan = Plan.objects.create(
        case_id=case.pk,
        number=number,
        drawn=rules.drawn_now(case.state),
        why=why,
        made_at=now(),
        made_by_id=act.staff_id,
    )
    if last is not None:
        _take_over(last, plan)
    act.record(events.DRAFTED, plan, number=number, why=why)
    return plan


def _replace(plan: Plan) -> None:
    PLAN.move(plan, "replace")
    plan.save(update_fields=["state"])
    Item.objects.filter(plan=plan, in_force=True).update(in_force=False)


def _take_over(last: Plan, plan: Plan) -> None:
    kept = ("case_id", "key", "use", "what", "person_id", "estimate", "note", "lens")
    Item.objects.bulk_create([Item(plan=plan, **{name: getattr(i, name) for name in kept}) for i in items(last)])
    _write_needs(plan, needs(last))


def _write_needs(plan: Plan, words: dict[str, str]) -> None:
    Need.objects.filter(plan=plan).delete()
    Need.objects.bulk_create([Need(case_id=plan.case_id, plan=plan, area=a, words=w) for a, w in words.items() if w])


@action(
    "plan.write",
    on=Plan,
    result=Plan,
    permission=Permission.PLAN_DRAFT,
    label=_("Save what they need"),
    parameters=NeedsForm,
    missing=rules.missing_to_change,
    events=(events.WRITTEN,),
)
def write(act: Act, plan: Plan, **words: str) -> Plan:
    """Write down what they need, area by area, as they say it."""
    _write_needs(plan, words)
    _changed(plan)
    act.record(events.WRITTEN, plan)
    return plan


@action(
    "plan.add_item",
    on=Plan,
    result=Item,
    permission=Permission.PLAN_DRAFT,
    label=_("Add it to the plan"),
    parameters=ItemForm,
    missing=rules.missing_to_change,
    events=(events.ITEM_ADDED,),
)
def add_item(act: Act, plan: Plan, *, use: str, person: str, estimate: Money, **words: str) -> Item:
    """Plan one thing: what for, for whom, about how much."""
    item = Item.objects.create(
        case_id=plan.case_id, plan=plan, use=use, lens=lens_of(use), person_id=_id(person), estimate=estimate.amount, **words
    )  # fmt: skip
    _changed(plan)
    act.record(events.ITEM_ADDED, item, what=item.what, estimate=estimate)
    return item


def _id(person: str) -> UUID | None:
    return UUID(person) if person else None


def _plan_of(item: Item) -> Plan:
    plan = rules.plan_of(item)
    if plan is None:
        raise Absent
    return plan


@action(
    "plan.change_item",
    on=Item,
    result=Item,
    permission=Permission.PLAN_DRAFT,
    label=_("Save the change"),
    parameters=ItemForm,
    missing=rules.missing_to_change_item,
    events=(events.ITEM_CHANGED,),
)
def change_item(act: Act, item: Item, *, use: str, what: str, person: str, estimate: Money, note: str) -> Item:
    """Change one thing in the draft. It stays the same thing: its key is that of every version."""
    item.use, item.lens, item.what, item.note = use, lens_of(use), what, note
    item.person_id, item.estimate = _id(person), estimate.amount
    item.version += 1
    item.save(update_fields=["use", "lens", "what", "note", "person", "estimate", "version"])
    _changed(_plan_of(item))
    act.record(events.ITEM_CHANGED, item, what=what, estimate=estimate)
    return item


@action(
    "plan.remove_item",
    on=Item,
    result=Plan,
    permission=Permission.PLAN_DRAFT,
    label=_("Take it out of the plan"),
    missing=rules.missing_to_change_item,
    events=(events.ITEM_REMOVED,),
)
def remove_item(act: Act, item: Item) -> Plan:
    """Take one thing out of the draft. Earlier versions keep it, and the difference shows that it is gone."""
    plan = _plan_of(item)
    act.record(events.ITEM_REMOVED, item, what=item.what, estimate=item.money)
    Item.objects.filter(pk=item.pk).delete()
    _changed(plan)
    return plan


@action(
    "plan.comment",
    on=Plan,
    result=Comment,
    permission=Permission.PLAN_COMMENT,
    label=_("Leave the comment"),
    parameters=CommentForm,
    missing=rules.missing_to_comment,
    events=(events.COMMENTED,),
)
def comment(act: Act, plan: Plan, *, verdict: str, words: str) -> Comment:
    """Say how the plan looks from there. It changes nothing by itself, and nothing waits for it."""
    said = Comment.objects.create(
        case_id=plan.case_id, plan=plan, verdict=verdict, words=words, at=now(), by_id=act.staff_id,
        role=_role(plan.case_id),
    )  # fmt: skip
    act.record(events.COMMENTED, said, verdict=verdict, words=words)
    return said


@action(
    "plan.sign",
    on=Plan,
    result=Plan,
    permission=Permission.PLAN_SIGN,
    label=_("Record the signature"),
    parameters=SignForm,
    missing=rules.missing_to_sign,
    events=(events.SIGNED, events.CO_SIGNED),
)
def sign(act: Act, plan: Plan, *, person: str, dissent: str) -> Plan:
    """One adult signs, alone and for themselves; or the worker co-signs. Where they see it otherwise is kept."""
    adult = None if person == MYSELF else UUID(person)
    if rules.has_signed(plan, person=adult):
        raise Missing([Reason("plan.signed", _("What stands there now was signed by them already."), "person")])
    who: dict[str, Any] = {"person_id": adult} if adult else {"staff_id": act.staff_id, "role": _role(plan.case_id)}
    Signature.objects.create(
        case_id=plan.case_id, plan=plan, plan_version=plan.version, dissent=dissent, at=now(), recorded_by=act.staff_id, **who
    )  # fmt: skip
    told: dict[str, Any] = {"number": plan.number, "dissent": dissent}
    if adult:
        act.record(events.SIGNED, plan, party=adult, person=adult, **told)
    else:
        act.record(events.CO_SIGNED, plan, **told)
    return plan


@action(
    "plan.agree",
    on=Plan,
    result=Plan,
    permission=Permission.PLAN_SIGN,
    label=_("Put the plan in force"),
    missing=rules.missing_to_agree,
    states=PLAN,
    verb="agree",
    events=(events.AGREED, case_events.STEPPED),
)
def agree(act: Act, plan: Plan) -> Plan:
    """Everybody has signed: the version before is replaced. The plan of after arrival begins the reintegration."""
    for former in Plan.objects.filter(case_id=plan.case_id, state=Plan.State.AGREED):
        _replace(former)
    plan.agreed_at = now()
    plan.save(update_fields=["state", "agreed_at"])
    Item.objects.filter(plan=plan).update(in_force=True)
    act.record(events.AGREED, plan)
    case = one(Case, "WHERE id = %s FOR NO KEY UPDATE", [plan.case_id])
    if case is not None and case.state == Stage.ARRIVED:
        CASE.move(case, "begin_reintegration")
        cases.keep(case)
        act.record(case_events.STEPPED, case, stage=Stage.REINTEGRATION)
    return plan


def band_of(member: Membership, today: date) -> Band:
    """How old they are, in a band; never a birth date."""
    born = member.person.birth_date
    if born is None:
        return Band.GROWN if member.position == Membership.Position.ADULT else Band.CHILD
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return next((band for below, band in BANDS if age < below), Band.OLDER)


@action(
    "plan.ask_there",
    on=Plan,
    result=Plan,
    permission=Permission.PLAN_ASK,
    label=_("Ask them, without a name"),
    parameters=AskForm,
    missing=rules.missing_to_ask,
    events=(events.ASKED_THERE,),
)
def ask_there(act: Act, plan: Plan, *, team: Team, town: str, words: str, things: list[tuple[str, str]]) -> Plan:
    """Ask a desk there about what is planned: place, ages in bands, and words that were written for this alone."""
    case = one(Case, "WHERE id = %s", [plan.case_id])
    post = one(Post, "WHERE staff_id = %s AND until IS NULL ORDER BY since", [act.staff_id])
    if case is None or post is None:
        raise Absent
    today, question_id = timezone.localdate(), uuid7()
    # First to which case it belongs: by that alone, whoever asks may write and read the question.
    Asking.objects.create(case_id=plan.case_id, plan=plan, question_id=question_id, asked_by_id=act.staff_id)
    question = Question.objects.create(
        id=question_id, from_team_id=post.team_id, to_team=team, country=case.origin_country, town=town, words=words,
        household=sorted(band_of(member, today) for member in members(plan.case_id)), asked_at=now(),
        answer_by=today + timedelta(days=team.answer_days),
    )  # fmt: skip
    Asked.objects.bulk_create(
        Asked(question=question, place=place, use=use, words=said) for place, (use, said) in enumerate(things, start=1)
    )
    act.record(events.ASKED_THERE, plan, team=team.pk)
    return plan


@action(
    "plan.take_back_question",
    on=Asking,
    result=Plan,
    permission=Permission.PLAN_ASK,
    label=_("Take the question back"),
    missing=rules.missing_to_take_back,
    events=(events.TAKEN_BACK,),
)
def take_back_question(act: Act, asking: Asking) -> Plan:
    """It is no longer needed: the desk does not see it any more."""
    question = _locked(asking.question_id)
    QUESTION.move(question, "take_back")
    question.save(update_fields=["state"])
    act.record(events.TAKEN_BACK, asking, team=question.to_team_id)
    return Plan.objects.get(pk=asking.plan_id)


def _locked(question_id: UUID) -> Question:
    question = one(Question, "WHERE id = %s FOR NO KEY UPDATE", [question_id])
    if question is None:
        raise Absent
    return question


@action(
    "question.answer",
    on=Question,
    result=Question,
    permission=Permission.QUESTION_ANSWER,
    label=_("Send the answer"),
    parameters=AnswerForm,
    states=QUESTION,
    verb="answer",
    events=(events.ANSWERED,),
)
def answer(act: Act, question: Question, *, verdict: str, **words: str) -> Question:
    """Say how it looks from there. Whoever asked reads it beside the plan; whose plan it is stays unknown here."""
    question.verdict, question.answer, question.costs = verdict, words["answer"], words["costs"]
    question.answered_at, question.answered_by_id = now(), act.staff_id
    question.version += 1
    question.save(update_fields=["state", "verdict", "answer", "costs", "answered_at", "answered_by", "version"])
    act.record(events.ANSWERED, question, verdict=verdict)
    return question
