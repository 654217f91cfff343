"""What is asked when a plan is drafted, commented and signed."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from translocal.core.fields import Line, Text
from translocal.core.money import AmountField
from translocal.organisations.fields import DeskChoice
from translocal.people.queries import adults, members, names_in
from translocal.plans.models import Area, Use, Verdict
from translocal.plans.queries import items
from translocal.plans.rules import desks_there

PLANNERS = _("Those who plan with them, on both shores.")
MYSELF = "myself"


class DraftForm(forms.Form):
    why = Text(
        label=_("Why a new version"), required=False, rows=2, max_length=1000,
        help_text=_("What has changed, in a sentence. Everything that stands in the last version is taken over."),
    )  # fmt: skip


class NeedsForm(forms.Form):
    """One text for each area. What is left empty has not been talked about, or needs nothing."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for area in Area:
            self.fields[area.value] = Text(label=area.label, required=False, rows=2, max_length=2000)


class ItemForm(forms.Form):
    readers = {
        "use": _("Those who plan with them; an income-generating activity is read by its business consultant too."),
        "what": PLANNERS,
        "estimate": _("Those who plan with them and set the budget."),
    }
    takes_thing = True
    use = forms.ChoiceField(
        label=_("What it is for"), choices=[("", _("choose")), *Use.choices],
        error_messages={"required": _("Choose what it is for.")},
    )  # fmt: skip
    what = Line(label=_("What"), help_text=_("For example: sewing machine and cloth for the first month."))
    person = forms.ChoiceField(
        label=_("For whom"), choices=[], required=False, help_text=_("One of them, or the whole household.")
    )
    estimate = AmountField(
        label=_("Estimate in euro"), zero=True, help_text=_("As near as you know it today; 0 where it costs nothing.")
    )
    note = Text(label=_("Note"), required=False, rows=2, max_length=1000)

    def __init__(self, *arguments: Any, on: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        people = [(str(member.person_id), str(member.person)) for member in members(on.case_id)]
        known = {pk for pk, _name in people}
        gone = getattr(on, "person", None)
        if gone is not None and str(gone.pk) not in known:
            people.append((str(gone.pk), str(gone)))
        self.fields["person"].choices = [("", _("the whole household")), *people]  # type: ignore[attr-defined]


class CommentForm(forms.Form):
    readers = {
        "verdict": _("Those who plan with them, to change in time what cannot work there."),
        "words": _("Those who plan with them, and the clients."),
    }
    verdict = forms.ChoiceField(
        label=_("Seen from there"), choices=Verdict.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it looks from there.")},
    )  # fmt: skip
    words = Text(label=_("Why, and what would help"), max_length=2000)


class SignForm(forms.Form):
    readers = {"person": _("Those who plan with them: nothing is bought from a plan that an adult has not signed.")}
    takes_thing = True
    person = forms.ChoiceField(
        label=_("Who signs"), choices=[], widget=forms.RadioSelect,
        error_messages={"required": _("Choose who signs.")},
    )  # fmt: skip
    dissent = Text(
        label=_("Where they see it otherwise"), required=False, rows=2, max_length=2000,
        help_text=_("In the words of whoever signs. It stands beside the signature and is never smoothed over."),
    )  # fmt: skip

    def __init__(self, *arguments: Any, on: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        people = [(str(person.pk), str(person)) for person in adults(on.case_id)]
        self.fields["person"].choices = [*people, (MYSELF, _("I co-sign as their worker"))]  # type: ignore[attr-defined]


THE_DESK = _("The desk that is asked, which learns no name and no case.")


class AskForm(forms.Form):
    """A question without a name. Nothing is taken over from the plan: every word is written for the desk that reads it."""

    readers = {"team": _("You: they answer, and you read it beside the plan."), "town": THE_DESK}
    takes_thing = True
    team = DeskChoice(label=_("Whom you ask"))
    town = Line(
        label=_("Town or region"), max_length=120,
        help_text=_("Where the place is so small that people would know who it is, write the region."),
    )  # fmt: skip
    words = Text(
        label=_("Anything else that matters there"), required=False, rows=2, max_length=1000,
        help_text=_("Without names, dates or stories by which somebody could be known."),
    )  # fmt: skip

    def __init__(self, *arguments: Any, on: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["team"].queryset = desks_there(on.case_id)  # type: ignore[attr-defined]
        self.people = [member.person for member in members(on.case_id)]
        self.planned = {f"thing_{item.key.hex}": item for item in items(on)}
        for name, item in self.planned.items():
            self.fields[name] = Text(
                label=capfirst(item.get_use_display()), required=False, rows=2, max_length=500,
                help_text=_("In the plan: %(what)s. Say it anew, without names; leave it empty to leave it out.") % {"what": item.what},
            )  # fmt: skip
        self.order_fields(["team", "town", *self.planned, "words"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("town", "words", *self.planned):
            if name in cleaned and names_in(cleaned[name], self.people):
                text = _("This holds a name of the household. Write it so that nobody could be known by it.")
                self.add_error(name, ValidationError(text, code="named"))
        things = [(item.use, cleaned.pop(name, "")) for name, item in self.planned.items()]
        cleaned["things"] = [(use, words) for use, words in things if words]
        if not cleaned["things"] and not self.errors and self.planned:
            first = next(iter(self.planned))
            self.add_error(
                first, ValidationError(_("Describe at least one of the things that are planned."), code="nothing")
            )
        return cleaned


class AnswerForm(forms.Form):
    readers = {
        "verdict": _("Whoever asked, to change in time what cannot work there."),
        "answer": _("Whoever asked, and those who plan with them."),
    }
    verdict = forms.ChoiceField(
        label=_("Seen from there"), choices=Verdict.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it looks from there.")},
    )  # fmt: skip
    answer = Text(label=_("Why, and what would help"), max_length=2000)
    costs = Text(
        label=_("What it costs there"), required=False, rows=2, max_length=1000,
        help_text=_("As you know it today, with the currency: rent, machines, a course."),
    )  # fmt: skip
