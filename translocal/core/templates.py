"""Templates are kept once for each language, with their fixed words already put in: on a page that is every other piece."""

from typing import Any

from django.template import Context, Library
from django.template.base import Node, Parser, TextNode, Token
from django.template.loaders import cached
from django.templatetags.i18n import TranslateNode, do_translate
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django_cotton.templatetags._component import CottonComponentNode, cotton_component

from translocal.core.days import written

STILL = {"icon"}  # components that show what they are told and nothing of the page around them
register = Library()


class Loader(cached.Loader):
    """Keeps what was compiled, one of each template for every language."""

    def cache_key(self, template_name: str, skip: Any = None) -> str:
        return f"{get_language()} {super().cache_key(template_name, skip)}"


@register.tag
def translate(parser: Parser, token: Token) -> Node:
    """Django's tag, asked now where it always says the same. What a page tells in another language is drawn apart."""
    node = do_translate(parser, token)
    return TextNode(node.render(Context())) if _always_the_same(node) else node


def _always_the_same(node: TranslateNode) -> bool:
    words = node.filter_expression
    return isinstance(words.var.literal, str) and not (words.filters or node.asvar or node.message_context or node.noop)


@register.filter(expects_localtime=True, is_safe=False)
def date(day: Any, pattern: str = "DATE_FORMAT") -> str:
    """Django's filter, in the words of `days`: there is one place that knows how a day is told."""
    return written(day, pattern) if day else ""


@register.tag
def cotton(parser: Parser, token: Token) -> Node:
    """Cotton's tag. A component that is always drawn alike is drawn once: there are some ten icons on a page."""
    node: CottonComponentNode = cotton_component(parser, token)  # type: ignore[no-untyped-call]
    still = node.component_name in STILL and all(_is_fixed(*attribute) for attribute in node.attrs.items())
    return Drawn(node) if still else node


def _is_fixed(name: str, value: Any) -> bool:
    return isinstance(value, str) and value[:1] in "\"'" and "{" not in value and not name.startswith(":")


class Drawn(Node):
    """Keeps what it drew the first time."""

    def __init__(self, node: CottonComponentNode) -> None:
        self.node, self.drawn = node, ""

    def render(self, context: Context) -> SafeString:
        if not self.drawn:
            self.drawn = self.node.render(context)  # type: ignore[no-untyped-call]
        return SafeString(self.drawn)
