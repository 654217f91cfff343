"""Forms that forgive: with the line dropping, sent twice, sent wrong, sent again from the past. The keyboard: `test_the_whole_way`."""

import pytest
from playwright.sync_api import expect

from tests.cast import Cast
from tests.journeys.workers import SignIn, Worker, days_ago
from translocal.access.identity import Identity, acting_as
from translocal.cases.models import Case
from translocal.counselling.models import Conversation
from translocal.demo import story
from translocal.organisations.models import Staff

pytestmark = pytest.mark.journey


def conversations(who: Staff, case: Case) -> int:
    with acting_as(Identity(who.pk)):
        return Conversation.objects.filter(case_id=case.pk).count()


def fills_in_a_conversation(worker: Worker, words: str) -> None:
    worker.fills_in({"Day of the conversation": days_ago(1), "Language of the conversation": "Armenian"})
    worker.fills_in(
        {"What they want": "wants to know more", "In their own words": words}, under="What Aram Vardanyan says"
    )


def test_what_was_typed_outlives_a_lost_page(cast: Cast, sign_in: SignIn) -> None:
    case = cast.case(2)
    lies = sign_in(cast.lies)
    lies.opens(f"/do/case.note/{case.pk}/")
    words = "We do not know yet, «perhaps» in spring — դեռ չգիտենք."
    fills_in_a_conversation(lies, words)
    lies.sees("Draft saved")
    lies.page.reload()
    field = lies.page.get_by_role("group", name="What Aram Vardanyan says").get_by_label("In their own words")
    expect(field).to_have_value(words)
    # It is hers alone, and gone once it is sent.
    lies.presses("Note the conversation")
    lies.opens(f"/do/case.note/{case.pk}/")
    expect(field).to_have_value("")


def test_a_mistake_costs_nothing_that_was_typed(cast: Cast, sign_in: SignIn) -> None:
    case = cast.case(2)
    lies = sign_in(cast.lies)
    lies.opens(f"/do/case.note/{case.pk}/")
    fills_in_a_conversation(lies, "These words stay.")
    lies.fills_in({"Day of the conversation": days_ago(-30), "Next moment they agreed to": days_ago(5)})
    with lies.page.expect_response(lambda answer: answer.request.method == "POST" and "/do/" in answer.url) as sent:
        lies.presses("Note the conversation")
    assert sent.value.status == 422
    summary = lies.page.locator(".error-summary")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("The conversation has not been held yet.")
    lies.sees("What you typed is kept.")
    field = lies.page.get_by_role("group", name="What Aram Vardanyan says").get_by_label("In their own words")
    expect(field).to_have_value("These words stay.")
    summary.get_by_role("link").first.click()
    expect(lies.page.get_by_label("Day of the conversation")).to_be_focused()
    assert conversations(cast.lies, case) == 0


def test_twice_is_once(cast: Cast, sign_in: SignIn) -> None:
    """A double click, and the same form sent again from the past, have one effect."""
    case = cast.case(2)
    lies = sign_in(cast.lies)
    lies.opens(f"/do/case.note/{case.pk}/")
    fills_in_a_conversation(lies, "Only once.")
    lies.page.get_by_role("button", name="Note the conversation").dblclick()
    lies.sees("The conversation was noted.")
    assert conversations(cast.lies, case) == 1

    lies.page.go_back()
    lies.presses("Note the conversation")
    lies.page.wait_for_load_state()
    assert conversations(cast.lies, case) == 1


def test_without_javascript_twice_is_once_too(cast: Cast, sign_in: SignIn) -> None:
    """The page carries the id of the step: the server knows the second one for what it is."""
    handover = story.prepare(cast.case(1), cast.lies, cast.teams["desk"])
    lies = sign_in(cast.lies, java_script_enabled=False)
    lies.opens(f"/do/handover.propose/{handover.pk}/")
    form = {i.get_attribute("name"): i.input_value() for i in lies.page.locator("main form input[type=hidden]").all()}
    address = f"{lies.address}/do/handover.propose/{handover.pk}/"
    for _time in range(2):
        answer = lies.context.request.post(address, form=form, headers={"Referer": address})
        assert answer.status == 200
        assert "waiting for an answer" in answer.text()
    marc = sign_in(cast.marc)
    assert marc.page.locator("button.news").count() == 1
