"""People and the dated positions in which they appear."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People."""

    name = "knowledge.people"
    label = "people"
    verbose_name = "Orang"
