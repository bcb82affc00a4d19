"""Indonesian for search: words, spellings and stems. The same for documents and queries, and for every engine; no database here."""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data" / "bahasa.toml"
# "1.250" is one number, as "1250" is.
WORD = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{3})+(?![\d.])|[^\W_]+")
LONGEST_WORD = 40
SHORTEST_STEMMED = 4
# "kegiatannya" is "kegiatan"; but "bertanya" and "sepunya" end so by themselves.
OF_IT = re.compile(r"(?<=.{6})(?<!ta)(?<!pu)nya$")


@cache
def rules() -> dict[str, Any]:
    """The data file, with families turned round to one entry for each form."""
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return {
        "stems": {form: stem for stem, forms in data["families"].items() for form in forms},
        "spellings": data["spellings"],
        "stopwords": frozenset(data["stopwords"]["words"].split()),
        "weak": frozenset(data["weak"]["words"].split()),
    }


@cache
def stemmer() -> Any:
    """Sastrawi's stemmer; its dictionary is read once for each process."""
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    return StemmerFactory().create_stemmer(False)


def folded(text: str) -> str:
    """Lower case without accents, compatibility forms and control characters."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def words(text: str) -> list[str]:
    """The words of a text in order, folded and in their accepted spelling; never longer than an index can hold."""
    spellings = rules()["spellings"]
    found = (word.replace(".", "")[:LONGEST_WORD] for word in WORD.findall(folded(text)))
    return [spellings.get(word, word) for word in found]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of one folded word: of the field's own families first, then Sastrawi's.

    "-nya" goes before both: with it Sastrawi makes "penilainya" an indigo plant (nila).
    """
    word = OF_IT.sub("", word)
    known: str | None = rules()["stems"].get(word)
    if known is not None:
        return known
    if len(word) < SHORTEST_STEMMED or not word.isalpha() or not word.isascii():
        return word
    return str(stemmer().stem(word)) or word


def stems(text: str) -> list[str]:
    """The stems of a text in order."""
    return [stem(word) for word in words(text)]


def stem_text(text: str) -> str:
    """The stems of a text, joined by spaces, as engines store them."""
    return " ".join(stems(text))


def is_stopword(word: str) -> bool:
    """Whether a word says nothing about what is sought."""
    return word in rules()["stopwords"]


def is_weak(word: str) -> bool:
    """Whether a word says little about what is sought, though it may be all that a reader said."""
    return word in rules()["weak"]
