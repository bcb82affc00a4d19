"""A practice that a member contributes: who wrote it and where it stands. Its words are in the page itself, its past in the events."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from knowledge.models import PracticePage
from members.contributions.querysets import ContributionQuerySet


class State(models.TextChoices):
    """Where a contribution stands."""

    DRAFT = "draf", _("Draf")
    WAITING = "menunggu", _("Menunggu telaah")
    CHANGES = "perbaikan", _("Perlu perbaikan")
    PUBLISHED = "terbit", _("Terbit")
    WITHDRAWN = "ditarik", _("Ditarik")


# In these the author may write, submit and delete.
EDITABLE = (State.DRAFT, State.CHANGES, State.WITHDRAWN)
TONES: dict[str, str] = {State.WAITING: "info", State.CHANGES: "warn", State.PUBLISHED: "good"}


class Contribution(models.Model):
    """One practice of a member. Written by `services` and `receivers`, whichever door the review went through."""

    page = models.OneToOneField(PracticePage, on_delete=models.CASCADE, related_name="contribution", verbose_name=_("praktik"))
    # A person may go; what was published with its history stays.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="contributions", verbose_name=_("penulis")
    )
    state = models.CharField(_("status"), max_length=10, choices=State, default=State.DRAFT)
    is_for_instansi = models.BooleanField(_("atas nama instansi"), default=False)
    client_token = models.UUIDField(null=True)
    created_at = models.DateTimeField(_("dibuat"), default=timezone.now)
    saved_at = models.DateTimeField(_("tersimpan"), default=timezone.now)
    submitted_at = models.DateTimeField(_("diajukan"), null=True)
    decided_at = models.DateTimeField(_("diputuskan"), null=True)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("kontribusi")
        verbose_name_plural = _("kontribusi")
        ordering = ["-saved_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["author", "client_token"], name="one_contribution_per_submitted_form"),
            models.CheckConstraint(
                condition=~models.Q(state__in=["menunggu", "perbaikan"]) | models.Q(submitted_at__isnull=False),
                name="what_is_reviewed_was_submitted",
            ),
        ]
        indexes = [models.Index(fields=["state", "submitted_at"], name="contribution_by_state")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Where its author sees how it stands."""
        return f"/ruang/kontribusi/{self.pk}/"

    @property
    def title(self) -> str:
        """The title of the latest version."""
        return str(self.page.draft_title or self.page.title)

    @property
    def is_editable(self) -> bool:
        """Whether its author may change it now."""
        return self.state in EDITABLE

    @property
    def tone(self) -> str:
        """The tone of the badge that shows its state."""
        return TONES.get(self.state, "neutral")

    @cached_property
    def draft(self) -> Any:
        """The page as its latest version says (2 queries)."""
        return self.page.get_latest_revision_as_object()

    @property
    def writer_ids(self) -> set[int]:
        """Author and co-authors who agreed to be: they decide nothing about their own work."""
        others = [each.user_id for each in self.coauthors.all()] if self.pk else []
        return {user_id for user_id in (self.author_id, *others) if user_id is not None}

    @property
    def aspect_ids(self) -> set[int]:
        """Aspects and sub-aspects of the draft; a page that never was public has them in its rows."""
        return {link.tag_id for link in self.page.aspect_links.all()}

    def may_be_decided_by(self, user: Any) -> bool:
        """Whether the user may approve or ask for changes: one of its editors who wrote no part of it, superuser or not."""
        return user.pk not in self.writer_ids and bool(user.has_perm("contributions.review_contribution", self))

    @classmethod
    def of_page(cls, page: Any) -> "Contribution":
        """The contribution of a practice; for one that an editor wrote, an unsaved one that says the same of owner and aspects."""
        found = cls.objects.select_related("page").prefetch_related("coauthors").filter(page_id=page.pk).first()
        return found or cls(page=page, author_id=page.owner_id)
