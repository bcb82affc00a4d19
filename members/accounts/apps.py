"""The user alone, so that the first migration has no circle, and the CMS's rooms for users with our forms."""

from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    """Accounts."""

    name = "members.accounts"
    label = "accounts"
    verbose_name = "Akun"
    default = True


class CmsAccountsConfig(WagtailUsersAppConfig):
    """Wagtail's users, with forms that give no rights."""

    default = False
    user_viewset = "members.accounts.cms.AccountViewSet"
