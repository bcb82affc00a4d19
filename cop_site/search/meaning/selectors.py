"""Entries that are near in meaning when few hold the words; whatever goes wrong here, the page stands without them."""

import logging
from collections.abc import Iterable
from dataclasses import replace
from time import monotonic

from django.conf import settings
from django.utils.html import escape

from cop_site.search.engines import database_engine
from cop_site.search.engines.base import ENOUGH
from cop_site.search.queries import BY_DATE, SearchQuery
from cop_site.search.selectors import Answer, Found
from knowledge.catalogue.models import Entry

from . import meaning

logger = logging.getLogger(__name__)
MOST_SHOWN = 5
# Of so many the filters choose; what is still farther is near to nothing.
CANDIDATES = 500
# Entries may have gone since the backend learned; so many times as many are looked up.
SPARE = 4
# After an error, or an answer that took longer than this, a backend is left alone for a while.
SLOW_SECONDS = 1.0
PAUSE_SECONDS = 60.0
# Until when, by what the configuration names.
_resting: dict[str, float] = {}


def near_in_meaning(answer: Answer, shown: Iterable[int] = ()) -> list[Found]:
    """At most five entries that are near a question and not among its hits or `shown` (no query while off, else 2 to 6).

    None when enough hold the words, and none for a phrase in quotes, whose words are asked for as they stand.
    """
    query, named = answer.query, settings.SEARCH_MEANING
    if not named or not query.segments or query.phrases or query.offset or answer.results.total >= ENOUGH:
        return []
    if monotonic() < _resting.get(named, 0.0):
        return []
    seen = {*answer.results.ids, *shown}
    try:
        ids = nearest_ids(text_of(query))
        return found_of(let_through([id_ for id_ in ids if id_ not in seen], query))
    except Exception:  # an aid of any make must not take the page with it
        logger.exception("The search for meaning failed; it rests for %d s.", PAUSE_SECONDS)
        _resting[named] = monotonic() + PAUSE_SECONDS
        return []


def text_of(query: SearchQuery) -> str:
    """The words as they were understood, each name with its closest other one: the site's texts may know only that."""
    return " ".join(
        word for segment in query.segments for word in (*segment.words, *(part for other in segment.alternatives[:1] for part in other.phrase))
    )


def nearest_ids(text: str) -> list[int]:
    """What the backend says, the nearest first; one that was slow is not asked again for a while."""
    backend, started = meaning(), monotonic()
    found = [near.entry_id for near in backend.nearest(text, CANDIDATES)] if backend else []
    if (took := monotonic() - started) > SLOW_SECONDS:
        logger.warning("The search for meaning took %.1f s; it rests for %d s.", took, PAUSE_SECONDS)
        _resting[settings.SEARCH_MEANING] = monotonic() + PAUSE_SECONDS
    return found


def let_through(ids: list[int], query: SearchQuery) -> list[int]:
    """Those that the filters and the words to leave out allow, in their order (no query without any, else 1 to 4)."""
    if not ids or not (query.is_narrowed or query.without):
        return ids
    engine = database_engine()
    collection = engine.collection(())
    allowed = set(engine.find(replace(query, text="", segments=(), sort=BY_DATE), collection, collection.size).ids)
    return [id_ for id_ in ids if id_ in allowed]


def found_of(ids: list[int]) -> list[Found]:
    """The first few of those that are there, as the page shows hits (1 query)."""
    wanted = ids[: MOST_SHOWN * SPARE]
    there = Entry.objects.for_cards().select_related("instansi").in_bulk(wanted) if wanted else {}
    return [Found(there[id_], escape(there[id_].title), None) for id_ in wanted if id_ in there][:MOST_SHOWN]
