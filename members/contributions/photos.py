"""Makes a photo fit to be shown: upright, of bearable size, without the place and the device that the camera wrote into it."""

import secrets
from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

MOST_BYTES = 10 * 1024 * 1024
# Fifty megapixels are more than any telephone's camera; beyond it a small file can become a huge picture.
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 2400
QUALITY = 85
FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
ACCEPT = "image/jpeg,image/png,image/webp"


def cleaned_photo(upload: Any) -> ContentFile:
    """A new file with the same picture and nothing else, under a name that cannot be guessed.

    Raises:
        ValidationError: too large, or not a JPEG, PNG or WebP picture; in Indonesian.
    """
    if upload.size > MOST_BYTES:
        raise ValidationError(_("Foto ini lebih dari 10 MB. Perkecil dahulu, lalu unggah lagi."), code="large")
    upload.seek(0)
    try:
        with Image.open(upload, formats=list(FORMATS)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise ValidationError(_("Foto ini terlalu besar untuk diolah. Perkecil dahulu, lalu unggah lagi."), code="pixels")
            kind = str(picture.format)
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            content = written(upright, kind)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValidationError(_("Berkas ini bukan foto JPEG, PNG, atau WebP yang dapat dibuka."), code="unreadable") from error
    return ContentFile(content, name=f"foto-{secrets.token_hex(16)}.{FORMATS[kind]}")


def written(picture: Image.Image, kind: str) -> bytes:
    """The pixels alone; everything else that the file carried is left behind."""
    mode = "RGB" if kind == "JPEG" or picture.mode not in {"RGB", "RGBA", "L", "LA"} else picture.mode
    if picture.mode in {"P", "PA"} and kind != "JPEG":
        mode = "RGBA"
    bare = Image.new(mode, picture.size)
    bare.paste(picture.convert(mode))
    target = BytesIO()
    options: dict[str, Any] = {"optimize": True} if kind == "PNG" else {"quality": QUALITY}
    bare.save(target, kind, **options)
    return target.getvalue()


def seal(image: Any) -> None:
    """Give a photo a new name that cannot be guessed and take its scaled copies away: addresses that were known lead nowhere."""
    old_name, storage = image.file.name, image.file.storage
    with storage.open(old_name) as file:
        image.file.save(f"foto-{secrets.token_hex(16)}.{old_name.rpartition('.')[2]}", ContentFile(file.read()), save=False)
    image.save(update_fields=["file"])
    for rendition in image.renditions.all():
        # Wagtail takes the file away once the transaction has ended.
        rendition.delete()
    transaction.on_commit(lambda: storage.delete(old_name))
