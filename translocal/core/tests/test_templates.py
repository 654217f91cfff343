"""Fixed words are put in once, for each language apart."""

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


def test_no_page_changes_its_language_within_itself() -> None:
    """Its words are fixed by then, and an include that is met twice keeps those of the first: what is told otherwise is drawn apart."""
    pages = list(HOME.rglob("templates/**/*.html"))
    assert len(pages) > 100
    assert [page.name for page in pages if "{% language" in page.read_text()] == []


def drawn(icon: str) -> list[str]:
    return [type(node).__name__ for node in Template(f"{{% cotton icon {icon} %}}{{% endcotton %}}").nodelist]


def test_an_icon_that_is_always_the_same_is_drawn_once() -> None:
    assert drawn('name="tick"') == ["Drawn"]
    assert drawn('name="{{ which }}"') == drawn(':name="which"') == drawn("name=which") == ["CottonComponentNode"]
    template = Template('{% cotton icon name="tick" %}{% endcotton %}')
    assert "<svg" in template.render(Context()) and template.render(Context()) == template.render(Context())
