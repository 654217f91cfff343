"""The action engine. Every write in the system runs through `Action.__call__`, in this order:

clean the parameters, claim the action id, lock the thing, permission, state, rules, change, journal event,
reactions; all in one transaction. A repeat under the same id answers with the first result.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, cast
from uuid import UUID

from django import forms
from django.apps import apps
from django.db import IntegrityError, OperationalError, connection, models
from django.utils.translation import gettext_lazy as _

from translocal.access.identity import Identity, acting_as
from translocal.access.permissions import Permission
from translocal.access.queries import permitted
from translocal.actions.models import Receipt
from translocal.core.ids import uuid7
from translocal.core.reasons import Absent, Missing, NotAllowed, Reason, Refusal, Repeated, Stale, WrongState
from translocal.core.rows import one
from translocal.core.states import HasState, States
from translocal.journal.append import append
from translocal.journal.events import EventType
from translocal.organisations.models import Staff

T = TypeVar("T", bound=models.Model)
R = TypeVar("R", bound=models.Model)
Rule = Callable[..., list[Reason]]


# Two actions that each hold what the other needs: the database lets one of them through.
DEADLOCK = "40P01"
SENT_BEFORE = Reason(
    "action.repeated",
    _("This was sent before with other contents, which were kept. To add this as well, send it again."),
)
SAME_MOMENT = Reason("constraint", _("Somebody changed this at the same moment. Open the page again."))


class Invalid(Refusal):
    """The parameters are wrong; `form` holds what was typed and what to mend."""

    status = 422

    def __init__(self, form: forms.Form) -> None:
        self.form = form
        super().__init__(
            Reason(error.code or "invalid", error.messages[0], field_name)
            for field_name, errors in form.errors.as_data().items()
            for error in errors
        )


class NoParameters(forms.Form):
    """For actions that need nothing but the thing they act on."""


@dataclass
class Act:
    """One run of one action: who, under which id, and what is recorded on the way."""

    by: Identity
    action_id: UUID
    recorded: list[EventType] = field(default_factory=list)

    @property
    def staff_id(self) -> UUID:
        return self.by.actor

    def record(self, event: EventType, on: models.Model, *, party: UUID | None = None, **details: Any) -> None:
        """Write the event into the journal and run the reactions to it."""
        case_id = case_of(on)
        append(
            event,
            stream=case_id or getattr(on, "stream_id", None) or on.pk,
            case_id=case_id,
            action_id=self.action_id,
            party=party,
            details=details,
        )
        self.recorded.append(event)
        for reaction in REACTIONS.get(event.name, ()):
            reaction(self, on)


Reaction = Callable[[Act, Any], None]
REACTIONS: dict[str, list[Reaction]] = {}
REGISTRY: dict[str, "Action[Any, Any]"] = {}


def reaction(event: EventType) -> Callable[[Reaction], Reaction]:
    """Register what a higher room does, in the same transaction, when `event` is recorded."""

    def register(function: Reaction) -> Reaction:
        REACTIONS.setdefault(event.name, []).append(function)
        return function

    return register


def case_of(thing: models.Model) -> UUID | None:
    found = getattr(thing, "case_id", None)
    return found if isinstance(found, UUID) else None


class Action(Generic[T, R]):
    """A registered action; calling it carries it out."""

    def __init__(self, name: str, function: Callable[..., R], **declared: Any) -> None:
        self.name = name
        self.function = function
        self.on: type[T] = declared["on"]
        self.permission: Permission = declared["permission"]
        self.label: Any = declared["label"]
        self.parameters: type[forms.Form] = declared["parameters"]
        self.missing: Rule | None = declared["missing"]
        self.states: States | None = declared["states"]
        self.verb: str | None = declared["verb"]
        self.events: tuple[EventType, ...] = declared["events"]
        self.result: type[R] = declared["result"]
        self.__doc__ = function.__doc__

    def __call__(
        self,
        on: T,
        *,
        by: Staff | Identity,
        action_id: UUID | None = None,
        seen: int | None = None,
        **values: Any,
    ) -> R:
        """Carry the action out, from code. `seen` is the version of the thing that the caller looked at."""
        return self.submit(on, values, by=by, action_id=action_id, seen=seen)

    def submit(
        self,
        on: T,
        values: Mapping[str, Any],
        *,
        by: Staff | Identity,
        action_id: UUID | None = None,
        seen: int | None = None,
    ) -> R:
        """Carry the action out with values as a form or the network sends them."""
        try:
            return self._run(on, values, by=by, action_id=action_id, seen=seen)
        except IntegrityError as error:
            raise refused_by_the_database(error) from error
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", "") != DEADLOCK:
                raise
            raise Stale([SAME_MOMENT]) from error

    def _run(
        self,
        on: T,
        values: Mapping[str, Any],
        *,
        by: Staff | Identity,
        action_id: UUID | None,
        seen: int | None,
    ) -> R:
        identity = by if isinstance(by, Identity) else Identity(by.pk)
        act = Act(identity, action_id or uuid7())
        with acting_as(identity):
            cleaned = self._cleaned(on, values, identity)
            done, rights = self._claim(act, on, cleaned)
            if done is not None:
                return self._earlier(done)
            thing = self._lock(on)
            self._refuse(thing, identity, rights, seen)
            if self.states and self.verb:
                self.states.move(cast(HasState, thing), self.verb)
            result = self.function(act, thing, **cleaned)
            self._finish(act, thing, result)
        return result

    def form(self, on: T, data: Mapping[str, Any] | None = None, **options: Any) -> forms.Form:
        """The form of the parameters; forms that depend on the thing take it as `on`."""
        if getattr(self.parameters, "takes_thing", False):
            options["on"] = on
        return self.parameters(data, **options)

    def _cleaned(self, on: T, values: Mapping[str, Any], by: Identity) -> dict[str, Any]:
        """The parameters; who may not see or do this learns that, not what they typed wrong."""
        try:
            return self.clean(on, values)
        except Invalid:
            self._allow(permitted(by, self.permission, case_of(self._lock(on))))
            raise

    def _allow(self, permission: bool | int) -> None:
        if not permission:
            raise NotAllowed([Reason("permission", _("This step belongs to another role."))])

    def clean(self, on: T, values: Mapping[str, Any]) -> dict[str, Any]:
        form = self.form(on, values)
        if not form.is_valid():
            raise Invalid(form)
        return dict(form.cleaned_data)

    def reasons(self, thing: T, by: Staff | Identity) -> list[Reason]:
        """Why this cannot be done now, before any parameter is known. The page, the checklist and the API ask this."""
        wrong = self.wrong_state(thing)
        if wrong:
            return [wrong]
        return self.missing(thing) if self.missing else []

    def is_open(self, thing: Any) -> bool:
        """Whether the state of the thing allows this."""
        return self.states is None or self.verb is None or self.states.allows(thing.state, self.verb)

    def wrong_state(self, thing: Any) -> Reason | None:
        if self.states is None or self.verb is None or self.is_open(thing):
            return None
        return self.states.reason(thing, self.verb)

    def _claim(self, act: Act, on: T, cleaned: Mapping[str, Any]) -> tuple[Receipt | None, int]:
        """Queue on the case and take the id, so that a repeat waits here; answer with the earlier run if there was one.

        What the actor may do on the case comes along: it is read once their turn has come.
        """
        told = json.dumps([self.name, str(on.pk), cleaned], sort_keys=True, default=_digestible)
        digest = hashlib.sha256(told.encode()).digest()
        case_id = case_of(on)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT * FROM actions_claim(%s, %s, %s, %s, %s, %s)",
                [act.by.actor, act.action_id, self.name, digest, queue_of(case_id), case_id],
            )
            fresh, rights = cursor.fetchone()
        if fresh:
            return None, rights
        earlier = Receipt.objects.get(actor=act.by.actor, action_id=act.action_id)
        if bytes(earlier.digest) != digest:
            raise Repeated([SENT_BEFORE])
        return earlier, rights

    def _earlier(self, receipt: Receipt) -> R:
        found = self.result._default_manager.filter(pk=receipt.result).first()
        if found is None:
            raise Absent
        return found

    def _lock(self, on: T) -> T:
        lock = "FOR NO KEY UPDATE" if case_of(on) or hasattr(on, "stream_id") else ""
        locked = one(type(on), f"WHERE {on._meta.pk.column} = %s {lock}", [on.pk])
        if locked is None:
            raise Absent
        return locked

    def _refuse(self, thing: T, by: Identity, rights: int, seen: int | None) -> None:
        on_a_case = case_of(thing) is not None
        self._allow(rights & self.permission.bit if on_a_case else permitted(by, self.permission, None))
        version = getattr(thing, "version", None)
        wrong = self.wrong_state(thing)
        if wrong:
            raise WrongState([wrong])
        if seen is not None and version is not None and seen != version:
            raise Stale(
                [Reason("stale", _("Somebody changed this after you opened the page. What you typed is kept."))]
            )
        missing = self.missing(thing) if self.missing else []
        if missing:
            raise Missing(missing)

    def _finish(self, act: Act, thing: T, result: R) -> None:
        if not act.recorded:
            raise RuntimeError(f"{self.name} recorded nothing")
        case_id = case_of(result) or case_of(thing)
        with connection.cursor() as cursor:
            cursor.execute("SELECT actions_finish(%s, %s, %s, %s)", [act.by.actor, act.action_id, result.pk, case_id])


def queue_of(case_id: UUID | None) -> int | None:
    """The queue of a case: locks taken in another order by two actions on it could never meet."""
    return case_id.int >> 65 if case_id is not None else None


def refused_by_the_database(error: IntegrityError) -> Refusal:
    """A constraint said no, most often because two people did the same at once: say it in the words of the constraint."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or ""
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            told = constraint.violation_error_message != constraint.default_violation_error_message
            if constraint.name == name and told:
                return Missing([Reason(name, constraint.violation_error_message)])
    return Stale([SAME_MOMENT])


def _digestible(value: Any) -> str:
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, models.QuerySet):
        return ",".join(sorted(str(row.pk) for row in value))
    return str(value)


def action(
    name: str,
    *,
    on: type[T],
    result: type[R],
    permission: Permission,
    label: Any,
    events: tuple[EventType, ...],
    parameters: type[forms.Form] = NoParameters,
    missing: Rule | None = None,
    states: States | None = None,
    verb: str | None = None,
) -> Callable[[Callable[..., R]], Action[T, R]]:
    """Register a function as the action `name`. `label` is the words on its button."""

    def register(function: Callable[..., R]) -> Action[T, R]:
        if name in REGISTRY:
            raise ValueError(f"{name} is registered twice")
        REGISTRY[name] = Action(
            name, function, on=on, result=result, permission=permission, label=label, events=events,
            parameters=parameters, missing=missing, states=states, verb=verb,
        )  # fmt: skip
        return REGISTRY[name]

    return register
