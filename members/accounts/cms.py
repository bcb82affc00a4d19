"""Accounts in the CMS: who there is, a name mended, an account closed. Rights come from roles, an address from its owner: neither is set here."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.views.users import UserViewSet

from .models import User


class NewAccountForm(forms.ModelForm[User]):
    """An account for somebody who cannot sign up; its owner makes the password, which nobody else ever knows."""

    class Meta:
        model = User
        fields = ("email", "name")
        help_texts: ClassVar[dict[str, Any]] = {
            "email": _("Pemiliknya membuat kata sandi lewat “Lupa kata sandi” di halaman masuk. Peran diberikan di menu Peran."),
        }
        error_messages: ClassVar[dict[str, Any]] = {"email": {"unique": _("Alamat surel ini sudah punya akun.")}}

    def clean_email(self) -> str:
        """As `create_user` keeps it, so that one person has one account."""
        return str(self.cleaned_data["email"]).lower()

    def save(self, commit: bool = True) -> User:
        self.instance.set_unusable_password()
        return super().save(commit)


class AccountForm(forms.ModelForm[User]):
    """The name, and whether somebody may sign in. With another's address one could ask for a new password, so the address stays."""

    class Meta:
        model = User
        fields = ("name", "is_active")

    def __init__(self, *args: Any, editing_self: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Nobody shuts the door behind the one who holds all keys, nor behind oneself.
        if editing_self or self.instance.is_superuser:
            del self.fields["is_active"]


class AccountViewSet(UserViewSet):
    """Wagtail's own lists and history with the two forms above."""

    create_template_name = "wagtailadmin/generic/create.html"
    edit_template_name = "wagtailadmin/generic/edit.html"

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[User]]:
        return AccountForm if for_update else NewAccountForm
