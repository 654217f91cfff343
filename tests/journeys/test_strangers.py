"""Who has no part in a case gets exactly what they would get if it did not exist: the same number, the same bytes."""

import io
import logging
import re
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from PIL import Image

from tests.cast import Cast
from translocal.access.identity import Identity, acting_as, system
from translocal.actions.engine import REGISTRY
from translocal.cases.models import Case, Document, Involvement
from translocal.consents.models import Consent
from translocal.contact.models import Notice
from translocal.core.ids import uuid7
from translocal.counselling.models import Talk
from translocal.demo import story, world
from translocal.desk.views.cases import PARTS
from translocal.handovers.models import Handover
from translocal.organisations.models import Post, Staff
from translocal.people.models import Membership

INVOLVED = {"Lies Dewaele", "Koen Maes", "Marc Verlinden", "Nadia Benali"}
STRANGERS = [name for desk in world.DESKS for name in desk.people if name not in INVOLVED]
# What names no case: the staff and teams of the house.
NOT_OF_A_CASE = {"staff_page", "set_up", "team_member"}
NOTHING = uuid7()
CHANGING = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*"')


class TheCase:
    """A case with everything in it: a talk before it, a handover that waits, one being written, a document, consents."""

    def __init__(self, cast: Cast) -> None:
        self.handover = cast.proposed(cast.case(4))
        self.case = self.handover.case
        being_written = story.handovers.draft(
            self.case, by=cast.lies, to_team=cast.teams["travel"].pk, kind="referral", language="hy", parts=[4],
            why="Soon.", words="Not yet sent.",
        )  # fmt: skip
        photo = io.BytesIO()
        Image.new("RGB", (20, 20), "white").save(photo, "PNG")
        client = signed_in(cast.lies)
        photo.seek(0)
        photo.name = "letter.png"
        sent = {"label": "Decision", "lens": "16", "file": photo}
        answer = client.post(reverse("add_document", args=[self.case.pk]), sent)
        assert answer.status_code == 302, answer.content
        with acting_as(Identity(cast.lies.pk)):
            pk = self.case.pk
            talk = Talk.objects.get(case=pk)
            self.things: dict[type, list[UUID]] = {
                Case: [pk],
                Talk: [talk.pk],
                Handover: [self.handover.pk, being_written.pk],
                Document: ids(Document, pk),
                Membership: [*ids(Membership, pk), *ids(Membership, talk.pk)],
                Consent: ids(Consent, pk),
                Involvement: ids(Involvement, pk),
            }
        with acting_as(Identity(cast.marc.pk)):
            self.things[Notice] = ids(Notice, pk)
        assert all(self.things.values())

    def addresses(self) -> Iterator[tuple[str, str, str]]:
        """GET and POST of every address of every thing, each beside the same one of something that does not exist."""
        for name, parameters in patterns():
            for kwargs in self._fillings(name, parameters):
                absent = {key: NOTHING if isinstance(value, UUID) else value for key, value in kwargs.items()}
                for method in {"act": ("GET", "POST"), "draft": ("POST",), "news": ("POST",)}.get(name, ("GET",)):
                    yield method, reverse(name, kwargs=kwargs), reverse(name, kwargs=absent)

    def _fillings(self, name: str, parameters: set[str]) -> Iterator[dict[str, Any]]:
        if parameters == {"name", "pk"}:
            for action in REGISTRY.values():
                yield from ({"name": action.name, "pk": pk} for pk in self.things.get(action.on, [])[:2])
        elif parameters == {"pk", "part"}:
            yield from ({"pk": self.case.pk, "part": part} for part in [*PARTS, "nothing"])
        elif parameters == {"pk", "number"}:
            yield {"pk": self.case.pk, "number": 1}
        else:
            yield from ({"pk": pk} for found in self.things.values() for pk in found[:2])


def ids(model: Any, case_id: UUID) -> list[UUID]:
    return list(model.objects.filter(case_id=case_id).values_list("pk", flat=True))


