"""Who reads submissions in the CMS: whoever is in charge of the form, and administrators; no other editor."""

from typing import Any

from django.db.models import Q, QuerySet
from wagtail import hooks

from .models import FormPage


@hooks.register("filter_form_submissions_for_user")
def forms_in_charge(user: Any, editable_forms: QuerySet) -> QuerySet:
    """Of the forms that somebody may edit, those whose submissions they may read."""
    if user.has_perm("formpages.read_all_submissions"):
        return editable_forms
    own = FormPage.objects.filter(Q(steward=user) | Q(steward__isnull=True, owner=user))
    return editable_forms.filter(pk__in=own.values("pk"))
