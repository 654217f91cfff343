"""What support there is: for a household without a name, programme beside programme; and how each programme changed."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from translocal.access.identity import current
from translocal.core.days import short_day
from translocal.core.languages import UNREAD, UNREAD_SO_FAR, right_to_left
from translocal.core.money import Money, spell
from translocal.core.names import country, language
from translocal.desk.nameless import NamelessForm
from translocal.desk.views.prices import bought_there
from translocal.organisations.models import Office
from translocal.programmes.answer import Answer, Part, answer
from translocal.programmes.library import Programme
from translocal.programmes.notes import no_rules
from translocal.programmes.parameters import Parameter
from translocal.programmes.queries import offered_now
from translocal.programmes.telling import unsourced, until_when
from translocal.programmes.timeline import turns
from translocal.programmes.would_change import changes


@never_cache
def nameless(request: HttpRequest) -> HttpResponse:
    """The questions and the answers; sent by POST, kept nowhere, so that nothing about anybody stands in an address."""
    form = NamelessForm(request.POST) if request.method == "POST" else NamelessForm(initial=_at_first(request))
    context = {
        "form": form, "told": _told(form) if form.is_bound and form.is_valid() else [],
        "questions": [form[name] for name in form.questions],
        "more": [form[name] for name in ("vulnerable", "unaccompanied") if name in form.fields],
    }  # fmt: skip
    return render(request, "desk/nameless.html", context, status=422 if form.errors else 200)


def _told(form: NamelessForm) -> list[dict[str, Any]]:
    """The answer in the language of the household; where nobody has read that translation, in the reader's own as well."""
    chosen, own = form.cleaned_data["told_in"], get_language() or "en"
    return [_told_in(chosen, form), *([_told_in(own, form)] if chosen in UNREAD else [])]


def _told_in(code: str, form: NamelessForm) -> dict[str, Any]:
    name = language(code)
    with translation.override(code):
        answers = [_answered(programme, form) for programme in form.chosen]
        there = bought_there(form.cleaned_data["nationality"])
        # Drawn here: an include that is met twice on a page keeps the words of the first language.
        text = render_to_string(
            "desk/nameless_answer.html",
            {"answers": answers, "there": there, "unread": UNREAD_SO_FAR if code in UNREAD else ""},
        )
    return {
        "language": code, "name": name, "direction": "rtl" if right_to_left(code) else "ltr", "unread": code in UNREAD,
        "text": text,
    }  # fmt: skip


def _at_first(request: HttpRequest) -> dict[str, Any]:
    """The programmes of the reader's own country, as they stand today."""
    asked = [code for code in request.GET.getlist("programme") if code in offered_now()]
    office = Office.objects.filter(teams__posts__staff=current().actor, teams__posts__until=None).first()
    own = [p.code for p in offered_now().values() if office and p.host == office.country and not p.practice]
    return {"programmes": asked or own[:2] or list(offered_now())[:1], "day": timezone.localdate()}


def _answered(programme: Programme, form: NamelessForm) -> dict[str, Any]:
    household, on = form.household(), form.cleaned_data["day"]
    came = answer(programme, household, on)
    period = programme.period(on)
    return {
        "code": programme.code,
        "name": came.name,
        "outside": no_rules(programme, on),
        "period": _(period.text) if period else "",
        "total": came.spelled(),
        "parts": [_part(part) for part in came.parts],
        "unknown": _unknown(came),
        "changes": [change.text for change in changes(programme, household, on, came)],
    }


def _unknown(came: Answer) -> list[str]:
    """What hangs on answers that nobody gave: whether something is given, and until when it may be used."""
    whether = {text or part.text for part in came.unknown for _field, text in part.open}
    return sorted(whether) + [until_when(part, text) for part in came.components for _field, text in part.open]


def _part(part: Part) -> dict[str, Any]:
    outcomes = {"refused": _("not given"), "unknown": _("not known yet")}
    return {
        "text": part.text,
        "terms": part.terms(),
        "amount": outcomes.get(part.outcome) or part.spelled(),
        "given": part.outcome == "given",
        "reasons": part.reasons,
        "until": short_day(part.until) if part.until else "",
    }


def programme_list(request: HttpRequest) -> HttpResponse:
    """Every programme whose rules are known."""
    found = [
        {
            "code": p.code, "name": _(p.name), "host": country(p.host), "since": short_day(p.begins),
            "until": short_day(p.ends) if p.ends else "", "currency": p.currency, "practice": p.practice,
            "period": _(p.periods[-1].text), "open": len(unsourced(p)),
        }
        for p in sorted(offered_now().values(), key=lambda p: (p.practice, country(p.host), p.name))
    ]  # fmt: skip
    return render(request, "desk/programmes.html", {"programmes": found})


def programme_page(request: HttpRequest, code: str) -> HttpResponse:
    """How a programme changed, its amounts, its sources, and what is believed of it without any."""
    programme = offered_now().get(code)
    if programme is None:
        raise Http404
    context = {
        "programme": programme,
        "name": _(programme.name),
        "host": country(programme.host),
        "turns": [
            {"day": short_day(turn.day), "heading": turn.heading, "lines": turn.lines} for turn in turns(programme)
        ],
        "amounts": [row for parameter in programme.parameters.values() for row in _amounts(parameter, programme.currency)],
        "sources": sorted(programme.sources.items()),
        "notes": [_(note.text) for note in programme.notes if note.unsourced],
        "besides": [(_(note.text), note.reference) for note in programme.notes if note.reference],
    }  # fmt: skip
    return render(request, "desk/programme.html", context)


def _amounts(parameter: Parameter, currency: str) -> list[dict[str, Any]]:
    return [
        {
            "text": _(parameter.text),
            "amount": spell(Money(value.amount, currency)),
            "from": short_day(value.begins),
            "until": short_day(value.ends) if value.ends else "",
            "reference": value.reference,
            "unsourced": not value.usable,
            "others": [(spell(Money(amount, currency)), reference) for amount, reference in value.other],
        }
        for value in parameter.values
    ]
