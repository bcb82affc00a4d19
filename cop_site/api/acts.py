"""What happens to tokens, as the journal of their person tells it."""

from django.utils.translation import gettext_lazy as _

from knowledge.journal.acts import Act

ISSUED = "api.issue"
ACTS = (Act(ISSUED, _("Pembuatan token API"), _("Token API “%(name)s” dibuat untuk %(days)s hari")),)
