"""Reads of this floor: one's membership, the directory, one's own data."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import Q

from knowledge.adoption.selectors import own_declarations
from knowledge.aspects.models import Aspect
from knowledge.exemplars.selectors import own_decisions

from .alerts.selectors import own_alerts
from .forum.models import Discussion, Post
from .models import Membership, RoleGrant
from .reading.selectors import own_reading

PAGE_SIZE = 24


def membership_of(user: Any) -> Membership:
    """The membership of a user with its instansi (1 query); an unsaved empty one for somebody who has none yet."""
    found = Membership.objects.select_related("instansi").filter(user=user).first()
    return found or Membership(user=user)


def listed_members(*, aspect: Aspect | None = None, instansi_code: str = "", words: str = "", after: str = "") -> tuple[list[Membership], str]:
    """A page of the directory by name, and where the next one begins ("" at the end; 2 queries).

    `after` is what the page before gave back: name and number of its last member.
    """
    members = Membership.objects.filter(is_listed=True, user__is_active=True).select_related("user", "instansi").prefetch_related("expertise")
    if aspect is not None:
        members = members.filter(pk__in=Membership.expertise.through.objects.filter(aspect=aspect).values("membership_id"))
    if instansi_code:
        members = members.filter(instansi__code=instansi_code)
    for word in words.split()[:5]:
        members = members.filter(Q(user__name__icontains=word) | Q(instansi__name__icontains=word) | Q(position__icontains=word))
    name, _, number = after.rpartition("~")
    if number.isascii() and number.isdigit() and len(number) < 19:
        members = members.filter(Q(user__name__gt=name) | Q(user__name=name, user_id__gt=int(number)))
    page = list(members.order_by("user__name", "user_id")[: PAGE_SIZE + 1])
    following = f"{page[PAGE_SIZE - 1].user.name}~{page[PAGE_SIZE - 1].user_id}" if len(page) > PAGE_SIZE else ""
    return page[:PAGE_SIZE], following


def own_data(user: Any) -> dict[str, Any]:
    """Everything that is kept about a person, as plain data; no secrets, no words of others."""
    membership = membership_of(user)
    return {
        "akun": {
            "nama": user.name,
            "surel": user.email,
            "bergabung": user.date_joined,
            "terakhir_masuk": user.last_login,
            "alamat_surel": list(EmailAddress.objects.filter(user=user).values("email", "verified", "primary")),
        },
        "keanggotaan": {
            "instansi": membership.instansi.code if membership.instansi else None,
            "unit": membership.unit,
            "jabatan": membership.position,
            "tentang": membership.bio,
            "tampil_di_direktori": membership.is_listed,
            "keahlian": list(membership.expertise.values_list("code", flat=True)) if membership.pk else [],
            "dikonfirmasi": membership.confirmed_at,
            "menyetujui_penggunaan_data": membership.consented_at,
        },
        "peran": list(RoleGrant.objects.filter(user=user).values("role", "instansi__code", "aspect__code", "granted_at", "expires_at")),
        "diskusi": list(Discussion.objects.filter(author=user).order_by("pk").values("id", "title", "text", "created_at", "edited_at", "is_hidden")),
        "balasan": list(
            Post.objects.filter(author=user).order_by("pk").values("discussion_id", "number", "text", "created_at", "edited_at", "is_hidden")
        ),
        "pernyataan_penerapan": own_declarations(user),
        "keputusan_bukti": own_decisions(user),
        **own_reading(user),
        **own_alerts(user),
    }
