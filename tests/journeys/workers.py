"""Somebody at a desk, with a browser of their own. A journey reads as what they do and what they see."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any, Protocol

from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect

from translocal.core.ids import uuid7

# The browser itself reports every answer above 399 as an error; those are looked at by the journeys.
EXPECTED = re.compile(r"Failed to load resource: the server responded with a status of 4\d\d")

# Only what fails waits so long: a machine may be busy with other things.
PATIENCE = 20_000
expect.set_options(timeout=PATIENCE)
Answer = str | bool | list[str] | Path
# What each answer has for itself, and the id in an address.
OF_ITS_OWN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*"')
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
# Where the id is that of a team or of a member of staff, whom everybody may know.
OF_NO_CASE = re.compile(r"/do/(account|talk\.begin)")


def days_ago(days: int) -> str:
    return (timezone.localdate() - timedelta(days=days)).isoformat()


def days_ahead(days: int) -> str:
    return days_ago(-days)


class Worker:
    """A member of staff who signs in by the demo's door and then looks, types and presses."""

    script = ""  # runs in every page before anything else

    def __init__(self, browser: Browser, address: str, name: str, **options: Any) -> None:
        self.name, self.address = name, address
        self.context = browser.new_context(
            base_url=address, locale="en-GB", timezone_id="Europe/Brussels", reduced_motion="reduce", **options
        )
        self.context.set_default_timeout(PATIENCE)
        if self.script:
            self.context.add_init_script(self.script)
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.been: set[str] = set()
        self.page.on("framenavigated", lambda _frame: self.been.add(self.here))
        self.page.goto("/account/login/")
        self.press(self.page.get_by_role("button", name=re.compile(re.escape(name))))
        self.sees("Today")

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning") and not EXPECTED.match(message.text):
            self.complaints.append(f"{self.page.url}: {message.text}")

    def leaves(self) -> None:
        self.context.close()

    # What a hand does, with the mouse here: `KeyboardWorker` does the same without one

    def press(self, found: Locator) -> None:
        found.click()

    def type_into(self, field: Locator, text: str) -> None:
        field.fill(text)

    def choose(self, field: Locator, answer: str) -> None:
        field.select_option(label=answer)

    def tick(self, box: Locator, *, on: bool) -> None:
        box.set_checked(on)

    def hand_in(self, field: Locator, file: Path) -> None:
        field.set_input_files(file)

    # Going about

    def opens(self, address: str) -> int:
        """Open an address of the system; the answer's number."""
        answer = self.page.goto(address)
        assert answer is not None
        return answer.status

    def goes_to(self, place: str) -> None:
        """Use the menu at the top."""
        self.press(self.page.get_by_role("navigation", name="Main").get_by_role("link", name=place).first)

    def follows(self, words: str) -> None:
        self.press(self._one(self.page.get_by_role("link", name=words, exact=True), words))

    def presses(self, words: str) -> None:
        """Press a button, or what looks like one."""
        button = self.page.locator("main").get_by_role("button", name=words, exact=True)
        link = self.page.locator("main a.button").filter(has_text=re.compile(rf"^\s*{re.escape(words)}\s*$"))
        self.press(self._one(button.or_(link), words))

    def turns_to(self, part: str) -> None:
        """Open another part of the case."""
        parts = self.page.get_by_role("navigation", name="Parts of the case")
        self.press(self._one(parts.get_by_role("link", name=part), part))

    def unfolds(self, words: str) -> None:
        """Open what is folded away."""
        self.page.locator("summary", has_text=words).first.click()

    def opens_news(self, words: str) -> None:
        line = self.page.locator("button.news").filter(has_text=re.compile(rf"^\s*{re.escape(words)}(\s+\d+ ×)?\s*$"))
        self.press(self._one(line, words))

    def searches(self, words: str) -> None:
        box = self.page.locator("#find")
        box.fill(words)
        box.press("Enter")

    # Typing

    def fills_in(self, answers: dict[str, Answer], *, under: str = "") -> None:
        """Answer the questions of a form by their words; `under` names a group of questions."""
        place: Page | Locator = self.page.get_by_role("group", name=under, exact=True) if under else self.page
        for question, answer in answers.items():
            self._answer(place, question, answer)

    def _answer(self, place: Page | Locator, question: str, answer: Answer) -> None:
        named = re.compile(rf"^\s*{re.escape(question)}\s*(\(optional\))?\s*$")
        field, group = place.get_by_label(named), place.get_by_role("group", name=named)
        self._one(field.or_(group), question)
        if field.count() == 0 or field.first.evaluate("e => e.tagName") == "FIELDSET":
            for choice in answer if isinstance(answer, list) else [answer]:
                self.tick(group.get_by_label(str(choice), exact=True), on=True)
            return
        field = field.first
        kind = field.evaluate("e => e.tagName === 'SELECT' ? 'select' : e.type")
        if isinstance(answer, Path):
            self.hand_in(field, answer)
        elif kind == "select":
            self.choose(field, str(answer))
        elif kind == "checkbox":
            self.tick(field, on=bool(answer))
        else:
            self.type_into(field, str(answer))

    # Looking

    def sees(self, *words: str) -> None:
        for text in words:
            expect(self.page.locator("body")).to_contain_text(text)

    def does_not_see(self, *words: str) -> None:
        for text in words:
            expect(self.page.locator("body")).not_to_contain_text(text)

    def reads(self, pattern: str) -> str:
        """The first words on the page that look like this."""
        found = re.search(pattern, self.page.locator("main").inner_text())
        assert found, f"{self.name} reads nothing like {pattern} at {self.here}"
        return found.group()

    def finds_nothing_of(self, *others: "Worker") -> None:
        """Wherever they were in a case, this one gets what an id that does not exist gets: the same number, the same page."""
        been = {address for other in others for address in other.been if ID.search(address)}
        assert been
        for address in sorted(been):
            if OF_NO_CASE.match(address):
                continue
            there, nothing = self._asks_for(address), self._asks_for(ID.sub(str(uuid7()), address))
            assert there == nothing and there[0] == 404, address

    def _asks_for(self, address: str) -> tuple[int, str]:
        answer = self.context.request.get(address)
        return answer.status, OF_ITS_OWN.sub("", answer.text())

    def sees_only_the_parts(self, *parts: str) -> None:
        """The parts of the case that are open to the reader, and no other."""
        listed = self.page.get_by_role("navigation", name="Parts of the case").get_by_role("link")
        expect(listed).to_have_text([re.compile(part) for part in parts])

    def can(self, *steps: str) -> None:
        for step in steps:
            expect(self._steps().get_by_role("link", name=step, exact=True)).to_be_visible()

    def cannot(self, *steps: str) -> None:
        for step in steps:
            expect(self._steps().get_by_role("link", name=step, exact=True)).to_have_count(0)

    def _steps(self) -> Locator:
        return self.page.locator("section:has(#now)")

    @property
    def here(self) -> str:
        """The address of the page, without the server."""
        return self.page.url.removeprefix(self.address).partition("#")[0]

    def _one(self, found: Locator, words: str) -> Locator:
        expect(found.first, f"{self.name} looks for “{words}” at {self.here}").to_be_visible()
        return found.first


class SignIn(Protocol):
    def __call__(self, staff: Any, **options: Any) -> Worker: ...
