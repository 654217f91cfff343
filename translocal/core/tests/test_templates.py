"""Fixed words are put in once, for each language apart."""

import re
from pathlib import Path

import pytest
from django.template import Context, Template
from django.template.base import TextNode
from django.template.loader import get_template
from django.utils.translation import override

HOME = Path(__file__).resolve().parents[2]


def test_the_same_template_speaks_each_language() -> None:
    told = []
    for language in ("nl", "fr", "nl", "en"):
        with override(language):
            told.append(get_template("shell/foot.html").render({"shell": {"accessibility_url": "/a/"}}))
    assert "Toegankelijkheid" in told[0] and told[2] == told[0]
    assert "Accessibilité" in told[1]
    assert "Accessibility" in told[3]


def test_words_that_never_change_are_no_question_any_more() -> None:
    with override("nl"):
        template = Template('{% translate "Sign out" %}')
    assert [type(node) for node in template.nodelist] == [TextNode]
    assert template.render(Context()) == "Afmelden"


@pytest.mark.parametrize(
    "words",
    ["{% translate what %}", '{% translate "Sign out"|upper %}', '{% translate "Sign out" as later %}{{ later }}'],
)
def test_words_that_may_change_are_asked_each_time(words: str) -> None:
    template = Template(words)
    with override("nl"):
        assert template.render(Context({"what": "Sign out"})).casefold() == "afmelden"
    with override("en"):
        assert template.render(Context({"what": "Sign out"})).casefold() == "sign out"


def test_a_percent_sign_stays_one() -> None:
    assert Template('{% translate "100% sure" %}').render(Context()) == "100% sure"


def test_another_language_inside_a_page_is_a_template_of_its_own() -> None:
    blocks = [
        (page.name, block)
        for page in HOME.rglob("templates/**/*.html")
        for block in re.findall(r"{% language .*?%}(.*?){% endlanguage %}", page.read_text(), re.S)
    ]
    assert blocks, "nothing to look at"
    assert [found for found in blocks if not re.fullmatch(r"\s*{% include \S+ %}\s*", found[1])] == []
