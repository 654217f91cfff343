"""Many at the same moment: one effect, a clear answer for everybody else, and no deadlock."""

import os
from collections import Counter
from typing import Any

import psycopg
from django.db import connection

from tests.cast import Cast
from tests.kept import at_once
from tests.truth import as_owner, one
from translocal.actions.engine import REGISTRY
from translocal.core.ids import uuid7
from translocal.core.reasons import Absent, Missing, NotAllowed, Refusal, WrongState
from translocal.demo import story
from translocal.handovers import actions as handovers
from translocal.handovers import jobs
from translocal.handovers.models import Handover
from translocal.handovers.tests.test_draft import LETTER
from translocal.journal import chain

NEW_NAME = {"given_name": "Ani", "position": "adult"}
ACTIVE = (
    "SELECT count(*) FROM cases_involvement WHERE case_id = %s AND role = 'return_counsellor' AND standing = 'active'"
)


def the_journal_is_whole() -> bool:
    with as_owner():
        return isinstance(connection.connection, psycopg.Connection) and not chain.check(connection.connection).bad


def kinds(came: list[Any]) -> Counter[str]:
    return Counter(type(one).__name__ for one in came)


def clear(came: list[Any]) -> bool:
    """Everybody got their result or a refusal; nobody an error."""
    return all(not isinstance(answer, Exception) or isinstance(answer, Refusal) for answer in came)


def test_fifty_accept_and_one_takes_over(kept: Cast) -> None:
    handover = kept.proposed()
    desk = [kept.marc, kept.nadia]
    came: list[Any] = []
    for _round in range(5):
        steps = [lambda who=desk[n % 2]: handovers.accept(handover, by=who, answer="") for n in range(10)]
        came += at_once(*steps)
    assert kinds(came)["Handover"] == 1
    assert all(isinstance(a, (Handover, WrongState, NotAllowed, Absent, Missing)) for a in came), kinds(came)
    assert one(ACTIVE, handover.case_id) == 1
    assert one("SELECT count(*) FROM journal_event WHERE name = 'handover.accepted'") == 1
    assert the_journal_is_whole()


def test_accept_withdraw_and_the_clock_meet_and_one_of_them_wins(kept: Cast) -> None:
    for _round in range(5):
        handover = kept.proposed()
        with as_owner() as cursor:
            cursor.execute("UPDATE handovers_handover SET answer_by = current_date - 1 WHERE id = %s", [handover.pk])
        came = at_once(
            lambda h=handover: handovers.accept(h, by=kept.marc, answer=""),
            lambda h=handover: handovers.withdraw(h, by=kept.lies),
            lambda h=handover: jobs.expire(str(h.pk), str(h.case_id)),
        )
        assert clear(came), came
        state = one("SELECT state FROM handovers_handover WHERE id = %s", handover.pk)
        assert state in ("accepted", "withdrawn", "expired")
        assert one(ACTIVE, handover.case_id) == (state == "accepted")
        assert (
            one("SELECT count(*) FROM cases_involvement WHERE case_id = %s AND standing = 'preview'", handover.case_id)
            == 0
        )
    assert the_journal_is_whole()


def test_one_id_fifty_times_at_once_is_one_effect(kept: Cast) -> None:
    case, action_id = kept.case(1), uuid7()
    values = {"given_name": "Mane", "position": "child"}
    came: list[Any] = []
    for _round in range(5):
        step = lambda: REGISTRY["case.add_person"].submit(case, values, by=kept.lies, action_id=action_id)  # noqa: E731
        came += at_once(*[step] * 10)
    assert [answer.pk for answer in came] == [case.pk] * 50
    assert one("SELECT count(*) FROM people_person WHERE given_name = 'Mane'") == 1


def test_two_begin_a_handover_to_the_same_desk_and_one_does(kept: Cast) -> None:
    case, desk = kept.case(1), kept.teams["desk"].pk
    came = at_once(*[lambda: handovers.draft(case, by=kept.lies, **LETTER, to_team=desk)] * 8)
    assert kinds(came) == {"Handover": 1, "Missing": 7}


def test_records_joined_and_corrected_at_once_end_in_one_order(kept: Cast) -> None:
    for _round in range(4):
        first, second = kept.members(kept.case(1))[0], kept.members(kept.case(1))[0]
        came = at_once(
            lambda a=first, b=second: REGISTRY["person.merge"].submit(a, {"duplicate": str(b.person_id)}, by=kept.lies),
            lambda a=first, b=second: REGISTRY["person.merge"].submit(b, {"duplicate": str(a.person_id)}, by=kept.lies),
            lambda b=second: REGISTRY["person.correct"].submit(b, NEW_NAME, by=kept.lies),
        )
        assert clear(came), came
    assert one("SELECT count(*) FROM people_person a JOIN people_person b ON b.id = a.merged_into_id"
               " WHERE b.merged_into_id IS NOT NULL") == 0  # fmt: skip
    assert the_journal_is_whole()


def test_many_cases_are_written_beside_each_other_and_every_chain_holds(kept: Cast) -> None:
    def opened() -> Any:
        return story.open_case(kept.lies, kept.teams["welfare"], "AM", "Yerevan", story.VARDANYAN[:2])

    came = at_once(*[opened] * int(os.environ.get("WRITERS", "6")))
    assert clear(came), came
    assert len({case.reference for case in came}) == len(came)
    assert the_journal_is_whole()
