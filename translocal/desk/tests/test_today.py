"""Today: for each role, what lies ahead and what waits for their hands; and for those with nothing, what will come."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.far_along import FarAlong, day, do
from tests.told import fund_and_rates
from tests.truth import as_owner, as_staff
from translocal.access.identity import ANONYMOUS, acting_as
from translocal.cases.tests.test_open_to_review import asked as review
from translocal.demo import story
from translocal.demo.world import somebody
from translocal.desk.views.doors import demo_roles
from translocal.desk.views.today import COMES_HERE
from translocal.organisations.models import Staff
from translocal.organisations.roles import WHAT_THEY_DO, Role
from translocal.plans.models import Question
from translocal.plans.tests.test_ask_there import asked
from translocal.programmes.tests.drafts import drafted, opened, over


def today_of(staff: Staff) -> str:
    client = Client()
    client.force_login(staff)
    return client.get("/").content.decode()


@pytest.fixture
def arrived(cast: Cast) -> FarAlong:
    home = FarAlong(cast)
    home.met(home.planned(fund_and_rates(cast.peter)))
    home.arrived()
    return home


def test_a_plan_to_look_at_again_stands_in_the_day_of_those_who_plan(cast: Cast, arrived: FarAlong) -> None:
    for reader in (cast.claire, cast.anahit):
        assert "look at the plan again with them" in today_of(reader)
    for other in (cast.lies, cast.marc, cast.ana, cast.sam):
        assert "look at the plan again" not in today_of(other)
    arrived.planned_again()
    assert "look at the plan again" not in today_of(cast.anahit)


def test_its_day_is_a_month_after_the_arrival(cast: Cast, arrived: FarAlong) -> None:
    with as_owner() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("UPDATE journal_event SET at = at - interval '25 days' WHERE case_id = %s", [arrived.id])
        cursor.execute("SET session_replication_role = origin")
    due = timezone.localdate() - timedelta(days=25)
    due = due.replace(year=due.year + due.month // 12, month=due.month % 12 + 1)
    assert f"{due:%-d} {due:%B}" in today_of(cast.anahit)


def test_agreed_contacts_stand_there_until_they_were_held(cast: Cast, arrived: FarAlong) -> None:
    late = do("follow_up.agree", arrived.case(cast.anahit), cast.anahit, due=day(1), how="phone")
    do("follow_up.agree", arrived.case(cast.anahit), cast.anahit, due=day(200), how="phone")
    with as_owner() as cursor:
        cursor.execute("UPDATE followup_followup SET due = due - 40 WHERE id = %s", [late.pk])
    assert today_of(cast.anahit).count("a contact they agreed to") == 1
    do("follow_up.hold", late, cast.anahit, held_on=day(), people=arrived.people(), words="All is well.")
    assert "a contact they agreed to" not in today_of(cast.anahit)


def test_three_party_meetings_stand_in_the_day_of_both_shores(cast: Cast) -> None:
    case = cast.on_both_shores(2)
    moment = f"{timezone.localtime() + timedelta(days=3):%Y-%m-%dT%H:%M}"
    do("three_party.plan", case, cast.claire, planned_for=moment, minutes="60", place="Room 2", language="hy")
    for reader in (cast.claire, cast.anahit):
        assert "three-party meeting" in today_of(reader)
    assert "three-party meeting" not in today_of(cast.marc)


def test_a_word_for_the_family_waits_for_whoever_counsels_them(cast: Cast, arrived: FarAlong) -> None:
    message = do("message.write", arrived.case(cast.lies), cast.lies, words="How is school?", language="nl")
    assert "a word to bring to the family" in today_of(cast.anahit)
    do("message.bring", message, cast.anahit, how="read_aloud")
    assert "a word to bring to the family" not in today_of(cast.anahit)


def test_a_journey_to_book_waits_for_the_travel_officer(cast: Cast) -> None:
    journey = cast.sent_to_travel()
    assert "a journey to book" in today_of(cast.ana) and "a journey to book" not in today_of(cast.marc)
    story.book_journey(journey, cast.ana)
    assert "a journey to book" not in today_of(cast.ana)


def test_a_pause_waits_for_a_colleague_and_not_for_whoever_recorded_it(cast: Cast) -> None:
    case = cast.on_both_shores(1)
    story.record_voluntariness(case, cast.claire, pauses=["appeal"], pause_words="The appeal is in March.")
    assert "waits for the advice of a colleague" in today_of(cast.anahit)
    assert "waits for the advice of a colleague" not in today_of(cast.claire)


def test_a_question_without_a_name_waits_for_the_desk_that_is_asked(cast: Cast) -> None:
    asked(cast)
    text = today_of(cast.anahit)
    assert "Could this work in Ararat region?" in text and "Vardanyan" not in text
    for other in (cast.claire, cast.tigran, cast.lies, cast.sam):
        assert "Could this work in" not in today_of(other)


def test_the_desk_reads_what_was_asked_and_the_answer_comes_back(cast: Cast) -> None:
    plan = asked(cast)
    with as_staff(cast.anahit):
        question = Question.objects.get()
    desk, counsellor = Client(), Client()
    desk.force_login(cast.anahit)
    counsellor.force_login(cast.claire)
    page = desk.get(f"/do/question.answer/{question.pk}/").content.decode()
    assert (
        "two used machines" in page
        and "2 × 18 to 59" in page
        and "Vardanyan" not in page
        and str(plan.case_id) not in page
    )
    answer = desk.post(
        f"/do/question.answer/{question.pk}/",
        {"verdict": "feasible", "answer": "There is room for one.", "costs": "60,000"},
    )
    assert answer.status_code == 302
    shown = counsellor.get(f"/cases/{plan.case_id}/plan/").content.decode()
    assert "There is room for one." in shown and "60,000" in shown and "Anahit Sargsyan" in shown
    assert "Your question without a name was answered" in today_of(cast.claire)


def test_rules_that_are_to_change_wait_for_a_word_of_each_organisation(cast: Cast) -> None:
    drafted(cast, title="Not published yet")
    draft = opened(cast)
    for reader in (cast.anahit, cast.claire, cast.lies, cast.ines, cast.tigran):
        shown = today_of(reader)
        assert f"/rules/{draft.pk}/" in shown and "Not published yet" not in shown, reader.name
    for other in (cast.peter, cast.tom):
        assert "say what you think of it" not in today_of(other)
    do("rules.comment", draft, cast.anahit, words="Too little for a family of six.")
    assert f"/rules/{draft.pk}/" not in today_of(cast.anahit) and f"/rules/{draft.pk}/" in today_of(cast.claire)
    over(draft, cast)
    assert "say what you think of it" not in today_of(cast.claire)


def test_whoever_sees_no_people_reads_the_reference_of_the_case(cast: Cast) -> None:
    case = cast.on_both_shores(2)
    story.hand_over(case, cast.anahit, cast.teams["business"], follow=False)
    shown = today_of(cast.tigran)
    assert f"<b>{case.reference}</b>" in shown and "Vardanyan" not in shown


@pytest.mark.parametrize("name", ["lies", "marc", "ana", "claire", "anahit", "tigran", "ines"])
def test_those_with_nothing_are_told_what_will_come_here(cast: Cast, name: str) -> None:
    staff = getattr(cast, name)
    with as_staff(staff):
        role = Role(staff.posts.get().role)
    assert str(COMES_HERE[role]) in today_of(staff)


CHECKING = ["Hilde Goossens", "Olivier Martin", "Yasmina Haddad", "Ruth Vermeulen", "Noor Willems"]


@pytest.mark.parametrize("name", CHECKING)
def test_those_who_check_from_outside_are_told_what_will_come_here(cast: Cast, name: str) -> None:
    staff = somebody(name)
    with as_staff(staff):
        role = Role(staff.posts.get().role)
    shown = today_of(staff)
    assert str(COMES_HERE[role]) in shown and "Open to you (" not in shown


@pytest.mark.parametrize(("name", "page"), [("Ruth Vermeulen", "case"), ("Olivier Martin", "money_file")])
def test_what_was_opened_to_them_stands_there_until_its_last_day(cast: Cast, name: str, page: str) -> None:
    cases = [cast.supported(2), cast.supported(2)]
    opened = [do("case.open_to_review", case, cast.claire, **review(name)) for case in cases]
    staff = somebody(name)
    shown = today_of(staff)
    assert "Open to you (2)" in shown and "Drawn in the sample of 2026." in shown and "Vardanyan" not in shown
    client = Client()
    client.force_login(staff)
    for case in cases:
        url = reverse(page, args=[case.pk])
        assert f'href="{url}"' in shown and client.get(url).status_code == 200
    listed = client.get(reverse("cases")).content.decode()
    assert (cases[0].reference in listed) is (page == "case") and "Vardanyan" not in listed
    do("case.end_review", opened[0], cast.claire)
    assert "Open to you (1)" in today_of(staff)
    assert "Open to you (" not in today_of(cast.claire)


def test_every_role_has_a_door_in_the_demo(cast: Cast) -> None:
    with acting_as(ANONYMOUS):
        doors = demo_roles()
    assert {door["does"] for door in doors} == set(WHAT_THEY_DO.values())


def test_more_households_ask_no_more_of_the_database(cast: Cast, arrived: FarAlong) -> None:
    do("follow_up.agree", arrived.case(cast.anahit), cast.anahit, due=day(1), how="phone")
    first = _asked(cast.anahit)
    other = FarAlong(cast)
    other.join(cast.marc, "provider", cast.claire)
    other.join(cast.claire, "partner", cast.anahit)
    for due in range(1, 4):
        do("follow_up.agree", arrived.case(cast.anahit), cast.anahit, due=day(due), how="phone")
    assert _asked(cast.anahit) == first


def _asked(staff: Any) -> int:
    client = Client()
    client.force_login(staff)
    client.get("/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/")
    return len(queries)
