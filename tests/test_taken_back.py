"""What clients take back takes effect at once: on what was asked, on what is told, on who may look."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from tests.cast import Cast
from translocal.access.identity import Identity, acting_as
from translocal.access.lenses import Lens
from translocal.access.models import Access
from translocal.accounts import actions as accounts
from translocal.cases import actions as cases
from translocal.cases.models import Case, Involvement
from translocal.consents import actions as consents
from translocal.consents.models import Consent
from translocal.contact.models import Notice
from translocal.core.reasons import Missing
from translocal.counselling import actions as counselling
from translocal.demo import story
from translocal.handovers import actions as handovers
from translocal.handovers.models import Handover
from translocal.organisations.models import Staff
from translocal.people import actions as people
from translocal.people.models import Membership

NEWBORN = {**story.VARDANYAN[2], "given_name": "Ani", "birth_date": "1990-01-01", "position": "adult"}


def state_of(handover: Handover, by: Staff) -> str:
    with acting_as(Identity(by.pk)):
        return str(Handover.objects.get(pk=handover.pk).state)


def reaches(case: Case, staff: Staff) -> int:
    with acting_as(Identity(staff.pk)):
        return Access.objects.filter(staff_id=staff.pk, case_id=case.pk).values_list("parts", flat=True).first() or 0


def withdraw(case: Case, by: Staff, purpose: str) -> None:
    with acting_as(Identity(by.pk)):
        consent = Consent.objects.filter(case_id=case.pk, purpose=purpose, withdrawn_at=None).first()
    assert consent is not None
    consents.withdraw(consent, by=by)


WAYS: dict[str, Callable[[Case, Staff], object]] = {
    "the consent to this desk is taken back": lambda case, by: withdraw(case, by, "handover"),
    "the case rests": lambda case, by: cases.rest(case, by=by, words=""),
    "the support ends": lambda case, by: cases.end(case, by=by, kind="stays", words=""),
    "another adult joins, who agreed to nothing": lambda case, by: counselling.add_to_case(case, by=by, **NEWBORN),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_desk_that_was_asked_sees_nothing_more_when(way: str, cast: Cast) -> None:
    handover = cast.proposed()
    WAYS[way](handover.case, cast.lies)
    assert state_of(handover, cast.lies) == "withdrawn"
    assert reaches(handover.case, cast.marc) == 0
    assert reaches(handover.case, cast.lies) & Lens.COUNSELLING


def test_no_news_reaches_whom_they_no_longer_let_follow(cast: Cast) -> None:
    handover = cast.proposed()
    handovers.accept(handover, by=cast.marc, answer="")
    withdraw(handover.case, cast.marc, "follow")
    cases.rest(handover.case, by=cast.marc, words="")
    with acting_as(Identity(cast.lies.pk)):
        assert not Notice.objects.filter(event="case.rested").exists()


def test_what_was_kept_back_stays_back_when_the_place_goes_to_a_colleague(cast: Cast) -> None:
    draft = story.prepare(cast.case(2), cast.lies, cast.teams["desk"])
    letter = dict.fromkeys(("why", "words", "worries", "promised"), "x")
    handovers.write(draft, by=cast.lies, kind="referral", language="hy", parts=[], **letter)
    for person in ("Aram", "Nune"):
        with acting_as(Identity(cast.lies.pk)):
            adult = Membership.objects.get(case_id=draft.case_id, person__given_name=person).person_id
        handovers.approve_letter(draft, by=cast.lies, person=str(adult))
    sent = handovers.propose(story.fresh(draft, cast.lies), by=cast.lies)
    handovers.accept(sent, by=cast.marc, answer="")
    cases.cover(draft.case, by=cast.nadia, reason="His leave", until=timezone.localdate())
    assert not reaches(draft.case, cast.nadia) & Lens.TRAVEL
    assert reaches(draft.case, cast.nadia) & Lens.COUNSELLING


def test_a_lead_does_not_give_a_case_to_herself(cast: Cast) -> None:
    case = cast.case(1)
    with acting_as(Identity(cast.koen.pk)):
        link = Involvement.objects.get(case_id=case.pk, staff=cast.lies, standing="active")
        choices = cases.assign.form(link).fields["staff"].queryset  # type: ignore[attr-defined]
        assert cast.koen not in choices and cast.femke in choices


def test_whoever_made_an_account_does_not_give_it_a_role(cast: Cast) -> None:
    with acting_as(Identity(cast.tom.pk)):
        office = cast.teams["welfare"].office
    made = accounts.make(office, by=cast.tom, name="Jan", email="jan@example.org", office=str(office.pk))
    post = {"team": cast.teams["welfare"].pk, "role": "social_worker", "is_lead": True}
    with pytest.raises(Missing, match=r"post\.maker"):
        accounts.give_post(made, by=cast.tom, **post)
    assert accounts.give_post(made, by=cast.els, **post).is_lead


def test_a_household_they_left_is_not_corrected_from_there(cast: Cast) -> None:
    case = cast.case(2)
    with acting_as(Identity(cast.lies.pk)):
        member = Membership.objects.get(case_id=case.pk, person__given_name="Nune")
    people.leave(member, by=cast.lies)
    with pytest.raises(Missing, match=r"person\.left_already"):
        people.correct(member, by=cast.lies, **story.VARDANYAN[1])


def test_without_an_adult_nobody_is_handed_over(cast: Cast) -> None:
    case = cast.case(2)
    draft = story.prepare(case, cast.lies, cast.teams["desk"])
    with acting_as(Identity(cast.lies.pk)):
        for member in Membership.objects.filter(case_id=case.pk):
            Membership.objects.filter(pk=member.pk).update(position="child")
    with pytest.raises(Missing, match=r"handover\.no_adult"):
        handovers.propose(draft, by=cast.lies)


def test_when_the_last_worker_leaves_a_successor_finds_the_case_again(cast: Cast) -> None:
    story_of_sam = story.open_case(cast.sam, cast.teams["elsewhere"], "AM", "Gyumri", story.VARDANYAN[:1])
    with acting_as(Identity(cast.tom.pk)):
        post = cast.sam.posts.get(until=None)
    accounts.end_post(post, by=cast.tom)
    assert reaches(story_of_sam, cast.sam) == 0
    accounts.give_post(cast.sam, by=cast.tom, team=cast.teams["elsewhere"].pk, role="social_worker", is_lead=False)
    assert reaches(story_of_sam, cast.sam) & Lens.COUNSELLING