def patterns(found: Any = None) -> Iterator[tuple[str, set[str]]]:
    """The names of the addresses that carry an id, with their parameters."""
    for entry in (found or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry)
        elif isinstance(entry, URLPattern) and "pk" in entry.pattern.converters and entry.name not in NOT_OF_A_CASE:
            assert entry.name
            yield entry.name, set(entry.pattern.converters)


def signed_in(staff: Staff) -> Client:
    client = Client()
    client.force_login(staff)
    return client


def answer(client: Client, method: str, address: str) -> tuple[int, bytes, dict[str, str]]:
    given = client.get(address) if method == "GET" else client.post(address, {"words": "Let me in.", "answer": "Yes."})
    heads = {name: value for name, value in given.headers.items() if name not in ("Set-Cookie", "Date")}
    return given.status_code, CHANGING.sub(b"", given.content), heads


@pytest.fixture(autouse=True)
def no_lines_about_refusals() -> Iterator[None]:
    """Thousands of refusals are written to the log with all they know; here that is only slow."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def the_case(cast: Cast, settings: Any, tmp_path: Path) -> TheCase:
    settings.MEDIA_ROOT = tmp_path
    return TheCase(cast)


@pytest.mark.long
@pytest.mark.django_db
def test_a_case_and_nothing_answer_alike(cast: Cast, the_case: TheCase) -> None:
    """Everybody without a part in it: a social worker elsewhere, a colleague with another case, every other office."""
    with acting_as(system("sealer")):
        femke = Staff.objects.get(name="Femke Baert")
    story.open_case(femke, cast.teams["welfare"], "GE", "Tbilisi", story.VARDANYAN[:1])
    differing = []
    addresses = list(the_case.addresses())
    assert len(addresses) > 120
    for name in STRANGERS:
        client = signed_in(world.somebody(name) if name != "Femke Baert" else femke)
        nothing = cache(partial(answer, client))  # the same for every real address of a kind
        for method, real, absent in addresses:
            got, expected = answer(client, method, real), nothing(method, absent)
            if got != expected or got[0] == 200:
                differing.append(f"{name}: {method} {real}: {got[0]} instead of {expected[0]}")
    assert not differing, f"{len(differing)} differ, such as\n" + "\n".join(differing[:20])


@pytest.mark.django_db
def test_no_list_and_no_search_names_it(cast: Cast, the_case: TheCase) -> None:
    telling = [b"Vardanyan", b"TL-", str(the_case.case.pk).encode(), str(the_case.handover.pk).encode()]
    with acting_as(system("sealer")):
        chain = {post.staff.name for post in Post.objects.select_related("staff")}
    for name in STRANGERS:
        assert name in chain
        client = signed_in(world.somebody(name))
        for place in ("today", "cases", "handovers", "talks", "team", "desks", "staff", "account"):
            content = client.get(reverse(place)).content
            assert not [word for word in telling if word in content], (name, place)
        for typed in ("Vardanyan", "Վարդանյան", "TL-2411", "470000117"):
            content = client.post(reverse("search"), {"q": typed}).content
            assert not [word for word in telling[2:] if word in content], (name, typed)
            assert b"Aram" not in content, (name, typed)


@pytest.mark.django_db
def test_a_handover_being_written_is_nobody_elses_yet(cast: Cast, the_case: TheCase) -> None:
    """Not even those who stand beside: the team lead, and the desk that was asked for something else."""
    draft = the_case.things[Handover][1]
    for staff in (cast.koen, cast.marc, cast.nadia):
        client = signed_in(staff)
        assert answer(client, "GET", f"/handovers/{draft}/") == answer(client, "GET", f"/handovers/{uuid7()}/")
        for name in ("handover.accept", "handover.propose", "handover.write", "handover.withdraw"):
            real, absent = f"/do/{name}/{draft}/", f"/do/{name}/{uuid7()}/"
            assert answer(client, "GET", real) == answer(client, "GET", absent), (staff.name, name)
        assert b"Travel desk" not in client.get("/handovers/").content
        assert b"Not yet sent." not in client.get(f"/cases/{the_case.case.pk}/handovers/").content
