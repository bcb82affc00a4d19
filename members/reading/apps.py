"""What a signed-in reader keeps: bookmarks, verdicts on usefulness, progress on learning paths, subscriptions."""

from django.apps import AppConfig


class ReadingConfig(AppConfig):
    """Bacaan."""

    name = "members.reading"
    label = "reading"
    verbose_name = "Bacaan"
