"""Learns a space from texts by latent semantic analysis: words that keep the same company come to point the same way."""

from collections.abc import Iterable, Iterator
from itertools import islice

import numpy as np

from cop_site.search.documents import Document
from cop_site.search.language import is_stopword, is_weak

from .space import Space, unit_rows

DIMENSIONS = 128
# A few documents share few subjects: with a dimension for each of them nothing would be near anything.
DOCUMENTS_PER_DIMENSION = 4
# Of fewer documents nothing can be learned.
FEWEST = 5
# The most frequent stems; beyond them are slips of the pen and numbers of letters.
MOST_WORDS = 50_000
# A stem that so large a share of all documents hold says nothing of any.
MOST_COMMON_SHARE = 0.4
# What a long transcript is about is said by then.
MOST_BODY_WORDS = 2_000
TITLE_TIMES, SUMMARY_TIMES = 3, 2
# How the library says that no word is left, or only one text.
NO_WORD_LEFT = ("empty vocabulary", "no terms remain", "max_df corresponds to")
# The same texts give the same space.
SEED = 28


def learned(documents: Iterable[Document]) -> Space:
    """The space of some documents; an empty one when they are too few or say nothing. Minutes and some hundred MB for 100,000."""
    # Imported here: only the process that learns needs it, and it takes a second.
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer

    ids: list[int] = []

    def noted(found: Iterable[Document]) -> Iterator[Document]:
        for document in found:
            ids.append(document.id)
            yield document

    table = TfidfVectorizer(analyzer=telling_stems, sublinear_tf=True, max_df=MOST_COMMON_SHARE, max_features=MOST_WORDS, dtype=np.float32)
    try:
        counts = table.fit_transform(noted(documents))
    except ValueError as error:
        if not any(sign in str(error) for sign in NO_WORD_LEFT):
            raise
        return empty()
    dimensions = min(DIMENSIONS, max(2, len(ids) // DOCUMENTS_PER_DIMENSION), counts.shape[1] - 1)
    if len(ids) < FEWEST or dimensions < 1:
        return empty()
    reduced = TruncatedSVD(dimensions, random_state=SEED)
    vectors = reduced.fit_transform(counts).astype(np.float32)
    weights = (reduced.components_.T * table.idf_[:, np.newaxis]).astype(np.float16)
    return Space(np.array(ids, dtype=np.int64), unit_rows(vectors), tuple(table.get_feature_names_out()), weights)


def empty() -> Space:
    """A space without entries."""
    return Space(np.empty(0, np.int64), np.empty((0, 1), np.float32), (), np.empty((0, 1), np.float16))


def telling_stems(document: Document) -> list[str]:
    """The stems that say something; those of title and summary count more."""
    title = telling(document.title, document.title_stems)
    summary = telling(document.summary, document.summary_stems)
    return [*title * TITLE_TIMES, *summary * SUMMARY_TIMES, *telling(document.body, document.body_stems)]


def telling(words: str, stems: str) -> list[str]:
    """The stems of those words that are neither empty nor a number."""
    pairs = islice(zip(words.split(), stems.split(), strict=True), MOST_BODY_WORDS)
    return [stem for word, stem in pairs if len(stem) > 1 and not stem.isdigit() and not is_stopword(word) and not is_weak(word)]
