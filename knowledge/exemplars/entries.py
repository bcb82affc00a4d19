"""How an exemplar becomes an entry of the catalogue: while it is visible, and no longer."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from knowledge.catalogue.registry import EntryDraft, EntryKind, register
from knowledge.media.selectors import public_text

from .models import Exemplar

KIND = "bukti"


def published() -> QuerySet[Exemplar]:
    """Those that everybody may see."""
    return Exemplar.objects.visible().with_all()


def draft(exemplar: Exemplar) -> EntryDraft:
    """What it says of itself; the text of its file is found too (1 query)."""
    moments = [moment for moment in (exemplar.accepted_at, exemplar.consented_at, exemplar.redaction_checked_at) if moment]
    level = [_("Tingkat %(level)s") % {"level": exemplar.level}] if exemplar.level is not None else []
    told = [exemplar.reason, str(exemplar.get_evidence_kind_display()), exemplar.owner_name]
    return EntryDraft(
        title=exemplar.title,
        url=exemplar.get_absolute_url(),
        summary=exemplar.description,
        body=" ".join([*told, public_text([exemplar.document_id] if exemplar.document_id else [])]),
        aspects=exemplar.aspects,
        # The day from which all three facts stand.
        date=timezone.localdate(max(moments)) if moments else None,
        instansi_id=None if exemplar.is_fictional else exemplar.instansi_id,
        year=exemplar.year,
        level_from=exemplar.level,
        level_to=exemplar.level,
        is_fictional=exemplar.is_fictional,
        facts={"meta": [*level, exemplar.owner_label, str(exemplar.year)]},
    )


def register_kind() -> None:
    """Called once from `ready()`."""
    label = "Bukti yang diterima"
    register(EntryKind(KIND, label, label, "shield-check", 25, Exemplar, published, draft, False, "/bukti/", "dokumen", True))
