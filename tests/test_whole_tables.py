"""What listens for questions that read a whole table hears them, and lets the others pass."""

from django.db import connection

from tests.cast import Cast
from tests.whole_tables import Questions


def test_only_what_no_index_answers_is_named(cast: Cast) -> None:
    questions = Questions()
    by_case = "SELECT id FROM budgets_entry WHERE case_id = %s ORDER BY at DESC"
    by_month = "SELECT id FROM budgets_entry WHERE month = %s"
    with questions.heard(), connection.cursor() as cursor:
        cursor.execute(by_case, [cast.lies.pk])
        cursor.execute(by_month, ["2026-03-01"])
    assert questions.without_index() == [f"budgets_entry: {by_month}"]
