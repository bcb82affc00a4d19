"""The account under which an old knowledge base speaks when nobody is named: it cannot sign in and belongs to nobody."""

from django.db import transaction

from members.accounts.models import User

# `.invalid` never receives mail (RFC 2606), so that nobody can prove that the address is theirs.
ARCHIVE_ADDRESS = "arsip@cop-sistem-merit.invalid"
ARCHIVE_NAME = "Arsip"


@transaction.atomic
def archive_account() -> User:
    """The account, made at its first use: inactive, without a usable password."""
    found = User.objects.filter(email=ARCHIVE_ADDRESS).first()
    return found or User.objects.create_user(ARCHIVE_ADDRESS, None, name=ARCHIVE_NAME, is_active=False)
