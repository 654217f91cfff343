"""The questions about a household without a name: asked in a conversation, answered at once, kept nowhere."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from translocal.core.fields import Date, Line, LongSelect
from translocal.core.languages import told_in
from translocal.core.names import countries, country_codes
from translocal.programmes.days import shifted
from translocal.programmes.facts import ADULT_AT
from translocal.programmes.household import MOST_PEOPLE
from translocal.programmes.library import Programme, choices
from translocal.programmes.queries import offered_now
from translocal.programmes.questions import DECIDED, YES_NO_OPEN, fields_for, household_of, slips

OLDEST, BESIDE_EACH_OTHER = 110, 4
HALF_A_YEAR = 180  # days past the birthday: an age is told in whole years


class NamelessForm(forms.Form):
    """A household in a few words, and what the chosen programmes ask of it."""

    programmes = forms.MultipleChoiceField(
        label=_("Which programmes"), choices=choices, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one programme.")},
    )  # fmt: skip
    ages = Line(
        label=_("How old they are"), max_length=200, widget=forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off"}),
        help_text=_("In years, first whoever applies: 38, 36, 11, 7. Behind an age another nationality than theirs: 36 GE. No names."),
        error_messages={"required": _("Give the age of everybody, for example 38, 36, 11, 7.")},
    )  # fmt: skip
    nationality = forms.ChoiceField(label=_("Their nationality"), choices=[], required=False, widget=LongSelect)
    day = Date(label=_("As the rules stand on"))
    told_in = forms.ChoiceField(label=_("In which language to tell the answer"), choices=told_in, initial=get_language)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["nationality"].choices = [("", _("not known")), *countries()]  # type: ignore[attr-defined]
        self.chosen = self._chosen()
        asked = {fact for programme in self.chosen for fact in programme.facts()}
        for name, label in (
            ("vulnerable", _("Is somebody vulnerable? Ill, pregnant, old, alone with children …")),
            ("unaccompanied", _("Do the children travel without a parent?")),
        ):
            if asked & {f"person.{name}", f"household.{name}"}:
                self.fields[name] = forms.ChoiceField(
                    label=label, choices=YES_NO_OPEN, required=False, widget=forms.RadioSelect, initial="unknown"
                )
        self.questions = dict(fields_for(self.chosen))
        self.fields |= self.questions
        if self.is_bound:
            self.data = self._standing()

    def _chosen(self) -> list[Programme]:
        known = offered_now()
        told = self.data.getlist("programmes") if self.is_bound else self.initial.get("programmes", [])  # type: ignore[attr-defined]
        return [known[code] for code in dict.fromkeys(told) if code in known][:BESIDE_EACH_OTHER]

    def _standing(self) -> QueryDict:
        """What was sent; a question that another programme has just brought along stands, and is answered, as it does at first."""
        data: QueryDict = self.data.copy()  # type: ignore[attr-defined]
        for name, field in self.questions.items():
            if field.initial:
                data.setdefault(name, field.initial)
        return data

    def clean_programmes(self) -> list[str]:
        told: list[str] = self.cleaned_data["programmes"]
        if len(told) > BESIDE_EACH_OTHER:
            text = _("At most %(most)s programmes stand beside each other. Leave one out.")
            raise ValidationError(text, code="many", params={"most": BESIDE_EACH_OTHER})
        return told

    def clean_ages(self) -> list[tuple[int, str]]:
        """(years, nationality where it is another one) of each."""
        people: list[tuple[int, str]] = []
        for word in self.cleaned_data["ages"].replace(";", ",").replace(",", " ").split():
            if people and not people[-1][1] and word.upper() in country_codes():
                people[-1] = people[-1][0], word.upper()
            elif word.isdecimal() and len(word) < 4 and int(word) <= OLDEST:
                people.append((int(word), ""))
            else:
                text = _("Write ages in whole years between 0 and 110, with commas: 38, 36, 11, 7.")
                raise ValidationError(text, code="ages")
        if len(people) > MOST_PEOPLE:
            text = _("%(count)s people; at most %(most)s are one household. Ask for them apart.")
            raise ValidationError(text, code="many", params={"count": len(people), "most": MOST_PEOPLE})
        return people

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for field, error in slips(cleaned):
            self.add_error(field, error)
        return cleaned

    def household(self) -> dict[str, Any]:
        """What the answers describe; nobody in particular."""
        return household_of(self.cleaned_data, _persons(self.cleaned_data))


def _persons(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    on: date = told["day"]
    vulnerable, alone = DECIDED.get(told.get("vulnerable") or ""), DECIDED.get(told.get("unaccompanied") or "")
    return [
        {
            "id": str(place),
            "birth_date": shifted(on, -12 * age, -HALF_A_YEAR),
            "nationality": nationality or told["nationality"] or None,
            "principal": place == 0,
            # One of them is enough for the household.
            "vulnerable": vulnerable if place == 0 or not vulnerable else False,
            "unaccompanied": alone if age < ADULT_AT else False,
        }
        for place, (age, nationality) in enumerate(told["ages"])
    ]
