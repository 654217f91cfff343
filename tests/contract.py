"""What every action promises, whatever it does. Each action's own file says by whom, on what, with which words."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any, ClassVar
from uuid import UUID

import pytest
from django.db import connection, transaction

from tests.badly import bad_values, field_is_named
from tests.cast import Cast
from tests.truth import changed, everything, told
from translocal.access.identity import ANONYMOUS, Identity, acting_as
from translocal.actions import engine
from translocal.actions.engine import REGISTRY, Action, Invalid
from translocal.actions.errands import errand
from translocal.core.ids import uuid7
from translocal.core.reasons import Absent, NotAllowed, Refusal, Repeated, Stale, WrongState
from translocal.organisations.models import Staff


@dataclass
class Scene:
    """An action that can be carried out: on what, by whom, with which words; and who may not."""

    on: Any
    by: Staff | Identity
    wrong: Staff
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def actor(self) -> UUID:
        return self.by.actor if isinstance(self.by, Identity) else self.by.pk


class ActionContract:
    """Inherited by the tests of every action. Scenes are built once for a class; each test is rolled back."""

    action: ClassVar[str]
    tells: ClassVar[list[str]]
    stranger_gets: ClassVar[type[Refusal]] = Absent
    wrong_role_gets: ClassVar[type[Refusal]] = NotAllowed

    def scene(self, cast: Cast) -> Scene:
        raise NotImplementedError

    @pytest.fixture(scope="class")
    @classmethod
    def built(cls, django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Cast, Scene]]:
        with django_db_blocker.unblock():
            with transaction.atomic():
                cast = Cast()
                yield cast, cls().scene(cast)
                transaction.set_rollback(True)
            connection.close()

    @pytest.fixture(autouse=True)
    def undone(self, built: tuple[Cast, Scene]) -> Iterator[None]:
        self.cast, self.s = built
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    def do(self, by: Staff | Identity | None = None, **options: Any) -> Any:
        """Carry it out, by default by the right person. A system role goes on its errand."""
        values = options.pop("values", self.s.values)
        act: Action[Any, Any] = REGISTRY[self.action]
        who = by or self.s.by
        if isinstance(who, Identity) and who.system:
            with errand(who.system, self.s.on.case_id) as role:
                return act.submit(self.s.on, values, by=role, **options)
        return act.submit(self.s.on, values, by=who, **options)

    def refused(self, kind: type[Refusal], **options: Any) -> Refusal:
        """Carry it out, expect exactly this refusal, and that nothing at all was written."""
        before = everything()
        with pytest.raises(kind) as caught:
            self.do(**options)
        assert type(caught.value) is kind
        assert changed(before) == []
        return caught.value

    def test_the_right_role_does_it_and_it_is_told(self) -> None:
        action_id = uuid7()
        self.do(action_id=action_id)
        assert told(action_id) == self.tells
        assert set(self.tells) <= {event.name for event in REGISTRY[self.action].events}

    def test_a_stranger_gets_nothing(self) -> None:
        self.refused(self.stranger_gets, by=self.cast.sam)

    def test_nobody_gets_nothing(self) -> None:
        before = everything()
        with pytest.raises(Refusal):
            self.do(by=ANONYMOUS)
        assert changed(before) == []

    def test_the_wrong_role_is_refused(self) -> None:
        self.refused(self.wrong_role_gets, by=self.s.wrong)

    def test_sent_twice_it_happens_once_and_answers_the_same(self) -> None:
        action_id = uuid7()
        first = self.do(action_id=action_id)
        before = everything()
        assert self.again(first, action_id) == first
        assert changed(before) == []

    def again(self, first: Any, action_id: UUID) -> Any:
        return self.do(action_id=action_id)

    def test_an_id_that_was_used_for_something_else_is_refused(self) -> None:
        action_id = uuid7()
        with acting_as(Identity(self.s.actor)), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO actions_receipt (actor, action_id, action, digest) VALUES (%s, %s, 'other', %s)",
                [self.s.actor, action_id, b"other"],
            )
        self.refused(Repeated, action_id=action_id)

    def test_when_the_journal_fails_nothing_is_left(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_arguments: Any, **_options: Any) -> None:
            raise RuntimeError("the disk is gone")

        before = everything()
        monkeypatch.setattr(engine, "append", fail)
        with pytest.raises(RuntimeError, match="the disk is gone"):
            self.do()
        assert changed(before) == []

    def test_bad_input_names_its_field_and_writes_nothing(self) -> None:
        before = everything()
        with acting_as(Identity(self.s.actor)) if isinstance(self.s.by, Staff) else nullcontext():
            form = REGISTRY[self.action].form(self.s.on)
        for name, value in bad_values(form):
            with pytest.raises(Invalid) as caught:
                self.do(values={**self.s.values, name: value})
            assert field_is_named(caught.value, name), (name, value)
        assert changed(before) == []


@contextmanager
def on(scene: Scene, other: Any) -> Iterator[None]:
    """The same scene about something else; the contract then goes on about its own."""
    own, scene.on = scene.on, other
    try:
        yield
    finally:
        scene.on = own


class Versioned:
    """For actions on things that carry a version."""

    def test_a_stale_page_is_refused(self) -> None:
        self.refused(Stale, seen=self.s.on.version + 7)  # type: ignore[attr-defined]


class Once:
    """For actions that a state allows once: a second time, the refusal names the state."""

    then: ClassVar[str]

    def test_a_second_time_the_refusal_names_the_state(self) -> None:
        self.do()  # type: ignore[attr-defined]
        refusal = self.refused(WrongState)  # type: ignore[attr-defined]
        assert f"“{self.then}”" in str(refusal.reasons[0])
