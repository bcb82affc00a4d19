"""Practices that members write: drafts, checks, and the review by the editors of the aspect."""

from django.apps import AppConfig


class ContributionsConfig(AppConfig):
    """Kontribusi."""

    name = "members.contributions"
    label = "contributions"
    verbose_name = "Kontribusi"
