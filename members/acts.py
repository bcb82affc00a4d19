"""What happens to the roles of a person, as their journal tells it."""

from django.utils.translation import gettext_lazy as _

from knowledge.journal.acts import Act

ROLE_GIVEN, ROLE_TAKEN = "members.give_role", "members.take_role"
ACTS = (
    Act(ROLE_GIVEN, _("Pemberian peran"), _("Diberi peran %(role)s; lingkup: %(scope)s; sampai: %(until)s")),
    Act(ROLE_TAKEN, _("Pencabutan peran"), _("Peran %(role)s dicabut; lingkup: %(scope)s")),
)
