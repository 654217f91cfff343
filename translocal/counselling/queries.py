"""Voluntariness as other rooms ask for it."""

from uuid import UUID

from django.db import connection

from translocal.access.queries import all_seen
from translocal.counselling.models import Voluntariness


def current_records(case_id: UUID) -> dict[UUID, Voluntariness]:
    """The current record of each adult, for those who counsel."""
    where = "counselling_voluntariness.case_id = %s AND replaced_at IS NULL ORDER BY at"
    rows = all_seen(Voluntariness, where, [case_id], beside=("person",))
    return {row.person.merged_into_id or row.person_id: row for row in rows}


def replaced_records(case_id: UUID) -> list[Voluntariness]:
    """Those before, of every adult."""
    return all_seen(Voluntariness, "case_id = %s AND replaced_at IS NOT NULL", [case_id])


def free_to_go(case_id: UUID) -> set[UUID]:
    """The adults whose record is complete and not paused. Whoever arranges the journey learns this and nothing more."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT counselling_voluntary(%s)", [case_id])
        return {person_id for (person_id,) in cursor.fetchall()}
