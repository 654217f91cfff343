"""What is missing before a draft of rules goes on."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translocal.core.days import written
from translocal.core.reasons import Reason
from translocal.programmes.library import Programme
from translocal.programmes.models import Draft


def missing_to_change(draft: Draft) -> list[Reason]:
    if draft.state != Draft.State.DRAFTED:
        return [Reason("rules.published", _("It was published as it is. Begin another draft to change it."))]
    return []


def missing_to_open(draft: Draft) -> list[Reason]:
    if not draft.amounts:
        return [Reason("rules.nothing", _("The draft changes nothing yet. Change a value first."))]
    return []


def missing_to_comment(draft: Draft) -> list[Reason]:
    if draft.state != Draft.State.OPEN or draft.comments_until is None:
        return [Reason("rules.not_open", _("The draft is not open for comments."))]
    if timezone.localdate() > draft.comments_until:
        told = {"day": written(draft.comments_until, "DATE_FORMAT")}
        return [Reason("rules.over", _("Comments could be given until %(day)s.") % told)]
    return []


def missing_to_adopt(draft: Draft) -> list[Reason]:
    if draft.comments_until and timezone.localdate() <= draft.comments_until:
        told = {"day": written(draft.comments_until, "DATE_FORMAT")}
        text = _("Comments can be given until %(day)s. It can be adopted from the day after.")
        return [Reason("rules.comments", text % told)]
    return []


def missing_to_hold_from(programme: Programme, day: date) -> list[Reason]:
    """A value never changes what was answered before: it holds from today at the earliest, while the programme has rules."""
    if day < timezone.localdate():
        return [Reason("rules.past", _("What was answered stays as it was: choose today or a later day."), "begins")]
    if not programme.in_force(day):
        return [Reason("rules.no_rules", _("The programme has no rules for this day."), "begins")]
    return []
