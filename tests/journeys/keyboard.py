"""Somebody who works without a mouse: Tab, Shift and Tab, the arrows, Space, Enter and letters reach everything."""

from datetime import datetime
from itertools import product
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, expect

from tests.journeys.workers import Worker

MOST = 120
# A browser asks for a day in the order of its own country, and for the hour of twelve or of twenty-four.
DAYS = ("%d%m%Y", "%m%d%Y", "%Y%m%d")
HOURS = ("%H%M", "%I%M%p")
LETTERS = 8  # typed one by one; the rest of a long text comes at once, as from somebody who types fast
# Where the keyboard stands: whether on what is looked for (any button of a group of radios will do, the arrows go on),
# whether what is looked for lies further on, and how many stops lie before it at least.
FOCUS = """(target) => {
  const on = document.activeElement, group = on.type === 'radio' && target.type === 'radio';
  const nowhere = on === document.body || on === document.documentElement;
  const behind = !!(on.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING);
  const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(
    (one) => one.tabIndex >= 0 && !one.disabled && one.type !== 'hidden' && one.type !== 'radio' && one.checkVisibility());
  const between = stops.filter((one) => one !== on && one !== target
    && !!(on.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING) === behind
    && !!(target.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING) !== behind);
  return {
    there: on === target || (group && on.form === target.form && on.name === target.name),
    nowhere, behind, before: between.length,
    inMain: !!target.closest('main'),
    name: on.labels?.length ? on.labels[0].innerText : on.getAttribute('aria-label') || on.innerText || on.tagName,
  };
}"""
# Wherever the keyboard comes to stand, one has to see it. On a part of a field, such as the calendar of a date, the browser
# draws a ring of its own.
WATCH = """addEventListener('focusin', ({target: on}) => {
  const shown = getComputedStyle(on).outlineStyle !== 'none' || on.tabIndex < 0 || !on.matches(':focus');
  (window.keyboardStops ??= []).push({shown, name: on.getAttribute('aria-label') || on.innerText || on.name || on.tagName});
}, true)"""
PASSED = "() => (window.keyboardStops ?? []).splice(0)"


class KeyboardWorker(Worker):
    """The same worker. Whatever the journeys do with a mouse is done by keyboard, and one always sees where one is."""

    script = WATCH

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        # Whoever listens from the beginning is heard: asked for only as the key goes down, the chooser may open unseen.
        self.page.on("filechooser", lambda _chooser: None)

    def press(self, found: Locator) -> None:
        self._reach(found)
        with self.page.expect_navigation():
            self._key("Enter")

    def type_into(self, field: Locator, text: str) -> None:
        kind = field.get_attribute("type")
        self._reach(field)
        if kind in ("date", "datetime-local"):
            self._type_moment(field, text, kind)
        else:
            self._key("Control+A")
            self._write(text) if text else self._key("Delete")
        expect(field).to_have_value(text)

    def choose(self, field: Locator, answer: str) -> None:
        self._reach(field)
        self.page.keyboard.type(answer)
        expect(field.locator("option:checked")).to_have_text(answer)

    def tick(self, box: Locator, *, on: bool) -> None:
        self._reach(box)
        for _step in range(MOST if box.get_attribute("type") == "radio" else 0):
            if box.evaluate("e => e === document.activeElement"):
                break
            self._key("ArrowDown")
        if box.is_checked() != on:
            self._key("Space")
        expect(box).to_be_checked(checked=on)

    def hand_in(self, field: Locator, file: Path) -> None:
        self._reach(field)
        with self.page.expect_file_chooser() as chooser:
            self._key("Enter")
        chooser.value.set_files(file)

    def _type_moment(self, field: Locator, text: str, kind: str) -> None:
        """Part by part, in whichever order this browser asks for them."""
        moment = datetime.fromisoformat(text)
        for days, hours in product(DAYS, HOURS if kind == "datetime-local" else ("",)):
            while field.evaluate("e => e === document.activeElement"):
                self._key("Shift+Tab")
            self._key("Tab")
            self.page.keyboard.type(f"{moment:{days}}")
            if hours:
                self._key("ArrowRight")
                self.page.keyboard.type(f"{moment:{hours}}")
            if field.input_value() == text:
                return

    def _write(self, text: str) -> None:
        self.page.keyboard.type(text[:LETTERS])
        if text[LETTERS:]:
            self.page.keyboard.insert_text(text[LETTERS:])

    def _key(self, name: str) -> None:
        self.page.keyboard.press(name)

    def _reach(self, target: Locator) -> None:
        """Press Tab until the keyboard stands on it; from the top of a page, by the link that skips to the content."""
        handle: Any = target.element_handle()
        focus, passed = self._focus(handle), list[str]()
        if focus["nowhere"] and focus["inMain"]:
            self._key("Tab")
            assert self._focus(handle)["name"] == "Skip to the content"
            self._key("Enter")
            focus = self._focus(handle)
        for _step in range(MOST):
            if focus["there"]:
                return
            self._tab(max(1, focus["before"]), back=focus["behind"] and not focus["nowhere"])
            for stop in self.page.evaluate(PASSED):
                passed.append(stop["name"])
                assert stop["shown"], f"{self.here}: nobody sees that the keyboard stands on “{stop['name']}”"
            focus = self._focus(handle)
        raise AssertionError(f"{self.here}: {target} was not reached by keyboard; passed: {passed}")

    def _tab(self, stops: int, *, back: bool) -> None:
        """Hold the key down until that many stops are behind."""
        keyboard = self.page.keyboard
        if back:
            keyboard.down("Shift")
        for _stop in range(stops):
            keyboard.down("Tab")
        keyboard.up("Tab")
        if back:
            keyboard.up("Shift")

    def _focus(self, handle: Any) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate(FOCUS, handle)
        return found
