"""How allauth behaves on this site."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class AccountAdapter(DefaultAccountAdapter):
    """Refuses demo accounts outside demonstrations."""

    def pre_login(self, request: Any, user: Any, **kwargs: Any) -> Any:
        """Stop a demo account at the door of a production site."""
        if user.email.endswith("@demo.test") and not settings.DEMO_ACCOUNTS_ALLOWED:
            raise ValidationError(_("Akun contoh tidak dapat dipakai di sini."))
        return super().pre_login(request, user, **kwargs)
