"""Search in Elasticsearch, in front of the database's own engine: the same stems, so the same words meet.

Spelling and suggestions stay with the database, which always has the newest words.
"""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import reduce
from operator import and_, or_
from typing import Any

from elasticsearch import ApiError, Elasticsearch, NotFoundError, TransportError
from elasticsearch.dsl import Q, Search
from elasticsearch.helpers import BulkIndexError, bulk

from cop_site.search.documents import Document
from cop_site.search.language import stem
from cop_site.search.queries import BY_DATE, FACETS, SearchQuery
from cop_site.search.thesaurus import Phrase

from .base import ENOUGH, FORM_SHARE, STEM_WEIGHTS, Engine, EngineDown, SearchResults

# The number grows when the mapping changes; the rebuild after the next migration fills the new index.
ALIAS = "cop-entries-v2"
READ_SECONDS = 1.0
WRITE_SECONDS = 10.0
# After a failure nobody waits for it again for this long.
REST_SECONDS = 5.0
# More than there are instansi in the register, aspects in all frameworks, and years with content.
MOST_VALUES = 2000
# The field of each group of filters.
GROUPS = dict(zip(FACETS, ("kind", "aspect_ids", "instansi_id", "province_id", "year", "levels", "format"), strict=True))
TEXT = {"type": "text", "analyzer": "whitespace"}
MAPPING = {
    "dynamic": "strict",
    "properties": {
        **{name: TEXT for field in STEM_WEIGHTS for name in (field, f"{field}_stems")},
        "id": {"type": "long"},
        "kind": {"type": "keyword"},
        "aspect_ids": {"type": "long"},
        "instansi_id": {"type": "long"},
        "province_id": {"type": "long"},
        "year": {"type": "integer"},
        "levels": {"type": "integer"},
        "format": {"type": "keyword"},
        "date": {"type": "date"},
        "boost": {"type": "float"},
    },
}
STEM_FIELDS = [f"{name}_stems^{weight}" for name, weight in STEM_WEIGHTS.items()]
FORM_FIELDS = [f"{name}^{weight}" for name, weight in STEM_WEIGHTS.items()]


