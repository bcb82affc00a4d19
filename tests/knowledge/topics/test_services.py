"""A merge moves every use of whatever room, once, keeps drafts publishable, and is logged."""

import pytest
from django.core.exceptions import PermissionDenied
from taggit.models import Tag
from wagtail.models import ModelLogEntry

from knowledge.aspects.loading import load_frameworks
from knowledge.aspects.models import Aspect, Finding, PageTopic, Topic
from knowledge.catalogue.models import Entry
from knowledge.media.models import CopDocument
from knowledge.topics.models import TopicName
from knowledge.topics.selectors import preview, uses_of
from knowledge.topics.services import MERGED, AlreadyMerged, SameTag, merge_tags
from knowledge.topics.signals import tags_merged


def test_every_use_moves_and_what_had_both_has_one(topic, guide, editor, aspect):
    old, new = topic("Talent pool"), topic("Manajemen talenta x")
    one, both = guide("Satu", old), guide("Dua", old, new)
    finding = Finding.objects.create(aspect=aspect("3"), text="Temuan", year=2024)
    finding.topics.set([old])
    old.aspects.set([aspect("3")])

    merge_tags(old, new, by=editor)

    assert not Topic.objects.filter(name="Talent pool").exists()
    assert list(PageTopic.objects.filter(content_object__in=[one, both]).values_list("tag", flat=True)) == [new.pk, new.pk]
    assert list(finding.topics.all()) == [new]
    assert list(new.aspects.all()) == [aspect("3")]
    assert [entry.topic_labels for entry in Entry.objects.filter(topics=new).order_by("pk")] == 2 * [[{"name": new.name, "slug": new.slug}]]


def test_every_table_that_names_topics_is_known(db):
    named = {use.model._meta.label for use in uses_of(Topic)}

    pointing = {
        model._meta.label
        for model in __import__("django.apps", fromlist=["apps"]).apps.get_models(include_auto_created=True)
        for field in model._meta.local_fields
        if field.is_relation and field.related_model is Topic
    }
    assert named == pointing
    assert {"aspects.PageTopic", "aspects.Finding_topics", "catalogue.Entry_topics", "topics.TopicName"} <= named


def test_a_draft_that_names_the_old_topic_can_still_be_published(topic, guide, editor):
    old, new = topic("Lama"), topic("Baru")
    page = guide("Satu")
    page.topics.set([old])
    draft = page.save_revision()

    merge_tags(old, new, by=editor)
    draft.refresh_from_db()
    draft.publish()

    assert list(PageTopic.objects.filter(content_object=page).values_list("tag", flat=True)) == [new.pk]


def test_it_cannot_be_done_twice_nor_with_itself(topic, editor):
    old, new = topic("Lama"), topic("Baru")

    with pytest.raises(SameTag):
        merge_tags(old, old, by=editor)
    kept = Topic.objects.get(pk=old.pk)
    merge_tags(old, new, by=editor)

    with pytest.raises(AlreadyMerged):
        merge_tags(kept, new, by=editor)
    assert TopicName.objects.filter(topic=new).count() == 1


def test_whoever_may_not_change_topics_merges_nothing(topic, person):
    old, new = topic("Lama"), topic("Baru")

    with pytest.raises(PermissionDenied):
        merge_tags(old, new, by=person())

    assert Topic.objects.filter(pk=old.pk).exists()


def test_rooms_hear_of_it_while_both_are_there(topic, editor):
    old, new = topic("Lama"), topic("Baru")
    heard = []

    def hear(sender, source, target, **kwargs):
        heard.append((sender, source.name, target.name, Topic.objects.filter(pk=source.pk).exists()))

    tags_merged.connect(hear)
    merge_tags(old, new, by=editor)
    tags_merged.disconnect(hear)

    assert heard == [(Topic, "Lama", "Baru", True)]


def test_it_is_logged_with_what_went_and_by_whom(topic, guide, editor):
    old, new = topic("Lama"), topic("Baru")
    guide("Satu", old)

    merge_tags(old, new, by=editor)

    entry = ModelLogEntry.objects.get(action=MERGED)
    assert (entry.user, entry.object_id, entry.data["source"]["name"]) == (editor, str(new.pk), "Lama")


def test_a_second_merge_takes_the_names_of_the_first_along(topic, editor):
    one, two, three = topic("Satu"), topic("Dua"), topic("Tiga")

    merge_tags(one, two, by=editor)
    merge_tags(two, three, by=editor)

    assert set(TopicName.objects.values_list("slug", "topic")) == {("satu", three.pk), ("dua", three.pk)}


def test_loading_the_data_files_does_not_bring_a_merged_topic_back(db, home, editor):
    old, new = Topic.objects.order_by("pk")[:2]
    slug = old.slug

    merge_tags(old, new, by=editor)
    load_frameworks()

    assert not Topic.objects.filter(slug=slug).exists()


def test_the_preview_counts_what_a_merge_moves_and_changes_nothing(topic, guide, editor):
    old, new = topic("Lama"), topic("Baru")
    guide("Satu", old)
    guide("Dua", old)

    told = preview(old)

    assert sum(row.count for row in told) >= 4
    assert PageTopic.objects.filter(tag=old).count() == 2
    assert preview(new) == []


def test_tags_of_documents_are_merged_by_the_same_service(admin_user):
    old, new = Tag.objects.create(name="skp", slug="skp"), Tag.objects.create(name="SKP 2", slug="skp-2")
    one, both = CopDocument.objects.create(title="Satu", file="a.pdf"), CopDocument.objects.create(title="Dua", file="b.pdf")
    one.tags.set([old])
    both.tags.set([old, new])

    merge_tags(old, new, by=admin_user)

    assert [sorted(tag.name for tag in document.tags.all()) for document in (one, both)] == [["SKP 2"], ["SKP 2"]]
    assert Aspect.objects.exists()
