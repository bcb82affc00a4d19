"""Answers for saved searches: the floor below keeps the questions, this one can read them."""

from dataclasses import replace

from django.http import QueryDict

from knowledge.catalogue.models import Entry
from members.alerts.registry import Question, Thing

from .addresses import PAGE, filters_of, parameters, question_of
from .engines import SearchResults
from .facets import facets
from .filters import Filters, filter_aspects
from .language import words
from .listing import title_of
from .selectors import whole_matches


class SearchFinder:
    """Reads parameters as the search page does; asks the database's own engine, which is always there."""

    def read(self, parameters_: str) -> Question | None:
        """See `members.alerts.registry.Finder`."""
        asked = asked_of(parameters_)
        aspects = filter_aspects()
        filters = filters_of(asked, aspects=aspects)
        if not asks_something(filters):
            return None
        query = filters.query
        return Question(question_of(parameters(asked, filters)), title_of(query.text, facets(SearchResults(), query, aspects)))

    def matches(self, parameters_: str, *, most: int) -> list[Thing]:
        """See `members.alerts.registry.Finder`; without a better spelling, for what was saved must not change its meaning."""
        filters = filters_of(asked_of(parameters_), aspects=filter_aspects())
        if not asks_something(filters) or filters.unknown:
            return []
        ids = whole_matches(replace(filters.query, is_exact=True), most)
        things = {pk: (kind, object_id) for pk, kind, object_id in Entry.objects.filter(pk__in=ids).values_list("pk", "kind", "object_id")}
        return [things[id_] for id_ in ids if id_ in things]

    def address(self, parameters_: str) -> str:
        """See `members.alerts.registry.Finder`."""
        return f"{PAGE}?{parameters_}"


def asked_of(parameters_: str) -> QueryDict:
    """The parameters as a request would hold them."""
    return QueryDict(parameters_.removeprefix("?"))


def asks_something(filters: Filters) -> bool:
    """Whether there is a word or a filter; signs alone find nothing."""
    return bool(words(filters.query.text)) or (filters.is_narrowed and not filters.query.text.strip())
