"""The roles of the chain: who stands where, and what each does. Source: SYSTEM §1 (S1, figure 1)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Shore(models.TextChoices):
    HOST = "host", _("host country")
    ORIGIN = "origin", _("country of origin")


class Role(models.TextChoices):
    SOCIAL_WORKER = "social_worker", _("social worker")
    RETURN_COUNSELLOR = "return_counsellor", _("return counsellor")
    TRAVEL_OFFICER = "travel_officer", _("travel officer")
    REINTEGRATION_COUNSELLOR = "reintegration_counsellor", _("reintegration counsellor")
    LOCAL_SOCIAL_WORKER = "local_social_worker", _("local social worker")
    BUSINESS_CONSULTANT = "business_consultant", _("business consultant")
    FINANCE_OFFICER = "finance_officer", _("finance officer")
    PROGRAMME_MANAGER = "programme_manager", _("programme manager")
    APPROVER = "approver", _("approver")
    AUDITOR = "auditor", _("auditor")
    MONITOR = "monitor", _("independent monitor")
    DATA_PROTECTION = "data_protection", _("data protection officer")
    RESEARCHER = "researcher", _("researcher")
    ADMINISTRATOR = "administrator", _("administrator")


# The order in which the links of the support chain stand on the through-line.
CHAIN = [
    Role.SOCIAL_WORKER,
    Role.RETURN_COUNSELLOR,
    Role.TRAVEL_OFFICER,
    Role.REINTEGRATION_COUNSELLOR,
    Role.LOCAL_SOCIAL_WORKER,
    Role.BUSINESS_CONSULTANT,
]
ORIGIN_ROLES = {Role.LOCAL_SOCIAL_WORKER, Role.BUSINESS_CONSULTANT}

WHAT_THEY_DO = {
    Role.SOCIAL_WORKER: _("Talks about futures, informs, accompanies, hands over and stays available."),
    Role.RETURN_COUNSELLOR: _("Counsels at the person's pace and prepares the travel application."),
    Role.TRAVEL_OFFICER: _("Arranges documents, tickets, luggage, departure and arrival."),
    Role.REINTEGRATION_COUNSELLOR: _("Sets the budget and plans with the client and the local partner."),
    Role.LOCAL_SOCIAL_WORKER: _("Plans again with the returnee after arrival, buys with them, is a person of trust."),
    Role.BUSINESS_CONSULTANT: _("Coaches the income-generating activity, and sees only that."),
    Role.FINANCE_OFFICER: _("Pays and books; sees money and proofs only."),
    Role.PROGRAMME_MANAGER: _("Runs programmes and funds; sees no case files."),
    Role.APPROVER: _("Decides one exception at a time on the facts it needs."),
    Role.AUDITOR: _("Checks sampled, pseudonymous money files for a limited time."),
    Role.MONITOR: _("Watches over voluntariness and outcomes; sees no identities."),
    Role.DATA_PROTECTION: _("Watches over who reads what, disclosures and retention."),
    Role.RESEARCHER: _("Works with consented, de-identified material only."),
    Role.ADMINISTRATOR: _("Keeps users and settings; sees no case content."),
}


def shore_of(role: str) -> str:
    return Shore.ORIGIN if role in ORIGIN_ROLES else Shore.HOST


# Who takes over from the one before: that one follows from then on. All others come to stand beside whoever asked them;
# both shores plan, buy and follow up together. A social worker who is invited later stands beside whoever counsels already.
SUCCEEDS = {Role.SOCIAL_WORKER, Role.RETURN_COUNSELLOR, Role.REINTEGRATION_COUNSELLOR}
