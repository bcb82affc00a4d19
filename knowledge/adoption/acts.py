"""What verifiers do with declarations, as the journal of the page tells it."""

from django.utils.translation import gettext_lazy as _

from knowledge.journal.acts import Act

CONFIRMED, REVOKED = "adoption.confirm", "adoption.revoke"
ACTS = (
    Act(CONFIRMED, _("Konfirmasi penerapan"), _("Penerapan oleh %(instansi)s dikonfirmasi sampai %(until)s")),
    Act(REVOKED, _("Pencabutan konfirmasi penerapan"), _("Konfirmasi penerapan oleh %(instansi)s dicabut")),
)
