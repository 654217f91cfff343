"""Plans as other rooms ask for them: the agreed one, its items by their keys, what differs between two versions."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from translocal.access.queries import all_seen
from translocal.cases.events import STEPPED
from translocal.cases.states import Stage
from translocal.core.memory import remembered
from translocal.core.money import Money, euro
from translocal.core.rows import every, is_there, one
from translocal.journal.sentences import told
from translocal.plans.models import Area, Comment, Item, Need, Plan, Signature, Use

USES = [use.value for use in Use]
COMPARED = ("use", "what", "person_id", "estimate", "note")


@remembered
def agreed_plan(case_id: UUID) -> Plan | None:
    """The version from which things may be bought, if there is one and the reader may see it."""
    return one(Plan, "WHERE case_id = %s AND state = 'agreed'", [case_id])


def latest_plan(case_id: UUID) -> Plan | None:
    """The newest version: the draft while there is one, else the agreed one."""
    return one(Plan, "WHERE case_id = %s ORDER BY number DESC LIMIT 1", [case_id])


@remembered
def is_drafted(case_id: UUID, drawn: str) -> bool:
    """Whether a version is being drafted, before the return or after the arrival."""
    return is_there("plans_plan WHERE case_id = %s AND state = 'draft' AND drawn = %s", [case_id, drawn])


def versions(case_id: UUID) -> list[Plan]:
    """Every version, the newest first."""
    return all_seen(Plan, "case_id = %s ORDER BY number DESC", [case_id], beside=("made_by",))


@remembered
def was_asked_there(case_id: UUID) -> bool:
    """Whether a desk there was ever asked without a name about this plan."""
    return is_there("plans_asking WHERE case_id = %s", [case_id])


def comments_on(plan: Plan) -> list[Comment]:
    """What workers said about a version, the latest first."""
    return all_seen(Comment, "plan_id = %s ORDER BY at DESC", [plan.pk], beside=("by",))


def items(plan: Plan) -> list[Item]:
    """What stands in a version, by use, in the order in which it was first written down."""
    found = every(Item, "WHERE plan_id = %s ORDER BY key", [plan.pk])
    return sorted(found, key=lambda item: USES.index(item.use))


def item_by_key(case_id: UUID, key: UUID) -> Item | None:
    """The item as the agreed version has it; none when that version no longer has it."""
    return one(Item, "WHERE case_id = %s AND key = %s AND in_force", [case_id, key])


def total(of: list[Item]) -> Money:
    return euro(sum((item.estimate for item in of), Decimal(0)))


def needs(plan: Plan) -> dict[str, str]:
    """Area and words, in the order of the areas; areas without words are left out."""
    found = {need.area: need.words for need in every(Need, "WHERE plan_id = %s", [plan.pk])}
    return {area.value: found[area.value] for area in Area if area.value in found}


@remembered
def has_items(plan_id: UUID) -> bool:
    """Whether anything stands in a version yet."""
    return is_there("plans_item WHERE plan_id = %s", [plan_id])


@remembered
def valid_signatures(plan: Plan) -> list[Signature]:
    """Those that were given to what stands there now."""
    rest = "WHERE plan_id = %s AND plan_version = %s ORDER BY at, plans_signature.id"
    return every(Signature, rest, [plan.pk, plan.version], beside=("staff",))


@dataclass(frozen=True)
class Change:
    """An item that stands in both versions, but not the same; `fields` names what differs."""

    before: Item
    after: Item
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Differences:
    """What one version says otherwise than another."""

    added: list[Item]
    removed: list[Item]
    changed: list[Change]
    needs: dict[str, tuple[str, str]]
    before: Money
    after: Money

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.needs)


def differences(old: Plan, new: Plan) -> Differences:
    """From `old` to `new`: items by their keys, needs by their areas."""
    before, after = {i.key: i for i in items(old)}, {i.key: i for i in items(new)}
    both = [Change(before[key], item, differing(before[key], item)) for key, item in after.items() if key in before]
    needed, needs_now = needs(old), needs(new)
    return Differences(
        added=[item for key, item in after.items() if key not in before],
        removed=[item for key, item in before.items() if key not in after],
        changed=[change for change in both if change.fields],
        needs={
            area.value: (needed.get(area.value, ""), needs_now.get(area.value, ""))
            for area in Area
            if needed.get(area.value, "") != needs_now.get(area.value, "")
        },
        before=total(list(before.values())),
        after=total(list(after.values())),
    )


def differing(before: Item, after: Item) -> tuple[str, ...]:
    return tuple(name for name in COMPARED if getattr(before, name) != getattr(after, name))


def arrived_on(case_id: UUID) -> date | None:
    """The day on which the case was said to have arrived, as the journal tells it; the last one, if there are several."""
    for event in told(case_id).filter(name=STEPPED.name).order_by("-seq"):
        payload: str | None = getattr(event, "payload", None)
        if payload and json.loads(payload).get("stage") == Stage.ARRIVED:
            at: datetime = event.at
            return timezone.localtime(at).date()
    return None
