"""The filter of a list: exact values in the address, nothing personal, and quick to draw."""

from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe


class QuickSelect(forms.Select):
    """A select drawn without a template: a list has several, and some name every country."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = "" if value is None else str(value)
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((key, mark_safe(" selected") if str(key) == chosen else "", label) for key, label in self.choices),
        )
        shown = format_html_join("", ' {}="{}"', ((k, v) for k, v in (attrs or {}).items() if v not in (False, None)))
        return format_html('<select name="{}"{}>{}</select>', name, shown, options)


class Narrowing(forms.Form):
    """A filter whose fields are all choices. What is wrong in an address is ignored rather than shown as an error."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for field in self.fields.values():
            if isinstance(field, forms.ChoiceField):
                choices: Any = field.choices
                field.widget = QuickSelect(choices=choices)

    def kept(self) -> dict[str, str]:
        """The valid values that narrow the list."""
        self.is_valid()
        return {name: str(value) for name, value in self.cleaned_data.items() if value}
