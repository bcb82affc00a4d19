"""Forms of membership: what sign-up asks beyond e-mail and password, the profile, the directory's filter."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from knowledge.aspects.models import Aspect

from .fields import AspectsField, InstansiField
from .models import Membership
from .services import register_member, update_profile


def clean_person_name(name: str) -> str:
    """A name that others see: one line, not an address."""
    name = " ".join(name.split())
    if "@" in name or "://" in name:
        raise ValidationError(_("Tulis nama Anda, bukan alamat surel atau situs."))
    return name


class SignupForm(forms.Form):
    """Joined by allauth with its own e-mail and password fields, for people and for single sign-on alike."""

    field_order = ["name", "email", "instansi", "password1", "password2", "consent"]

    name = forms.CharField(label=_("Nama lengkap"), min_length=2, max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    instansi = InstansiField(
        label=_("Instansi"), max_length=250, help_text=_("Ketik nama atau kode instansi Anda, lalu pilih dari daftar. Contoh: Klaten atau 33.10.")
    )
    consent = forms.BooleanField(
        label=_("Saya setuju data saya dipakai seperti dijelaskan di halaman ini."),
        error_messages={"required": _("Tanpa persetujuan ini akun tidak dapat dibuat.")},
    )

    def clean_name(self) -> str:
        """See `clean_person_name`."""
        return clean_person_name(self.cleaned_data["name"])

    def signup(self, request: HttpRequest, user: Any) -> None:
        """Called by allauth once the user is saved."""
        register_member(user, name=self.cleaned_data["name"], instansi=self.cleaned_data["instansi"])


class ProfileForm(forms.Form):
    """One's own profile."""

    name = forms.CharField(label=_("Nama lengkap"), min_length=2, max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    instansi = InstansiField(label=_("Instansi"), max_length=250, required=False, help_text=_("Ketik nama atau kode, lalu pilih dari daftar."))
    unit = forms.CharField(label=_("Unit kerja"), max_length=160, required=False)
    position = forms.CharField(
        label=_("Jabatan"), max_length=160, required=False, widget=forms.TextInput(attrs={"autocomplete": "organization-title"})
    )
    bio = forms.CharField(label=_("Tentang saya"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 4}))
    expertise = AspectsField(
        label=_("Keahlian"), required=False, help_text=_("Diskusi yang belum terjawab tentang aspek ini ditampilkan di ruang Anda.")
    )
    is_listed = forms.BooleanField(
        label=_("Tampilkan saya di direktori anggota"),
        required=False,
        help_text=_("Nama, instansi, unit, jabatan, dan keahlian Anda terlihat oleh anggota yang masuk. Alamat surel tidak pernah ditampilkan."),
    )

    def __init__(self, data: Any = None, *, membership: Membership) -> None:
        self.membership = membership
        super().__init__(data, initial=self.stored(membership))
        expertise: Any = self.fields["expertise"]
        expertise.offer(Aspect.objects.active().roots())

    @staticmethod
    def stored(membership: Membership) -> dict[str, Any]:
        """The profile as it is."""
        fields = ("instansi", "unit", "position", "bio", "is_listed")
        chosen = membership.expertise.all() if membership.pk else []
        return {"name": membership.user.name, "expertise": list(chosen), **{field: getattr(membership, field) for field in fields}}

    def clean_name(self) -> str:
        """See `clean_person_name`."""
        return clean_person_name(self.cleaned_data["name"])

    def save(self, *, by: Any) -> Membership:
        """Change the profile."""
        return update_profile(self.membership, by=by, **self.cleaned_data)


class DirectoryFilter(forms.Form):
    """What the directory is narrowed by; anything unknown is ignored, as in any link that grew old."""

    aspek = forms.CharField(max_length=10, required=False)
    instansi = forms.CharField(max_length=30, required=False)
    q = forms.CharField(max_length=80, required=False)
    sesudah = forms.CharField(max_length=160, required=False)
