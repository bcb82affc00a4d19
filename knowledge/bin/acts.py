"""What the bin writes into the journal."""

from django.utils.translation import gettext_lazy as _

from knowledge.journal.acts import Act

THROWN_AWAY, RESTORED, PURGED = "bin.throw_away", "bin.restore", "bin.purge"
ACTS = (
    Act(THROWN_AWAY, _("Buang ke keranjang sampah"), _("Dibuang ke keranjang sampah dari “%(place)s”")),
    Act(RESTORED, _("Pulihkan dari keranjang sampah"), _("Dipulihkan dari keranjang sampah ke “%(place)s”")),
    Act(PURGED, _("Hapus selamanya"), _("Dihapus selamanya dari keranjang sampah")),
)
