"""Other names by which a topic is found: what people also call it, and what it was called before a merge."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from knowledge.aspects.models import Topic


class TopicName(models.Model):
    """Another name of a topic; its address in lists leads to the topic's own."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="other_names", verbose_name=_("topik"))
    name = models.CharField(_("sebutan lain"), max_length=100)
    slug = models.SlugField(_("alamat"), max_length=100, unique=True, editable=False)
    is_former = models.BooleanField(_("topik yang digabungkan"), default=False, editable=False)

    class Meta:
        verbose_name = _("sebutan lain topik")
        verbose_name_plural = _("sebutan lain topik")
        ordering = ["topic__name", "name"]
        constraints = [models.CheckConstraint(condition=~Q(slug=""), name="another_name_of_a_topic_has_an_address")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A name belongs to one topic; the topics' own names are taken."""
        self.slug = self.slug or slugify(self.name)[:100]
        if not self.slug:
            raise ValidationError({"name": _("Tuliskan sedikitnya satu huruf atau angka.")})
        taken = Topic.objects.filter(Q(slug=self.slug) | Q(name__iexact=self.name)).exists()
        if taken or TopicName.objects.filter(slug=self.slug).exclude(pk=self.pk).exists():
            raise ValidationError({"name": _("Sebutan ini sudah dipakai sebuah topik. Gabungkan kedua topik bila artinya sama.")})
