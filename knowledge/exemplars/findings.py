"""What looks like personal data in an exemplar: in its words and in the text of its file, for whoever checks the redaction."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from knowledge.media.models import DocumentText, Readability
from knowledge.personal_data import Finding, find

from .models import Exemplar

# A list of staff would fill the page; the number is told all the same.
MOST_SHOWN = 20
READ = {Readability.READ, Readability.CUT}


@dataclass(frozen=True)
class Place:
    """A finding and where it stands."""

    where: str
    finding: Finding


@dataclass(frozen=True)
class RedactionCheck:
    """What a machine saw, and whether it could read the file at all."""

    places: list[Place]
    readability: str

    @property
    def shown(self) -> list[Place]:
        """The first of them."""
        return self.places[:MOST_SHOWN]

    @property
    def hidden_count(self) -> int:
        """How many more there are."""
        return len(self.places) - len(self.shown)

    @property
    def is_read(self) -> bool:
        """Whether the text of the file was seen; otherwise only a person can look."""
        return self.readability in READ

    @property
    def readability_label(self) -> str:
        """Why the text was not seen, in words."""
        return str(Readability(self.readability).label) if self.readability else _("Belum dibaca")


def redaction_check(exemplar: Exemplar) -> RedactionCheck:
    """Look at title, description, reason, source of the decision and the text of the file (1 query)."""
    reading: Any = DocumentText.objects.filter(document=exemplar.document_id).first()
    texts = [
        (_("judul"), exemplar.title),
        (_("keterangan"), exemplar.description),
        (_("alasan diterima"), exemplar.reason),
        (_("dasar keputusan"), exemplar.accepted_source),
        (_("berkas"), reading.text if reading else ""),
    ]
    places = [Place(where, finding) for where, text in texts for finding in find(text)]
    return RedactionCheck(places, reading.readability if reading else "")
