"""What a page repeats many times, drawn in one go: a template that walks through it takes several times as long."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape
from typing import Any

from django.template import Context, Template
from django.utils.formats import localize
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

Said = Mapping[str, Any]


def timeline(entries: Iterable[Said]) -> SafeString:
    """The lines of `c-timeline`: when, what, on which shore, in whose own words, and where that leads."""
    shores = {"host": _("(in the host country)"), "origin": _("(in the country of origin)")}
    hidden = {shore: f'<span class="hide"> {escape(words)}</span>' for shore, words in shores.items()}
    return mark_safe("".join(_entry(entry, hidden) for entry in entries))


def _entry(entry: Said, hidden: Mapping[str, str]) -> str:
    shore, link = _told(entry, "shore"), entry.get("link")
    moment = f' datetime="{_told(entry, "at_iso")}"' if entry.get("at_iso") else ""
    quote = f' <q class="said">{_told(entry, "quote")}</q>' if entry.get("quote") else ""
    leads = f' <a href="{_told(link, "url")}">{_told(link, "label")}</a>' if link else ""
    return (
        f'<li class="{shore}"><time class="at"{moment}>{_told(entry, "at")}</time>'
        f'<div class="what">{_told(entry, "sentence")}{hidden.get(shore, "")}{quote}{leads}</div></li>\n'
    )


def chain(links: Iterable[Said] | None) -> SafeString:
    """The links of `c-through-line`: for the eye a joint, a knot and three words; for who listens one sentence."""
    return mark_safe("".join(_link(link, place) for place, link in enumerate(links or (), start=1)))


def _link(link: Said, place: int) -> str:
    who = escape(_("You")) if link.get("you") else _told(link, "name")
    passed = link.get("standing") in ("following", "ended")
    knot = _icon("tick") if passed else link.get("position") or place
    return (
        f'<li class="link {_told(link, "shore") or "host"} {_told(link, "standing") or "next"}">\n'
        f'<span class="hide">{escape(_sentence(link))}</span>\n{_joint(link)}\n'
        f'<div class="knot" aria-hidden="true">{knot}</div><b aria-hidden="true">{_told(link, "role")}</b>'
        f'<span class="who" aria-hidden="true">{who}</span><span class="quiet" aria-hidden="true">{_told(link, "note")}</span></li>\n'
    )


def _sentence(link: Said) -> str:
    """The link as it is read aloud."""
    who = _("you") if link.get("you") else link.get("name")
    there = _("in the country of origin") if link.get("shore") == "origin" else _("in the host country")
    named = f"{link['role']}, {who}" if who else str(link["role"])
    handed = f"{_handed_over(link)} " if link.get("joint") else ""
    return f"{handed}{named}, {there}: {link.get('note') or _stands(link.get('standing'))}."


def _handed_over(link: Said) -> str:
    if link.get("joint_title"):
        return f"{link['joint_title']}."
    return {
        (True, True): _("Accompanied handover, answered."),
        (True, False): _("Handover, answered."),
        (False, True): _("Accompanied handover, proposed, not answered yet."),
        (False, False): _("Handover, proposed, not answered yet."),
    }[link["joint"] == "answered", bool(link.get("accompanied"))]


def _stands(standing: Any) -> str:
    words = {
        "active": _("active"), "following": _("following"), "ended": _("ended"), "preview": _("previewing the handover"),
    }  # fmt: skip
    return words.get(standing) or _("may follow")


def _joint(link: Said) -> str:
    """The handover that leads to it, as a piece of the line."""
    if not link.get("joint"):
        return ""
    accompanied = bool(link.get("accompanied"))
    word = {
        (True, True): _("accompanied, answered"),
        (True, False): _("answered"),
        (False, True): _("accompanied, proposed"),
        (False, False): _("proposed"),
    }[link["joint"] == "answered", accompanied]
    title = f' title="{_told(link, "joint_title")}"' if link.get("joint_title") else ""
    drawn = "joint " + link["joint"] + (" accompanied" if accompanied else "")
    return (
        f'<span class="{escape(drawn)}" aria-hidden="true"{title}><i>{_icon("hand") if accompanied else ""}</i>'
        f'<span class="joint-word">{escape(word)}</span></span>'
    )


def steps(found: Iterable[Said]) -> SafeString:
    """Steps of `c-now` that can be taken, one under the other."""
    return mark_safe(
        "".join(f'<li><a class="button line" href="{_told(s, "url")}">{_told(s, "label")}</a></li>' for s in found)
    )


def missing(found: Iterable[Said] | None) -> SafeString:
    """Steps of `c-now` that cannot be taken yet, each with what it needs."""
    needs = f'<span class="quiet">{escape(_("needs"))}</span>'
    return mark_safe("".join(_lacking(step, needs) for step in found or ()))


def _lacking(step: Said, needs: str) -> str:
    reasons = "".join(f"<li>{escape(str(reason))}</li>" for reason in step["reasons"])
    return f'<li class="cannot"><b>{_told(step, "label")}</b> {needs}<ul>{reasons}</ul></li>'


def places(found: Iterable[Said] | None) -> SafeString:
    """Where one can go, with what waits there: the pages of the programme."""
    return mark_safe("".join(_place(place) for place in found or ()))


def parts(found: Iterable[Said] | None) -> SafeString:
    """The same for the parts of a page, as `c-parts` lists them."""
    return mark_safe("".join(f"<li>{_place(place, nothing=True)}</li>" for place in found or ()))


def _place(place: Said, *, nothing: bool = False) -> str:
    """`nothing`: a count of none is told too."""
    count = place.get("count")
    told = f' <span class="count">{localize(count)}</span>' if count or (nothing and count == 0) else ""
    here = ' aria-current="page"' if place.get("current") else ""
    return f'<a href="{_told(place, "url")}"{here}>{_told(place, "label")}{told}</a>'


@lru_cache(maxsize=16)
def _icon(name: str) -> SafeString:
    """The same drawing as `c-icon`, which is nothing outside a component."""
    return Template(f'{{% cotton icon name="{name}" %}}{{% endcotton %}}').render(Context())


def _told(said: Said, name: str) -> str:
    """A word of it, as it may stand in a page; what is not said is empty."""
    value = said.get(name)
    return value if isinstance(value, SafeString) else escape(str(value)) if value else ""
