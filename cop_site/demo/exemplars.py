"""Plants made-up exemplars of accepted evidence in different states, each marked as fictional."""

import datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from knowledge.aspects.models import Aspect
from knowledge.exemplars.files import place_file, store_file
from knowledge.exemplars.models import Act, Exemplar, ExemplarEvent
from knowledge.instansi.models import Instansi
from knowledge.models import RegulationPage

from .content_files import folder
from .files import file_of
from .library import FIRST_DAY

# A day for each step, so that the trail reads in its order.
STEP = datetime.timedelta(days=1)


def plant_exemplars(people: dict[str, Any]) -> None:
    """Everything of the folder; what is there already is left as it is. No mail leaves: nothing was decided just now."""
    for data in folder("exemplars"):
        if not Exemplar.objects.filter(slug=data["slug"]).exists():
            plant_exemplar(data, people)


def plant_exemplar(data: dict[str, Any], people: dict[str, Any]) -> None:
    """One exemplar with its file and its trail."""
    operator, verifier = people["operator"], people["verifikator"]
    instansi = Instansi.objects.get(code=data["instansi"])
    upload = SimpleUploadedFile(data["file"]["name"], file_of(data["file"]))
    document = store_file(upload, title=data["title"], by=operator, source=instansi.name)
    facts, acts = decided(data, document, operator, verifier)
    exemplar = Exemplar.objects.create(
        slug=data["slug"],
        title=data["title"],
        aspect=Aspect.objects.get(framework__code="kasn-2019", code=data["aspect"]),
        level=data["level"],
        description=data["description"],
        evidence_kind=data["kind"],
        instansi=instansi,
        year=data["year"],
        regulation=RegulationPage.objects.filter(slug=data.get("regulation", "")).first(),
        document=document,
        is_fictional=True,
        proposed_by=operator,
        uploaded_by=operator,
        proposed_at=FIRST_DAY,
        **facts,
    )
    ExemplarEvent.objects.bulk_create(
        ExemplarEvent(exemplar=exemplar, act=act, actor=actor, created_at=moment, note=note) for act, actor, moment, note in acts
    )
    place_file(exemplar)


def decided(data: dict[str, Any], document: Any, operator: Any, verifier: Any) -> tuple[dict[str, Any], list[tuple[Any, ...]]]:
    """The facts that the file says, and the trail that leads to them."""
    acts: list[tuple[Any, ...]] = [(Act.PROPOSED, operator, FIRST_DAY, "")]
    facts: dict[str, Any] = {}
    if data["accepted"]:
        day = FIRST_DAY + STEP
        facts |= {"accepted_at": day, "accepted_by": verifier, "accepted_source": data["source"], "reason": data["reason"]}
        acts.append((Act.ACCEPTED, verifier, day, data["source"]))
    if data["checked"]:
        day = FIRST_DAY + 2 * STEP
        facts |= {"redaction_checked_at": day, "redaction_checked_by": verifier}
        facts |= {"checked_file": str(document.file), "checked_hash": document.file_hash}
        acts.append((Act.REDACTION_CHECKED, verifier, day, ""))
    if data["consented"]:
        day = FIRST_DAY + 3 * STEP
        facts |= {"consented_at": day, "consented_by": operator}
        acts.append((Act.CONSENTED, operator, day, ""))
    return facts, acts
