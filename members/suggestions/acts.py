"""What is decided about suggestions, as the journal tells it."""

from django.utils.translation import gettext_lazy as _

from knowledge.journal.acts import Act

ACCEPTED, DECLINED = "suggestions.accept", "suggestions.decline"
ACTS = (
    Act(ACCEPTED, _("Penerimaan usulan perbaikan"), _("Usulan perbaikan pembaca diterima")),
    Act(DECLINED, _("Penolakan usulan perbaikan"), _("Usulan perbaikan pembaca tidak dipakai")),
)
