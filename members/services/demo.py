"""The demo accounts of the contract: made only where they may be used."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from knowledge.instansi.models import Instansi
from members.accounts.models import User
from members.models import Membership, Role, RoleGrant

DEMO_PASSWORD = "demo-merit-2026"  # noqa: S105  public on purpose; the accounts are refused in production
DEMO_DOMAIN = "@demo.test"
# Role, instansi, name, position. BKN stands in where the contract names no instansi.
DEMO_PEOPLE: list[tuple[str, str, str, str]] = [
    (Role.MEMBER, "33.10", "Ratna Widyastuti (contoh)", "Analis SDM Aparatur Ahli Muda"),
    (Role.OPERATOR, "63", "Ahmad Rizani (contoh)", "Operator penilaian, Badan Kepegawaian Daerah"),
    (Role.LEADER, "63", "Hj. Nurlaila (contoh)", "Pejabat yang Berwenang"),
    (Role.ORGANISER, "L-BKN", "Yusuf Pattiasina (contoh)", "Penyelenggara acara komunitas"),
    (Role.VERIFIER, "L-BKN", "Dewi Sartika Lubis (contoh)", "Verifikator penilaian"),
    (Role.MODERATOR, "L-BKN", "Made Suarjana (contoh)", "Moderator forum"),
    (Role.EDITOR, "L-BKN", "Siti Khadijah Rahman (contoh)", "Editor aspek"),
    (Role.EXPERT, "32", "Asep Hidayat (contoh)", "Analis kebijakan, Badan Kepegawaian Daerah"),
    (Role.ADMIN, "L-BKN", "Paulus Wanggai (contoh)", "Administrator nasional"),
]
SCOPED = {Role.OPERATOR, Role.LEADER}
LISTED = {Role.MEMBER, Role.OPERATOR, Role.MODERATOR, Role.EDITOR, Role.EXPERT}


class DemoAccountsRefused(RuntimeError):
    """A production site has no demo accounts."""


def is_demo_address(email: str) -> bool:
    """Whether an address is one of a demo account."""
    return email.strip().lower().endswith(DEMO_DOMAIN)


@transaction.atomic
def create_demo_people() -> dict[str, User]:
    """Make the nine demo accounts, verified and with their roles; running again changes nothing. Returns them by role.

    Raises:
        DemoAccountsRefused: the settings allow no demo accounts.
    """
    if not settings.DEMO_ACCOUNTS_ALLOWED:
        raise DemoAccountsRefused
    return {role: create_demo_person(role, code, name, position) for role, code, name, position in DEMO_PEOPLE}


def create_demo_person(role: str, code: str, name: str, position: str) -> User:
    """One of them."""
    email = f"{role}{DEMO_DOMAIN}"
    instansi = Instansi.objects.get(code=code)
    user = User.objects.filter(email=email).first() or User.objects.create_user(email, DEMO_PASSWORD, name=name)
    EmailAddress.objects.update_or_create(user=user, email=email, defaults={"verified": True, "primary": True})
    Membership.objects.get_or_create(
        user=user,
        defaults={
            "instansi": instansi,
            "position": position,
            "is_listed": role in LISTED,
            "consented_at": timezone.now(),
            "confirmed_at": timezone.now(),
        },
    )
    RoleGrant.objects.get_or_create(user=user, role=role, instansi=instansi if role in SCOPED else None, aspect=None)
    return user
