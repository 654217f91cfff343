"""Whether two records can be one person. Nothing of joining them can be undone, so a slip is put right first."""

from django.utils.translation import gettext_lazy as _

from translocal.core.reasons import Reason
from translocal.people.models import Person


def unlike(one: Person, other: Person) -> list[Reason]:
    """What says that they are two people after all."""
    reasons = []
    if one.birth_date and other.birth_date and one.birth_date != other.birth_date:
        text = _("They were born on different days. If one of the days is a slip, correct it first.")
        reasons.append(Reason("person.born_apart", text))
    if one.sex and other.sex and one.sex != other.sex:
        text = _("Different sexes are written down for them. If one is a slip, correct it first.")
        reasons.append(Reason("person.other_sex", text))
    return reasons