class ElasticsearchEngine(Engine):
    """An alias over one index; a rebuild fills a second one and moves the alias."""

    name = "elasticsearch"

    def __init__(self, url: str, helper: Engine, *, alias: str = ALIAS, is_immediate: bool = False) -> None:
        self.client = Elasticsearch(url, max_retries=0, retry_on_timeout=False)
        self.helper, self.alias, self.is_immediate = helper, alias, is_immediate
        self.rests_until = 0.0
        self.next_index, self.filled = "", set[int]()

    @contextmanager
    def reached(self, seconds: float) -> Iterator[Elasticsearch]:
        """The client with a limit of time.

        Raises:
            EngineDown: it does not answer, or did not a moment ago.
        """
        if time.monotonic() < self.rests_until:
            raise EngineDown
        try:
            yield self.client.options(request_timeout=seconds)
        except (TransportError, ApiError, BulkIndexError) as error:
            self.rests_until = time.monotonic() + REST_SECONDS
            raise EngineDown from error
        self.rests_until = 0.0

    def ensure(self) -> bool:
        """True when there is none: the rebuild that follows makes it, so that no half-filled index ever answers."""
        with self.reached(WRITE_SECONDS) as client:
            return not client.indices.exists_alias(name=self.alias)

    def clear(self) -> None:
        self.begin_rebuild()
        self.finish_rebuild([], [])

    def index(self, documents: Iterable[Document]) -> None:
        self.write(documents, self.alias)

    def write(self, documents: Iterable[Document], index: str) -> None:
        """Send documents to an index."""
        actions = ({"_index": index, "_id": str(document.id), "_source": asdict(document)} for document in documents)
        # Writing to an alias that is gone must not make an index with one document in it.
        only_there = {"require_alias": True} if index == self.alias else {}
        with self.reached(WRITE_SECONDS) as client:
            bulk(client, actions, refresh=self.is_immediate, **only_there)

    def delete(self, ids: Iterable[int]) -> None:
        actions = ({"_op_type": "delete", "_index": self.alias, "_id": str(id_)} for id_ in ids)
        with self.reached(WRITE_SECONDS) as client:
            # A document that is not there is where it should be.
            bulk(client, actions, refresh=self.is_immediate, raise_on_error=False)

    def begin_rebuild(self) -> None:
        self.next_index, self.filled = f"{self.alias}-{time.time_ns()}", set()
        with self.reached(WRITE_SECONDS) as client:
            client.indices.create(index=self.next_index, mappings=MAPPING)

    def fill(self, documents: Iterable[Document]) -> None:
        sent = list(documents)
        self.filled.update(document.id for document in sent)
        self.write(sent, self.next_index)

    def finish_rebuild(self, documents: Iterable[list[Document]], known_ids: Iterable[int]) -> None:
        for batch in documents:
            self.fill(batch)
        with self.reached(WRITE_SECONDS) as client:
            stale = self.filled.difference(known_ids)
            bulk(client, ({"_op_type": "delete", "_index": self.next_index, "_id": str(id_)} for id_ in stale))
            client.indices.refresh(index=self.next_index)
            try:
                old = list(client.indices.get_alias(name=self.alias))
            except NotFoundError:
                old = []
            moves = [{"remove_index": {"index": name}} for name in old]
            client.indices.update_aliases(actions=[*moves, {"add": {"index": self.next_index, "alias": self.alias}}])

    def query(self, query: SearchQuery) -> SearchResults:
        found = self.ask(query)
        if query.is_strict and len(query.words) > 1 and found.total < ENOUGH:
            found = self.ask(query.relaxed())
        return found

    def count(self, query: SearchQuery) -> SearchResults:
        return self.ask(query)

    def ranked(self, query: SearchQuery) -> list[int]:
        return self.ask(query).ids

    def ask(self, query: SearchQuery) -> SearchResults:
        """Hits and facets in one request."""
        narrowing = {name: Q("terms", **{GROUPS[name]: list(values)}) for name, values in query.chosen.items()}
        every = Q("bool", filter=list(narrowing.values()))
        with self.reached(READ_SECONDS) as client:
            search = Search(using=client, index=self.alias).query(self.scored(query)).post_filter(every)
            for name, field in GROUPS.items():
                others = Q("bool", filter=[condition for group, condition in narrowing.items() if group != name])
                search.aggs.bucket(name, "filter", filter=others).bucket("values", "terms", field=field, size=MOST_VALUES)
            search.aggs.bucket("total", "filter", filter=every)
            order = [{"date": {"order": "desc", "missing": "_last"}}, {"id": "desc"}]
            if query.segments and query.sort != BY_DATE:
                order = [{"_score": {"order": "desc"}}, *order]
            search = search.sort(*order).source(False).extra(track_total_hits=False)[query.offset : query.offset + query.limit]
            answer = search.execute()
        found = SearchResults(total=answer.aggregations.total.doc_count, ids=[int(hit.meta.id) for hit in answer])
        for name in FACETS:
            buckets = answer.aggregations[name]["values"].buckets
            getattr(found, name).update({bucket.key: bucket.doc_count for bucket in buckets if bucket.key != ""})
        return found

    def scored(self, query: SearchQuery) -> Any:
        """What is found, and what makes it score."""
        if not query.segments:
            return Q("match_all")
        own = [Q("combined_fields", query=stem(word), fields=STEM_FIELDS) for word in query.words]
        forms = [Q("combined_fields", query=word, fields=FORM_FIELDS, boost=FORM_SHARE) for word in query.words]
        others = [phrase(stems, weight) for weight, phrases in query.alternatives_by_weight().items() for stems in phrases]
        matched = Q("bool", filter=[found(query)], should=[*own, *forms, *others])
        return Q("function_score", query=matched, field_value_factor={"field": "boost"}, boost_mode="multiply")

    def suggest(self, words: list[str], limit: int) -> list[int]:
        return self.helper.suggest(words, limit)

    def unknown(self, words: Iterable[str]) -> list[str]:
        return self.helper.unknown(words)

    def similar(self, words: list[str]) -> list[tuple[str, int]]:
        return self.helper.similar(words)


def phrase(stems: Phrase, boost: float = 1.0) -> Any:
    """Stems in a row within one field; Elasticsearch adds up the rarity of all of them, where one thing was said."""
    return Q("multi_match", query=" ".join(stems), type="phrase", fields=STEM_FIELDS, boost=boost / len(stems))


def found(query: SearchQuery) -> Any:
    """What makes an entry a hit: every segment by its words or another name; one of them when not strict."""
    joint = and_ if query.is_strict else or_
    groups = []
    for segment in query.segments:
        inner = reduce(joint, (Q("multi_match", query=part, fields=STEM_FIELDS) for part in dict.fromkeys(segment.stems)))
        groups.append(reduce(or_, (phrase(other.phrase) for other in segment.alternatives), inner))
    return reduce(joint, groups)
