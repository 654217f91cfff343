"""What a case page asks beforehand is what its rules would have been told, whoever looks."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import Cast
from tests.truth import as_staff
from translocal.budgets.tests.scenes import premium
from translocal.core import memory
from translocal.desk.foresight import foresee
from translocal.desk.frame import frame_of
from translocal.desk.views.cases import PARTS
from translocal.plans import actions as plans
from translocal.purchases.tests.scenes import shop

TOLD = ("allocated", "reserved", "paid", "state", "number", "answer", "total", "rights", "parts")


def told(answer: Any) -> Any:
    """A row by what stands in it, each of several rows so; anything else as it is."""
    if isinstance(answer, list):
        return [told(row) for row in answer]
    kept = {name: getattr(answer, name) for name in TOLD if hasattr(answer, name)}
    return (
        kept | {name: told(getattr(answer, name)) for name in ("fund", "entitlement") if hasattr(answer, name)}
        or answer
    )


@pytest.mark.parametrize("reader", ["lies", "marc", "claire", "anahit"])
@pytest.mark.parametrize("drafting", [False, True])
def test_every_answer_known_beforehand_is_the_one_that_asking_gives(cast: Cast, reader: str, drafting: bool) -> None:
    case, staff = shop(cast).case, getattr(cast, reader)
    premium(cast, case)
    if drafting:
        plans.draft(case, by=cast.claire, why="")
    with as_staff(staff):
        frame = frame_of(case.pk)
        if frame is None:
            return
        with memory.remembering():
            foresee(frame)
            known: dict[Any, Any] = dict(memory._memory.get() or {})
        assert len(known) == (17 if reader in ("claire", "anahit") else 5)
        for (asked, values), answer in known.items():
            assert told(asked(*values)) == told(answer), asked.__name__


# What says who asks, and marks a step of a transaction, is no question.
NO_QUESTION = re.compile(r"SAVEPOINT|RELEASE|SELECT set_config|BEGIN|COMMIT")


@pytest.mark.parametrize("reader", ["claire", "anahit"])
@pytest.mark.parametrize("part", PARTS)
def test_no_part_of_a_case_asks_more_than_twelve_questions(cast: Cast, reader: str, part: str, settings: Any) -> None:
    settings.PRICES_KEPT_SECONDS = 600
    made, client = shop(cast), Client()
    premium(cast, made.case)
    for buying in (made.asked, made.quoted, made.approved, made.paid, made.paid):
        buying("40000")
    client.force_login(getattr(cast, reader))
    url = reverse("case_part", args=[made.case.pk, part])
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    assert len([query for query in queries.captured_queries if not NO_QUESTION.match(query["sql"])]) <= 12
