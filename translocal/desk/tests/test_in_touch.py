"""Messages, meetings, what people hold in their hands, and the time after the arrival, as pages."""

from django.test import Client

from tests.cast import Cast
from translocal.contact import actions as contact
from translocal.contact.tests.test_plan import planned
from translocal.followup import actions as followup
from translocal.followup.tests.scenes import arrived
from translocal.followup.tests.test_agree import in_days
from translocal.organisations.models import Staff


def read(staff: Staff, path: str, status: int = 200) -> str:
    client = Client()
    client.force_login(staff)
    page = client.get(path)
    assert page.status_code == status, (staff.name, path, page.status_code)
    return page.content.decode()


def test_a_message_is_shown_to_both_ends_with_the_step_that_is_theirs(cast: Cast) -> None:
    case = cast.on_both_shores(2)
    contact.write(case, by=cast.lies, words="How is the new flat?", language="nl")
    there = read(cast.anahit, f"/cases/{case.pk}/messages/")
    assert "How is the new flat?" in there and "They have heard it" in there
    assert "How is the new flat?" in read(cast.lies, f"/cases/{case.pk}/messages/")
    assert "How is the new flat?" not in read(cast.marc, f"/cases/{case.pk}/messages/")


def test_the_invitation_names_nobody(cast: Cast) -> None:
    meeting = contact.plan(cast.on_both_shores(2), by=cast.claire, **planned())
    file = read(cast.anahit, f"/meetings/{meeting.pk}/invitation.ics")
    assert "BEGIN:VEVENT" in file and str(meeting.pk) in file
    assert [name for name in ("Aram", "Vardanyan", "Anahit", "TL-", "return") if name in file] == []
    read(cast.lies, f"/meetings/{meeting.pk}/invitation.ics", 404)
    read(cast.sam, f"/meetings/{meeting.pk}/invitation.ics", 404)


def test_the_role_card_and_the_mandate_are_for_those_who_plan_with_them(cast: Cast) -> None:
    case = cast.on_both_shores(2)
    assert "Who decides what" in read(cast.anahit, f"/cases/{case.pk}/role-card/?language=en")
    assert 'lang="fr"' in read(cast.claire, f"/cases/{case.pk}/role-card/?language=fr")
    assert "Anahit Sargsyan works with you" in read(cast.claire, f"/cases/{case.pk}/mandate/")
    for path in ("role-card", "mandate", "meetings", "followup"):
        read(cast.lies, f"/cases/{case.pk}/{path}/", 404)


def test_the_time_after_the_arrival_is_one_page_and_ends_with_the_report(cast: Cast) -> None:
    case = arrived(cast)
    assert "No contact was agreed yet" in read(cast.anahit, f"/cases/{case.pk}/followup/")
    agreed = followup.agree(case, by=cast.anahit, due=in_days(30), how="visit")
    assert "Note the contact" in read(cast.anahit, f"/cases/{case.pk}/followup/")
    followup.call_off(agreed, by=cast.anahit)
    followup.close(case, by=cast.claire, contributed="Two machines.", own_words="We manage.")
    assert "Closing report" in read(cast.anahit, f"/cases/{case.pk}/followup/")
