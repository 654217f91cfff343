"""What is asked when a case goes on, rests, ends, is given to a colleague or covered."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translocal.access.identity import current
from translocal.access.lenses import REVIEW_LENSES, Lens
from translocal.access.queries import row_on
from translocal.cases.files import LARGEST
from translocal.cases.models import Case, Involvement, Turn
from translocal.cases.states import BEFORE_BOARDING, Stage
from translocal.core.fields import Date, Line, Text
from translocal.organisations.fields import ColleagueInRole
from translocal.organisations.models import Office, Post, Staff
from translocal.organisations.roles import Role

COVER_DAYS = 14
REVIEW_DAYS = 30


class RestForm(forms.Form):
    words = Text(label=_("In their words"), required=False, help_text=_("What they want kept. No reason is needed."))


# Support that was completed ends with its report (followup/actions.py).
ENDS = [k for k in Turn.Kind if k not in (Turn.Kind.NOT_NOW, Turn.Kind.GOES_ON, Turn.Kind.COMPLETED)]


def ways_to_end(stage: str) -> list[Turn.Kind]:
    """How support may end from here: staying and withdrawing are possible until boarding."""
    kinds = [Turn.Kind.MOVES_ON, Turn.Kind.LOST_CONTACT]
    if stage in (*BEFORE_BOARDING, Stage.RESTING):
        return [Turn.Kind.STAYS, *kinds, Turn.Kind.WITHDRAWN]
    return [*kinds, Turn.Kind.TRAVEL_ONLY] if stage == Stage.ARRIVED else kinds


class EndForm(forms.Form):
    takes_thing = True
    readers = {"kind": _("Those who counsel; counted without names to see where the chain ends.")}
    kind = forms.ChoiceField(
        label=_("How their way goes on"),
        choices=[(k.value, k.label) for k in ENDS],
        widget=forms.RadioSelect,
        help_text=_("Only those who counsel see this. The others read that the support ended."),
    )
    words = Text(label=_("In their words"), required=False)

    def __init__(self, *arguments: Any, on: Case, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["kind"].widget.choices = [(k.value, k.label) for k in ways_to_end(on.state)]


class AssignForm(forms.Form):
    readers = {"staff": _("Everybody in the chain, to know whom to talk to.")}
    takes_thing = True
    staff = forms.ModelChoiceField(label=_("Colleague"), queryset=Staff.objects.none())

    def __init__(self, *arguments: Any, on: Involvement, **options: Any) -> None:
        super().__init__(*arguments, **options)
        colleagues = Staff.objects.filter(posts__team=on.team, posts__role=on.role, posts__until=None, is_active=True)
        # A lead who steps in covers, with a reason and an end, rather than take the place.
        colleagues = colleagues.exclude(pk=current().actor)
        if on.staff_id:
            colleagues = colleagues.exclude(pk=on.staff_id)
        self.fields["staff"].queryset = colleagues.order_by("name")  # type: ignore[attr-defined]


class FinanceForm(forms.Form):
    readers = {"staff": _("Everybody in the chain; whoever is named sees money and proofs, and nobody's name.")}
    takes_thing = True
    staff = forms.ModelChoiceField(
        label=_("Finance officer"), queryset=Staff.objects.none(), empty_label=_("choose"),
        help_text=_("Of the organisations that are active in this case."),
        error_messages={"required": _("Choose who pays.")},
    )  # fmt: skip

    def __init__(self, *arguments: Any, on: Case, **options: Any) -> None:
        super().__init__(*arguments, **options)
        active = Involvement.objects.filter(case_id=on.pk, standing="active")
        offices = Office.objects.filter(organisation__offices__teams__involvements__in=active)
        officers = Staff.objects.filter(
            posts__role=Role.FINANCE_OFFICER, posts__until=None, posts__team__office__in=offices, is_active=True
        )
        self.fields["staff"].queryset = officers.distinct().order_by("name")  # type: ignore[attr-defined]


def within(until: date, days: int) -> date:
    """What is opened beside the chain is open for some days, and never longer."""
    today = timezone.localdate()
    if not today <= until <= today + timedelta(days=days):
        text = _("Choose a day from today to %(days)s days from now.")
        raise ValidationError(text, code="range", params={"days": days})
    return until


class CoverForm(forms.Form):
    readers = {
        "reason": _("The colleague, the clients and the data protection officer: counselling is opened by it."),
        "until": _("The clock that ends the cover."),
    }
    reason = Line(
        label=_("Why you cover"),
        max_length=300,
        help_text=_("The colleague you cover and the clients can read this."),
    )
    until = Date(label=_("Until"), help_text=_("At most 14 days. You can cover again after that."))

    def clean_until(self) -> date:
        return within(self.cleaned_data["until"], COVER_DAYS)


class ReviewForm(forms.Form):
    takes_thing = True
    readers = {
        "post": _("Everybody in the chain, to know who looks."),
        "reason": _("Those who counsel, the clients and the data protection officer: the case is opened by it."),
        "until": _("The clock that closes the case to them."),
    }
    post = ColleagueInRole(
        label=_("Who looks at it"), queryset=Post.objects.none(), empty_label=_("choose"),
        help_text=_("An auditor sees money and proofs, a data protection officer the chain only."),
        error_messages={"required": _("Choose who looks at it.")},
    )  # fmt: skip
    reason = Line(
        label=_("Why it is opened"), max_length=300, help_text=_("Those who counsel and the clients can read this. Name nobody.")
    )  # fmt: skip
    until = Date(label=_("Until"), help_text=_("At most 30 days. You can open it again after that."))

    def __init__(self, *arguments: Any, on: Case, **options: Any) -> None:
        super().__init__(*arguments, **options)
        # Who stands in the case, or opens it, cannot be the one who checks it.
        inside = Involvement.objects.filter(case_id=on.pk, staff__isnull=False).values("staff_id")
        posts = Post.objects.filter(role__in=REVIEW_LENSES, until=None, staff__is_active=True)
        posts = posts.exclude(staff_id=current().actor).exclude(staff_id__in=inside)
        posts = posts.select_related("staff", "team__office__organisation").order_by("staff__name")
        self.fields["post"].queryset = posts  # type: ignore[attr-defined]

    def clean_until(self) -> date:
        return within(self.cleaned_data["until"], REVIEW_DAYS)


FILED_UNDER = [(int(Lens.COUNSELLING), _("those who counsel")), (int(Lens.TRAVEL), _("those who arrange the journey"))]


def filed_under(case_id: UUID) -> list[tuple[int, Any]]:
    """Nobody files a document where they could not see it themselves."""
    row = row_on(case_id)
    return [choice for choice in FILED_UNDER if row is not None and choice[0] & row.parts]


class DocumentForm(forms.Form):
    takes_thing = True
    readers = {
        "label": _("Those who may see the document, to find it."),
        "lens": _("The system, to show it to those only."),
        "stored": _("Nobody: where the bytes lie."),
        "type": _("Nobody: what the bytes are."),
        "size": _("Those who may see the document, before they open it."),
    }
    label = Line(label=_("What it is"), help_text=_("For example: birth certificate of the younger child."))
    lens = forms.TypedChoiceField(label=_("Who may see it"), coerce=int, choices=FILED_UNDER)
    stored = forms.CharField(widget=forms.HiddenInput, strip=False, validators=[RegexValidator(r"\A[0-9a-f]{48}\Z")])
    type = forms.ChoiceField(widget=forms.HiddenInput, choices=[(t, t) for t in ("application/pdf", "image/jpeg")])
    size = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=LARGEST * 2)

    def __init__(self, *arguments: Any, on: Case, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["lens"].choices = filed_under(on.pk)  # type: ignore[attr-defined]
