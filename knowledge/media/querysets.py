"""Adjectives for what was read in documents."""

from django.db import models
from django.db.models import Exists, OuterRef, Value
from django.db.models.functions import Length, Substr
from wagtail.models import Collection, CollectionViewRestriction


def is_behind_a_restriction(collection_path: str) -> Exists:
    """Whether the collection whose path this is, or one above it, is closed to the public."""
    closed = Collection.objects.filter(pk__in=CollectionViewRestriction.objects.values("collection"))
    above = closed.annotate(beginning=Substr(OuterRef(collection_path), Value(1), Length("path"))).filter(path=models.F("beginning"))
    return Exists(above)


class DocumentTextQuerySet(models.QuerySet):
    """Narrows texts; reads aloud."""

    def public(self) -> "DocumentTextQuerySet":
        """Texts of documents that everybody may download."""
        return self.exclude(is_behind_a_restriction("document__collection__path"))
