"""The questions that the rules of a programme ask about a household, as fields of a form, and the household that the answers make.

Only what a rule asks for is asked, and every question may stay open: what is not known is neither yes nor no.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from translocal.core.fields import Date
from translocal.programmes.facts import DATES, EXCLUSIONS, NEVER, PAST
from translocal.programmes.household import LISTS
from translocal.programmes.library import Programme

YES_NO_OPEN = [("yes", _("yes")), ("no", _("no")), ("unknown", _("not known"))]
DECIDED = {"yes": True, "no": False}
# Where an answer is still to be given, in the words of whoever decides.
WISHED = [("yes", _("yes")), ("no", _("no")), ("unknown", _("not decided yet"))]
# Who asks for support to return mostly returns voluntarily: it stands there, seen and changed by whoever asks.
AT_FIRST = {"voluntary": "yes"}

STATUS_LABELS = {
    "applicant": _("asylum is asked for and not decided"),
    "refused": _("asylum was refused"),
    "undocumented": _("without a permit"),
    "tolerated": _("tolerated: the removal is suspended"),
    "protected": _("protected: refugee, or subsidiary protection"),
    "legal": _("another permit to stay"),
    "eu_citizen": _("citizen of the European Union"),
    "detained": _("in a closed centre"),
}
DATE_LABELS = {
    "asylum_application": _("Asylum was asked for on"),
    "first_refusal": _("First negative decision on"),
    "refusal": _("Final negative decision on"),
    "order_to_leave": _("Order to leave, served on"),
    "departure_deadline": _("They have to leave by"),
    "application": _("They apply for support on"),
    "departure": _("They leave on"),
    "last_assistance": _("Helped to return before, on"),
    "arrival_in_host": _("They arrived in this country on"),
    "asylum_withdrawal": _("The asylum application was withdrawn on"),
}
ANSWER_LABELS = {
    "voluntary": _("Do they leave of their own will?"),
    "wants_microbusiness": _("Do they want to start a microbusiness?"),
    "wants_training": _("Do they want training?"),
    "wants_schooling": _("Do they need support with school?"),
    "wants_job_placement": _("Do they want help to find a job?"),
    "wants_accommodation": _("Do they need a home?"),
    "wants_furniture": _("Do they need furniture?"),
    "wants_transport": _("Do they need transport?"),
    "wants_medical": _("Do they need medical support?"),
    "wants_legal_support": _("Do they need legal support?"),
    "wants_administrative_support": _("Do they need help with papers?"),
    "wants_psychological_support": _("Do they want psychological support?"),
    "circumstances_no_means": _("Are they without means of their own?"),
    "circumstances_procedures_withdrawn": _("Are all residence procedures withdrawn?"),
    "circumstances_in_detention": _("Is somebody in detention?"),
    "circumstances_under_investigation": _("Is somebody under criminal investigation?"),
    "circumstances_sentence_of_a_year": _("Was somebody sentenced to a year or more?"),
    "circumstances_deportation_order": _("Is there a deportation order?"),
    "circumstances_convicted": _("Was somebody convicted of a crime?"),
    "circumstances_abuse": _("Was the support abused before?"),
    "circumstances_travel_document": _("Do they have their travel documents?"),
    "circumstances_special_needs": _("Does somebody have special needs?"),
    "circumstances_medical_needs": _("Does somebody need treatment after the return?"),
    "circumstances_long_tolerated": _("Have they been tolerated for a long time?"),
    "circumstances_eu_programme": _("Do they get support from the European programme?"),
    "circumstances_naturalised": _("Is somebody a citizen of the host country by now?"),
    "excluded_by_nl_rean": _("Is somebody of a nationality that REAN excludes? Ask IOM."),
    "excluded_by_no_avr": _("Is somebody of a nationality that Norway excludes? Ask the UDI."),
    "approvals_vulnerability": _("Was an exception for vulnerable persons granted?"),
    "approvals_immigration_office": _("Did the Immigration Office decide that they get it, though in a closed centre?"),
}


def fields_for(programmes: Iterable[Programme]) -> Iterator[tuple[str, forms.Field]]:
    """(name, field) of everything that these programmes ask about a household as a whole."""
    asked = {fact for programme in programmes for fact in programme.facts()}
    if "status" in asked:
        chosen = [("", _("not known")), *STATUS_LABELS.items()]
        yield "status", forms.ChoiceField(label=_("How they stay here"), choices=chosen, required=False)
    for name, label in ANSWER_LABELS.items():
        if _fact(name) in asked:
            choices = WISHED if name.startswith("wants_") else YES_NO_OPEN
            yield (
                name,
                forms.ChoiceField(
                    label=label,
                    choices=choices,
                    required=False,
                    widget=forms.RadioSelect,
                    initial=AT_FIRST.get(name, "unknown"),
                ),
            )
    for name in DATES:
        if f"dates.{name}" in asked:
            yield f"dates_{name}", Date(label=DATE_LABELS[name], required=False)
            yield f"never_{name}", forms.BooleanField(label=_("this has not happened"), required=False)


def _fact(name: str) -> str:
    if name in EXCLUSIONS:
        return f"person.{name}"
    group, _underscore, what = name.partition("_")
    return f"{group}.{what}" if group in LISTS else name


def slips(cleaned: Mapping[str, Any]) -> Iterator[tuple[str, ValidationError]]:
    """A day, and that it did not come; or a day that came only after the one that is asked about."""
    on = cleaned.get("day")
    for name in DATES:
        day = cleaned.get(f"dates_{name}")
        if day and cleaned.get(f"never_{name}"):
            text = _("Here stands a day, and that it has not happened. Leave one out.")
            yield f"dates_{name}", ValidationError(text, code="both")
        elif day and on and name in PAST and day > on:
            text = _("It lies after the day that is asked about.")
            yield f"dates_{name}", ValidationError(text, code="later")


def household_of(cleaned: Mapping[str, Any], persons: list[dict[str, Any]]) -> dict[str, Any]:
    """The household that these answers describe, as the rules ask for it."""
    days = {name: NEVER if cleaned.get(f"never_{name}") else cleaned.get(f"dates_{name}") for name in DATES}
    groups = {
        group: {name: DECIDED.get(cleaned.get(f"{group}_{name}") or "") for name in known}
        for group, known in LISTS.items()
    }
    return {
        "persons": _with_exclusions(cleaned, persons),
        "status": cleaned.get("status") or None,
        "voluntary": DECIDED.get(cleaned.get("voluntary") or ""),
        "dates": days,
        **groups,
    }


def _with_exclusions(cleaned: Mapping[str, Any], persons: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A no is about everybody; whose nationality a yes is about stays open where they have several."""
    told = {name: DECIDED.get(cleaned.get(name) or "") for name in EXCLUSIONS}
    if len({person["nationality"] for person in persons}) > 1:
        told = {name: None if value else value for name, value in told.items()}
    return [{**person, **told} for person in persons]


def answered(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that these facts of an earlier answer came from, as far as they tell them: `household_of` the other way round."""
    found: dict[str, Any] = {}
    said = {told: word for word, told in DECIDED.items()}
    for name, value in facts.items():
        group, _dot, what = name.partition(".")
        if name == "status":
            found[name] = value
        elif value == NEVER.value and group == "dates":
            found[f"never_{what}"] = True
        elif group == "dates":
            found[f"dates_{what}"] = value
        elif (group in LISTS or name == "voluntary") and value in said:
            found[name.replace(".", "_")] = said[value]
    for name in EXCLUSIONS:
        of_each = {value for fact, value in facts.items() if fact.endswith(f".{name}")}
        found[name] = said.get(of_each.pop()) if len(of_each) == 1 else None
    return {name: value for name, value in found.items() if value is not None}
