"""Establishing an entitlement, opening a fund, setting a rate."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from translocal.access.permissions import Permission
from translocal.actions.engine import Act, action
from translocal.cases.models import Case
from translocal.cases.states import Stage
from translocal.core.clock import now
from translocal.core.money import Money
from translocal.core.reasons import Missing, Reason
from translocal.organisations.models import Organisation
from translocal.people.models import Membership
from translocal.people.queries import members
from translocal.programmes import events
from translocal.programmes.answer import answer
from translocal.programmes.forms import EstablishForm, FundForm, RateForm
from translocal.programmes.models import Entitlement, Exempted, Fund, Rate
from translocal.programmes.queries import decided_for, programmes_now
from translocal.programmes.questions import DECIDED, household_of
from translocal.programmes.rules import missing_to_use


def missing_to_establish(case: Case) -> list[Reason]:
    if case.state in (Stage.RESTING, Stage.ENDED):
        return [Reason("entitlement.case_rests", _("The case rests or has ended. Take it up again first."))]
    return []


def persons_of(people: list[Membership], vulnerable: list[str], others: bool | None) -> list[dict[str, Any]]:
    """What the rules may ask of the people in a case; no names. `others` is what was said of whoever is not named as vulnerable."""
    alone = len(people) == 1
    return [
        {
            "id": str(member.person_id),
            "birth_date": member.person.birth_date,
            "nationality": member.person.nationality or None,
            "principal": place == 0,
            "vulnerable": True if str(member.person_id) in vulnerable else others,
            "unaccompanied": alone and member.position == Membership.Position.CHILD,
        }
        for place, member in enumerate(people)
    ]


@action(
    "entitlement.establish",
    on=Case,
    result=Entitlement,
    permission=Permission.ENTITLEMENT_ESTABLISH,
    label=_("Establish the entitlement"),
    parameters=EstablishForm,
    missing=missing_to_establish,
    events=(events.ESTABLISHED, events.EXCEPTION_USED),
)
def establish(
    act: Act,
    case: Case,
    *,
    programme: str,
    day: date,
    vulnerable: list[str],
    others_vulnerable: str = "",
    exceptions: Sequence[str] = (),
    **answers: Any,
) -> Entitlement:
    """Ask the rules what this household gets, and freeze the answer with its reasons."""
    people = persons_of(members(case.pk), vulnerable, DECIDED.get(others_vulnerable))
    household = household_of(answers, people)
    came = answer(programmes_now()[programme], household, day)
    told = came.as_json()
    granted = [one for one in decided_for(case.pk, programme) if str(one.pk) in exceptions]
    changed = missing_to_use(granted, told["facts"])
    if changed:
        raise Missing(changed)
    entitlement = Entitlement.objects.create(
        case_id=case.pk, programme=programme, day=day, facts=told["facts"], answer=told, digest=came.digest,
        total=came.total.amount, currency=came.currency, at=now(), by=act.staff_id,
    )  # fmt: skip
    act.record(events.ESTABLISHED, entitlement, total=came.total, programme=came.name)
    for exemption in granted:
        Exempted.objects.create(case_id=case.pk, entitlement=entitlement, exemption=exemption)
        act.record(events.EXCEPTION_USED, entitlement, approver=exemption.decided_by_id, approval=exemption.approval)
    return entitlement


@action(
    "fund.open",
    on=Organisation,
    result=Fund,
    permission=Permission.FUND_MANAGE,
    label=_("Open the fund"),
    parameters=FundForm,
    events=(events.FUND_OPENED,),
)
def open_fund(act: Act, _of: Organisation, *, name: str, ceiling: Money, **details: Any) -> Fund:
    """Open a fund from which budgets may be set; `on` is the organisation of whoever opens it."""
    if Fund.objects.filter(name__iexact=name).exists():
        raise Missing([Reason("fund.taken", _("There is a fund of this name already."), "name")])
    fund = Fund.objects.create(
        name=name, ceiling=ceiling.amount, opened_by=act.staff_id, opened_at=now(), **details
    )  # fmt: skip
    act.record(events.FUND_OPENED, fund, name=name, ceiling=ceiling)
    return fund


@action(
    "rate.set",
    on=Organisation,
    result=Rate,
    permission=Permission.FUND_MANAGE,
    label=_("Set the rate"),
    parameters=RateForm,
    events=(events.RATE_SET,),
)
def set_rate(act: Act, _of: Organisation, *, currency: str, month: date, units: Decimal, **details: Any) -> Rate:
    """Set or correct the rate of a month. What was booked before keeps the rate at which it was booked."""
    rate, _made = Rate.objects.update_or_create(
        currency=currency, month=month, defaults={"units": units, "set_by": act.staff_id, "set_at": now(), **details}
    )  # fmt: skip
    act.record(events.RATE_SET, rate, month=f"{month:%Y-%m}", units=f"{units.normalize():f}", currency=currency)
    return rate
