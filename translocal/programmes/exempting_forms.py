"""What is asked to ask for an exception, and to decide it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from translocal.core.fields import Line, Text
from translocal.organisations.fields import DeskChoice
from translocal.organisations.models import Post, Team
from translocal.organisations.roles import Role
from translocal.people.queries import members, names_in
from translocal.programmes.models import Exemption
from translocal.programmes.queries import exceptions_to_ask_for, hanging_on_exceptions

DECIDES = _("The colleague who decides, and those who see the money of the case.")


def offices_that_decide() -> QuerySet[Team]:
    """Those in which somebody holds the post of an approver now."""
    held = Post.objects.filter(role=Role.APPROVER, until=None, staff__is_active=True).values("team")
    deciding = Team.objects.filter(role=Role.APPROVER, pk__in=held).select_related("office__organisation")
    return deciding.order_by("office__organisation__name", "name", "office__city")


class AskExceptionForm(forms.Form):
    """For one exception. Whoever decides reads no name and no case: the words are written for them alone."""

    readers = {
        "which": DECIDES,
        "team": _("You: they decide, and you read it with the money of the case."),
        "words": DECIDES,
    }
    takes_thing = True
    which = forms.ChoiceField(
        label=_("Which exception"), choices=[], widget=forms.RadioSelect, error_messages={"required": _("Choose the exception.")},
    )  # fmt: skip
    team = DeskChoice(label=_("Who decides"), queryset=Team.objects.none())
    words = Text(
        label=_("Why you ask for it"), max_length=2000,
        help_text=_("Without names, dates or stories by which somebody could be known. What the rules ask goes with it by itself."),
    )  # fmt: skip

    def __init__(self, *arguments: Any, on: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.people = [member.person for member in members(on.case_id)]
        # What is sent again, by somebody who does not know that it arrived, is still a choice.
        known = hanging_on_exceptions if self.is_bound else exceptions_to_ask_for
        self.fields["which"].choices = [  # type: ignore[attr-defined]
            (f"{told.programme}.{approval}", f"{capfirst(Exemption.Approval(approval).label)} ({told.told.name})")
            for told, approval in known(on.case_id)
        ]
        self.fields["team"].queryset = offices_that_decide()  # type: ignore[attr-defined]

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if names_in(words, self.people):
            text = _("This holds a name of the household. Write it so that nobody could be known by it.")
            raise ValidationError(text, code="named")
        return words


class DecideForm(forms.Form):
    readers = {"reason": _("Whoever asked for it, and those who see the money of the case.")}
    reason = Line(
        label=_("Why you decide so"), max_length=300,
        help_text=_("One or two sentences, and the document on which it rests, if there is one."),
    )  # fmt: skip
