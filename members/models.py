"""Who belongs where and holds which role: memberships, role grants with scope and expiry.

The civil servant's number (NIP) is not stored: nothing here needs it yet.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from knowledge.aspects.models import Aspect
from knowledge.instansi.models import Instansi


class Role(models.TextChoices):
    """The roles of the community. What each may do stands in `rules.py` alone."""

    MEMBER = "anggota", _("Anggota")
    OPERATOR = "operator", _("Operator instansi")
    LEADER = "pimpinan", _("Pimpinan instansi")
    ORGANISER = "penyelenggara", _("Penyelenggara")
    VERIFIER = "verifikator", _("Verifikator")
    MODERATOR = "moderator", _("Moderator")
    EDITOR = "editor", _("Editor aspek")
    EXPERT = "narasumber", _("Narasumber")
    ADMIN = "admin", _("Administrator nasional")


class Membership(models.Model):
    """A person's place of work, as they state it and as it is confirmed."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="membership", verbose_name=_("pengguna"))
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships", verbose_name=_("instansi"))
    unit = models.CharField(_("unit kerja"), max_length=160, blank=True)
    position = models.CharField(_("jabatan"), max_length=160, blank=True)
    bio = models.TextField(_("tentang saya"), max_length=600, blank=True)
    expertise = models.ManyToManyField(Aspect, blank=True, related_name="experts", verbose_name=_("keahlian per aspek"))
    is_listed = models.BooleanField(
        _("tampil di direktori"), default=False, help_text=_("Bila dicentang, nama, instansi, dan keahlian terlihat oleh anggota lain.")
    )
    confirmed_at = models.DateTimeField(_("keanggotaan instansi dikonfirmasi"), null=True, blank=True)
    consented_at = models.DateTimeField(_("menyetujui penggunaan data"), null=True, blank=True)

    class Meta:
        verbose_name = _("keanggotaan")
        verbose_name_plural = _("keanggotaan")

    def __str__(self) -> str:
        return f"{self.user} · {self.instansi or _('tanpa instansi')}"

    def get_absolute_url(self) -> str:
        """The page that other members see, when it is listed."""
        return f"/anggota/{self.user_id}/"


class RoleGrantQuerySet(models.QuerySet):
    """Narrows grants."""

    def valid(self) -> "RoleGrantQuerySet":
        """Grants that have not expired."""
        return self.filter(models.Q(expires_at__isnull=True) | models.Q(expires_at__gt=timezone.now()))

    def expired(self) -> "RoleGrantQuerySet":
        """Grants whose time is over."""
        return self.filter(expires_at__lte=timezone.now())


class RoleGrant(models.Model):
    """A role given to a person, narrowed to an instansi or an aspect where that applies, for a time."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="role_grants", verbose_name=_("pengguna"))
    role = models.CharField(_("peran"), max_length=16, choices=Role)
    instansi = models.ForeignKey(
        Instansi, on_delete=models.CASCADE, null=True, blank=True, related_name="role_grants", verbose_name=_("untuk instansi")
    )
    aspect = models.ForeignKey(Aspect, on_delete=models.CASCADE, null=True, blank=True, related_name="role_grants", verbose_name=_("untuk aspek"))
    granted_at = models.DateTimeField(_("diberikan"), default=timezone.now)
    expires_at = models.DateTimeField(_("berakhir"), null=True, blank=True)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("peran")
        verbose_name_plural = _("peran")
        constraints = [
            # Four conditions, because SQLite has no "nulls not distinct".
            models.UniqueConstraint(
                fields=["user", "role"], condition=models.Q(instansi__isnull=True, aspect__isnull=True), name="one_grant_per_role_without_scope"
            ),
            models.UniqueConstraint(
                fields=["user", "role", "instansi"], condition=models.Q(aspect__isnull=True), name="one_grant_per_role_and_instansi"
            ),
            models.UniqueConstraint(
                fields=["user", "role", "aspect"], condition=models.Q(instansi__isnull=True), name="one_grant_per_role_and_aspect"
            ),
            models.UniqueConstraint(fields=["user", "role", "instansi", "aspect"], name="one_grant_per_role_and_scope"),
            models.CheckConstraint(
                condition=~models.Q(role__in=["operator", "pimpinan"]) | models.Q(instansi__isnull=False),
                name="operators_and_leaders_have_an_instansi",
                violation_error_message=_("Operator dan pimpinan selalu untuk satu instansi. Pilih instansinya."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()}"

    @property
    def is_expired(self) -> bool:
        """Whether its time is over."""
        return self.expires_at is not None and self.expires_at <= timezone.now()
