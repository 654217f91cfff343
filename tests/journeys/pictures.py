"""The pictures of the README, made anew from invented people by `python -m tests.journeys.screens`."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from PIL import Image

from tests.cast import Cast
from tests.far_along import FarAlong
from tests.journeys.workers import SignIn, Worker
from tests.told import fund_and_rates, tell_today
from translocal.access.identity import Identity, acting_as
from translocal.cases.models import Case
from translocal.counselling import actions as counselling
from translocal.demo import households, story
from translocal.demo.calendar import Calendar
from translocal.handovers import actions as handovers
from translocal.handovers.models import Handover
from translocal.plans.tests.test_ask_there import asked

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screens"
MOST = 150_000
LIFE = """
    UPDATE journal_event e SET at = date_trunc('day', e.at)
        - (h.seq - e.seq) * interval '1 day' + interval '8 hours' + ((h.seq - e.seq) * 97 % 480) * interval '1 minute'
      FROM journal_head h WHERE h.stream = e.stream;
    UPDATE journal_detail d SET payload = replace(d.payload, now()::date::text, e.at::date::text)
      FROM journal_event e WHERE e.stream = d.stream AND e.seq = d.seq;
    UPDATE cases_involvement i SET since = coalesce((
        SELECT max(e.at) FROM journal_event e WHERE e.stream = i.case_id AND e.name = 'handover.accepted' AND (
            i.standing = 'active' AND e.actor = i.staff_id OR i.standing = 'following' AND e.at = (
                SELECT min(n.at) FROM journal_event n WHERE n.stream = i.case_id AND n.name = 'handover.accepted' AND n.at > coalesce((
                    SELECT max(o.at) FROM journal_event o
                    WHERE o.stream = i.case_id AND o.name = 'handover.accepted' AND o.actor = i.staff_id), 'epoch')))
        ), (SELECT min(e.at) FROM journal_event e WHERE e.stream = i.case_id)) WHERE i.standing <> 'preview';
"""


def take(worker: Worker, name: str, *, whole: bool = True) -> None:
    """One picture, in a palette of 256 colours, which these pages never exceed visibly."""
    path = FOLDER / f"{name}.png"
    worker.page.wait_for_load_state("networkidle")
    worker.page.screenshot(path=path, full_page=whole)
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    small.save(path, optimize=True)
    assert path.stat().st_size < MOST, f"{path.name}: {path.stat().st_size} bytes"


def told() -> tuple[Cast, Case, FarAlong]:
    """The story of the demo, some weeks further on; and a household that has gone the whole way."""
    cast = Cast()
    tell_today(households.stories(cast.teams, Calendar()))
    with acting_as(Identity(cast.marc.pk)):
        handover = Handover.objects.select_related("case").get(state="accepted")
    case = handover.case
    there = {"people": [str(p.pk) for p in _adults(cast, case)], "sender_there": True}
    handovers.hold_meeting(handover, by=cast.marc, held_on=timezone.localdate(), **there)
    aram, nune = _adults(cast, case)
    said = {f"wish_{aram.pk}": "know_more", f"words_{aram.pk}": "If we go, then before the school year begins.",
            f"wish_{nune.pk}": "thinking", f"words_{nune.pk}": "I want to speak with my sister first."}  # fmt: skip
    soon = timezone.localdate() + timedelta(days=1)
    counselling.note_in_case(case, by=cast.marc, held_on=timezone.localdate(), occasion="agreed", raised="yes",
                             language="hy", next_moment=soon, **said)  # fmt: skip
    story.hand_over(case, cast.marc, cast.teams["travel"])
    home = FarAlong(cast)
    home.whole_way(fund_and_rates(cast.peter))
    asked(cast)
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE; SET session_replication_role = replica;" + LIFE)
    connection.close()
    return cast, case, home


def _adults(cast: Cast, case: Case) -> list[Any]:
    with acting_as(Identity(cast.marc.pk)):
        return story.adults(case.pk)


@pytest.fixture
def desk(sign_in: SignIn) -> Callable[..., Worker]:
    def open_desk(staff: Any, width: int = 1280, height: int = 960, **options: Any) -> Worker:
        return sign_in(staff, viewport={"width": width, "height": height}, **options)

    return open_desk


def both_shores(cast: Cast, home: FarAlong, desk: Callable[..., Worker]) -> None:
    """A household that has arrived: its case, plan, money and purchases, on both shores."""
    at = f"/cases/{home.id}/"
    claire = desk(cast.claire)
    claire.opens(at)
    take(claire, "case", whole=False)
    claire.page.evaluate("document.documentElement.dir = 'rtl'")
    take(claire, "case-rtl", whole=False)
    claire.opens(f"{at}plan/")
    claire.follows("Differences from version 1")
    take(claire, "plan-differences", whole=False)
    claire.opens(f"{at}meetings/")
    claire.follows("Role card: who decides what")
    take(claire, "role-card", whole=False)
    dark = desk(cast.claire, color_scheme="dark")
    dark.opens(at)
    take(dark, "case-dark", whole=False)
    anahit = desk(cast.anahit)
    anahit.follows("Could this work in Ararat region?")
    take(anahit, "question")
    anahit.opens(f"{at}purchases/")
    anahit.follows("A stove")
    take(anahit, "purchase")
    phone = desk(cast.anahit, 390, 1500)
    phone.opens(at)
    take(phone, "case-390", whole=False)
    phone.opens(f"{at}plan/")
    take(phone, "plan-390", whole=False)


def test_pictures(live_server: Any, browser: Any, desk: Callable[..., Worker]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    cast, case, home = told()
    with acting_as(Identity(cast.marc.pk)):
        letter = Handover.objects.get(case=case, state="accepted").pk
    at = f"/cases/{case.pk}/"

    marc = desk(cast.marc)
    marc.opens(at)
    take(marc, "case-counselling", whole=False)
    marc.opens(f"/handovers/{letter}/")
    take(marc, "handover")
    marc.opens(f"/do/case.note/{case.pk}/")
    take(marc, "conversation")
    marc.opens("/")
    marc.searches("vardanjan")
    marc.sees("Vardanyan")
    take(marc, "search", whole=False)

    both_shores(cast, home, desk)
    nadia = desk(cast.nadia, height=640)
    take(nadia, "today-lead", whole=False)
    nadia.opens("/cases/?stage=orientation&sort=origin")
    take(nadia, "cases", whole=False)

    page = browser.new_page(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    page.goto("/account/login/")
    marc.page, before = page, marc.page
    take(marc, "sign-in", whole=False)
    marc.page = before
    page.close()
