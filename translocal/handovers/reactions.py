"""What the clients take back stops what was asked in their name, in the same transaction."""

from typing import Any

from translocal.actions.engine import Act, reaction
from translocal.cases import events as cases
from translocal.cases.models import Case
from translocal.consents import events as consents
from translocal.consents.models import Consent
from translocal.handovers.actions import take_back
from translocal.handovers.models import Handover
from translocal.handovers.rules import missing_consents, purpose_of
from translocal.people import events as people
from translocal.people.queries import adults


@reaction(consents.WITHDRAWN)
def a_consent_was_taken_back(act: Act, consent: Consent) -> None:
    """Whoever was asked with it sees nothing more, before they could take over."""
    for handover in Handover.objects.filter(case_id=consent.case_id, to_team=consent.team_id, state="proposed"):
        if purpose_of(handover) == consent.purpose:
            take_back(act, handover)


@reaction(cases.RESTED)
@reaction(cases.ENDED)
def a_case_rests_or_ended(act: Act, case: Case) -> None:
    """Nothing is asked of anybody for people who are resting or have gone another way."""
    for handover in Handover.objects.filter(case=case, state="proposed"):
        take_back(act, handover)


@reaction(people.ADDED)
@reaction(people.CORRECTED)
def a_household_changed(act: Act, unit: Any) -> None:
    """An adult who came to the household, or came of age on paper, has agreed to nothing yet."""
    for handover in Handover.objects.filter(case_id=unit.case_id, state="proposed"):
        if missing_consents(handover, adults(unit.case_id)):
            take_back(act, handover)
