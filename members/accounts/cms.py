"""Accounts in the CMS: who there is, a name mended, an account closed. Rights come from roles, an address from its owner: neither is set here."""

from typing import Any, ClassVar, Never

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column
from wagtail.users.views.users import DeleteView, EditView, IndexView, UserViewSet

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


class AccountList(IndexView):
    """Wagtail's list, one account at a time and none to be deleted."""

    @cached_property
    def columns(self) -> list[Column]:
        """Without the boxes that choose many at once: what is done to many is roles, and those have their own list."""
        return [column for column in super().columns if not isinstance(column, BulkActionsCheckboxColumn)]

    def get_delete_url(self, instance: User) -> None:
        """None: no button leads where nobody may go."""


class AccountEdit(EditView):
    """Wagtail's page of one account, without the button that deletes it."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.can_delete = False


class Refused:
    """Before one of Wagtail's views: it is for nobody."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Never:
        """Raises: PermissionDenied."""
        raise PermissionDenied


class NoDeletion(Refused, DeleteView):
    """What a person wrote, decided and signed stays theirs: an account is closed (`is_active`), never deleted here."""


class AccountViewSet(UserViewSet):
    """Wagtail's own lists and history with the forms and refusals above."""

    index_view_class = AccountList
    edit_view_class = AccountEdit
    delete_view_class = NoDeletion
    create_template_name = "wagtailadmin/generic/create.html"
    edit_template_name = "wagtailadmin/generic/edit.html"

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[User]]:
        return AccountForm if for_update else NewAccountForm
