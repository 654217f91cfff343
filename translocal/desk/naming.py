"""What a household is called where it is one line among others."""

from collections.abc import Iterable
from uuid import UUID

from translocal.access.queries import mine
from translocal.people.queries import Unit, units


def called(case_ids: Iterable[UUID]) -> dict[UUID, Unit]:
    """The households of several cases; whoever sees no people reads the reference of the case instead, and no size."""
    asked = set(case_ids)
    found = units(asked)
    if unnamed := asked - found.keys():
        references = mine().filter(case_id__in=unnamed).exclude(reference="").values_list("case_id", "reference")
        found |= {case_id: Unit(reference, 0) for case_id, reference in references}
    return found
