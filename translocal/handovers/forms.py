"""What is asked when one hands over, answers, or meets."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translocal.access.lenses import LENS_LABELS, Lens
from translocal.core.fields import Date, LanguageChoice, Line, Text
from translocal.handovers.models import Handover
from translocal.organisations.fields import DeskChoice, desks
from translocal.organisations.roles import Role
from translocal.people.queries import adults, spoken_by

MAY_STAY_BEHIND = [
    (int(Lens.TRAVEL), LENS_LABELS[Lens.TRAVEL]),
    (int(Lens.PLAN), _("plan, budget and activity")),
    (int(Lens.PROTECTION), LENS_LABELS[Lens.PROTECTION]),
]
REASON_HELP = _("The sender reads this, and tells the clients.")


class LetterForm(forms.Form):
    readers = {
        "kind": _("Both desks, to plan the joint meeting."),
        "why": _("The desk that is asked, to prepare."),
        "words": _("The desk that is asked, so that they need not begin again."),
        "language": _("The desk that is asked, to book the interpreter."),
    }
    kind = forms.ChoiceField(
        label=_("How"), choices=Handover.Kind.choices, widget=forms.RadioSelect, initial="accompanied"
    )
    why = Text(label=_("Why now"), rows=2, max_length=1000, help_text=_("What they hope for from this step."))
    words = Text(label=_("Their words"), help_text=_("As they say it. They read and approve every word."))
    worries = Text(label=_("What worries them"), required=False, rows=2)
    promised = Text(label=_("What we promised"), required=False, rows=2)
    language = LanguageChoice(label=_("Language in which they read it"))
    parts = forms.TypedMultipleChoiceField(
        label=_("What else may travel"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple,
        # What concerns protection is sensitive: it is ticked with them, or stays.
        choices=MAY_STAY_BEHIND, initial=[part for part, _label in MAY_STAY_BEHIND if part != Lens.PROTECTION],
        help_text=_(
            "Names and the notes of this case travel always. Notes from before the case, and tasks, never do. "
            "What concerns protection stays here unless you tick it with them."
        ),
    )  # fmt: skip

    def clean_parts(self) -> int:
        always = Lens.CHAIN | Lens.IDENTITY | Lens.COUNSELLING
        chosen: list[int] = self.cleaned_data["parts"]
        return int(always) | sum(chosen)


class DraftForm(LetterForm):
    readers = {**LetterForm.readers, "to_team": _("Everybody in the chain, to know who was asked.")}
    takes_thing = True
    to_team = DeskChoice(
        label=_("To which desk"), help_text=_("They choose, once they know what its first meeting is like.")
    )
    field_order = ["to_team"]

    def __init__(self, *arguments: Any, on: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["to_team"].queryset = desks()  # type: ignore[attr-defined]
        self.fields["language"].initial = spoken_by(adults(on.case_id))


class InviteForm(DraftForm):
    """A social worker, beside whoever counsels them already."""

    def __init__(self, *arguments: Any, on: Any, **options: Any) -> None:
        super().__init__(*arguments, on=on, **options)
        self.fields["to_team"].queryset = desks().filter(role=Role.SOCIAL_WORKER)  # type: ignore[attr-defined]
        self.fields["to_team"].label = _("Which service")
        self.fields["to_team"].help_text = _("They choose who stands by them where they live.")


class ApproveForm(forms.Form):
    readers = {"person": _("Both desks: nothing travels that an adult has not approved.")}
    takes_thing = True
    person = forms.ChoiceField(label=_("Who has read the letter and agrees"), choices=[])

    def __init__(self, *arguments: Any, on: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["person"].choices = [(str(p.pk), str(p)) for p in adults(on.case_id)]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    answer = Text(label=_("A word to the sender"), required=False, rows=2, max_length=1000)


class DeclineForm(forms.Form):
    readers = {"answer": _("The sender, who tells the clients.")}
    answer = Text(label=_("Why we cannot take over"), rows=3, max_length=1000, help_text=REASON_HELP)


class RedirectForm(forms.Form):
    readers = {
        "redirected_to": _("The sender and the clients, to decide whether to go there."),
        "answer": _("The sender, who tells the clients."),
    }
    takes_thing = True
    redirected_to = DeskChoice(label=_("Which desk can help"))
    answer = Text(label=_("Why this desk"), rows=3, max_length=1000, help_text=REASON_HELP)

    def __init__(self, *arguments: Any, on: Handover, **options: Any) -> None:
        super().__init__(*arguments, **options)
        others = desks().exclude(pk__in=[on.to_team_id, on.from_team_id])
        self.fields["redirected_to"].queryset = others  # type: ignore[attr-defined]


class PlanMeetingForm(forms.Form):
    readers = {
        "planned_for": _("Both desks and the clients, to be there."),
        "place": _("Both desks and the clients, to be there."),
    }
    planned_for = forms.DateTimeField(
        label=_("When"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"required": _("Give the day and the hour."), "invalid": _("Give the day and the hour, such as 2026-05-06 10:00.")},
    )  # fmt: skip
    place = Line(label=_("Where"), help_text=_("A room, or the link of the video call."))

    def clean_planned_for(self) -> Any:
        moment = self.cleaned_data["planned_for"]
        today = timezone.now()
        if not today - timedelta(days=60) <= moment <= today + timedelta(days=365):
            raise ValidationError(_("Choose a moment within the coming year."), code="range")
        return moment


class HoldMeetingForm(forms.Form):
    readers = {
        "held_on": _("Everybody in the chain: a milestone."),
        "people": _("Both desks, to know who was accompanied."),
    }
    takes_thing = True
    held_on = Date(label=_("Held on"))
    people = forms.MultipleChoiceField(
        label=_("Who of the household was there"), widget=forms.CheckboxSelectMultiple, choices=[],
        error_messages={"required": _("Tick who was there. At least one adult of the household was.")},
    )  # fmt: skip
    sender_there = forms.BooleanField(label=_("The one who handed over was there"), required=False, initial=True)

    def __init__(self, *arguments: Any, on: Handover, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["people"].choices = [(str(p.pk), str(p)) for p in adults(on.case_id)]  # type: ignore[attr-defined]

    def clean_held_on(self) -> Any:
        day = self.cleaned_data["held_on"]
        if day > timezone.localdate():
            raise ValidationError(_("The meeting has not been held yet."), code="future")
        return day
