"""Explains the acronyms of a text from the glossary: `{{ html|istilah }}` or `{% filter istilah %}…{% endfilter %}`."""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from knowledge.glossary.marking import mark_first_mentions
from knowledge.glossary.selectors import acronyms

register = template.Library()


@register.filter(is_safe=True)
def istilah(html: str) -> SafeString:
    """The HTML with each acronym explained at its first mention; plain text is escaped first."""
    return mark_safe(mark_first_mentions(conditional_escape(html), acronyms()))  # noqa: S308 - only abbr with escaped titles is added
