"""Writing about where people work: organisations, offices, teams, what a partner can do."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from translocal.access.permissions import Permission
from translocal.accounts import events
from translocal.actions.engine import Act, action
from translocal.core.fields import LanguageChoice, Line, LongSelect, Text
from translocal.core.names import countries
from translocal.core.names import time_zones as zones
from translocal.core.reasons import Missing, Reason
from translocal.organisations.models import Office, Organisation, PartnerProfile, Staff, Team
from translocal.organisations.roles import Role

EVERYBODY = _("Everybody who works in the programme.")


class OrganisationForm(forms.Form):
    readers = {"name": EVERYBODY, "kind": EVERYBODY}
    name = Line(label=_("Name of the organisation"), max_length=120)
    kind = Line(
        label=_("What it is"), max_length=60, help_text=_("For example: welfare service, agency, local partner.")
    )


class OfficeForm(forms.Form):
    readers = {
        "city": EVERYBODY, "country": EVERYBODY, "language": EVERYBODY,
        "time_zone": _("Everybody: answers are due on a day of this office's own calendar."),
    }  # fmt: skip
    city = Line(label=_("Town"), max_length=80)
    country = forms.ChoiceField(label=_("Country"), choices=[], widget=LongSelect)
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=[], widget=LongSelect)
    language = LanguageChoice(label=_("Language of the office"))

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["country"].choices = [("", _("choose")), *countries()]  # type: ignore[attr-defined]
        self.fields["time_zone"].choices = [("", _("choose")), *zones()]  # type: ignore[attr-defined]


class DeskForm(forms.Form):
    readers = {"answer_days": _("The desks that hand over to this one, and the clock.")}
    first_meeting = Text(
        label=_("Our first meeting"), required=False, rows=3, max_length=600,
        help_text=_("Shown to people before they decide to come: what happens, how long it takes, what nobody asks of them."),
    )  # fmt: skip
    answer_days = forms.IntegerField(label=_("Days to answer a handover"), min_value=1, max_value=60, initial=7)
    public_desk = forms.BooleanField(
        label=_("A public desk"), required=False, help_text=_("It does not decline: it names the desk that can help.")
    )


class TeamForm(DeskForm):
    readers = {**DeskForm.readers, "name": EVERYBODY, "role": _("Everybody: it decides what the team sees of a case.")}
    name = Line(label=_("Name of the team"), max_length=120)
    role = forms.ChoiceField(label=_("Role of the team"), choices=Role.choices)
    field_order = ["name", "role"]


class ProfileForm(forms.Form):
    readers = {"caseload": _("Those who hand over, to know whether there is room.")}
    social_guidance = forms.BooleanField(label=_("Gives social guidance"), required=False)
    purchases = forms.BooleanField(label=_("Buys with returnees"), required=False)
    business_advice = forms.BooleanField(label=_("Gives business advice"), required=False)
    languages = Line(label=_("Languages"), max_length=120, required=False)
    areas = Line(label=_("Areas"), required=False)
    caseload = forms.IntegerField(label=_("How many households at a time"), min_value=0, max_value=10_000)


@action(
    "organisation.make",
    on=Staff,
    result=Organisation,
    permission=Permission.STAFF_MANAGE,
    label=_("Add the organisation"),
    parameters=OrganisationForm,
    events=(events.ORGANISATION_MADE,),
)
def make_organisation(act: Act, _by: Staff, *, name: str, kind: str) -> Organisation:
    """Add an organisation to the programme; `on` is the administrator who asks."""
    if Organisation.objects.filter(name__iexact=name).exists():
        text = _("There is an organisation of this name already.")
        raise Missing([Reason("organisation.taken", text, "name")])
    organisation = Organisation.objects.create(name=name, kind=kind)
    act.record(events.ORGANISATION_MADE, organisation, name=name)
    return organisation


@action(
    "office.make",
    on=Organisation,
    result=Office,
    permission=Permission.STAFF_MANAGE,
    label=_("Add the office"),
    parameters=OfficeForm,
    events=(events.OFFICE_MADE,),
)
def make_office(act: Act, organisation: Organisation, **place: Any) -> Office:
    """Add an office, with its own clock and language."""
    if Office.objects.filter(organisation=organisation, city=place["city"]).exists():
        raise Missing([Reason("office.taken", _("This organisation has an office in this town already."), "city")])
    office = Office.objects.create(organisation=organisation, **place)
    act.record(events.OFFICE_MADE, office, city=office.city)
    return office


@action(
    "team.make",
    on=Office,
    result=Team,
    permission=Permission.STAFF_MANAGE,
    label=_("Add the team"),
    parameters=TeamForm,
    events=(events.TEAM_MADE,),
)
def make_team(act: Act, office: Office, **details: Any) -> Team:
    """Add a team: a desk that can be handed over to."""
    if Team.objects.filter(office=office, name=details["name"]).exists():
        raise Missing([Reason("team.taken", _("There is a team of this name in this office already."), "name")])
    team = Team.objects.create(office=office, **details)
    act.record(events.TEAM_MADE, team, team=team.pk)
    return team


@action(
    "team.change",
    on=Team,
    result=Team,
    permission=Permission.STAFF_MANAGE,
    label=_("Save what the desk publishes"),
    parameters=DeskForm,
    events=(events.TEAM_CHANGED,),
)
def change_team(act: Act, team: Team, **details: Any) -> Team:
    """Change what a desk publishes about its first meeting, and how long it takes to answer."""
    for name, value in details.items():
        setattr(team, name, value)
    team.save(update_fields=list(details))
    act.record(events.TEAM_CHANGED, team, team=team.pk)
    return team


@action(
    "partner.describe",
    on=Organisation,
    result=Organisation,
    permission=Permission.STAFF_MANAGE,
    label=_("Save what they can do"),
    parameters=ProfileForm,
    events=(events.PARTNER_DESCRIBED,),
)
def describe_partner(act: Act, organisation: Organisation, **details: Any) -> Organisation:
    """What a local partner can do: partners differ, and whoever hands over should know."""
    PartnerProfile.objects.update_or_create(organisation=organisation, defaults=details)
    act.record(events.PARTNER_DESCRIBED, organisation, name=organisation.name)
    return organisation
