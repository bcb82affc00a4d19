"""Forms of a reader: the reason of a no, the choice of announcements, and what buttons send."""

from django import forms
from django.utils.translation import gettext_lazy as _

from knowledge.models.announcement import AnnouncementCategory

from .models import Reason

LARGEST_ID = 2**63 - 1


class ThingForm(forms.Form):
    """What a button for keeping or dropping sends."""

    kind = forms.CharField(max_length=20)
    object_id = forms.IntegerField(min_value=1, max_value=LARGEST_ID)


class ReasonForm(forms.Form):
    """Why a page did not help; nothing has to be said."""

    reason = forms.ChoiceField(label=_("Alasan utama"), required=False, choices=[("", _("Tidak ingin menyebut")), *Reason.choices])
    text = forms.CharField(
        label=_("Apa yang Anda cari?"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Dibaca penanggung jawab halaman dan editor, tanpa nama Anda. Jangan menulis data pribadi."),
    )


class SubscriptionForm(forms.Form):
    """Which announcements come by mail; none is a choice too."""

    categories = forms.MultipleChoiceField(
        label=_("Kirimi saya pengumuman tentang"), required=False, choices=AnnouncementCategory, widget=forms.CheckboxSelectMultiple
    )
