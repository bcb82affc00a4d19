"""Plants the library of the demonstration site: regulations, guides, practices, laboratories, news and plain pages."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from wagtail.models import Page

from knowledge.aspects.models import Aspect, Topic
from knowledge.instansi.models import Instansi
from knowledge.models import (
    Dependency,
    GuideIndexPage,
    GuidePage,
    LabIndexPage,
    LabStoryPage,
    MaterialPage,
    NewsIndexPage,
    NewsPage,
    PracticeIndexPage,
    PracticePage,
    RegulationIndexPage,
    RegulationPage,
    RegulationRelation,
    RelatedPage,
    StandardPage,
)
from knowledge.models.guide import Effort
from knowledge.people.models import Person, Position

from .bodies import rich, to_blocks
from .content_files import CONFIDENCES, folder

EFFORTS = {"ringan": Effort.LIGHT, "sedang": Effort.MEDIUM, "berat": Effort.HEAVY}
# Fixed, so that two demonstration sites are the same.
FIRST_DAY = datetime.datetime(2026, 9, 1, 9, 0, tzinfo=datetime.UTC)


class Librarian:
    """Remembers aspects, topics and pages by their codes while planting."""

    def __init__(self) -> None:
        aspects = Aspect.objects.filter(framework__code="kasn-2019").select_related("parent", "framework")
        self.aspects = {aspect.code: aspect for aspect in aspects}
        self.topics = {topic.slug: topic for topic in Topic.objects.all()}
        self.instansi = {instansi.code: instansi for instansi in Instansi.objects.all()}
        self.people = {person.slug: person for person in Person.objects.all()}
        self.pages: dict[str, Any] = {page.slug: page for page in Page.objects.specific()}
        self.planted = 0

    @property
    def regulations(self) -> dict[str, Any]:
        """Regulation pages by code."""
        return {slug: page for slug, page in self.pages.items() if isinstance(page, RegulationPage)}

    def tag(self, page: MaterialPage, data: dict[str, Any]) -> None:
        """Give a page the aspects, sub-aspects and topics of its file."""
        page.aspects.set([self.aspects[code] for code in (*data["aspects"], *data.get("sub_aspects", []))])
        page.topics.set([self.topics[slug] for slug in data.get("topics", [])])

    def plant(self, parent: Page, data: dict[str, Any], make: "Callable[[Librarian, dict[str, Any]], Page]") -> Any:
        """Publish the page that `make` makes of a file below `parent`, unless one with its slug is there already."""
        slug = data.get("slug") or data["code"]
        if slug in self.pages:
            return self.pages[slug]
        page = make(self, data)
        page.slug = slug
        if isinstance(page, MaterialPage):
            page.external_id = slug
        page.first_published_at = FIRST_DAY + datetime.timedelta(hours=7 * self.planted)
        parent.add_child(instance=page)
        page.save_revision(changed=False).publish()
        self.planted += 1
        self.pages[slug] = page
        return page


def plant_people(librarian: Librarian) -> None:
    """People and the positions in which the sources name them."""
    for data in folder("people"):
        person, is_new = Person.objects.get_or_create(
            slug=data["slug"],
            defaults={key: data[key] for key in ("name", "title_prefix", "title_suffix", "is_office")},
        )
        if is_new:
            for order, position in enumerate(data["positions"]):
                instansi = librarian.instansi.get(position["instansi"])
                facts = {key: position.get(key, "") for key in ("title", "unit", "as_of", "source")}
                Position.objects.create(person=person, sort_order=order, instansi=instansi, **facts)
        librarian.people[person.slug] = person


def plant_regulations(librarian: Librarian) -> None:
    """Regulations first, then how they stand to one another."""
    parent = RegulationIndexPage.objects.get()
    items = folder("regulations")
    for data in items:
        librarian.plant(parent, data, new_regulation)
    for data in items:
        page = librarian.pages[data["code"]]
        if not page.relations.exists():
            for order, relation in enumerate(data["relations"]):
                RegulationRelation.objects.create(page=page, kind=relation["kind"], target=librarian.pages[relation["code"]], sort_order=order)


def new_regulation(librarian: Librarian, data: dict[str, Any]) -> RegulationPage:
    """One regulation."""
    page = RegulationPage(
        title=f"{data['title']} tentang {data['about']}"[:255],
        short_title=data["short"],
        form=data["form"],
        number=data["number"],
        year=data["year"],
        about=data["about"],
        issued_by=data["issued_by"],
        status=data["status"],
        confidence=CONFIDENCES[data["source"]],
        summary=data["summary"],
        source_url=data["source_url"],
        body=to_blocks(data.get("body", [])),
        articles=[("article", {**article, "text": rich(article["text"])}) for article in data.get("articles", [])],
    )
    librarian.tag(page, data)
    return page


def plant_guides(librarian: Librarian) -> None:
    """Guides, each with its legal basis linked."""
    parent = GuideIndexPage.objects.get()
    for data in folder("guides"):
        librarian.plant(parent, data, new_guide)


def new_guide(librarian: Librarian, data: dict[str, Any]) -> GuidePage:
    """One guide."""
    page = GuidePage(
        title=data["title"],
        summary=data["summary"],
        first_step=data["first_step"],
        level_from=data["level_from"],
        level_to=data["level_to"],
        effort=EFFORTS[data["effort"]],
        duration=data["duration"],
        owner_role=data["owner_role"],
        prerequisites="\n".join(data["prerequisites"]),
        source_name="Tim editor CoP Sistem Merit",
        reviewed_on=FIRST_DAY.date(),
        review_due=FIRST_DAY.date() + datetime.timedelta(days=365),
        body=to_blocks(data["body"], librarian.regulations),
    )
    librarian.tag(page, data)
    return page


def plant_practices(librarian: Librarian) -> None:
    """Practices; those told at an event point to it, so that events come first."""
    parent = PracticeIndexPage.objects.get()
    for data in folder("practices"):
        librarian.plant(parent, data, new_practice)


def new_practice(librarian: Librarian, data: dict[str, Any]) -> PracticePage:
    """One practice."""
    steps = [{"type": "steps", "heading": "Langkah", "items": data["steps"]}] if data.get("steps") else []
    page = PracticePage(
        title=data["title"],
        summary=data["summary"],
        instansi=librarian.instansi[data["instansi"]],
        year=data["year"],
        presented_by=librarian.people.get(data.get("presented_by", "")),
        presented_at=librarian.pages.get(data.get("at_event", "")),
        problem=rich(data["problem"]),
        result=rich(data["result"]),
        adapt=rich(data["adapt"]),
        source_name=data["source"],
        body=to_blocks([*data.get("body", []), *steps]),
    )
    librarian.tag(page, data)
    return page


def plant_laboratories(librarian: Librarian) -> None:
    """The two laboratories that the sources name, and a story bound to a published score; scores come first."""
    parent = LabIndexPage.objects.get()
    for data in folder("labs"):
        librarian.plant(parent, data, new_laboratory)


def new_laboratory(librarian: Librarian, data: dict[str, Any]) -> LabStoryPage:
    """One laboratory."""
    page = LabStoryPage(
        title=data["title"],
        summary=data["summary"],
        instansi=librarian.instansi[data["instansi"]],
        launched_on=data["launched"],
        category_before=data["before"],
        category_after=data["after"],
        category_source=data["source"][:250],
        source_name=data["source"][:250],
        body=to_blocks(data["body"]),
        score_points=[("point", {**point, "total": Decimal(point["total"])}) for point in data.get("score_points", [])],
        activities=[("activity", {"text": "", **activity}) for activity in data.get("activities", [])],
    )
    librarian.tag(page, data)
    return page


def plant_news(librarian: Librarian) -> None:
    """News in our own words."""
    parent = NewsIndexPage.objects.get()
    for data in folder("news"):
        librarian.plant(parent, data, new_news)


def new_news(librarian: Librarian, data: dict[str, Any]) -> NewsPage:
    """One item."""
    page = NewsPage(
        title=data["title"],
        summary=data["summary"],
        published_on=datetime.date.fromisoformat(str(data["published"])[:10]),
        published_time=datetime.time.fromisoformat(data["published_time"]) if data.get("published_time") else None,
        dateline=data.get("dateline", ""),
        publisher=data.get("unit", ""),
        author=data.get("author", ""),
        editor=data.get("editor", ""),
        photo_credit=data.get("photo_credit", ""),
        agency=data.get("byline", ""),
        views_at_source=data.get("views_at_source"),
        rights=data["rights"],
        source_name=data.get("unit", ""),
        source_url=data.get("source_url", ""),
        body=to_blocks(data["body"]),
    )
    librarian.tag(page, data)
    return page


def plant_pages(librarian: Librarian, home: Page) -> None:
    """Plain pages below home."""
    for data in folder("pages"):
        librarian.plant(home, data, new_page)


def new_page(librarian: Librarian, data: dict[str, Any]) -> StandardPage:
    """One page of text."""
    return StandardPage(title=data["title"], summary=data["summary"], body=to_blocks(data["body"]))


def link_related(librarian: Librarian) -> None:
    """The "baca juga" links and the order of work, once every page is there."""
    for name in ("news", "guides", "practices", "labs", "faq", "templates", "announcements"):
        for data in folder(name):
            page = librarian.pages[data["slug"]]
            related = [librarian.pages[slug] for slug in data.get("related", []) if slug in librarian.pages]
            required = [librarian.pages[slug] for slug in data.get("requires", [])]
            made = [
                *(
                    RelatedPage.objects.get_or_create(page=page.page_ptr, target=other.page_ptr, defaults={"sort_order": n})
                    for n, other in enumerate(related)
                ),
                *(
                    Dependency.objects.get_or_create(page=page.page_ptr, requires=other.page_ptr, defaults={"sort_order": n})
                    for n, other in enumerate(required)
                ),
            ]
            if any(is_new for _link, is_new in made):
                keep_in_revision(page)


def keep_in_revision(page: Page) -> None:
    """An editor who opens the page finds its links too, and does not lose them by publishing."""
    revision = page.latest_revision
    revision.content = type(page).objects.get(pk=page.pk).serializable_data()
    revision.save(update_fields=["content"])
