"""One public search over every kind of entry, with an engine behind one interface."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "cop_site.search"
    label = "search"
    verbose_name = "Pencarian"
