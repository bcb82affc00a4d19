"""Writes many pages at once into a page tree that stays valid: rows, place, tags, revisions and what the CMS looks them up by."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, Model, OuterRef, Subquery
from django.db.models.functions import Cast
from modelcluster.models import get_all_child_relations
from modelsearch.backends import get_search_backends_with_name
from wagtail.models import Page, ReferenceIndex, Revision

from knowledge.aspects.models import Aspect, PageAspect
from knowledge.models import MaterialPage

# A page row has some thirty columns, and SQLite takes 32,766 values in one statement.
ROWS_AT_ONCE = 500


def locked(parent: Page) -> Page:
    """The parent as it stands now; nobody else adds a child to it until the transaction ends."""
    return Page.objects.select_for_update().get(pk=parent.pk)


def plant(parent: Page, pages: Sequence[MaterialPage], *, now: datetime) -> None:
    """Insert new pages below a held parent, live, in their order (4 queries). Each has its slug, which no sibling bears."""
    last = parent.get_last_child() if parent.numchild else None
    step = Page._str2int(last.path[-Page.steplen :]) if last else 0
    for page in pages:
        step += 1
        page.path = Page._get_path(parent.path, parent.depth + 1, step)
        page.depth, page.locale_id = parent.depth + 1, parent.locale_id
        page.set_url_path(parent)
        page.live, page.has_unpublished_changes = True, False
        page.first_published_at = page.last_published_at = page.latest_revision_created_at = now
    rows = [Page(**{field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields if field.name != "id"}) for page in pages]
    Page.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)
    for page, row in zip(pages, rows, strict=True):
        page.id = page.page_ptr_id = row.pk
        page._state.adding = False
    insert_own_columns(pages)
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + len(pages))
    parent.numchild += len(pages)


def insert_own_columns(pages: Sequence[MaterialPage]) -> None:
    """The rows of the pages' own type, whose part in the page table is there already; Django itself inserts only whole rows in bulk."""
    for model in {type(page) for page in pages}:
        own = [page for page in pages if type(page) is model]
        model._base_manager.all()._batched_insert(own, fields=model._meta.local_concrete_fields, batch_size=ROWS_AT_ONCE)


def free_slugs(parent: Page, wanted: Sequence[tuple[str, str]]) -> list[str]:
    """A slug for each (slug, longer slug) pair, distinct among themselves and from those of the parent's children (1 query)."""
    asked = {slug for pair in wanted for slug in pair}
    taken = set(parent.get_children().filter(slug__in=asked).values_list("slug", flat=True))
    found = []
    for short, long in wanted:
        slug = long if short in taken else short
        taken.add(slug)
        found.append(slug)
    return found


def hold_relations(pages: Sequence[MaterialPage], *, are_new: bool) -> None:
    """Read what hangs on the pages once for all of them, so that neither revisions nor drafts ask for each (1 query a relation)."""
    for relation in get_all_child_relations(type(pages[0])) if pages else []:
        name, column = relation.get_accessor_name(), relation.field.attname
        children: dict[int, list[Model]] = defaultdict(list)
        if not are_new:
            for child in relation.related_model._default_manager.filter(**{f"{column}__in": [page.pk for page in pages]}):
                children[getattr(child, column)].append(child)
        for page in pages:
            page.__dict__.setdefault("_cluster_related_objects", {})[name] = children[page.pk]


def tag(pages: Sequence[tuple[MaterialPage, list[Aspect]]]) -> None:
    """Make the aspects of live pages just these; the pages hold the links in memory too (2 queries)."""
    PageAspect.objects.filter(content_object__in=[page.pk for page, _ in pages]).delete()
    links = [PageAspect(content_object_id=page.pk, tag=aspect) for page, aspects in pages for aspect in aspects]
    PageAspect.objects.bulk_create(links, batch_size=ROWS_AT_ONCE * 10)
    held: dict[int, list[PageAspect]] = defaultdict(list)
    for link in links:
        held[link.content_object_id].append(link)
    for page, _aspects in pages:
        page.__dict__["_cluster_related_objects"]["aspect_links"] = held[page.pk]


def add_revisions(pages: Sequence[MaterialPage], *, by: Any, now: datetime) -> None:
    """A revision of each page as it is now, which becomes its latest one, and the live one of live pages (4 queries)."""
    base = ContentType.objects.get_for_model(Page)
    Revision.objects.bulk_create(
        [
            Revision(
                content_type_id=page.content_type_id, base_content_type=base, object_id=str(page.pk), created_at=now, user=by,
                object_str=str(page), content=page.serializable_data(),
            )
            for page in pages
        ],
        batch_size=ROWS_AT_ONCE,
    )  # fmt: skip
    newest = Revision.objects.filter(base_content_type=base, object_id=Cast(OuterRef("pk"), CharField())).order_by("-created_at", "-pk")
    rows = Page.objects.filter(pk__in=[page.pk for page in pages])
    rows.update(latest_revision=Subquery(newest.values("pk")[:1]), latest_revision_created_at=now)
    rows.filter(live=True).update(live_revision=F("latest_revision"), last_published_at=now, has_unpublished_changes=False)
    latest = dict(rows.values_list("pk", "latest_revision_id"))
    for page in pages:
        page.latest_revision_id = latest[page.pk]
        page.live_revision_id = latest[page.pk] if page.live else page.live_revision_id


def index(pages: Iterable[MaterialPage]) -> None:
    """What the CMS finds pages by: its own search, and which page refers to what; the signals of a save would do the same."""
    by_model: dict[type[MaterialPage], list[MaterialPage]] = defaultdict(list)
    for page in pages:
        by_model[type(page)].append(page)
    for model, own in by_model.items():
        refer(own)
        for _name, backend in get_search_backends_with_name(with_auto_update=True):
            backend.add_bulk(model, own)


def refer(pages: Sequence[MaterialPage]) -> None:
    """Write the references of pages of one type; one by one only where something is noted already or new (1 query and 2 for each)."""
    base = ContentType.objects.get_for_model(Page)
    keys = [str(page.pk) for page in pages]
    noted = set(ReferenceIndex.objects.filter(base_content_type=base, object_id__in=keys).values_list("object_id", flat=True))
    for page in pages:
        if str(page.pk) in noted or has_references(page):
            ReferenceIndex.create_or_update_for_object(page)


def has_references(page: MaterialPage) -> bool:
    """Whether an imported page refers to anything: its body holds words and links to the web alone, so that its own columns tell."""
    return any(getattr(page, field.attname) is not None for field in page._meta.local_fields if field.many_to_one)


def update_columns(page: MaterialPage, fields: Iterable[str]) -> None:
    """Write some fields of one page, each in the table that holds it (2 queries)."""
    names = set(fields)
    shared = {field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields if {field.name, field.attname} & names}
    own = {field.attname: getattr(page, field.attname) for field in type(page)._meta.local_concrete_fields if {field.name, field.attname} & names}
    if shared:
        Page.objects.filter(pk=page.pk).update(**shared)
    if own:
        type(page)._base_manager.filter(pk=page.pk).update(**own)
