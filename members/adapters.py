"""How allauth behaves on this site: demo accounts stay outside production, words and addresses are ours."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .services.demo import is_demo_address

DEMO_REFUSED = _("Akun contoh tidak dapat dipakai di sini.")


def is_refused(email: str) -> bool:
    """Whether the address is one of a demo account on a site that has none."""
    return is_demo_address(email) and not settings.DEMO_ACCOUNTS_ALLOWED


class AccountAdapter(DefaultAccountAdapter):
    """Refuses demo accounts at every door of a production site; the answer is the same whether or not they exist."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("Alamat surel atau kata sandi tidak cocok."),
        "too_many_login_attempts": _(
            "Terlalu banyak percobaan masuk yang gagal. Tunggu beberapa menit, lalu coba lagi, atau atur ulang kata sandi Anda."
        ),
    }

    def clean_email(self, email: str) -> str:
        """Nobody signs up, adds or resets with a demo address in production."""
        if is_refused(email):
            raise ValidationError(DEMO_REFUSED)
        return super().clean_email(email)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Stop before a password is looked at."""
        if is_refused(credentials.get("email", "")):
            raise ValidationError(DEMO_REFUSED)
        super().pre_authenticate(request, **credentials)

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        """Stop whoever came by another door, such as a link from a mail."""
        if is_refused(user.email):
            messages.error(request, DEMO_REFUSED)
            return HttpResponseRedirect(reverse("account_login"))
        return super().pre_login(request, user, **kwargs)
