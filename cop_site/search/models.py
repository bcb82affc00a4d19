"""What still has to reach an outer engine, what was asked of the search page, what editors put on top, what meaning was learned."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .pin_keys import PinnedResultQuerySet, key_of, target_of

# As long as what a reader usually asks; what is beyond says nothing more about what people look for.
LONGEST_LOGGED = 120


class PendingDocument(models.Model):
    """An entry that changed, noted in the same transaction; gone once the outer engine has confirmed it."""

    entry_id = models.BigIntegerField(primary_key=True)
    # Tells a change that came while an earlier one was being sent from that earlier one.
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "dokumen tertunda"
        verbose_name_plural = "dokumen tertunda"

    def __str__(self) -> str:
        return str(self.entry_id)


class SearchLog(models.Model):
    """A question that was sent to the search page. Of whom asks nothing is known here: no person, no session, no address."""

    text = models.CharField(_("yang dicari"), max_length=LONGEST_LOGGED)
    # Filters by their name in the address: {"aspek": ["3"], "tahun": ["2022"]}.
    filters = models.JSONField(_("saringan"), default=dict, blank=True)
    result_count = models.PositiveIntegerField(_("hasil"))
    corrected_to = models.CharField(_("dibaca sebagai"), max_length=LONGEST_LOGGED, blank=True)
    took_ms = models.PositiveIntegerField(_("lama (ms)"))
    asked_hour = models.DateTimeField(_("jam"), help_text=_("Dibulatkan ke jam."))
    # The exact moment, only as long as a longer text may still take the place of this one; then it is emptied.
    open_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("catatan pencarian")
        verbose_name_plural = _("catatan pencarian")
        ordering = ["-asked_hour", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="logged_search_has_text")]
        indexes = [
            models.Index(fields=["asked_hour"], name="search_log_by_hour"),
            models.Index(fields=["open_since"], condition=Q(open_since__isnull=False), name="search_log_still_open"),
        ]

    def __str__(self) -> str:
        return self.text


class SearchMonth(models.Model):
    """How often a text was asked in a past month; what single rows of the log become when their time is over."""

    month = models.DateField(_("bulan"), help_text=_("Hari pertama bulan itu."))
    text = models.CharField(_("yang dicari"), max_length=LONGEST_LOGGED)
    search_count = models.PositiveIntegerField(_("pencarian"))
    empty_count = models.PositiveIntegerField(_("tanpa hasil"))

    class Meta:
        verbose_name = _("pencarian per bulan")
        verbose_name_plural = _("pencarian per bulan")
        ordering = ["-month", "-search_count", "text"]
        constraints = [
            models.UniqueConstraint(fields=["month", "text"], name="one_sum_per_month_and_text"),
            models.CheckConstraint(condition=Q(empty_count__lte=F("search_count")), name="empty_searches_are_searches"),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.text}"


class MeaningSpace(models.Model):
    """What a backend of meaning has learned, where every process of every server finds it; one row for each backend."""

    # As the configuration names it.
    backend = models.CharField(max_length=200, primary_key=True)
    # Moves on with every rebuild; processes read the bytes anew only then.
    version = models.CharField(max_length=16, blank=True)
    data = models.BinaryField(default=b"")
    # Of the catalogue as it was learned.
    catalogue_version = models.PositiveBigIntegerField(default=0)
    built_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "ruang makna"
        verbose_name_plural = "ruang makna"

    def __str__(self) -> str:
        return self.backend


class PinnedResult(models.Model):
    """An editors' choice for a question, shown above its results; it names an entry and copies nothing, so that only what is public shows."""

    text = models.CharField(
        _("kata pencarian"),
        max_length=LONGEST_LOGGED,
        help_text=_("Sebagaimana pembaca mengetiknya. Bentuk kata, ejaan, dan sinonim di glosarium dikenali sendiri."),
    )
    key = models.CharField(max_length=200, editable=False)
    page = models.ForeignKey(Page, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("halaman"))
    address = models.CharField(
        _("atau alamat di situs ini"),
        max_length=500,
        blank=True,
        help_text=_("Untuk yang bukan halaman: diskusi, istilah, instansi, misalnya /glosarium/#anjab."),
    )
    kind = models.CharField(_("jenis"), max_length=20, editable=False)
    object_id = models.PositiveBigIntegerField(editable=False)
    position = models.PositiveSmallIntegerField(_("urutan"), default=1, help_text=_("Yang terkecil tampil lebih dulu."))
    note = models.CharField(_("alasan"), max_length=250, blank=True, help_text=_("Bagi sesama editor; tidak ditampilkan kepada pembaca."))
    starts_on = models.DateField(_("tampil sejak"), default=timezone.localdate)
    ends_on = models.DateField(_("tampil sampai"), null=True, blank=True, help_text=_("Kosongkan bila tidak berakhir."))

    objects = PinnedResultQuerySet.as_manager()

    class Meta:
        verbose_name = _("pilihan editor")
        verbose_name_plural = _("pilihan editor")
        ordering = ["text", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["key", "kind", "object_id"], name="one_pin_per_question_and_target"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="a_pin_ends_no_earlier_than_it_starts",
                violation_error_message=_("Tanggal akhir mendahului tanggal mulai."),
            ),
            models.CheckConstraint(condition=~Q(key=""), name="a_pin_has_words"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def target(self) -> str:
        """What the list of the CMS calls it."""
        return self.page.title if self.page else self.address

    @property
    def state(self) -> str:
        """Whether readers see it now; asks `with_state()`."""
        today = timezone.localdate()
        if not getattr(self, "is_public", True):
            return gettext("Tidak tampil: isinya tidak terbit")
        if self.starts_on > today:
            return gettext("Belum mulai")
        return gettext("Sudah berakhir") if self.ends_on and self.ends_on < today else gettext("Tampil")

    def clean(self) -> None:
        """Find the entry that is meant; words without meaning and things that nobody may see are refused."""
        self.key = key_of(self.text)
        if not self.key:
            raise ValidationError({"text": _("Tuliskan sedikitnya satu kata.")})
        if bool(self.page_id) == bool(self.address):
            raise ValidationError(_("Pilih satu: halaman, atau alamat di situs ini."))
        target = target_of(page_id=self.page_id, address=self.address)
        if target is None:
            raise ValidationError({"page" if self.page_id else "address": _("Ini tidak ditemukan di antara yang terbit untuk umum.")})
        self.kind, self.object_id = target
        # Forms leave constraints out that concern fields which nobody fills in.
        if PinnedResult.objects.filter(key=self.key, kind=self.kind, object_id=self.object_id).exclude(pk=self.pk).exists():
            raise ValidationError({"text": _("Untuk kata ini, isi yang sama sudah dipasang.")})
