"""`manage.py create_api_token --email EMAIL`: makes a token for a person and prints its secret once."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from cop_site.api.services import create_token
from members.accounts.models import User

LONGEST_DAYS = 730


class Command(BaseCommand):
    help = "Create an API token; its secret is printed once and cannot be read again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", required=True)
        parser.add_argument("--name", default="API")
        parser.add_argument("--days", type=int, default=365)

    def handle(self, *args: Any, **options: Any) -> None:
        if not 1 <= options["days"] <= LONGEST_DAYS:
            raise CommandError(_("Masa berlaku harus 1 sampai %(days)d hari.") % {"days": LONGEST_DAYS})
        user = User.objects.filter(email__iexact=options["email"], is_active=True).first()
        if user is None:
            raise CommandError(_("Tidak ada akun aktif dengan surel %(email)s.") % {"email": options["email"]})
        token, secret = create_token(user, name=options["name"], days=options["days"])
        said = _("Token untuk %(user)s berlaku sampai %(day)s. Simpan sekarang; tidak dapat dibaca lagi.")
        self.stderr.write(said % {"user": user.email, "day": f"{token.expires_at:%Y-%m-%d}"})
        self.stdout.write(secret)
