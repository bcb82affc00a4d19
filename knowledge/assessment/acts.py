"""What is decided about results, as the journal tells it."""

from django.utils.translation import gettext_lazy as _

from knowledge.journal.acts import Act

PUBLISHED, WITHDRAWN = "assessment.publish", "assessment.withdraw"
ACTS = (
    Act(PUBLISHED, _("Penerbitan hasil penilaian"), _("Hasil penilaian diterbitkan; sumber: %(source)s")),
    Act(WITHDRAWN, _("Penarikan hasil penilaian"), _("Hasil penilaian ditarik dari tampilan umum")),
)
