"""What is drawn in one go looks and reads as the components say, and lets nobody's words become markup."""

import re
from typing import Any

import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe
from django.utils.translation import override

from translocal.desk import drawn

EVIL = "<script>\"&'</script>"
LINK: dict[str, Any] = {"role": "Return counsellor", "shore": "host", "standing": "next", "name": "", "note": "", "you": False,
                        "joint": "", "joint_title": "", "accompanied": False}  # fmt: skip


def read_aloud(**said: Any) -> str:
    found = re.search(r'<span class="hide">(.*?)</span>', drawn.chain([{**LINK, **said}]), re.S)
    assert found
    return found[1]


def test_a_line_of_the_timeline_says_when_what_where_and_in_whose_words() -> None:
    entry = {"at": "5 March, 10:00", "at_iso": "2026-03-05T10:00:00+00:00", "shore": "origin", "sentence": "Lusine met them.",
             "quote": "We are home.", "link": {"url": "/a/", "label": "the report"}}  # fmt: skip
    assert drawn.timeline([entry]) == (
        '<li class="origin"><time class="at" datetime="2026-03-05T10:00:00+00:00">5 March, 10:00</time>'
        '<div class="what">Lusine met them.<span class="hide"> (in the country of origin)</span>'
        ' <q class="said">We are home.</q> <a href="/a/">the report</a></div></li>\n'
    )


def test_a_line_says_nothing_of_what_it_does_not_know() -> None:
    assert drawn.timeline([{"at": "", "sentence": "Noted."}]) == (
        '<li class=""><time class="at"></time><div class="what">Noted.</div></li>\n'
    )


@pytest.mark.parametrize(
    "page",
    [
        drawn.timeline(
            [
                {
                    "at": EVIL,
                    "at_iso": EVIL,
                    "shore": EVIL,
                    "sentence": EVIL,
                    "quote": EVIL,
                    "link": {"url": EVIL, "label": EVIL},
                }
            ]
        ),
        drawn.chain(
            [
                {
                    **LINK,
                    "shore": EVIL,
                    "standing": EVIL,
                    "role": EVIL,
                    "name": EVIL,
                    "note": EVIL,
                    "joint": "answered",
                    "joint_title": EVIL,
                }
            ]
        ),
        drawn.steps([{"url": EVIL, "label": EVIL}]),
        drawn.missing([{"label": EVIL, "reasons": [EVIL]}]),
        drawn.places([{"url": EVIL, "label": EVIL}]),
        drawn.parts([{"url": EVIL, "label": EVIL}]),
    ],
    ids=["timeline", "chain", "steps", "missing", "places", "parts"],
)
def test_nobodys_words_become_markup(page: str) -> None:
    assert "<script" not in page and "&lt;script&gt;" in page and '"&' not in page.replace('"&lt;', "")


def test_what_is_safe_already_is_not_escaped_again() -> None:
    assert "<b>now</b>" in drawn.timeline([{"at": "", "sentence": mark_safe("<b>now</b>")}])


def test_each_link_is_read_aloud_as_one_sentence() -> None:
    assert read_aloud() == "Return counsellor, in the host country: may follow."
    assert read_aloud(standing="active", you=True) == "Return counsellor, you, in the host country: active."
    assert read_aloud(shore="origin", name="Anahit", standing="following") == (
        "Return counsellor, Anahit, in the country of origin: following."
    )
    assert read_aloud(joint="answered", accompanied=True, note="active since 3 May").startswith(
        "Accompanied handover, answered. Return counsellor, in the host country: active since 3 May."
    )
    assert read_aloud(joint="proposed").startswith("Handover, proposed, not answered yet. ")


def test_who_has_handed_over_has_a_tick_and_who_comes_a_number() -> None:
    tick, hand = (
        Template(f'{{% cotton icon name="{name}" %}}{{% endcotton %}}').render(Context()) for name in ("tick", "hand")
    )
    assert "<path" in tick and "<path" in hand and tick != hand
    assert f'<div class="knot" aria-hidden="true">{tick}</div>' in drawn.chain([{**LINK, "standing": "following"}])
    assert f"<i>{hand}</i>" in drawn.chain([{**LINK, "joint": "answered", "accompanied": True}])
    assert '<div class="knot" aria-hidden="true">2</div>' in drawn.chain([LINK, LINK])
    assert drawn.chain(None) == ""


def test_a_place_says_what_waits_there_and_where_one_is() -> None:
    assert drawn.places([{"url": "/", "label": "Today", "count": 3, "current": True}]) == (
        '<a href="/" aria-current="page">Today <span class="count">3</span></a>'
    )
    assert '<span class="count">1,234</span>' in drawn.places([{"url": "/", "label": "Purchases", "count": 1234}])
    assert drawn.places([{"url": "/", "label": "Today", "count": 0}]) == '<a href="/">Today</a>'
    assert (
        drawn.parts([{"url": "/", "label": "Money", "count": 0}])
        == '<li><a href="/">Money <span class="count">0</span></a></li>'
    )


def test_the_words_are_those_of_the_reader() -> None:
    with override("nl"):
        assert "(in het gastland)" in drawn.timeline([{"at": "", "sentence": "", "shore": "host"}])
