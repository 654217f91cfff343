"""Every page of every role, in light and dark, at 360 and 1280 pixels: nothing for axe to say, nothing broken, nothing wide."""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, resolve, reverse
from playwright.sync_api import Page

from tests.cast import Cast
from tests.journeys.full_house import exceptions_are_asked, full_house
from tests.journeys.workers import SignIn
from tests.truth import as_owner
from tests.whole_tables import Questions
from translocal.access.identity import Identity, acting_as
from translocal.actions.engine import REGISTRY
from translocal.budgets.models import Budget
from translocal.cases.models import Case, Document
from translocal.consents.models import Consent
from translocal.counselling.models import Talk
from translocal.demo import world
from translocal.desk.acting import PAGES
from translocal.desk.views.cases import PARTS
from translocal.handovers.models import Handover
from translocal.organisations.models import Staff
from translocal.people.models import Membership
from translocal.plans.models import Plan, Question
from translocal.plans.tests.test_ask_there import asked
from translocal.programmes.models import Draft, Exemption
from translocal.programmes.tests import exceptions
from translocal.programmes.tests.drafts import as_many_as, drafted, opened
from translocal.purchases.models import Purchase
from translocal.purchases.tests.scenes import bought_before, shop, today

pytestmark = pytest.mark.journey

VIEWS = [(1280, "light"), (1280, "dark"), (360, "dark"), (360, "light")]
# One of each kind of reader, and the lead of each team that has one.
READERS = [
    "Lies Dewaele", "Marc Verlinden", "Koen Maes", "Nadia Benali", "Tom Wouters",
    *(
        next(name for name in desk.people)
        for desk in world.DESKS
        if desk.key not in ("welfare", "elsewhere", "desk", "desk-antwerp", "operator")
    ),
]  # fmt: skip
# Signing in and out, and what the library asks of oneself, are looked at apart; the rest take no GET, are files, or lead on.
NOT_VISITED = re.compile(
    r"^(demo_sign_in|draft|news|read_all|health|unit|(case|report|fund|price|quote|proof)_file|rules_effect|document|invitation|account_logout"
    r"|mfa_.*download.*|set_up|openapi-json|api-root|programme_list|entitlements_of|show_address)$"
)
# Once with every rule; in the other views those whose answer depends on colours or on where things come to lie. Style
# sheets are fetched beforehand only for rules that are switched off.
SPARINGLY = {"resultTypes": ["violations"], "preload": False}
EVERY_RULE = SPARINGLY | {"rules": {"target-size": {"enabled": True}}}
OF_THE_VIEW = SPARINGLY | {
    "runOnly": ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"]
}


