"""The open library of support programmes, for programs: no sign-in, nothing kept, bounded."""

import io
from datetime import date
from typing import Any, cast

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.responses import Response
from ninja.throttling import AnonRateThrottle

import translocal
from translocal.programmes import days, household, schema, stream
from translocal.programmes.household import Faulty
from translocal.programmes.library import Programme
from translocal.programmes.queries import offered_now
from translocal.programmes.telling import entitlements, listed

MOST_AT_ONCE = 100
api = NinjaAPI(
    title="Translocal",
    version=translocal.VERSION,
    description="Support programmes as dated rules with their sources, and what a household without a name would get.",
    docs_url=None,
    openapi_url="/openapi.json",
    throttle=[AnonRateThrottle("120/m")],
    urls_namespace="api",
)
QUESTION = {"anyOf": [schema.HOUSEHOLD, {"type": "array", "items": schema.HOUSEHOLD, "maxItems": MOST_AT_ONCE}]}
ANSWERS = {"anyOf": [schema.ANSWER, {"type": "array", "items": {"anyOf": [schema.ANSWER, schema.FAULTS]}}]}


def _json(of: schema.Schema) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": of}}}


ENTITLEMENTS = {
    "requestBody": {"required": True, **_json(QUESTION)},
    "responses": {
        200: {"description": "The answer, or one for each household; a faulty household is told in its place.", **_json(ANSWERS)},
        404: {"description": "There is no such programme.", **_json(schema.FAULTS)},
        422: {"description": "What cannot be read, field by field.", **_json(schema.FAULTS)},
    },
}  # fmt: skip


@api.get("/programmes", summary="Every support programme whose rules are known")
def programme_list(request: HttpRequest) -> list[dict[str, Any]]:
    """Codes, periods, sources, and everything that no source tells."""
    return [listed(programme) for programme in offered_now().values()]


@api.post("/programmes/{slug:code}/entitlements", summary="What a household gets, and why", openapi_extra=ENTITLEMENTS)
def entitlements_of(request: HttpRequest, code: str, on: str = "") -> Response:
    """The answer of the rules as they stand here; `on` is the day whose rules hold, today unless it is given."""
    programme = offered_now().get(code)
    if programme is None:
        return _faulty(Faulty([("programme", _("There is no such programme."))]), 404)
    try:
        day = _day(on)
        household.check_day(programme, day)
        return _answered(programme, request.body, day)
    except Faulty as faulty:
        return _faulty(faulty, 422)
    except (stream.Broken, UnicodeDecodeError) as broken:
        return _faulty(Faulty([("body", str(broken))]), 422)


def _day(told: str) -> date:
    day = days.written(told) if told else timezone.localdate()
    if day is None:
        raise Faulty([("on", _("“%(told)s” is no day. Write 2026-05-31.") % {"told": household.shown(told)})])
    return day


def _answered(programme: Programme, body: bytes, on: date) -> Response:
    is_list, *told = stream.items(io.BytesIO(body))
    if not is_list:
        return Response(entitlements(programme, household.read(told[0], on), on))
    if len(told) > MOST_AT_ONCE:
        text = _("%(count)s households; at most %(most)s are answered at once.")
        raise Faulty([("body", text % {"count": len(told), "most": MOST_AT_ONCE})])
    return Response([_each(programme, one, on) for one in told])


def _each(programme: Programme, told: Any, on: date) -> dict[str, Any]:
    try:
        return entitlements(programme, household.read(told, on), on)
    except Faulty as faulty:
        return _faults(faulty)


def _faults(faulty: Faulty) -> dict[str, Any]:
    return {"faults": [{"field": field, "message": text} for field, text in faulty.faults]}


def _faulty(faulty: Faulty, status: int) -> Response:
    return Response(_faults(faulty), status=status)


def open_to_everybody() -> Any:
    """The addresses of the API, none of which asks who is there."""
    patterns, app, namespace = api.urls
    for pattern in patterns:
        pattern.callback = login_not_required(cast(Any, pattern.callback))
    return patterns, app, namespace
