"""The table of lenses says what the documents say."""

from pathlib import Path
from typing import Any

import pytest

from tests.cast import Cast
from tests.truth import ask
from translocal.access.identity import acting_as, person
from translocal.access.lenses import SUPPORT, Lens, Standing, lenses_of, withheld_of
from translocal.access.permissions import Permission, rights_of
from translocal.consents.models import Consent
from translocal.counselling.models import Voice
from translocal.demo import story
from translocal.handovers.models import Approval
from translocal.journal.models import Event
from translocal.organisations.roles import Role

DOCS = Path(__file__).resolve().parents[3] / "docs" / "access.md"
# The portal is still to come: an adult's access as it will be, written by hand.
PORTAL = """
    INSERT INTO access_access (staff_id, case_id, kind, standing, role, parts, rights, stage, origin, people, reference,
                               since, updated_at)
    SELECT %s, c.id, 'case', 'active', '', 1 + 2 + 16 + 64, 0, c.state, 'AM', 2, c.reference, now(), now()
    FROM cases_case c WHERE c.id = %s RETURNING case_id
"""
NEVER = [Role.PROGRAMME_MANAGER, Role.MONITOR, Role.RESEARCHER, Role.ADMINISTRATOR]


@pytest.mark.parametrize("role", NEVER)
@pytest.mark.parametrize("standing", Standing)
def test_some_roles_never_see_a_case(role: Role, standing: Standing) -> None:
    assert lenses_of(role, standing) == Lens(0)


@pytest.mark.parametrize("standing", [Standing.FOLLOWING, Standing.PREVIEW, Standing.LEAD, Standing.REVIEW])
@pytest.mark.parametrize("role", Role)
def test_counselling_is_seen_only_by_who_stands_or_covers(role: Role, standing: Standing) -> None:
    assert not lenses_of(role, standing) & (Lens.COUNSELLING | Lens.PROTECTION | Lens.OWN)


@pytest.mark.parametrize("role", [Role.TRAVEL_OFFICER, Role.BUSINESS_CONSULTANT, Role.FINANCE_OFFICER])
def test_who_does_not_counsel_never_sees_counselling(role: Role) -> None:
    assert not any(lenses_of(role, standing) & Lens.COUNSELLING for standing in Standing)


@pytest.mark.parametrize("role", Role)
def test_who_sees_nothing_may_do_nothing_but_look(role: Role) -> None:
    assert not [s for s in (Standing.ACTIVE, Standing.COVER) if not lenses_of(role, s) and rights_of(role, s)]


def test_the_three_parts_of_the_support_are_seen_by_those_who_need_them() -> None:
    seen = {role: lenses_of(role, Standing.ACTIVE) & SUPPORT for role in Role}
    assert seen[Role.FINANCE_OFFICER] == lenses_of(Role.FINANCE_OFFICER, Standing.ACTIVE) == Lens.MONEY
    assert lenses_of(Role.BUSINESS_CONSULTANT, Standing.ACTIVE) == Lens.CHAIN | Lens.ACTIVITY
    assert {role for role, parts in seen.items() if parts == SUPPORT} == {
        Role.REINTEGRATION_COUNSELLOR,
        Role.LOCAL_SOCIAL_WORKER,
    }


def test_plan_money_and_activity_travel_together_or_not_at_all() -> None:
    always = int(Lens.CHAIN | Lens.IDENTITY | Lens.COUNSELLING)
    for role in (Role.REINTEGRATION_COUNSELLOR, Role.LOCAL_SOCIAL_WORKER):
        assert not withheld_of(role, always | Lens.PLAN) & SUPPORT
        assert withheld_of(role, always) & SUPPORT == SUPPORT


def test_the_rights_of_every_role_fit_the_column() -> None:
    assert len(Permission) < 63
    assert max(rights_of(role, standing) for role in Role for standing in Standing) >> 31


def test_the_document_names_every_role() -> None:
    text = DOCS.read_text()
    assert [role for role in Role if str(role.label) not in text] == []


@pytest.mark.parametrize("model", [Voice, Consent, Approval])
def test_an_adult_reads_what_is_their_own_and_nothing_of_the_other(cast: Cast, model: Any) -> None:
    case = cast.case(2)
    story.note(case, cast.lies, "thinking", "Mine alone.", days_ago=1, occasion="intake")
    cast.drafted(case)
    for adult in cast.adults(case):
        ask(PORTAL, adult.pk, case.pk)
        with acting_as(person(adult.pk)):
            assert {row.person_id for row in model.objects.all()} == {adult.pk}


def test_an_adult_reads_no_event_that_concerns_the_other_alone(cast: Cast) -> None:
    case = cast.case(2)
    cast.drafted(case)
    adult, other = cast.adults(case)
    ask(PORTAL, adult.pk, case.pk)
    with acting_as(person(adult.pk)):
        parties = set(Event.objects.values_list("party", flat=True))
    assert adult.pk in parties and other.pk not in parties
