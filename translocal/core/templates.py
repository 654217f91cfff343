"""Templates are kept once for each language, with their fixed words already put in: on a page that is every other piece."""

from typing import Any

from django.template import Context, Library
from django.template.base import Node, Parser, TextNode, Token
from django.template.loaders import cached
from django.templatetags.i18n import TranslateNode, do_translate
from django.utils.translation import get_language

register = Library()


class Loader(cached.Loader):
    """Keeps what was compiled, one of each template for every language."""

    def cache_key(self, template_name: str, skip: Any = None) -> str:
        return f"{get_language()} {super().cache_key(template_name, skip)}"


@register.tag
def translate(parser: Parser, token: Token) -> Node:
    """Django's tag, asked now where it always says the same. Words inside a `language` block belong in a template of their own."""
    node = do_translate(parser, token)
    return TextNode(node.render(Context())) if _always_the_same(node) else node


def _always_the_same(node: TranslateNode) -> bool:
    words = node.filter_expression
    return isinstance(words.var.literal, str) and not (words.filters or node.asvar or node.message_context or node.noop)
