"""The pages of the actions about exceptions from the rules."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from translocal.desk.acting import page
from translocal.desk.exceptions import told
from translocal.desk.pages import part
from translocal.programmes.exempting_forms import offices_that_decide
from translocal.programmes.queries import hanging_on_exceptions

money_url = part("money")


def exception_url(exemption: Any) -> str:
    return reverse("exception", args=[exemption.pk])


def hangs_on_one(case: Any) -> bool:
    return bool(hanging_on_exceptions(case.case_id))


def the_only_office(_case: Any) -> dict[str, UUID]:
    """Where only one office decides, it is chosen."""
    deciding = list(offices_that_decide()[:2])
    return {"team": deciding[0].pk} if len(deciding) == 1 else {}


page(
    "exception.ask", _("Ask for an exception"), back=money_url, after=money_url, when=hangs_on_one, initial=the_only_office,
    done=_("It was asked for. The decision will stand here."),
    happens=(
        _("They read what the rules ask of the household, the answer with and without the exception, and your words."),
        _("They read no name and no reference, and see nothing of the case."),
    ),
)  # fmt: skip
page(
    "exception.withdraw", _("Take the question for an exception back"), back=money_url, after=money_url, drafts=False,
    done=_("It was taken back."), happens=(_("Those who decide no longer see it. It can be asked for again."),),
)  # fmt: skip
LASTING = (_("What was decided is not changed any more. Another question can be decided otherwise."),)
page(
    "exception.grant", _("Grant the exception"), back=exception_url, after=exception_url, main=True, shows=told,
    template="desk/exception_decide.html", done=_("It was granted. Whoever asked reads it now."), lasting=LASTING,
    happens=(
        _("Whoever asked reads your name and your reason, and can establish what they are entitled to with it."),
        _("It holds for this household as it was told here, until the support ends. You do not learn who they are."),
    ),
)  # fmt: skip
page(
    "exception.refuse", _("Refuse the exception"), back=exception_url, after=exception_url, shows=told,
    template="desk/exception_decide.html", done=_("It was refused. Whoever asked reads it now."), lasting=LASTING,
    happens=(_("Whoever asked reads your name and your reason, and can tell them."),),
)  # fmt: skip

ON_AN_EXCEPTION = ["exception.grant", "exception.refuse"]
