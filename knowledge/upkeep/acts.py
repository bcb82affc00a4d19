"""What stewards and editors decide in a review, as the journal of the page tells it."""

from django.utils.translation import gettext_lazy as _

from knowledge.journal.acts import Act

REVIEWED = "upkeep.close_review"
ACTS = (Act(REVIEWED, _("Penutupan tinjauan"), _("Tinjauan ditutup: %(outcome)s")),)
