"""Whatever the chain does: the access table is what the rule says, and lists, pages and the database show the same."""

import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import Cast
from tests.truth import as_staff, ask
from translocal.access.guards import GUARDS
from translocal.access.identity import Identity, acting_as
from translocal.access.lenses import Lens
from translocal.access.queries import mine, visible
from translocal.actions.engine import REGISTRY
from translocal.cases import jobs as cases_jobs
from translocal.cases.models import Case, Grant, Involvement
from translocal.cases.reach import access_of, facts_of
from translocal.cases.tests.test_open_to_review import asked
from translocal.consents.models import Consent
from translocal.core.reasons import Refusal
from translocal.counselling.models import Talk
from translocal.handovers import jobs as handover_jobs
from translocal.handovers.models import Handover
from translocal.handovers.tests.walked_in import invited, walked_in
from translocal.organisations.models import Post, Staff
from translocal.people.models import Membership

TEAMS = ["desk", "travel", "provider", "partner", "welfare", "elsewhere", "desk-antwerp", "business"]
MODELS = [model for model in apps.get_models() if model._meta.db_table in GUARDS]
# What can be done, and with which words; the choice falls on one that is there to be seen.
MOVES: dict[str, tuple[Any, Callable[[Cast, random.Random, Any], dict[str, Any]]]] = {
    "handover.propose": (Handover, lambda *_: {}),
    "handover.accept": (Handover, lambda *_: {"answer": ""}),
    "handover.decline": (Handover, lambda *_: {"answer": "No."}),
    "handover.withdraw": (Handover, lambda *_: {}),
    "handover.redirect": (Handover, lambda c, r, _: {"answer": "There.", "redirected_to": str(c.teams["travel"].pk)}),
    "handover.draft": (Case, lambda c, r, _: letter(str(c.teams[r.choice(TEAMS)].pk))),
    "handover.invite": (Case, lambda c, r, _: letter(str(c.teams[r.choice(["welfare", "elsewhere"])].pk))),
    "handover.ask_beside": (Handover, lambda *_: {}),
    "handover.join": (Handover, lambda *_: {"answer": ""}),
    "consent.withdraw": (Consent, lambda *_: {}),
    "person.leave": (Membership, lambda *_: {}),
    "person.correct": (Membership, lambda c, r, _: {"given_name": "Ani", "position": r.choice(["adult", "child"])}),
    "person.merge": (Membership, lambda c, r, m: {"duplicate": str(r.choice(others(m)))}),
    "case.add_person": (Case, lambda *_: {"given_name": "Mane", "position": "adult"}),
    "case.step": (Case, lambda *_: {}),
    "case.rest": (Case, lambda *_: {"words": ""}),
    "case.take_up_again": (Case, lambda *_: {"words": ""}),
    "case.end": (Case, lambda *_: {"kind": "stays", "words": ""}),
    "case.reopen": (Case, lambda *_: {"words": ""}),
    "case.cover": (Case, lambda *_: {"reason": "Ill.", "until": (timezone.localdate() + timedelta(days=2)).isoformat()}),
    "case.assign": (Involvement, lambda c, r, _: {"staff": str(r.choice([c.femke, c.lies, c.marc, c.nadia]).pk)}),
    "case.end_cover": (Grant, lambda *_: {}),
    "case.ask_finance": (Case, lambda c, r, _: {"staff": str(c.ines.pk)}),
    "case.end_finance": (Case, lambda *_: {}),
    "case.open_to_review": (Case, lambda c, r, _: review(r.choice(["Olivier Martin", "Ruth Vermeulen"]))),
    "case.end_review": (Grant, lambda *_: {}),
    "post.end": (Post, lambda *_: {}),
    "post.give": (Staff, lambda c, r, _: {"team": str(c.teams[r.choice(TEAMS)].pk), "role": "social_worker", "is_lead": "on"}),
    "account.close": (Staff, lambda *_: {}),
    "talk.rest": (Talk, lambda *_: {}),
    "clock": (None, lambda *_: {}),
}  # fmt: skip


def letter(team: str) -> dict[str, Any]:
    return {"to_team": team, "kind": "referral", "why": "So.", "words": "Ours.", "language": "hy", "parts": ["4"]}


def review(name: str) -> dict[str, Any]:
    return asked(name, until=2)


