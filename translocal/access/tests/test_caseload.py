"""A list over all of one's cases shows what looking row by row shows, and what is written out is what Django would ask."""

from collections.abc import Iterable
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from tests.cast import Cast
from tests.journeys.full_house import full_house
from tests.truth import as_staff
from translocal.access.guards import GUARDS
from translocal.access.queries import all_seen, caseload, visible


def guarded() -> list[type[models.Model]]:
    told = (GUARDS.get(model._meta.db_table) for model in apps.get_models())
    return [m for m, g in zip(apps.get_models(), told, strict=True) if g and g.part is not None and g.case is not None]


def keys(rows: Iterable[models.Model]) -> set[Any]:
    return {row.pk for row in rows}


@pytest.fixture
def house(cast: Cast) -> Cast:
    full_house(cast)
    return cast


def test_three_ways_to_ask_for_the_same_rows_give_the_same(house: Cast) -> None:
    seen = 0
    for reader in (house.lies, house.marc, house.claire, house.anahit, house.ines, house.tigran, house.sam):
        with as_staff(reader):
            for model in guarded():
                expected = keys(visible(model))
                seen += len(expected)
                assert keys(caseload(model)) == expected, f"{reader.name}: {model.__name__}"
                if not any(hasattr(field, "from_db_value") for field in model._meta.concrete_fields):
                    assert keys(all_seen(model, "true", [])) == expected, f"{reader.name}: {model.__name__}"
    assert seen > 100
