"""Whether a page is private, asked with one query instead of one for the ancestors and one for their restrictions."""

from django.db.models import Q, QuerySet
from wagtail.models import Page, PageViewRestriction


def view_restrictions(page: Page) -> QuerySet[PageViewRestriction]:
    """Restrictions on a page or above it; those of the page behind an alias count too, as in Wagtail."""
    paths = [page.path[:end] for end in range(page.steplen, len(page.path) + 1, page.steplen)]
    return PageViewRestriction.objects.filter(Q(page__path__in=paths) | Q(page__aliases__path__in=paths)).distinct()
