"""allauth's forms in this site's words: one word for e-mail, one for password, everywhere."""

from typing import Any

from allauth.account import forms as allauth_forms
from django.utils.translation import gettext_lazy as _

LABELS = {
    "login": _("Alamat surel"),
    "email": _("Alamat surel"),
    "password": _("Kata sandi"),
    "oldpassword": _("Kata sandi sekarang"),
    "password1": _("Kata sandi baru"),
    "password2": _("Ulangi kata sandi"),
    "remember": _("Tetap masuk di peramban ini"),
}


class OurWords:
    """Labels above the fields instead of placeholders inside them, which vanish while one types."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.widget.attrs.pop("placeholder", None)
        if "password" in self.fields:
            # A link between label and field stands in the way of the keyboard; the page has a button for it.
            self.fields["password"].help_text = ""


class LoginForm(OurWords, allauth_forms.LoginForm):
    """Sign-in."""


class SignupForm(OurWords, allauth_forms.SignupForm):
    """Sign-up; its other fields are in `forms.SignupForm`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = LABELS["password"]


class AddEmailForm(OurWords, allauth_forms.AddEmailForm):
    """Another address."""


class ChangePasswordForm(OurWords, allauth_forms.ChangePasswordForm):
    """A new password instead of the old one."""


class SetPasswordForm(OurWords, allauth_forms.SetPasswordForm):
    """A first password for who came by single sign-on."""


class ResetPasswordForm(OurWords, allauth_forms.ResetPasswordForm):
    """The address to which the link for a new password goes."""


class ResetPasswordKeyForm(OurWords, allauth_forms.ResetPasswordKeyForm):
    """A new password after following that link."""


class ReauthenticateForm(OurWords, allauth_forms.ReauthenticateForm):
    """The password once more."""
