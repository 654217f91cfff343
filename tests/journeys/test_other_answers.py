"""The other ways a handover can end. In every one of them somebody is still active, and those it concerns are told."""

import json

import pytest
from django.db import connection

from tests.cast import Cast
from tests.journeys.workers import SignIn, Worker
from translocal.access.identity import Identity, acting_as
from translocal.cases.models import Involvement
from translocal.demo import story
from translocal.handovers import jobs
from translocal.handovers.models import Handover
from translocal.organisations.models import Staff

pytestmark = pytest.mark.journey


def still_active(who: Staff, handover: Handover) -> bool:
    with acting_as(Identity(who.pk)):
        return Involvement.objects.filter(case_id=handover.case_id, staff=who, standing="active").exists()


def sees_it_is_hers_again(lies: Worker, handover: Handover) -> None:
    """On the page of the case: she is active, and she can hand over again."""
    lies.opens(f"/cases/{handover.case_id}/")
    lies.can("Hand over", "Note a conversation")


def test_declined(cast: Cast, sign_in: SignIn) -> None:
    """The travel desk cannot take over. Lies reads why, and is still there."""
    handover = cast.proposed(to="travel")
    ana = sign_in(cast.ana)
    ana.follows("Aram Vardanyan")
    ana.presses("We cannot take over")
    ana.presses("We cannot take over")
    ana.sees("Something is missing or needs a change", "Write a few words.")
    ana.fills_in({"Why we cannot take over": "We are closed for two weeks."})
    ana.presses("We cannot take over")
    ana.sees("The sender reads your answer.")
    assert ana.here == "/"
    assert ana.opens(f"/cases/{handover.case_id}/") == 404

    assert still_active(cast.lies, handover)
    lies = sign_in(cast.lies)
    lies.opens_news("Your handover was declined, with a reason")
    lies.sees("We are closed for two weeks.", "declined")
    sees_it_is_hers_again(lies, handover)


def test_redirected(cast: Cast, sign_in: SignIn) -> None:
    """A public desk never declines: it names the desk that can help. Nothing travels there by itself."""
    handover = cast.proposed()
    marc = sign_in(cast.marc)
    marc.follows("Aram Vardanyan")
    marc.cannot("We cannot take over")
    marc.presses("Name the desk that can help")
    marc.fills_in({"Which desk can help": "Regional return desk, Antwerp (Federal return service)"})
    marc.fills_in({"Why this desk": "They live in Antwerp from May on."})
    marc.presses("Name the desk that can help")
    marc.sees("The sender reads your answer.")
    assert marc.opens(f"/cases/{handover.case_id}/") == 404

    joris = sign_in(cast.joris)
    joris.does_not_see("Waiting for the answer of your team")
    assert joris.opens(f"/handovers/{handover.pk}/") == 404

    assert still_active(cast.lies, handover)
    lies = sign_in(cast.lies)
    lies.opens_news("Another desk was named for your handover")
    lies.sees("They live in Antwerp from May on.", "Regional return desk, Antwerp")
    sees_it_is_hers_again(lies, handover)


def test_withdrawn(cast: Cast, sign_in: SignIn) -> None:
    """They changed their minds before Marc answered. He is told, and sees the household no longer."""
    handover = cast.proposed()
    lies = sign_in(cast.lies)
    lies.opens(f"/handovers/{handover.pk}/")
    lies.presses("Take the handover back")
    lies.sees("The other desk no longer sees the household.")
    lies.presses("Take the handover back")
    lies.sees("The handover was taken back.", "withdrawn")
    sees_it_is_hers_again(lies, handover)

    marc = sign_in(cast.marc)
    marc.opens_news("A handover to your team was taken back")
    marc.sees("You no longer see this household")
    marc.does_not_see("Vardanyan")
    assert marc.opens(f"/handovers/{handover.pk}/") == 404
    assert still_active(cast.lies, handover)


def the_day_for_the_answer_passes(handover: Handover) -> None:
    """Put the deadline into the past as the owner of the database, then let the clock do its round."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("UPDATE handovers_handover SET answer_by = current_date - 3 WHERE id = %s", [handover.pk])
        cursor.execute("SET ROLE translocal_app")
    jobs.sweep(0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = 'handovers.expire'")
        deferred = [json.loads(row[0]) if isinstance(row[0], str) else row[0] for row in cursor.fetchall()]
    assert len(deferred) == 1
    jobs.expire(**deferred[0])
    jobs.expire(**deferred[0])  # a job may run twice


def test_expired(cast: Cast, sign_in: SignIn) -> None:
    """Nobody answered in time: Lies and both team leads are told, and Lies is still active."""
    handover = cast.proposed()
    the_day_for_the_answer_passes(handover)
    assert still_active(cast.lies, handover)
    for lead in (cast.koen, cast.nadia):
        sign_in(lead).sees("A handover was not answered in time")
    lies = sign_in(cast.lies)
    lies.opens_news("A handover was not answered in time")
    lies.sees("not answered in time")
    sees_it_is_hers_again(lies, handover)


def test_a_consent_taken_back_takes_effect_at_once(cast: Cast, sign_in: SignIn) -> None:
    """Lies follows because both adults let her. Nune takes it back: the next page Lies asks for is empty."""
    handover = cast.proposed()
    story.handovers.accept(story.fresh(handover, cast.marc), by=cast.marc, answer="")
    lies, marc = sign_in(cast.lies), sign_in(cast.marc)
    case = f"/cases/{handover.case_id}/"
    assert lies.opens(case) == 200
    lies.sees("following")

    marc.opens(f"{case}consents/")
    row = marc.page.locator("li", has_text="Nune Vardanyan: that this worker hears")
    row.get_by_role("link", name="Take back").click()
    marc.sees("They owe no reason.")
    marc.presses("Take the consent back")
    marc.sees("The consent was taken back.")

    assert lies.opens(case) == 404
    lies.goes_to("Today") if lies.page.get_by_role("navigation", name="Main").count() else lies.opens("/")
    lies.opens_news("Your handover was accepted")
    lies.sees("You no longer see this household")
    lies.does_not_see("Vardanyan")
    lies.opens("/cases/")
    lies.does_not_see("Vardanyan")
