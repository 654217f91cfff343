"""Form fields that clean what people type and say plainly what is wrong with it."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.utils.choices import BaseChoiceIterator
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from translocal.core.names import languages
from translocal.core.text import has_unprintable, tidy_line, tidy_text

LINE = 200
TEXT = 5_000
SELECTED = SafeString(" selected")
TOO_LONG = _("This is %(show_value)d characters long; at most %(limit_value)d fit. Shorten it.")


class Known(BaseChoiceIterator):
    """Choices that stand ready, asked for in the reader's language: Django would look through each of them, twice, for every form."""

    def __init__(self, ready: Callable[[], Iterable[tuple[str, Any]]]) -> None:
        self.ready = ready

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return iter(self.ready())


def _languages_or_none_yet() -> Iterable[tuple[str, Any]]:
    return chain([("", _("choose"))], languages())


class LongSelect(forms.Select):
    """One of hundreds of choices, without groups, written at once: Django fills in a template for each of them."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        told = self.build_attrs(self.attrs, {**(attrs or {}), "name": name, "multiple": self.allow_multiple_selected})
        chosen = {str(one) for one in self.format_value(value)}
        lines = ((key, SELECTED if str(key) in chosen else "", label) for key, label in self.choices)
        options = format_html_join("", '<option value="{}"{}>{}</option>', lines)
        return format_html("<select{}>{}</select>", flatatt(told), options)


class LongSelectMultiple(LongSelect, forms.SelectMultiple):
    """Some of hundreds."""


class LanguageChoice(forms.ChoiceField):
    """One of the languages spoken in this field. With `unchosen`, nothing is chosen at first."""

    def __init__(self, *, unchosen: bool = True, **options: Any) -> None:
        options.setdefault("error_messages", {"required": _("Choose a language.")})
        options.setdefault("widget", LongSelect)
        super().__init__(choices=Known(_languages_or_none_yet if unchosen else languages), **options)


def _refuse_unprintable(value: str) -> None:
    if has_unprintable(value):
        raise ValidationError(
            _("This holds characters that cannot be shown. Type the text again, or paste it as plain text."),
            code="unprintable",
        )


class Line(forms.CharField):
    """One line of text, at most 200 characters unless told otherwise."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", LINE)
        options.setdefault("error_messages", {"required": _("Fill this in."), "max_length": TOO_LONG})
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        _refuse_unprintable(text)
        return tidy_line(text)


class Text(forms.CharField):
    """Several lines of text, at most 5,000 characters unless told otherwise."""

    def __init__(self, *, rows: int = 4, **options: Any) -> None:
        options.setdefault("max_length", TEXT)
        options.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        options.setdefault("error_messages", {"required": _("Write a few words."), "max_length": TOO_LONG})
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        _refuse_unprintable(text)
        return tidy_text(text)


class Date(forms.DateField):
    """A calendar day; refuses years that nobody in a case can have meant (before 1900, after 2100)."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        options.setdefault("error_messages", {"required": _("Give the day."), "invalid": _("Give the day as a date.")})
        super().__init__(**options)

    def to_python(self, value: Any) -> Any:
        day = super().to_python(value)
        if day is not None and not 1900 <= day.year <= 2100:
            raise ValidationError(_("Check the year: it must lie between 1900 and 2100."), code="year")
        return day
