"""The pages of the actions after the arrival: contacts, the closing report."""

from django.utils.translation import gettext_lazy as _

from translocal.cases.states import ARRIVED
from translocal.desk.acting import page
from translocal.desk.pages import case_url, part, today

followup_url = part("followup")


def has_arrived(case: object) -> bool:
    return getattr(case, "state", "") in ARRIVED


page("follow_up.agree", _("Agree on a contact"), back=case_url, after=followup_url, when=has_arrived,
     done=_("The contact was agreed. You find it among what comes next."))  # fmt: skip
page("follow_up.hold", _("Note the contact"), back=followup_url, after=followup_url, initial=today, main=True,
     done=_("The contact was noted."))  # fmt: skip
page(
    "follow_up.call_off",
    _("Call the contact off"),
    back=followup_url,
    after=followup_url,
    done=_("The contact was called off."),
)
page(
    "closing.write", _("Close the case with a report"), back=case_url, after=followup_url, when=has_arrived,
    done=_("The support has ended. The report stands below."),
    happens=(
        _("What is left of the budget goes back to its fund."),
        _("Everybody in the chain, also those who follow, reads that the support ended; the report stays with those who plan with them."),
        _("The case can be opened again at any time."),
    ),
)  # fmt: skip
