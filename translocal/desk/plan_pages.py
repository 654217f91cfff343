"""The pages of the actions on a plan."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from translocal.desk.acting import page
from translocal.desk.pages import part
from translocal.plans.models import Item, Plan
from translocal.plans.queries import needs
from translocal.plans.rules import missing_to_draft

plan_url = part("plan")
SIGNED_AGAIN = _("Whoever had signed what stood there before reads and signs it again.")

ON_A_PLAN = ["plan.agree", "plan.sign", "plan.add_item", "plan.write", "plan.comment"]


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


def item_of(item: Item) -> dict[str, Any]:
    person = str(item.person_id) if item.person_id else ""
    return {"use": item.use, "what": item.what, "person": person, "estimate": item.money, "note": item.note}


page(
    "plan.draft", _("Begin a version of the plan"), back=plan_url, after=plan_url, when=may_begin,
    done=_("The version was begun. Nothing is agreed yet."),
    happens=(
        _("What stands in the version before is taken over; that one stays as it was."),
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
