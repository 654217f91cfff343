"""Journeys at the desk: the list of those who arrange them, and what each reader sees of one case."""

from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.told import tell_today
from translocal.cases import actions as cases
from translocal.counselling import actions as counselling
from translocal.counselling.tests.test_record_voluntariness import told
from translocal.demo import households, story
from translocal.demo.calendar import Calendar
from translocal.handovers import actions as handovers
from translocal.organisations.models import Staff
from translocal.travel import arrival
from translocal.travel.tests.test_note_first_days import FIRST


def page_of(staff: Staff, path: str, status: int = 200) -> str:
    client = Client()
    client.force_login(staff)
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def part(thing: object, name: str) -> str:
    return reverse("case_part", args=[thing.case_id, name])  # type: ignore[attr-defined]


def test_the_list_names_those_one_arranges_and_no_others(cast: Cast) -> None:
    cast.booked_to_travel(2)
    assert "Aram Vardanyan" in page_of(cast.ana, "/journeys/")
    assert "Aram" not in page_of(cast.sam, "/journeys/") and "Aram" not in page_of(cast.lies, "/journeys/")


def test_the_list_is_narrowed_and_an_odd_address_is_harmless(cast: Cast) -> None:
    cast.booked_to_travel(1)
    assert "Vardanyan" in page_of(cast.ana, "/journeys/?state=booked&sort=-day")
    assert "No journey matches" in page_of(cast.ana, "/journeys/?state=arrived")
    for odd in ("state=%00", "state=no", "sort=password", "page=-1", "page=99999", "state=a&state=b"):
        page_of(cast.ana, f"/journeys/?{odd}")


def test_without_a_journey_the_list_says_what_it_will_show(cast: Cast) -> None:
    assert "No journeys yet" in page_of(cast.ana, "/journeys/")


def test_travel_officers_and_return_counsellors_find_it_in_the_menu(cast: Cast) -> None:
    assert 'href="/journeys/"' in page_of(cast.ana, "/") and 'href="/journeys/"' in page_of(cast.marc, "/")
    assert 'href="/journeys/"' not in page_of(cast.lies, "/")


def test_the_journey_shows_its_bookings_and_what_they_cost(cast: Cast) -> None:
    page = page_of(cast.ana, part(cast.booked_to_travel(2), "travel"))
    assert "Brussels – Yerevan by Vienna" in page and "1,315.00\u00a0EUR" in page
    assert "What could not be undone if they stopped now" in page and "They boarded" in page


def test_after_a_withdrawal_the_page_says_what_cannot_be_undone(cast: Cast) -> None:
    application = cast.booked_to_travel(1)
    cases.rest(cast.case_of(application), by=cast.marc, words="")
    page = page_of(cast.marc, part(application, "travel"))
    assert "What cannot be undone" in page and "1,240.00\u00a0EUR does not come back" in page
    assert "This journey was stopped" in page


def test_the_travel_officer_sees_no_voluntariness_record(cast: Cast) -> None:
    application = cast.prepared_to_travel(1)
    assert "Leaflet" in page_of(cast.marc, part(application, "voluntariness"))
    page_of(cast.ana, part(application, "voluntariness"), 404)
    page_of(cast.lies, part(application, "voluntariness"), 404)
    page_of(cast.sam, part(application, "travel"), 404)


def test_each_adult_has_a_card_that_says_what_is_missing(cast: Cast) -> None:
    case = cast.accepted(cast.case(2)).case
    first = cast.adults(case)[0]
    counselling.record_voluntariness(case, by=cast.marc, **told(first, signed_on="", pauses=["appeal"]))
    page = page_of(cast.marc, part(case, "voluntariness"))
    assert "They have not signed." in page and "pauses for review" in page and "an appeal is open" in page
    assert page.count("Nothing is recorded with them yet.") == 1


def test_a_new_record_begins_with_what_stands_in_the_one_before(cast: Cast) -> None:
    application = cast.prepared_to_travel(1)
    person = cast.adults(application)[0]
    asked = reverse("act", args=["voluntariness.record", application.case_id])
    assert "Five weeks since the information." in page_of(cast.marc, f"{asked}?person={person.pk}")
    assert "Five weeks" not in page_of(cast.marc, f"{asked}?person=%3Cscript%3E")


def test_those_who_receive_them_read_the_first_days_and_not_the_journey(cast: Cast) -> None:
    case = cast.supported(1)
    arrival.note_first_days(case, by=cast.claire, **FIRST)
    handover = story.hand_over(case, cast.claire, cast.teams["partner"])
    handovers.accept(story.fresh(handover, cast.anahit), by=cast.anahit, answer="")
    page = page_of(cast.anahit, part(handover, "travel"))
    assert "With his mother" in page and "The journey" not in page


def test_every_page_of_a_journey_opens(cast: Cast) -> None:
    application = cast.home(2)
    page = page_of(cast.marc, part(application, "travel"))
    assert "Offer to ask how they are" in page and "The first 72 hours last until" in page


def test_a_journey_that_lies_ahead_stands_in_the_day_of_those_who_arrange_it(cast: Cast) -> None:
    story.book_journey(cast.sent_to_travel(1), cast.ana, in_days=3)
    assert "they leave, if they want" in page_of(cast.ana, "/")
    assert "they leave" not in page_of(cast.lies, "/") and "they leave" not in page_of(cast.sam, "/")


def test_the_demo_has_a_journey_at_the_travel_desk(cast: Cast) -> None:
    tell_today(households.stories(cast.teams, Calendar()))
    assert "Marina Grigoryan" in page_of(cast.ana, "/journeys/")
