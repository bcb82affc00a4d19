"""Search in Elasticsearch, in front of the database's own engine: the same stems, so the same words meet.

Spelling and suggestions stay with the database, which always has the newest words.
"""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import reduce
from operator import and_
from typing import Any

from elasticsearch import ApiError, Elasticsearch, NotFoundError, TransportError
from elasticsearch.dsl import MultiSearch, Q, Search
from elasticsearch.helpers import BulkIndexError, bulk

from cop_site.search.documents import Document
from cop_site.search.queries import FACETS, SearchQuery
from cop_site.search.ranking import Collection, Text
from cop_site.search.thesaurus import Phrase

from .base import STEM_WEIGHTS, Engine, EngineDown, SearchResults

# Grows when the mapping or the stems change; the rebuild after the next migration fills the new index.
VERSION = "v5"
READ_SECONDS = 1.0
WRITE_SECONDS = 10.0
# After a failure nobody waits for it again for this long.
REST_SECONDS = 5.0
# More than there are instansi in the register, aspects in all frameworks, and years with content.
MOST_VALUES = 2000
# The field of each group of filters.
GROUPS = dict(zip(FACETS, ("kind", "aspect_ids", "instansi_id", "province_id", "year", "levels", "format"), strict=True))
MAPPING = {
    "dynamic": "strict",
    "properties": {
        "stems": {"type": "text", "analyzer": "whitespace"},
        "id": {"type": "long"},
        "kind": {"type": "keyword"},
        "aspect_ids": {"type": "long"},
        "instansi_id": {"type": "long"},
        "province_id": {"type": "long"},
        "year": {"type": "integer"},
        "levels": {"type": "integer"},
        "format": {"type": "keyword"},
        "date": {"type": "date"},
        "is_material": {"type": "boolean"},
    },
}
# Hundreds of stored documents are dear to open and to send; the last thing they are sorted by is their number.
NUMBERS_ALONE: dict[str, Any] = {"track_total_hits": False, "stored_fields": "_none_"}
WHAT_IS_READ = ["responses.error", "responses.status", "responses.aggregations", "responses.hits.hits.sort"]
FACT_FIELDS = ("id", "kind", "aspect_ids", "instansi_id", "province_id", "year", "levels", "format", "date")


class ElasticsearchEngine(Engine):
    """An alias over one index; a rebuild fills a second one and moves the alias."""

    name = "elasticsearch"

    def __init__(self, url: str, helper: Engine, *, alias: str, is_immediate: bool = False) -> None:
        self.client = Elasticsearch(url, max_retries=0, retry_on_timeout=False)
        self.helper, self.alias, self.is_immediate = helper, f"{alias}-{VERSION}", is_immediate
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
        actions = ({"_index": index, "_id": str(document.id), "_source": source_of(document)} for document in documents)
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
            # Filled in batches, the index lies in dozens of pieces that every question would visit; nobody waits for this.
            client.indices.forcemerge(index=self.next_index, max_num_segments=1, wait_for_completion=False)

    def find(self, query: SearchQuery, collection: Collection, wanted: int) -> SearchResults:
        """Counts and hits in one request: counts alone are kept by Elasticsearch until the index changes."""
        narrowing = {name: Q("terms", **{GROUPS[name]: list(values)}) for name, values in query.chosen.items()}
        condition, every = condition_of(query, collection), Q("bool", filter=list(narrowing.values()))
        counts = Search().query(Q("bool", filter=[condition])).extra(track_total_hits=False)[:0]
        for name, field in GROUPS.items():
            others = Q("bool", filter=[other for group, other in narrowing.items() if group != name])
            counts.aggs.bucket(name, "filter", filter=others).bucket("values", "terms", field=field, size=MOST_VALUES)
        counts.aggs.bucket("total", "filter", filter=every)
        order = [{"date": {"order": "desc", "missing": "_last"}}, {"id": "desc"}]
        if query.is_ranked:
            order = [{"is_material": "desc"}, {"_score": {"order": "desc"}}, *order]
        hits = Search().query(Q("bool", must=[condition], filter=[every])).sort(*order).extra(**NUMBERS_ALONE)[:wanted]
        with self.reached(READ_SECONDS) as client:
            both = MultiSearch(using=client, index=self.alias).params(filter_path=WHAT_IS_READ).add(counts).add(hits)
            counted, listed = (answer.to_dict() for answer in both.execute())
        groups = counted["aggregations"]
        ids = [int(hit["sort"][-1]) for hit in listed.get("hits", {}).get("hits", [])]
        found = SearchResults(total=groups["total"]["doc_count"], ids=ids)
        for name in FACETS:
            values = {bucket["key"]: bucket["doc_count"] for bucket in groups[name]["values"]["buckets"] if bucket["key"] != ""}
            getattr(found, name).update(values)
        return found

    def collection(self, stems: Iterable[str]) -> Collection:
        return self.helper.collection(stems)

    def texts(self, ids: list[int]) -> list[Text]:
        return self.helper.texts(ids)

    def suggest(self, words: list[str], limit: int) -> list[int]:
        return self.helper.suggest(words, limit)

    def unknown(self, words: Iterable[str]) -> list[str]:
        return self.helper.unknown(words)

    def similar(self, words: list[str]) -> list[tuple[str, int]]:
        return self.helper.similar(words)


def source_of(document: Document) -> dict[str, Any]:
    """What is sent of a document."""
    return {**{name: getattr(document, name) for name in FACT_FIELDS}, "is_material": document.boost >= 1, "stems": stems_of(document)}


def stems_of(document: Document) -> list[str]:
    """Title, summary and body as one field, each as often as it counts: one list of words is walked through where there were three.

    As values of their own, so that no phrase reaches from one text into the next.
    """
    texts = {name: getattr(document, f"{name}_stems") for name in STEM_WEIGHTS}
    return [text for name, text in texts.items() if text for _time in range(round(STEM_WEIGHTS[name]))]


def phrase(stems: Phrase) -> Any:
    """Stems in a row, or one stem."""
    if len(stems) == 1:
        return Q("term", stems=stems[0])
    # Elasticsearch adds up the rarity of all words, where one thing was said.
    return Q("match_phrase", stems={"query": " ".join(stems), "boost": 1 / len(stems)})


def condition_of(query: SearchQuery, collection: Collection) -> Any:
    """What makes an entry a hit; each demand scores by its best option, or by all that are met when one will do."""
    limits = {"must_not": [phrase(stems) for stems in query.without]} if query.without else {}
    if query.since or query.before:
        limits["filter"] = [Q("range", year={name: year for name, year in (("gte", query.since), ("lt", query.before)) if year})]
    found = words_of(query, collection)
    return Q("bool", must=[found], **limits) if limits else found


def words_of(query: SearchQuery, collection: Collection) -> Any:
    """The part of the condition that words make."""
    if not query.segments:
        return Q("match_all")
    demands = []
    for options in query.demands(collection.holding, collection.size):
        met = [reduce(and_, map(phrase, option)) for option in options]
        demands.append(Q("dis_max", queries=met, tie_breaker=0.1) if query.is_strict else Q("bool", should=met, minimum_should_match=1))
    condition = Q("bool", must=demands)
    return condition if query.is_ranked else Q("bool", filter=[condition])
