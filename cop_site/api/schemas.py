"""Shapes of the answers. Names are those of the contract; what is not here is not told."""

from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field


class Shape(Schema):
    """An answer has exactly the fields that are documented."""

    model_config = ConfigDict(extra="forbid")


class FacetValue(Shape):
    """One choice of a filter, with how many results it would give."""

    value: str
    label: str
    count: int


class Facets(Shape):
    """Choices that narrow the results."""

    aspek: list[FacetValue]
    jenis: list[FacetValue]
    instansi: list[FacetValue]
    provinsi: list[FacetValue]
    tahun: list[FacetValue]
    tingkat: list[FacetValue]
    format: list[FacetValue]


class Summary(Shape):
    """A published thing in a list."""

    id: int
    external_id: str = Field(description="Nama dari sumber asalnya; kosong bila tidak ada.")
    kind: str
    title: str
    url: str = Field(description="Alamat halaman pada situs ini.")
    summary: str
    aspects: list[str] = Field(description="Kode aspek pada instrumen aktif.")
    date: date | None


class SearchResult(Summary):
    """A published thing that was found."""

    highlight: str = Field(description="Kutipan HTML; hanya memuat tanda <mark>, selebihnya teks yang sudah dilepas.")


class SearchAnswer(Shape):
    """One page of results."""

    total: int
    took_ms: int
    suggestion: str | None = Field(description="Tulisan yang mungkin dimaksud, bila ada kata yang tidak dikenal.")
    results: list[SearchResult]
    facets: Facets


class Suggestion(Shape):
    """A title that may be meant."""

    title: str
    url: str
    kind: str


class Suggestions(Shape):
    """Titles for what was typed so far."""

    results: list[Suggestion]


class Page(Shape):
    """The frame of every list."""

    total: int
    page: int
    page_size: int
    next: str | None
    previous: str | None


class Material(Summary):
    """A piece of material."""

    sub_aspects: list[str]
    topics: list[str]
    instansi: str | None = Field(description="Kode instansi yang diceritakan.")
    year: int | None
    level_from: int | None
    level_to: int | None
    is_fictional: bool


class Materials(Page):
    """One page of materials."""

    results: list[Material]


class Event(Summary):
    """An event."""

    starts_at: datetime | None
    ends_at: datetime | None
    zone: str
    mode: str
    place: str
    series: str


class Events(Page):
    """One page of events."""

    results: list[Event]


class InstansiItem(Shape):
    """A body of the register."""

    code: str
    name: str
    short_name: str
    kind: str
    province: str | None = Field(description="Kode provinsi.")
    province_name: str | None
    is_assessed: bool
    valid_from: str
    valid_to: str
    url: str


class InstansiList(Page):
    """One page of the register."""

    results: list[InstansiItem]


class FrameworkSummary(Shape):
    """A version of the instrument."""

    code: str
    name: str
    status: str
    valid_from: str
    valid_to: str
    is_active: bool
    max_score: float | None
    min_score: float | None


class Frameworks(Shape):
    """All versions."""

    results: list[FrameworkSummary]


class BandItem(Shape):
    """A category of the total score."""

    rank: int
    code: str
    name: str
    floor: float
    ceiling: float
    index_floor: float
    index_ceiling: float
    consequence: str


class SubAspectItem(Shape):
    """A sub-aspect."""

    code: str
    name: str
    max_score: float | None
    min_score: float | None
    weight: float | None
    level_min: int | None
    level_max: int | None


class AspectItem(Shape):
    """An aspect with its sub-aspects."""

    code: str
    name: str
    short_name: str
    description: str
    max_score: float | None
    min_score: float | None
    url: str
    sub_aspects: list[SubAspectItem]


class FrameworkDetail(FrameworkSummary):
    """A version with its aspects and categories."""

    legal_basis: list[str]
    oversight: str
    application: str
    aspects: list[AspectItem]
    bands: list[BandItem]


class Stats(Shape):
    """How much there is."""

    materials: dict[str, int] = Field(description="Jumlah entri terbit menurut jenis.")
    aspects: dict[str, int] = Field(description="Jumlah materi menurut kode aspek pada instrumen aktif.")
    instansi: int = Field(description="Instansi yang dinilai dan masih ada.")
    terms: int
    upcoming_events: int


class WeakAspectItem(Shape):
    """An aspect below its threshold."""

    code: str
    name: str
    score: float | None
    max: float | None
    reason: str


class Part(Shape):
    """A part of a recommendation's score."""

    kind: str
    value: float
    text: str


class RecommendationItem(Shape):
    """A recommended thing."""

    rank: int
    external_id: str
    kind: str
    title: str
    url: str
    aspects: list[str]
    score: Annotated[float, Field(description="Jumlah semua bagiannya.")]
    parts: list[Part]


class Recommendations(Shape):
    """What an instansi should read next, and why."""

    instansi: str
    framework: str | None
    year: int | None
    total: float | None
    index: float | None
    category: str | None
    weak_aspects: list[WeakAspectItem]
    recommendations: list[RecommendationItem]
