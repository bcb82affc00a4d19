"""What moderators do, as the journal tells it."""

from django.utils.translation import gettext_lazy as _

from knowledge.journal.acts import Act

HIDDEN, SHOWN, CLOSED, REOPENED = "forum.hide", "forum.show", "forum.close", "forum.reopen"
ACTS = (
    Act(HIDDEN, _("Penyembunyian di forum"), _("Disembunyikan")),
    Act(SHOWN, _("Penampilan kembali di forum"), _("Ditampilkan kembali")),
    Act(CLOSED, _("Penutupan diskusi"), _("Diskusi ditutup")),
    Act(REOPENED, _("Pembukaan kembali diskusi"), _("Diskusi dibuka kembali")),
)
