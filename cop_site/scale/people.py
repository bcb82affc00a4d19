"""Members in bulk: accounts that cannot sign in, with a place of work and the role of a member."""

from collections.abc import Iterator

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from knowledge.instansi.models import Instansi
from members.accounts.models import User
from members.models import Membership, Role, RoleGrant

CHUNK = 2000
# `.invalid` never receives mail (RFC 2606).
ADDRESS = "skala-{number}@contoh.invalid"


def seed_members(wanted: int) -> Iterator[int]:
    """Make what is missing to the wanted number; yields the rows written after each chunk."""
    instansi = list(Instansi.objects.order_by("code").values_list("pk", flat=True))
    there = User.objects.filter(email__startswith="skala-", email__endswith="@contoh.invalid").count()
    for start in range(there, wanted, CHUNK):
        with transaction.atomic():
            rows = make_members(range(start, min(start + CHUNK, wanted)), instansi)
        yield rows


def make_members(numbers: range, instansi: list[int]) -> int:
    """Make the members of these numbers; returns how many rows that were."""
    now, password = timezone.now(), make_password(None)
    users = User.objects.bulk_create(
        User(email=ADDRESS.format(number=number), name=f"Anggota contoh {number + 1}", password=password) for number in numbers
    )
    Membership.objects.bulk_create(
        Membership(user=user, instansi_id=instansi[number % len(instansi)], position="Analis SDM Aparatur (contoh)", consented_at=now)
        for number, user in zip(numbers, users, strict=True)
    )
    RoleGrant.objects.bulk_create(RoleGrant(user=user, role=Role.MEMBER) for user in users)
    return len(users) * 3


def authors() -> list[int]:
    """Who may have written what the forum holds: the members made here, or else the archive."""
    from members.services import archive_account

    found = list(User.objects.filter(email__endswith="@contoh.invalid").order_by("pk").values_list("pk", flat=True)[:CHUNK])
    return found or [archive_account().pk]
