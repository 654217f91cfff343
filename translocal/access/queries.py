"""The questions everything asks of the access table."""

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import F, Func, Value

from translocal.access.guards import GUARDS
from translocal.access.identity import Identity, current
from translocal.access.lenses import Lens
from translocal.access.models import Access
from translocal.access.permissions import BY_POST, SYSTEM, Permission
from translocal.core.memory import remembered
from translocal.core.rows import every, one
from translocal.organisations.models import Post
from translocal.organisations.roles import Role

M = TypeVar("M", bound=models.Model)
# One look-up by key for each row, as in the policy: an EXISTS becomes a hash of all the cases of a lead. Written out, because
# nearly every page asks it several times, and Django takes longer to put a subquery together than the database to answer.
_SHARED = (
    "(SELECT mine.parts & %d <> 0 FROM access_access mine WHERE (mine.case_id, mine.staff_id) = (%%(expressions)s))"
)


def mine() -> models.QuerySet[Access]:
    """The access rows of whoever acts. Every list starts here."""
    return Access.objects.filter(staff_id=current().actor)


def seen_through(rows: models.QuerySet[M], part: Lens, *, case: str = "case_id") -> models.QuerySet[M]:
    """The rows of `part` that the one who acts may see: the twin, in the query, of the database's own policy."""
    actor = Value(current().actor, output_field=models.UUIDField())
    return rows.filter(Func(F(case), actor, template=_SHARED % int(part), output_field=models.BooleanField()))


def visible(model: type[M]) -> models.QuerySet[M]:
    """The rows of a guarded table that the one who acts may see."""
    guard = GUARDS.get(model._meta.db_table)
    rows = model._default_manager.all()
    if guard is None or guard.part is None or guard.case is None:
        return rows  # a rule beside the lenses: the database's policy alone decides
    return seen_through(rows, guard.part, case="pk" if guard.case == "id" else guard.case)


def caseload(model: type[M]) -> models.QuerySet[M]:
    """The same rows as `visible`, for a list over all of one's cases: found from the cases, not looked up one by one."""
    guard = GUARDS[model._meta.db_table]
    assert guard.part is not None and guard.case is not None, model.__name__
    opened = mine().alias(common=F("parts").bitand(int(guard.part))).filter(common__gt=0)
    rows: models.QuerySet[M] = model._default_manager.filter(**{f"{guard.case}__in": opened.values("case_id")})
    return rows


def seen(model: type[M], pk: UUID) -> M | None:
    """One row of a guarded table, if the one who acts may see it: asked for so often that Django is not asked."""
    guard = GUARDS.get(model._meta.db_table)
    twin = f" AND {guard.rule}" if guard is not None and guard.part is not None else ""
    return one(model, f"WHERE {model._meta.db_table}.{model._meta.pk.column} = %s{twin}", [pk])


def all_seen(model: type[M], where: str, values: Sequence[Any], *, beside: tuple[str, ...] = ()) -> list[M]:
    """The rows of `visible()` that meet a condition of our own SQL, with what follows it: order, limit.

    For what the pages of a case ask: there Django takes five times as long to put the question as the database to answer.
    """
    guard = GUARDS.get(model._meta.db_table)
    twin = f"{guard.rule} AND " if guard is not None and guard.part is not None else ""
    return every(model, f"WHERE {twin}{where}", values, beside=beside)


@remembered
def row_on(case_id: UUID) -> Access | None:
    return mine().filter(case_id=case_id).first()


def permitted(identity: Identity, permission: Permission, case_id: UUID | None) -> bool:
    """May they? On a case the access table says so; elsewhere, the posts they hold."""
    if case_id is not None:
        row = Access.objects.filter(staff_id=identity.actor, case_id=case_id).values_list("rights", flat=True).first()
        return row is not None and bool(row & permission.bit)
    if identity.system is not None:
        return permission in SYSTEM.get(identity.system, set())
    return permission in permissions_by_post(identity.actor)


def permissions_by_post(staff_id: UUID) -> frozenset[Permission]:
    roles = Post.objects.filter(staff_id=staff_id, until=None).values_list("role", flat=True)
    allowed = {Permission.OWN_ACCOUNT}
    for role in roles:
        allowed |= BY_POST.get(Role(role), set())
    return frozenset(allowed)
