"""Somebody at a desk, with a browser of their own. A journey reads as what they do and what they see."""

import re
from datetime import timedelta
from typing import Any, Protocol

from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect

# The browser itself reports every answer above 399 as an error; those are looked at by the journeys.
EXPECTED = re.compile(r"Failed to load resource: the server responded with a status of 4\d\d")


def days_ago(days: int) -> str:
    return (timezone.localdate() - timedelta(days=days)).isoformat()


def days_ahead(days: int) -> str:
    return days_ago(-days)


class Worker:
    """A member of staff who signs in by the demo's door and then looks, types and presses."""

    def __init__(self, browser: Browser, address: str, name: str, **options: Any) -> None:
        self.name, self.address = name, address
        self.context = browser.new_context(
            base_url=address, locale="en-GB", timezone_id="Europe/Brussels", reduced_motion="reduce", **options
        )
        self.context.set_default_timeout(7_000)
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto("/account/login/")
        self.page.get_by_role("button", name=re.compile(re.escape(name))).click()
        self.sees("Today")

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning") and not EXPECTED.match(message.text):
            self.complaints.append(f"{self.page.url}: {message.text}")

    def leaves(self) -> None:
        self.context.close()

    # Going about

    def opens(self, address: str) -> int:
        """Open an address of the system; the answer's number."""
        answer = self.page.goto(address)
        assert answer is not None
        return answer.status

    def goes_to(self, place: str) -> None:
        """Use the menu at the top."""
        self.page.get_by_role("navigation", name="Main").get_by_role("link", name=place).first.click()

    def follows(self, words: str) -> None:
        self._one(self.page.get_by_role("link", name=words, exact=True), words).click()

    def presses(self, words: str) -> None:
        """Press a button, or what looks like one."""
        button = self.page.locator("main").get_by_role("button", name=words, exact=True)
        link = self.page.locator("main a.button").filter(has_text=re.compile(rf"^\s*{re.escape(words)}\s*$"))
        self._one(button.or_(link), words).click()

    def turns_to(self, part: str) -> None:
        """Open another part of the case."""
        self.page.get_by_role("navigation", name="Parts of the case").get_by_role("link", name=part).click()

    def opens_news(self, words: str) -> None:
        self.page.locator("button.news", has_text=words).first.click()

    def searches(self, words: str) -> None:
        box = self.page.locator("#find")
        box.fill(words)
        box.press("Enter")

    # Typing

    def fills_in(self, answers: dict[str, str | bool | list[str]], *, under: str = "") -> None:
        """Answer the questions of a form by their words; `under` names a group of questions."""
        place: Page | Locator = self.page.get_by_role("group", name=under, exact=True) if under else self.page
        for question, answer in answers.items():
            self._answer(place, question, answer)

    def _answer(self, place: Page | Locator, question: str, answer: str | bool | list[str]) -> None:
        named = re.compile(rf"^\s*{re.escape(question)}\s*(\(optional\))?\s*$")
        field = place.get_by_label(named)
        if field.count() == 0 or field.first.evaluate("e => e.tagName") == "FIELDSET":
            group = place.get_by_role("group", name=named)
            for choice in [answer] if isinstance(answer, str) else list(answer):  # type: ignore[arg-type]
                group.get_by_label(str(choice), exact=True).check()
            return
        field = field.first
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(label=answer)  # type: ignore[arg-type]
        elif field.get_attribute("type") == "checkbox":
            field.set_checked(bool(answer))
        else:
            field.fill(str(answer))

    # Looking

    def sees(self, *words: str) -> None:
        for text in words:
            expect(self.page.locator("body")).to_contain_text(text)

    def does_not_see(self, *words: str) -> None:
        for text in words:
            expect(self.page.locator("body")).not_to_contain_text(text)

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
        return self.page.url.removeprefix(self.address)

    def _one(self, found: Locator, words: str) -> Locator:
        expect(found.first, f"{self.name} looks for “{words}” at {self.here}").to_be_visible()
        return found.first


class SignIn(Protocol):
    def __call__(self, staff: Any, **options: Any) -> Worker: ...
