"""Choosing a desk or a colleague, named so that two of the same name can be told apart."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from translocal.organisations.models import Post, Team
from translocal.organisations.roles import CHAIN, Role

if TYPE_CHECKING:
    TeamChoice = forms.ModelChoiceField[Team]
    PostChoice = forms.ModelChoiceField[Post]
else:
    TeamChoice = PostChoice = forms.ModelChoiceField


class DeskChoice(TeamChoice):
    """One of the desks of the chain, with its town and its organisation."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("queryset", desks())
        options.setdefault("empty_label", _("choose"))
        options.setdefault("error_messages", {"required": _("Choose a desk."), "invalid_choice": _("Choose a desk.")})
        super().__init__(**options)

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj} ({obj.office.organisation.name})"


class ColleagueInRole(PostChoice):
    """A colleague with the role in which they are asked, and whose they are."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.staff.name}, {Role(obj.role).label}, {obj.team.office.organisation.name}"


def desks() -> Any:
    rows = Team.objects.filter(role__in=CHAIN).select_related("office__organisation")
    return rows.order_by("office__organisation__name", "name", "office__city")
