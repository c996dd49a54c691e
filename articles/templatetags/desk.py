"""Words of people as the desk prints them."""

from django import template

from articles.rules.text import within_quotes as rule

register = template.Library()


@register.filter
def within_quotes(words: str) -> str:
    """For what stands in <q>: its own quotation marks become the inner ones."""
    return rule(words)