def others(member: Membership) -> list[Any]:
    return list(Membership.objects.values_list("person_id", flat=True))


@pytest.fixture(scope="module")
def small_world(django_db_setup: None, django_db_blocker: Any) -> Iterator[Cast]:
    """Four cases at different points of the way, and the talks before them."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            cast = Cast()
            cast.drafted()
            cast.proposed()
            cast.accepted(cast.case(3))
            cast.accepted(follow=False)
            invited(cast, walked_in(cast, 1))
            yield cast
            transaction.set_rollback(True)
        connection.close()


def play(cast: Cast, move: str, who: Staff, dice: random.Random) -> None:
    """One move by somebody, right or wrong; a refusal is an answer too."""
    if move == "clock":
        ask("UPDATE handovers_handover SET answer_by = current_date - 9 WHERE state = 'proposed' RETURNING id")
        handover_jobs.sweep(0)
        for pk, case in ask("SELECT id, case_id FROM handovers_handover WHERE state = 'proposed'"):
            handover_jobs.expire(str(pk), str(case))
        for pk, case in ask("SELECT id, case_id FROM cases_grant WHERE ended_at IS NULL"):
            cases_jobs.end_cover(str(pk), str(case))
            cases_jobs.end_review(str(pk), str(case))
        return
    model, words = MOVES[move]
    with as_staff(who):
        seen = list(model.objects.order_by("pk"))
        if not seen:
            return
        thing = dice.choice(seen)
        values = words(cast, dice, thing)
    try:
        REGISTRY[move].submit(thing, values, by=who)
    except Refusal:
        return


def people_of(cast: Cast) -> list[Staff]:
    return [person for person in vars(cast).values() if isinstance(person, Staff)]


def assert_the_table_is_what_the_rule_says() -> None:
    stored: dict[Any, set[Any]] = {}
    rows = ask("SELECT case_id, staff_id::text, kind, standing, role, parts, rights, people FROM access_access")
    for case_id, *row in rows:
        stored.setdefault(case_id, set()).add(tuple(row))
    for case_id, facts in facts_of(stored).items():
        told = {(r.staff_id, r.kind, r.standing, r.role, r.parts, r.rights, r.people) for r in access_of(facts)}
        assert stored[case_id] == told
    stages = "SELECT count(*) FROM access_access a JOIN cases_case c ON c.id = a.case_id WHERE a.stage <> c.state"
    assert ask(stages) == [(0,)]


def assert_all_ways_show_the_same(reader: Staff) -> None:
    with as_staff(reader), connection.cursor() as cursor:
        for model in MODELS:
            key = ", ".join(f.column for f in model._meta.pk_fields)
            cursor.execute(f"SELECT {key} FROM {model._meta.db_table}")
            names = [f.attname for f in model._meta.pk_fields]
            assert set(cursor.fetchall()) == set(visible(model).values_list(*names)), model
        chain = mine().extra(where=["parts & %s <> 0"], params=[int(Lens.CHAIN)]).filter(kind="case")
        listed = set(chain.values_list("case_id", flat=True))
        assert listed == {case.pk for case in Case.objects.all()}


@pytest.mark.long
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.tuples(st.sampled_from(sorted(MOVES)), st.integers(0, 14)), min_size=3, max_size=14),
    st.integers(0, 999),
)
def test_access_follows_from_the_facts_whatever_happens(small_world: Cast, moves: Any, seed: int) -> None:
    dice, people = random.Random(seed), people_of(small_world)
    with transaction.atomic():
        for move, who in moves:
            play(small_world, move, people[who % len(people)], dice)
        with acting_as(Identity(small_world.sam.pk)):
            assert_the_table_is_what_the_rule_says()
        for reader in people:
            assert_all_ways_show_the_same(reader)
        transaction.set_rollback(True)


def test_the_moves_reach_what_they_are_meant_to_move(small_world: Cast) -> None:
    with transaction.atomic():
        before = ask("SELECT count(*) FROM journal_event")
        for move in sorted(MOVES):
            for who in people_of(small_world):
                play(small_world, move, who, random.Random(1))
        assert ask("SELECT count(DISTINCT name) FROM journal_event") > [(20,)] and before < ask(
            "SELECT count(*) FROM journal_event"
        )
        transaction.set_rollback(True)
