"""Narrows the list of the bin."""

from typing import Any

import django_filters
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from .models import BinItem


def kinds_in_bin() -> list[tuple[int, str]]:
    """The types of pages that lie in the bin, in words (1 query)."""
    keys = BinItem.objects.order_by().values_list("page__content_type", flat=True).distinct()
    models: dict[int, Any] = {key: ContentType.objects.get_for_id(key).model_class() for key in keys}
    return sorted(((key, str(model.get_verbose_name())) for key, model in models.items() if model), key=lambda choice: choice[1])


def throwers(request: HttpRequest) -> QuerySet[Any]:
    """The people who have thrown something away that is still there."""
    return get_user_model()._default_manager.filter(pk__in=BinItem.objects.values("thrown_by")).order_by("name")


class BinFilters(WagtailFilterSet):
    """By words of the title, type, and person."""

    judul = django_filters.CharFilter(label=_("Judul"), method="with_words")
    jenis = django_filters.ChoiceFilter(label=_("Jenis"), choices=kinds_in_bin, field_name="page__content_type")
    oleh = django_filters.ModelChoiceFilter(label=_("Dibuang oleh"), queryset=throwers, field_name="thrown_by")

    class Meta:
        model = BinItem
        fields: list[str] = []

    def with_words(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """In the title that is published or in the one being written, or in its place."""
        return queryset.filter(Q(page__title__icontains=value) | Q(page__draft_title__icontains=value) | Q(former_place__icontains=value))
