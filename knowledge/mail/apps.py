"""Sends a mail once: each has a key that the database keeps unique, however often a job runs."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    """Surat."""

    name = "knowledge.mail"
    label = "mail"
    verbose_name = "Surat"
