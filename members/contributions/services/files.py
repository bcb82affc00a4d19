"""Photos and documents of a draft: kept apart from the library's, shown on the page once it is public."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Collection

from knowledge.media.models import CopDocument, CopImage
from members.contributions import content
from members.contributions.models import Contribution, ContributionFile
from members.contributions.photos import cleaned_photo

from .drafts import held_for_writing, save_version

MOST_PHOTOS = 5
MOST_DOCUMENTS = 5
COLLECTION = "Kontribusi anggota"


class TooManyFiles(ValueError):
    """There are as many as one contribution may have."""


def own_collection() -> Collection:
    """The collection of what members upload, made when it is missing."""
    root = Collection.get_first_root_node()
    return root.get_children().filter(name=COLLECTION).first() or root.add_child(name=COLLECTION)


@transaction.atomic
def add_photo(contribution: Contribution, *, by: Any, upload: Any, description: str, caption: str = "") -> ContributionFile:
    """Add a photo without the camera's hidden data; `description` is what a reader who cannot see it is told.

    Raises:
        TooManyFiles: see MOST_PHOTOS.
        ValidationError: not a photo that can be shown.
        PermissionDenied, NotEditable: see `held_for_writing`.
    """
    held = held_for_writing(contribution, by=by)
    if held.files.filter(image__isnull=False).count() >= MOST_PHOTOS:
        raise TooManyFiles(held.pk)
    image = CopImage(title=description[:120], description=description, collection=own_collection(), uploaded_by_user=by)
    photo = cleaned_photo(upload)
    image.file.save(photo.name, photo, save=False)
    image.save()
    return attach(held, by=by, image=image, caption=caption)


@transaction.atomic
def add_document(contribution: Contribution, *, by: Any, upload: Any, title: str, caption: str = "") -> ContributionFile:
    """Add a document that has passed the checks of uploads.

    Raises:
        TooManyFiles: see MOST_DOCUMENTS.
        ValidationError: its content contradicts its name.
        PermissionDenied, NotEditable: see `held_for_writing`.
    """
    held = held_for_writing(contribution, by=by)
    if held.files.filter(document__isnull=False).count() >= MOST_DOCUMENTS:
        raise TooManyFiles(held.pk)
    document = CopDocument(title=title, collection=own_collection(), uploaded_by_user=by, file=upload)
    document.full_clean(exclude=["tags"])
    document.save()
    return attach(held, by=by, document=document, caption=caption)


def attach(held: Contribution, *, by: Any, caption: str, **kept: Any) -> ContributionFile:
    """Link the file to the contribution and show it in the draft."""
    file = ContributionFile.objects.create(contribution=held, caption=caption, **kept)
    rewrite(held, by=by)
    return file


def rewrite(held: Contribution, *, by: Any) -> None:
    """Show the files in the draft as they are now."""
    content.write_files(held.draft, list(held.files.all()))
    save_version(held.draft, by=by)
    held.saved_at = timezone.now()
    held.save(update_fields=["saved_at"])


@transaction.atomic
def describe_files(contribution: Contribution, *, by: Any, words: dict[int, tuple[str, str]]) -> None:
    """Change what is said of files: key of the file → description or title, caption; unknown keys are left alone.

    Raises:
        PermissionDenied, NotEditable: see `held_for_writing`.
    """
    held = held_for_writing(contribution, by=by)
    has_changed = False
    for file in held.files.select_related("image", "document").filter(pk__in=words):
        said, file.caption = words[file.pk]
        thing: Any = file.image or file.document
        if (thing.description if file.is_photo else thing.title) == said and not file_differs(file):
            continue
        thing.title = said[:120]
        if file.is_photo:
            thing.description = said
        thing.save()
        file.save(update_fields=["caption"])
        has_changed = True
    if has_changed:
        rewrite(held, by=by)


def file_differs(file: ContributionFile) -> bool:
    """Whether its caption is another than the stored one."""
    return not ContributionFile.objects.filter(pk=file.pk, caption=file.caption).exists()


@transaction.atomic
def remove_files(contribution: Contribution, *, by: Any, keys: Iterable[int]) -> None:
    """Take files out of the draft and delete them.

    Raises:
        PermissionDenied, NotEditable: see `held_for_writing`.
    """
    held = held_for_writing(contribution, by=by)
    gone = list(held.files.filter(pk__in=list(keys)))
    for file in gone:
        content.forget_file(held.draft, file)
    if gone:
        save_version(held.draft, by=by)
    for file in gone:
        # Its picture or document follows (see `receivers.drop_content`).
        file.delete()
