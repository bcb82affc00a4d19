"""What a reader chose in the address of the register, and the page of it that results."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.functional import cached_property

from .models import Instansi, Kind, Province
from .querysets import InstansiQuerySet

PAGE_SIZE = 50


class RegisterFilter:
    """Search text, kind and province; values that do not exist are named in `unknown` and ignored."""

    def __init__(self, query: Mapping[str, str], *, path: str) -> None:
        self.query, self.path = query, path

    def given(self, name: str) -> str:
        """The value of a parameter, without surrounding space."""
        return self.query.get(name, "").strip()[:200]

    @property
    def q(self) -> str:
        """The search text."""
        return self.given("q")

    @cached_property
    def provinces(self) -> list[Province]:
        """The provinces that can be chosen (1 query)."""
        return list(Province.objects.order_by("name"))

    @cached_property
    def province(self) -> Province | None:
        """The chosen province."""
        return next((province for province in self.provinces if province.code == self.given("provinsi")), None)

    @property
    def kind(self) -> str:
        """The chosen kind; empty when none or unknown."""
        return self.given("jenis") if self.given("jenis") in Kind.values else ""

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """The kinds that can be chosen."""
        return [(kind.value, str(kind.label)) for kind in Kind]

    @property
    def unknown(self) -> list[str]:
        """Values in the address that name nothing."""
        chosen = {"jenis": self.kind, "provinsi": self.province}
        return [self.given(name) for name, value in chosen.items() if self.given(name) and not value]

    @cached_property
    def found(self) -> InstansiQuerySet:
        """Everything that matches, in the order of names."""
        rows = Instansi.objects.select_related("province").defer("note").matching(self.q)
        if self.kind:
            rows = rows.filter(kind=self.kind)
        if self.province:
            rows = rows.filter(province=self.province)
        return rows

    @cached_property
    def total(self) -> int:
        """How many match (1 query)."""
        return self.found.count()

    @property
    def last_page(self) -> int:
        """The number of the last page, at least 1."""
        return max(1, -(-self.total // PAGE_SIZE))

    @cached_property
    def page(self) -> int:
        """The number of the page shown; what is no number or too large means the nearest page."""
        wanted = self.given("halaman")
        return min(max(int(wanted), 1), self.last_page) if wanted.isascii() and wanted.isdigit() and len(wanted) < 7 else 1

    @cached_property
    def rows(self) -> list[Instansi]:
        """The rows of this page, each knowing whether it exists today (1 query)."""
        today = timezone.localdate().isoformat()
        rows = list(self.found[(self.page - 1) * PAGE_SIZE : self.page * PAGE_SIZE])
        for row in rows:
            row.is_current = row.is_active_on(today)
        return rows

    @property
    def first_number(self) -> int:
        """The place of the first row shown."""
        return (self.page - 1) * PAGE_SIZE + 1

    @property
    def last_number(self) -> int:
        """The place of the last row shown."""
        return min(self.page * PAGE_SIZE, self.total)

    @property
    def previous_url(self) -> str:
        """The page before."""
        return self.url_of(self.page - 1) if self.page > 1 else ""

    @property
    def next_url(self) -> str:
        """The page after."""
        return self.url_of(self.page + 1) if self.page < self.last_page else ""

    def url_of(self, page: int) -> str:
        """The same choices on another page."""
        chosen = {"q": self.q, "jenis": self.kind, "provinsi": self.province.code if self.province else "", "halaman": page}
        return f"{self.path}?{urlencode({key: value for key, value in chosen.items() if value})}"