def address_names(found: Any = None) -> Iterator[tuple[str, tuple[str, ...]]]:
    for entry in (found or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from address_names(entry)
        elif isinstance(entry, URLPattern) and entry.name and not NOT_VISITED.match(entry.name):
            yield entry.name, tuple(entry.pattern.converters)


# What an address with an id is about.
ABOUT: dict[str, Any] = {
    "case": Case, "case_part": Case, "add_document": Case, "handover": Handover, "talk": Talk, "unit": Case, "role_card": Case,
    "mandate": Case, "same": Membership, "staff_page": Staff, "team_member": Staff, "plan": Plan, "plan_differences": Plan,
    "purchase": Purchase, "add_quote": Purchase, "add_proof": Purchase, "money_file": Budget, "rules_draft": Draft,
    "exception": Exemption,
}  # fmt: skip


class Things:
    """What the pages are about: one of everything a reader may see, found as that reader."""

    def __init__(self, staff: Staff) -> None:
        with acting_as(Identity(staff.pk)):
            models = {page.action.on for page in PAGES.values()} | {Case, Document, Consent, Question}
            self.ids: dict[Any, list[UUID]] = {
                model: list(model._default_manager.order_by("pk").values_list("pk", flat=True)) for model in models
            }
            self.ids[Budget] = list(Budget.objects.values_list("case_id", flat=True))

    def addresses(self) -> Iterator[str]:
        for name, parameters in address_names():
            if parameters == ():
                yield from found(name)
            elif name == "act":
                for page in PAGES.values():
                    for pk in some(self.ids.get(page.action.on, [])):
                        yield reverse("act", args=[page.action.name, pk])
            elif name == "programme":
                yield reverse(name, args=["be-reintegration"])
            else:
                for pk in some(self.ids[ABOUT[name]]):
                    parts: Any = PARTS if "part" in parameters else [1] if "number" in parameters else [""]
                    yield from (reverse(name, args=[pk, part] if part else [pk]) for part in parts)


def some(ids: list[UUID]) -> list[UUID]:
    """The first and the latest: what waits, and what has come furthest."""
    return list(dict.fromkeys([*ids[:1], *ids[-2:]]))


def found(name: str) -> Iterator[str]:
    try:
        yield reverse(name)
    except NoReverseMatch:
        return


@pytest.fixture
def household(cast: Cast) -> None:
    full_house(cast)
    asked(cast)


WORDS = re.compile(r">[^<]*<")
VALUES = re.compile(r'(value|href|id|for|action|name|datetime|aria-[a-z]+)="[^"]*"')


def inside_of(page: str) -> str:
    return page.partition("<main")[2].partition("</main>")[0] or page


def shape_of(page: str) -> str:
    """How a page is built inside its frame, without its words and values."""
    return VALUES.sub("", WORDS.sub("><", page))


class PlacesOf(HTMLParser):
    """Every kind of element with every kind of thing it stands in, and every step from one heading to the next."""

    VOID = frozenset({"br", "hr", "img", "input", "path", "circle", "rect", "line", "use", "wbr"})
    TELLING = frozenset({"class", "type", "role", "scope"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.heading = "none"
        self.found: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = sorted(f"{name}={value}" if name in self.TELLING else name for name, value in attrs)
        element = f"{tag}[{' '.join(said)}]"
        self.found.add(" > ".join([*self.open[-3:], element]))
        if re.fullmatch("h[1-6]", tag):
            self.found.add(f"{self.heading} before {tag}")
            self.heading = tag
        if tag not in self.VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while self.open and not self.open.pop().startswith(f"{tag}["):
            pass


class Opened(NamedTuple):
    """A page that somebody may open, and the places in it that an eye can stop at."""

    reader: Staff
    address: str
    status: int
    places: set[str]

    @property
    def kind(self) -> str:
        """What is opened there, whatever it is about."""
        found = resolve(urlsplit(self.address).path)
        return " ".join([found.url_name or "", *(str(v) for k, v in found.kwargs.items() if k in ("name", "part"))])


def open_everything(staff: Staff, addresses: Iterable[str]) -> Iterator[Opened]:
    """What the server shows to this reader, page by page, also where it says that something cannot be done now."""
    client, shapes = Client(), set[str]()
    client.force_login(staff)
    for address in dict.fromkeys(addresses):
        answer = client.get(address)
        assert answer.status_code in (200, 302, 403, 404, 405), address
        if answer.status_code not in (200, 403):
            continue
        inside = inside_of(answer.content.decode())
        shape = shape_of(inside)
        yield Opened(staff, address, answer.status_code, PlacesOf(inside).found if shape not in shapes else set())
        shapes.add(shape)


def fewest(pages: list[Opened]) -> list[Opened]:
    """As few of the pages as show every place that any of them has: each time the one with the most that is new."""
    seen: set[str] = set()
    chosen: list[Opened] = []
    while (best := max(pages, key=lambda page: len(page.places - seen))).places - seen:
        chosen.append(best)
        seen |= best.places
    return sorted(chosen, key=lambda page: page.reader.name)


def faults(pages: list[Opened], sign_in: SignIn) -> list[str]:
    """What is wrong with the pages, in four views, and with the first page of everybody whose menu was not seen yet.

    The frame around a page is looked at in every view with that first one, and once with each other.
    """
    wrong: list[str] = []
    menus = set[str]()
    for reader, own in groupby(fewest(pages), key=lambda page: page.reader):
        worker = sign_in(reader)
        worker.page.add_init_script(AXE_SCRIPT)
        worker.page.reload()
        menu = worker.page.get_by_role("navigation", name="Main").first.inner_text()
        if menu not in menus:
            wrong += [f"{reader.name}: / {line}" for line in look_at(worker.page)]
        menus.add(menu)
        for page in own:
            worker.opens(page.address)
            worker.page.evaluate(
                "document.querySelectorAll('details:not(.drop)').forEach((one) => { one.open = true })"
            )
            wrong += [f"{reader.name}: {page.address} {line}" for line in look_at(worker.page, "main")]
    return wrong


WIDER_THAN_ITS_CARD = """[...document.querySelectorAll('main table')]
    .filter((one) => one.closest('.card')?.getBoundingClientRect().width < one.getBoundingClientRect().width)
    .map((one) => one.caption?.innerText ?? one.innerText.slice(0, 40))"""


def look_at(page: Page, where: str = "html") -> Iterator[str]:
    place, options = "html", EVERY_RULE
    for width, scheme in VIEWS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            yield f"{width}: scrolls sideways by {wide} px"
        for text in page.evaluate(WIDER_THAN_ITS_CARD):
            yield f"{width}: runs out of its card: {text}"
        for fault in page.evaluate("([place, options]) => axe.run(place, options)", [place, options])["violations"]:
            targets = [node["target"] for node in fault["nodes"]][:3]
            yield f"{width} {scheme}: {fault['id']}: {targets}"
        place, options = where, OF_THE_VIEW


@pytest.mark.long
def test_every_page_of_every_reader(cast: Cast, household: None, sign_in: SignIn) -> None:
    """Every address, every part of a case and every action is opened by one of them, with something in it; nothing is wrong there."""
    pages: list[Opened] = []
    questions = Questions()
    for staff in map(world.somebody, READERS):
        addresses = list(Things(staff).addresses())
        with questions.heard():
            own = list(open_everything(staff, addresses))
        assert len(own) > 10, staff.name
        pages += own
    of_the_library = re.compile(r"^(account_|mfa_)")
    wanted = {name for name, _parameters in address_names() if not of_the_library.match(name)} - {"act", "case_part"}
    wanted |= {f"act {name}" for name in PAGES} | {f"case_part {part}" for part in PARTS}
    assert sorted(wanted - {page.kind for page in pages if page.status == 200}) == []
    unanswered = questions.without_index()
    assert not unanswered, "no index answers\n" + "\n".join(unanswered)
    wrong = faults(pages, sign_in)
    assert not wrong, f"{len(wrong)} faults\n" + "\n".join(wrong[:40])


OF_MONEY = re.compile(r"^/$|/(purchases|money|funds)/|/do/(purchase|case\.(ask|end)_finance|budget|entitlement)")


def test_every_page_of_those_who_buy(cast: Cast, sign_in: SignIn) -> None:
    """With something bought, at every step of its way, and what strikes the eye."""
    made = shop(cast)
    for buying in (made.asked, made.quoted, made.approved, made.paid):
        buying("40000")
    proved = made.proved("680000")
    with as_owner() as cursor:
        cursor.execute("UPDATE purchases_purchase SET paid_on = paid_on - 20, estimate = 900 WHERE paid_on IS NOT NULL")
    made.do("purchase.cancel", made.asked("44000"), cast.anahit, reason="They found one for free.")
    made.do("purchase.confirm_delivery", made.fresh(proved), cast.anahit, delivered_on=today(), how="seen")
    pages: list[Opened] = []
    for staff in (cast.anahit, cast.claire, cast.ines):
        with acting_as(Identity(staff.pk)):
            bought = [reverse("purchase", args=[pk]) for pk in Purchase.objects.values_list("pk", flat=True)]
        visited = [*bought, *(address for address in Things(staff).addresses() if OF_MONEY.search(address))]
        own = list(open_everything(staff, visited))
        assert len(own) > 5, staff.name
        pages += own
    wrong = faults(pages, sign_in)
    assert not wrong, f"{len(wrong)} faults\n" + "\n".join(wrong[:40])


OF_EXCEPTIONS = re.compile(r"^/$|/exceptions/|/money/$|/do/(exception|entitlement)")


def test_every_page_of_those_who_ask_for_exceptions_and_decide_them(cast: Cast, sign_in: SignIn) -> None:
    """One that waits, one that was granted and used, one that was refused; and an approver who was asked nothing yet."""
    nothing_yet = list(open_everything(exceptions.hilde(), ["/", "/exceptions/", "/exceptions/?state=refused"]))
    exceptions_are_asked(cast)
    pages: list[Opened] = []
    for staff in (exceptions.hilde(), cast.claire):
        own = list(open_everything(staff, (a for a in Things(staff).addresses() if OF_EXCEPTIONS.search(a))))
        assert len(own) > 5, staff.name
        pages += own
    wrong = faults([*nothing_yet, *pages], sign_in)
    assert not wrong, f"{len(wrong)} faults\n" + "\n".join(wrong[:40])


OF_RULES = re.compile(r"/(rules|prices|funds)/|/do/(rules|fund|rate)")


def test_every_page_of_those_who_change_and_comment_on_rules(cast: Cast, sign_in: SignIn) -> None:
    """A draft that is looked at over a caseload, one that is open, prices of what was bought before, funds that were spent from."""
    made = shop(cast)
    bought_before(made, made.paid("100000"), 12, 6, own="40000")
    as_many_as(made.case, 8)
    drafted(cast)
    story_draft = opened(cast)
    REGISTRY["rules.comment"](story_draft, by=cast.anahit, words="Too little for a family of six.")
    pages: list[Opened] = []
    for staff in (cast.peter, cast.anahit):
        own = list(open_everything(staff, (a for a in Things(staff).addresses() if OF_RULES.search(a))))
        assert len(own) > 3, staff.name
        pages += own
    wrong = faults(pages, sign_in)
    assert not wrong, f"{len(wrong)} faults\n" + "\n".join(wrong[:40])


def test_the_door(browser: Any, live_server: Any, cast: Cast) -> None:
    """The pages before one is signed in."""
    page = browser.new_page(base_url=live_server.url, reduced_motion="reduce")
    page.add_init_script(AXE_SCRIPT)
    wrong = []
    for address in ("/account/login/", "/accessibility/", "/nothing/"):
        page.goto(address)
        wrong += [f"{address} {line}" for line in look_at(page)]
    page.close()
    assert not wrong, "\n".join(wrong)
