"""The terms of the field and their expansions."""

from django.apps import AppConfig


class GlossaryConfig(AppConfig):
    name = "knowledge.glossary"
    label = "glossary"
    verbose_name = "Glosarium"
