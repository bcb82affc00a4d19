"""The user alone, so that the first migration has no circle."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts."""

    name = "members.accounts"
    label = "accounts"
    verbose_name = "Akun"
