"""After an upgrade that changed who may do what, the access rows say what the new table says."""

from typing import Any

import pytest

from tests.cast import Cast
from tests.truth import as_owner
from translocal.cases import renewal

ROWS = "SELECT staff_id, case_id, standing, role, parts, rights FROM access_access ORDER BY 1, 2"


@pytest.fixture
def owner(cast: Cast) -> Any:
    """Two cases and a talk, and the connection of whoever migrates."""
    cast.accepted()
    cast.accepted(cast.case(3))
    with as_owner() as cursor:
        yield cursor


def rows(cursor: Any) -> list[Any]:
    cursor.execute(ROWS)
    return list(cursor.fetchall())


def behind(cursor: Any) -> None:
    """Rows as an older table of rights wrote them: one right less for each, and a mark of that table."""
    cursor.execute("UPDATE access_access SET rights = rights & ~1, parts = parts & ~4")
    cursor.execute("COMMENT ON TABLE access_access IS 'an older table'")


def test_rows_of_an_older_table_are_written_anew_and_then_left_alone(owner: Any) -> None:
    renewal.renew()
    right = rows(owner)
    behind(owner)
    assert rows(owner) != right
    told: list[int] = []
    cases = renewal.renew(told.append)
    assert rows(owner) == right and told == [cases] and cases == len({case for _staff, case, *_rest in right}) >= 2
    assert renewal.renew() == 0


def test_every_batch_is_written(owner: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    renewal.renew()
    right = rows(owner)
    behind(owner)
    monkeypatch.setattr(renewal, "AT_ONCE", 1)
    told: list[int] = []
    assert renewal.renew(told.append) == len(told) >= 2
    assert rows(owner) == right


def test_one_that_was_interrupted_begins_again(owner: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    renewal.renew()
    right = rows(owner)
    behind(owner)
    monkeypatch.setattr(renewal, "AT_ONCE", 1)

    def stops(cases: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        renewal.renew(stops)
    renewal.renew()
    assert rows(owner) == right


def test_the_mark_changes_with_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    before = renewal.mark()
    monkeypatch.setattr(renewal, "rights_of", lambda role, standing: 1)
    assert renewal.mark() != before
