"""The CMS's list of roles: administrators grant, prolong and end them there; groups follow by themselves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.models import register_snippet

from knowledge.cms_lists import JoinedViewSet

from .accounts.models import User
from .fields import InstansiField
from .models import RoleGrant


class RoleGrantForm(WagtailAdminModelForm):
    """People by their address and instansi by name or code: a list of everybody would not do."""

    user = forms.ModelChoiceField(
        User.objects.filter(is_active=True),
        to_field_name="email",
        widget=forms.EmailInput,
        label=_("Surel pengguna"),
        error_messages={"invalid_choice": _("Tidak ada akun dengan alamat surel ini.")},
    )
    instansi = InstansiField(label=_("Untuk instansi"), required=False, help_text=_("Wajib untuk operator dan pimpinan."))

    def clean_user(self) -> Any:
        """A role is one person's: to give it to another, make a new one."""
        user = self.cleaned_data["user"]
        if self.instance.pk and self.instance.user_id != user.pk:
            raise forms.ValidationError(_("Peran ini milik orang lain. Buat peran baru untuk alamat ini."))
        return user


class RoleGrantViewSet(JoinedViewSet):
    """Seen only by those whose group has permissions on roles: national administrators."""

    model = RoleGrant
    icon = "key"
    menu_label = _("Peran")
    menu_order = 610
    add_to_admin_menu = True
    list_display = ["user", "role", "instansi", "aspect", "expires_at"]
    list_filter = ["role"]
    search_fields = ["user__name", "user__email", "instansi__name"]
    edit_handler = ObjectList([FieldPanel(name) for name in ("user", "role", "instansi", "aspect", "expires_at")], base_form_class=RoleGrantForm)


register_snippet(RoleGrantViewSet)
