"""Editors' form of a target."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from knowledge.instansi.models import Kind


class TargetForm(WagtailAdminModelForm):
    """A target; the kinds of instansi that it counts are chosen from the list."""

    kinds = forms.MultipleChoiceField(label=_("jenis instansi"), choices=Kind.choices, widget=forms.CheckboxSelectMultiple)
