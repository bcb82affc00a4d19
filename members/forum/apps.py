"""Discussions under an aspect and their posts."""

from django.apps import AppConfig


class ForumConfig(AppConfig):
    name = "members.forum"
    label = "forum"
    verbose_name = "Forum"
