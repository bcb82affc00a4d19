"""Links the terms of a text to the glossary: `{{ html|istilah }}` or `{% filter istilah %}…{% endfilter %}`."""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from knowledge.glossary.marking import mark_first_mentions
from knowledge.glossary.selectors import marks

register = template.Library()


@register.filter(is_safe=True)
def istilah(html: str) -> SafeString:
    """The HTML with each term linked at its first mention; plain text is escaped first."""
    return mark_safe(mark_first_mentions(conditional_escape(html), marks()))  # noqa: S308 - only links and abbr with escaped attributes are added
