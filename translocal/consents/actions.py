"""Recording what an adult agreed to, and taking it back at once when they say so."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from translocal.access.permissions import Permission
from translocal.actions.engine import Act, action
from translocal.cases.models import Case
from translocal.cases.reach import reshape
from translocal.consents import events
from translocal.consents.forms import ConsentForm
from translocal.consents.models import Consent
from translocal.core.clock import now
from translocal.core.reasons import Reason


def _told(consent: Consent) -> dict[str, Any]:
    return {
        "person": consent.person_id,
        "purpose": consent.purpose,
        "team": consent.team_id,
        "staff": consent.staff_id,
    }


@action(
    "consent.record",
    on=Case,
    result=Consent,
    permission=Permission.CONSENT_RECORD,
    label=_("Record the consent"),
    parameters=ConsentForm,
    events=(events.GIVEN,),
)
def record(act: Act, case: Case, *, person: str, purpose: str, language: str, how: str, **recipient: Any) -> Consent:
    """Write one adult's consent. Given twice, it stands once."""
    consent, _made = Consent.objects.get_or_create(
        case_id=case.pk,
        person_id=person,
        purpose=purpose,
        withdrawn_at=None,
        **recipient,
        defaults={"language": language, "how": how, "given_at": now(), "recorded_by": act.staff_id},
    )
    act.record(events.GIVEN, consent, party=consent.person_id, **_told(consent))
    reshape(case.pk)
    return consent


def missing_to_withdraw(consent: Consent) -> list[Reason]:
    if consent.withdrawn_at:
        return [Reason("consent.withdrawn", _("This consent was taken back already."))]
    return []


@action(
    "consent.withdraw",
    on=Consent,
    result=Consent,
    permission=Permission.CONSENT_RECORD,
    label=_("Take the consent back"),
    missing=missing_to_withdraw,
    events=(events.WITHDRAWN,),
)
def withdraw(act: Act, consent: Consent) -> Consent:
    """Take a consent back. It acts on commit: whoever only followed sees nothing more."""
    consent.withdrawn_at = now()
    consent.withdrawn_by = act.staff_id
    consent.save(update_fields=["withdrawn_at", "withdrawn_by"])
    act.record(events.WITHDRAWN, consent, party=consent.person_id, **_told(consent))
    reshape(consent.case_id)
    return consent
