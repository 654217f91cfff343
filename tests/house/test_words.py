"""Every text that people read can be translated."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.utils.translation import override

from translocal.handbook import pages, words
from translocal.organisations.roles import Role
from translocal.programmes.conditions import Condition
from translocal.programmes.library import Component, Programme, programmes

TEMPLATES = sorted(words.PACKAGE.rglob("templates/**/*.html"))
# The name of a layout is handed to the frame in a block of its own; it is no text.
_KIND = re.compile(r"{%\s*block kind\s*%}.*?{%\s*endblock\s*%}", re.S)
_TRANSLATED = re.compile(r"{%\s*blocktranslate.*?{%\s*endblocktranslate\s*%}", re.S)
_COMMENT = re.compile(r"{%\s*comment.*?{%\s*endcomment\s*%}|{#.*?#}", re.S)
_TAGS = re.compile(r"{%.*?%}|{{.*?}}", re.S)
_SHOWN = {
    "alt",
    "title",
    "placeholder",
    "aria-label",
    "heading",
    "label",
    "text",
    "submit",
    "sub",
    "caption",
    "cancel_label",
}
# The name is the same in every language.
_NAMES = {"Trans", "local", "Translocal", "· Translocal"}


class Shown(HTMLParser):
    """Collects what a reader would see: text, and the attributes that are read out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.quiet = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.quiet += tag in {"script", "style", "c-vars"}
        self.found += [value or "" for name, value in attrs if name in _SHOWN and tag != "c-vars"]

    def handle_endtag(self, tag: str) -> None:
        self.quiet -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def bare(path: Path) -> list[str]:
    text = _COMMENT.sub("", _KIND.sub("", _TRANSLATED.sub("", path.read_text())))
    reader = Shown()
    reader.feed(_TAGS.sub("", text))
    told = {part.strip() for part in reader.found}
    return sorted(t for t in told if re.search(r"[A-Za-z]{2}", re.sub(r"&\w+;", "", t)) and t not in _NAMES)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_no_text_stands_outside_translation(path: Path) -> None:
    if path.name == "500.html":
        pytest.skip("shown when nothing else works: it may not ask for a translation")
    assert bare(path) == []


def test_the_catalogue_of_texts_is_current() -> None:
    assert words.TEMPLATE.read_text() == words.text(), "run: python3 dev.py fix"


def test_the_drawn_pages_are_current() -> None:
    assert [p.name for p in pages.stale()] == [], "run: python3 dev.py fix"


@pytest.mark.parametrize("path", words.languages(), ids=lambda p: p.parents[1].name)
def test_every_language_has_exactly_the_texts_of_the_programme(path: Path) -> None:
    assert path.read_text() == words.updated(path), "run: python3 dev.py fix"


@pytest.mark.parametrize("path", words.languages(), ids=lambda p: p.parents[1].name)
def test_every_text_is_said_in_every_language(path: Path) -> None:
    assert words.untranslated(path) == []


def _of_a_tree(tree: Condition) -> Iterator[str]:
    yield from (tree.text, *(text for text, _reference in tree.other))
    for part in tree.parts:
        yield from _of_a_tree(part)


def _of_a_component(component: Component) -> Iterator[str]:
    yield from (component.text, *component.uses)
    yield component.spending.text if component.spending else ""


def looked_up(programme: Programme) -> set[str]:
    """Every text of a programme that people read, as the engine knows it once the file is read."""
    found = {programme.name, *(period.text for period in programme.periods), *(note.text for note in programme.notes)}
    found |= {parameter.text for parameter in programme.parameters.values()}
    found |= {known.text for known in programme.lists.values()}
    found |= {text for tree in programme.conditions() for text in _of_a_tree(tree)}
    found |= {text for component in programme.components for text in _of_a_component(component)}
    return found - {""}


def test_every_text_of_a_programme_can_be_translated() -> None:
    known = words.catalogue()
    assert (
        sorted(text for programme in programmes().values() for text in looked_up(programme) if text not in known) == []
    )


# What every gender is called alike, or what names both.
NEUTRAL = re.compile("·|^responsable ")


@pytest.mark.parametrize("role", Role)
def test_no_role_is_named_in_the_masculine_alone_in_french(role: Role) -> None:
    """Decided once for all roles (docs/glossary.md). In Dutch the words of the field stand for everybody."""
    with override("fr"):
        assert NEUTRAL.search(str(role.label)), role.label
