"""What is asked when an administrator makes an account or gives a role."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from translocal.core.fields import Line
from translocal.organisations.models import Office, Staff, Team
from translocal.organisations.roles import Role


class AccountForm(forms.Form):
    readers = {
        "name": _("Everybody who works in the programme."),
        "email": _("Administrators, and the person to sign in."),
        "office": _("Everybody who works in the programme."),
    }
    name = Line(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail address at work"), max_length=254)
    office = forms.ModelChoiceField(label=_("Office"), queryset=Office.objects.select_related("organisation"))

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class LanguageForm(forms.Form):
    readers = {"language": _("You, on every page, and in the mails that something waits.")}
    language = forms.ChoiceField(label=_("Language of the desk"), choices=settings.LANGUAGES, widget=forms.RadioSelect)


class PostForm(forms.Form):
    readers = {
        "team": _("Everybody who works in the programme; it opens the team's cases."),
        "role": _("Everybody who works in the programme; it decides what is seen."),
    }
    team = forms.ModelChoiceField(label=_("Team"), queryset=Team.objects.select_related("office__organisation"))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    is_lead = forms.BooleanField(label=_("Leads this team"), required=False)


class NewPasswordForm(forms.Form):
    password = forms.CharField(
        label=_("New password"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}), max_length=200,
        help_text=_("At least 12 characters. Three words that do not belong together are easy to keep."),
    )  # fmt: skip

    def __init__(self, *arguments: Any, staff: Staff, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.staff = staff

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        password_validation.validate_password(password, self.staff)
        return password


class HashedPasswordForm(forms.Form):
    """The password as it is kept: what was typed goes no further than the page."""

    readers = {"password": _("Nobody: it is kept as a hash.")}
    password = Line(label=_("New password"), max_length=128)
