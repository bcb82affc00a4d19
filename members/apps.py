"""Membership, roles and the one table of who may do what."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "members"
    label = "members"
    verbose_name = "Keanggotaan"
