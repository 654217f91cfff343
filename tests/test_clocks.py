"""The clocks: handovers expire, covers end, notes of a "not now" are erased; each on one case, as a role of its own."""

from datetime import date, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection
from django.utils import timezone

from tests.cast import Cast
from tests.told import talk_only
from translocal.access.identity import Identity, acting_as, system
from translocal.access.models import Access
from translocal.cases import actions as cases
from translocal.cases import jobs as case_jobs
from translocal.cases.models import Grant
from translocal.contact.models import Notice
from translocal.counselling import jobs as talk_jobs
from translocal.counselling.models import Talk, Voice
from translocal.demo import story
from translocal.handovers import jobs as handover_jobs
from translocal.handovers.models import Handover
from translocal.organisations.models import Staff
from translocal.people.models import Person

LATER = date(2099, 1, 1)


def as_(staff: Staff) -> acting_as:  # type: ignore[valid-type]
    return acting_as(Identity(staff.pk))


def access_rows() -> int:
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SELECT count(*) FROM access_access WHERE standing = 'errand'")
        found = int(cursor.fetchone()[0])
        cursor.execute("SET ROLE translocal_app")
    return found


def test_an_overdue_handover_expires_and_both_leads_and_the_sender_are_told(cast: Cast) -> None:
    handover = cast.proposed()
    with patch("translocal.handovers.actions.today_in", return_value=LATER):
        handover_jobs.expire(handover_id=str(handover.pk), case_id=str(handover.case_id))
    for told in (cast.lies, cast.koen, cast.nadia):
        with as_(told):
            assert Notice.objects.filter(event="handover.expired").count() == 1
    with as_(cast.lies):
        assert Handover.objects.get(pk=handover.pk).state == "expired"
        assert Access.objects.get(case_id=handover.case_id, staff_id=cast.lies.pk).standing == "active"
    with as_(cast.marc):
        assert not Access.objects.filter(staff_id=cast.marc.pk).exists()


def test_a_handover_that_is_not_due_stays(cast: Cast) -> None:
    handover = cast.proposed()
    handover_jobs.expire(handover_id=str(handover.pk), case_id=str(handover.case_id))
    with as_(cast.lies):
        assert Handover.objects.get(pk=handover.pk).state == "proposed"


def test_the_clock_leaves_no_access_behind(cast: Cast) -> None:
    handover = cast.proposed()
    handover_jobs.expire(handover_id=str(handover.pk), case_id=str(handover.case_id))
    assert access_rows() == 0


def test_a_cover_ends_by_the_clock(cast: Cast) -> None:
    case = cast.case(2)
    cases.cover(case, by=cast.koen, reason="Her leave", until=timezone.localdate())
    with as_(cast.koen):
        grant = Grant.objects.get(case_id=case.pk)
    case_jobs.end_cover(grant_id=str(grant.pk), case_id=str(case.pk))
    with as_(cast.koen):
        assert Access.objects.get(case_id=case.pk, staff_id=cast.koen.pk).standing == "lead"


def test_notes_of_a_not_now_are_erased_and_who_it_was_is_gone(cast: Cast, settings: Any) -> None:
    settings.TALK_KEPT_DAYS = 0
    talk = talk_only(cast.lies, cast.teams["welfare"], "AM", "Gyumri", story.VARDANYAN[:1])
    with as_(cast.lies):
        person = Person.objects.get(given_name="Aram")
    talk_jobs.erase_talk(talk_id=str(talk.pk))
    with as_(cast.lies):
        assert not Access.objects.filter(case_id=talk.pk).exists()
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        told = (Voice, Talk)
        assert [model.objects.filter(pk__isnull=False).count() for model in told] == [0, 1]
        assert Person.objects.get(pk=person.pk).given_name == "(erased)"
        cursor.execute("SET ROLE translocal_app")


def test_a_talk_they_came_back_to_is_not_erased(cast: Cast) -> None:
    case = cast.case(2)
    with as_(cast.lies):
        talk = Talk.objects.get(case=case.pk)
    talk_jobs.erase_talk(talk_id=str(talk.pk))
    with as_(cast.lies):
        assert Voice.objects.filter(case_id=talk.pk).exists()


def test_the_sweeps_find_what_is_due(cast: Cast) -> None:
    cast.proposed()
    with acting_as(system("handover-clock")), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM handovers_overdue(10)")
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT count(*) FROM cases_grants_due(%s)", [LATER])
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT count(*) FROM counselling_talks_to_erase(%s)", [timezone.now() + timedelta(days=1)])
        assert cursor.fetchone() == (0,)


def test_nobody_but_a_system_role_runs_an_errand(cast: Cast) -> None:
    case = cast.case(2)
    with pytest.raises(Exception, match="not a system role"), as_(cast.sam), connection.cursor() as cursor:
        cursor.execute("SELECT access_begin_errand(%s)", [case.pk])


def test_notes_that_are_young_are_not_erased(cast: Cast) -> None:
    talk = talk_only(cast.lies, cast.teams["welfare"], "AM", "Gyumri", story.VARDANYAN[:1])
    talk_jobs.erase_talk(talk_id=str(talk.pk))
    with as_(cast.lies):
        assert Voice.objects.filter(case_id=talk.pk).exists()
