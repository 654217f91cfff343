"""The list of cases is asked in two ways, page by page and as a file: both find the same, in the same order."""

import pytest

from tests.cast import Cast
from tests.truth import as_staff
from translocal.cases.queries import SORTS, counted, listed, listed_from

AT_MOST = 2


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize(
    "filters",
    [{}, {"stage": "orientation"}, {"people": "2"}, {"origin": "AM", "standing": "active"}, {"stage": "resting"}],
)
def test_the_pages_together_are_the_file(cast: Cast, sort: str, filters: dict[str, str]) -> None:
    for size in (1, 2, 2, 3, 1):
        cast.case(size)
    for reader in (cast.lies, cast.marc, cast.sam):
        with as_staff(reader):
            file = [row.case_id for row in listed(filters, sort)]
            pages = [
                listed_from(filters, sort, len(file), first, AT_MOST) for first in range(0, len(file) or 1, AT_MOST)
            ]
            told = counted({name: value for name, value in filters.items() if name != "origin"})
        assert [row.case_id for page in pages for row in page] == file, reader.name
        assert (told.get(filters["origin"], 0) if "origin" in filters else sum(told.values())) == len(file), reader.name
