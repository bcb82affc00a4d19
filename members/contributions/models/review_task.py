"""The step of Wagtail's workflow in which the editors of an aspect decide, with the rules that hold at every door.

Our own review page, the CMS's editor and its moderation list all end in `on_action`.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision, Task, TaskState

from knowledge.models import PracticePage
from members.contributions.crediting import credit_writers

from .contribution import Contribution


class ReviewRefused(PermissionDenied):
    """A decision that cannot be taken; nothing has changed."""


class NotForYou(ReviewRefused):
    """Own work, or an aspect that belongs to other editors."""


class AlreadyDecided(ReviewRefused):
    """Somebody was first, or the author has withdrawn it."""


class NewerVersion(ReviewRefused):
    """What was read is not what is there now."""


class CommentMissing(ReviewRefused):
    """Whoever asks for changes says which."""


class AspectReviewTask(Task):
    """Decided by an editor of one of the page's aspects, an editor of all, or an administrator; never by who wrote it."""

    class Meta:
        verbose_name = _("telaah editor aspek")
        verbose_name_plural = _("telaah editor aspek")

    @classmethod
    def get_description(cls) -> str:
        return str(_("Editor dari salah satu aspek halaman menyetujui atau meminta perbaikan; penulisnya tidak dapat menyetujui sendiri."))

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return Contribution.of_page(obj).may_be_decided_by(user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """While it waits only those who decide may edit."""
        return not Contribution.of_page(obj).may_be_decided_by(user)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Both ask for a comment, so that both carry the version that was read."""
        if not Contribution.of_page(obj).may_be_decided_by(user):
            return []
        return [("reject", _("Minta perbaikan"), True), ("approve", _("Setujui dan terbitkan"), True)]

    def get_form_for_action(self, action: str) -> Any:
        from members.contributions.forms.decision import ApproveForm, AskForChangesForm

        return AskForChangesForm if action == "reject" else ApproveForm

    def get_template_for_action(self, action: str) -> str:
        return "contributions/admin/decision_modal.html"

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        """Those waiting that the user may decide (5 queries, however many wait)."""
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        page_of = {pk: int(page_id) for pk, page_id in waiting.values_list("pk", "workflow_state__object_id")}
        pages = PracticePage.objects.filter(pk__in=page_of.values()).prefetch_related("aspect_links")
        known = {
            each.page_id: each
            for each in Contribution.objects.filter(page__in=pages).select_related("page").prefetch_related("coauthors", "page__aspect_links")
        }
        theirs = {page.pk for page in pages if known.get(page.pk, Contribution(page=page, author_id=page.owner_id)).may_be_decided_by(user)}
        return waiting.filter(pk__in=[pk for pk, page_id in page_of.items() if page_id in theirs])

    @transaction.atomic
    def on_action(self, task_state: Any, user: Any, action_name: str, comment: str = "", seen_revision: int | None = None, **kwargs: Any) -> None:
        """Decide once, on the version that was read.

        Raises:
            NotForYou, AlreadyDecided, NewerVersion, CommentMissing: as they say; nothing has changed then.
        """
        # Held until the transaction ends: a second editor waits here and then finds the decision.
        held = TaskState.objects.select_for_update().get(pk=task_state.pk)
        page = held.workflow_state.content_object.specific
        contribution = Contribution.of_page(page)
        if not contribution.may_be_decided_by(user):
            raise NotForYou(page.pk)
        if held.status != TaskState.STATUS_IN_PROGRESS:
            raise AlreadyDecided(page.pk)
        if not is_current(page, seen_revision or held.revision_id, but_for=user):
            raise NewerVersion(page.pk)
        if action_name == "reject" and not comment.strip():
            raise CommentMissing(page.pk)
        if action_name == "approve" and contribution.pk:
            credit_writers(contribution, by=user)
        # Read anew: what is published is the latest version that the page knows of.
        super().on_action(TaskState.objects.get(pk=held.pk).specific, user, action_name, comment=comment.strip())


def is_current(page: Any, revision_id: int, *, but_for: Any) -> bool:
    """Whether this is a version of the page and no other came after it; one's own edit in the same act is no surprise."""
    versions = Revision.page_revisions.filter(object_id=str(page.pk), pk__gte=revision_id)
    return set(versions.exclude(user=but_for).values_list("pk", flat=True)) <= {revision_id} and versions.filter(pk=revision_id).exists()
