"""Follows the catalogue, and the words of editors that give other names."""

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_delete, post_migrate, post_save

from knowledge.aspects.models import Aspect
from knowledge.catalogue.services import bump_version
from knowledge.catalogue.signals import entries_changed
from knowledge.glossary.models import Equivalent
from knowledge.glossary.signals import names_loaded
from knowledge.instansi.models import Province

from . import services


def connect() -> None:
    """Connect once, from `ready()`."""
    # Django sends `post_migrate` only to apps with models; the index follows the catalogue's.
    entries_changed.connect(follow, dispatch_uid="search_entries_changed")
    post_migrate.connect(prepare, sender=apps.get_app_config("catalogue"), dispatch_uid="search_prepare")
    names_loaded.connect(renew_names, dispatch_uid="search_names_loaded")
    for model in (Aspect, Province, Equivalent):
        for signal in (post_save, post_delete):
            signal.connect(renew_names, sender=model, dispatch_uid=f"search_names_{model._meta.label_lower}_{id(signal)}")


def follow(sender: type, entry_ids: list[int] | None, removed_ids: list[int], **kwargs: Any) -> None:
    """Entries changed: write them at once, in the same transaction."""
    if entry_ids is None:
        services.rebuild_index()
        return
    services.forget_entries(removed_ids)
    services.index_entries(entry_ids)


def prepare(sender: AppConfig, **kwargs: Any) -> None:
    """After migrate and after flush."""
    services.ensure_index()


def renew_names(sender: type, raw: bool = False, **kwargs: Any) -> None:
    """Names of aspects and provinces and those that readers use are part of what search understands; every process sees the version move on."""
    if not raw:
        bump_version()
