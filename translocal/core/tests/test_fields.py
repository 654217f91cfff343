"""A long list of choices that is written at once reads as Django would have written it."""

import pytest
from django import forms
from django.test.html import parse_html

from translocal.core.fields import LongSelect, LongSelectMultiple

CHOICES = [("", "choose"), ("AM", "Armenia"), ("CI", "Côte d'Ivoire"), ("x<y", "<b>odd</b>"), ("7", "seven")]
ATTRIBUTES = {"id": "id_where", "required": True, "aria-describedby": "it's"}


@pytest.mark.parametrize("value", [None, "", "AM", "x<y", 7, "unknown"])
def test_one_of_many(value: object) -> None:
    ours, theirs = (kind(choices=CHOICES).render("where", value, ATTRIBUTES) for kind in (LongSelect, forms.Select))
    assert parse_html(ours) == parse_html(theirs)


@pytest.mark.parametrize("value", [None, [], ["AM", "7"], ("CI",)])
def test_some_of_many(value: object) -> None:
    both = (LongSelectMultiple, forms.SelectMultiple)
    ours, theirs = (kind(choices=CHOICES).render("where", value, ATTRIBUTES) for kind in both)
    assert parse_html(ours) == parse_html(theirs)
