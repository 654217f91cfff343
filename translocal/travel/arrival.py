"""The first days: prepared before they leave, asked about afterwards, offered also to those who had travel support only."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from translocal.access.permissions import Permission
from translocal.actions.engine import Act, action
from translocal.cases.models import Case
from translocal.core.clock import now
from translocal.travel import events, rules
from translocal.travel.forms import CheckInForm, FirstDaysForm, OfferForm
from translocal.travel.models import Application, CheckIn, FirstDays


@action(
    "arrival.offer_check_in",
    on=Application,
    result=Application,
    permission=Permission.TRAVEL_PREPARE,
    label=_("Note their answer"),
    parameters=OfferForm,
    missing=rules.missing_to_offer,
    events=(events.CHECK_IN_OFFERED,),
)
def offer_check_in(act: Act, application: Application, *, check_in: str, check_in_how: str) -> Application:
    """Everybody is offered that somebody asks how they are, also when travel was all the support they had."""
    application.check_in, application.check_in_how = check_in, check_in_how
    application.version += 1
    application.save(update_fields=["check_in", "check_in_how", "version"])
    act.record(events.CHECK_IN_OFFERED, application)
    return application


@action(
    "arrival.first_days",
    on=Case,
    result=FirstDays,
    permission=Permission.FOLLOW_UP,
    label=_("Save the first days"),
    parameters=FirstDaysForm,
    missing=rules.missing_to_note_first_days,
    events=(events.FIRST_DAYS,),
)
def note_first_days(act: Act, case: Case, **prepared: Any) -> FirstDays:
    """Who meets them, where they sleep, whom to call. What stood there before is replaced."""
    noted = {**prepared, "by": act.staff_id, "at": now()}
    first, _made = FirstDays.objects.update_or_create(case_id=case.pk, defaults=noted)
    act.record(events.FIRST_DAYS, first)
    return first


@action(
    "arrival.checked_in",
    on=Case,
    result=CheckIn,
    permission=Permission.FOLLOW_UP,
    label=_("Note how they are"),
    parameters=CheckInForm,
    missing=rules.missing_to_check_in,
    events=(events.CHECKED_IN, events.ALARM),
)
def check_in(act: Act, case: Case, *, person: str, **told: Any) -> CheckIn:
    """Somebody asked how they are. Something serious reaches every active worker at once."""
    noted = CheckIn(case_id=case.pk, person_id=UUID(person), by=act.staff_id, at=now(), **told)
    noted.save(force_insert=True)
    who: dict[str, Any] = {"party": noted.person_id, "person": noted.person_id}
    act.record(events.CHECKED_IN, noted, how=noted.how, words=noted.words, **who)
    if noted.serious != CheckIn.Serious.NONE:
        act.record(events.ALARM, noted, serious=noted.serious, **who)
    return noted
