"""The pages of the actions on a plan."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from translocal.cases.models import Case
from translocal.cases.states import BEFORE_BOARDING
from translocal.desk.acting import page
from translocal.desk.asked_there import told
from translocal.desk.pages import part
from translocal.plans.models import Item, Plan
from translocal.plans.queries import needs
from translocal.plans.rules import missing_to_draft, stage_of

plan_url = part("plan")
SIGNED_AGAIN = _("Whoever had signed what stood there before reads and signs it again.")

ON_A_PLAN = ["plan.agree", "plan.sign", "plan.add_item", "plan.write", "plan.ask_there", "plan.comment"]


def version_url(plan: Plan) -> str:
    return reverse("plan", args=[plan.pk])


def may_begin(case: Any) -> bool:
    return not missing_to_draft(case)


def is_draft(plan: Plan) -> bool:
    return plan.state == Plan.State.DRAFT


def is_current(plan: Plan) -> bool:
    return plan.state != Plan.State.REPLACED


def known_needs(plan: Plan) -> dict[str, Any]:
    return dict(needs(plan))


def their_town(plan: Plan) -> dict[str, Any]:
    case = Case.objects.filter(pk=plan.case_id).first()
    return {"town": case.origin_city if case else ""}


def before_they_arrive(plan: Plan) -> bool:
    """Once somebody there stands beside them, the plan itself can be commented on."""
    return is_current(plan) and stage_of(plan.case_id) in BEFORE_BOARDING


def today_url(_thing: Any) -> str:
    return reverse("today")


def item_of(item: Item) -> dict[str, Any]:
    person = str(item.person_id) if item.person_id else ""
    return {"use": item.use, "what": item.what, "person": person, "estimate": item.money, "note": item.note}


page(
    "plan.draft", _("Begin a version of the plan"), back=plan_url, after=plan_url, when=may_begin,
    done=_("The version was begun. Nothing is agreed yet."),
    happens=(
        _("If there is a version already, what stands in it is taken over; it stays as it was."),
        _("Each adult signs for themselves. Nothing is in force until everybody has signed."),
    ),
)  # fmt: skip
page(
    "plan.write", _("Write down what they need"), back=plan_url, after=plan_url, initial=known_needs, when=is_draft,
    done=_("What they need was saved."), happens=(SIGNED_AGAIN,),
)  # fmt: skip
page(
    "plan.add_item", _("Add something to the plan"), back=plan_url, after=plan_url, when=is_draft,
    done=_("It stands in the plan."), happens=(SIGNED_AGAIN,),
)  # fmt: skip
page(
    "plan.change_item", _("Change what is planned"), back=plan_url, after=plan_url, initial=item_of,
    done=_("The change was saved."), happens=(SIGNED_AGAIN,),
)  # fmt: skip
page(
    "plan.remove_item", _("Take something out of the plan"), back=plan_url, after=plan_url, done=_("It was taken out."),
    happens=(_("Earlier versions keep it; the differences show that it is gone."), SIGNED_AGAIN),
)  # fmt: skip
page(
    "plan.comment", _("Say how it looks from there"), back=plan_url, after=plan_url, when=is_current,
    done=_("Your comment stands beside the plan."),
    happens=(_("It changes nothing by itself, and nothing waits for it."),),
)  # fmt: skip
page(
    "plan.sign", _("Record a signature"), back=plan_url, after=plan_url, when=is_draft,
    done=_("The signature was recorded."),
    happens=(
        _("They have read what stands in the plan now, or had it read to them, alone and in their own language."),
        _("If anything is changed, they read and sign it again."),
    ),
)  # fmt: skip
page(
    "plan.agree", _("Put the plan in force"), back=plan_url, after=plan_url, main=True, when=is_draft,
    done=_("The plan is in force."),
    happens=(
        _("Things are bought from this version now; the one before is replaced and stays readable."),
        _("Everybody in the chain, also those who follow, reads that a plan was agreed; not what stands in it."),
        _("After arrival, the case moves on to reintegration."),
    ),
)  # fmt: skip
page(
    "plan.ask_there", _("Ask there, without a name"), back=plan_url, after=plan_url, initial=their_town, when=before_they_arrive,
    done=_("The desk was asked. It learns no name and no case."),
    happens=(
        _("The desk reads the country, the town or region, how old the people are in bands, and the words you write here."),
        _("It reads no name, no reference, and nothing that stands in the plan itself."),
        _("Nothing waits for the answer. It stands beside the plan once it is there."),
    ),
)  # fmt: skip
page(
    "plan.take_back_question", _("Take the question back"), back=plan_url, after=plan_url, done=_("The question was taken back."),
    happens=(_("The desk no longer sees it."),),
)  # fmt: skip
page(
    "question.answer", _("A question without a name"), back=today_url, after=today_url, shows=told, template="desk/question.html",
    done=_("Your answer stands beside their plan now. Thank you."),
    happens=(_("Whoever asked reads your answer and your name. You do not learn whose plan it is."),),
)  # fmt: skip
