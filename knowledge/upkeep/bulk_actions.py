"""What editors do to many pages at once: name a steward, set the review date, add aspects and topics."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Page

from knowledge.aspects.fields import in_reading_order
from knowledge.aspects.models import Aspect, Topic
from knowledge.models import MaterialPage

from .listed_pages import ListedPages
from .services import NotAmendable, amend, rehearse


class StewardForm(forms.Form):
    """A person by their address: a list of everybody would not do."""

    steward: Any = forms.ModelChoiceField(
        queryset=get_user_model()._default_manager.filter(is_active=True),
        to_field_name="email",
        widget=forms.EmailInput,
        label=_("Surel penanggung jawab"),
        error_messages={"invalid_choice": _("Tidak ada akun aktif dengan alamat surel ini.")},
    )


class ReviewDateForm(forms.Form):
    """A day that lies ahead."""

    review_due = forms.DateField(label=_("Tinjau lagi pada"), widget=AdminDateInput)

    def clean_review_due(self) -> Any:
        """A day in the past would open a review at once."""
        day = self.cleaned_data["review_due"]
        if day <= timezone.localdate():
            raise ValidationError(_("Pilih tanggal sesudah hari ini."))
        return day


class TagForm(forms.Form):
    """Aspects and topics to add; what a page carries already stays."""

    aspects = forms.ModelMultipleChoiceField(Aspect.objects.none(), label=_("Aspek dan sub-aspek"), required=False)
    topics = forms.ModelMultipleChoiceField(Topic.objects.all(), label=_("Topik"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["aspects"]
        field.queryset = in_reading_order(Aspect.objects.active())
        for name in ("aspects", "topics"):
            self.fields[name].widget.attrs["size"] = 10

    def clean(self) -> dict[str, Any]:
        """At least one of both."""
        cleaned = super().clean() or {}
        if not cleaned.get("aspects") and not cleaned.get("topics"):
            raise ValidationError(_("Pilih sedikitnya satu aspek atau topik."))
        return cleaned


class AmendAction(ListedPages, PageBulkAction):
    """What the actions share: only pages of the library that this editor may publish, each with a revision and a log entry."""

    template_name = "wagtailadmin/upkeep/confirm_amend.html"
    question: Any = ""

    def check_perm(self, page: Page) -> bool:
        """A page of the library that the person may edit, and publish if it is live."""
        specific_class = page.specific_class
        permissions = page.permissions_for_user(self.request.user)
        is_material = specific_class is not None and issubclass(specific_class, MaterialPage)
        return is_material and permissions.can_edit() and (not page.live or permissions.can_publish())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "question": self.question, "action_name": self.display_name}

    def form_valid(self, form: Any) -> HttpResponse:
        """ "Try first" shows what would happen, with the form as it was filled in; otherwise it happens."""
        if "coba" not in self.request.POST:
            return super().form_valid(form)
        pages, _without_access = self.get_actionable_objects()
        rehearsal = rehearse(pages, self.change_of(form.cleaned_data), by=self.request.user)
        return self.render_to_response(self.get_context_data(form=form, rehearsal=rehearsal))

    def get_execution_context(self) -> dict[str, Any]:
        return {**super().get_execution_context(), "action": self, "data": self.cleaned_form.cleaned_data}

    @classmethod
    def execute_action(cls, objects: list[Page], user: Any = None, action: Any = None, data: Any = None, **kwargs: Any) -> tuple[int, int]:
        """Change each page; those that are locked, scheduled or under review are left alone and counted."""
        changed, refused = 0, []
        for page in objects:
            try:
                amend(page, cls.change_of(data), by=user)
            except (NotAmendable, ValidationError):
                refused.append(page.title)
            else:
                changed += 1
        if refused and action:
            action.say_refused(refused)
        return changed, 0

    def say_refused(self, titles: list[str]) -> None:
        """Name what was left alone."""
        count = len(titles)
        text = ngettext(
            "%(count)s halaman tidak diubah karena sedang dikunci, terjadwal, ditelaah, atau isinya belum sah: %(titles)s",
            "%(count)s halaman tidak diubah karena sedang dikunci, terjadwal, ditelaah, atau isinya belum sah: %(titles)s",
            count,
        )
        messages.warning(self.request, text % {"count": count, "titles": "; ".join(titles[:10])})

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        """How many were changed; nothing when none was."""
        if not num_parent_objects:
            return None
        text = ngettext("%(count)s halaman diubah.", "%(count)s halaman diubah.", num_parent_objects)
        return text % {"count": num_parent_objects}

    @classmethod
    def change_of(cls, data: dict[str, Any]) -> Any:
        """The change that the form asks for."""
        return data


class SetSteward(AmendAction):
    """Name who looks after the pages."""

    display_name = _("Tetapkan penanggung jawab")
    aria_label = _("Tetapkan penanggung jawab halaman terpilih")
    action_type = "steward"
    action_priority = 50
    form_class = StewardForm
    question = _("Siapa penanggung jawab halaman ini?")


class SetReviewDate(AmendAction):
    """Say when the pages are to be looked at again."""

    display_name = _("Tetapkan tanggal tinjauan")
    aria_label = _("Tetapkan tanggal tinjauan halaman terpilih")
    action_type = "review_date"
    action_priority = 51
    form_class = ReviewDateForm
    question = _("Kapan halaman ini ditinjau lagi?")


class AddTags(AmendAction):
    """Add aspects and topics."""

    display_name = _("Tambah aspek atau topik")
    aria_label = _("Tambah aspek atau topik pada halaman terpilih")
    action_type = "add_tags"
    action_priority = 52
    form_class = TagForm
    question = _("Aspek atau topik apa yang ditambahkan pada halaman ini?")

    @classmethod
    def change_of(cls, data: dict[str, Any]) -> Any:
        def add(page: Any) -> None:
            page.aspects.add(*data["aspects"])
            page.topics.add(*data["topics"])

        return add
