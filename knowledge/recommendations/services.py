"""Computing and storing recommendations; the page, the command and the API all read what is stored here."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from knowledge.assessment.models import Assessment
from knowledge.assessment.scoring import Outcome
from knowledge.assessment.selectors import Reading, latest_assessment, reading_of
from knowledge.catalogue.models import Entry
from knowledge.catalogue.services import current_version
from knowledge.instansi.models import Instansi

from .models import Recommendation, RecommendationSet, RecommendationWeights
from .ranking import Need, Ranked, arranged, rank
from .selectors import candidate_items, names_of, needs_of, newest_weights, places_of, stored_set
from .sentences import Speaker, part_rows


def weights_in_force() -> RecommendationWeights:
    """The newest weights; the defaults become version 1 on a new site."""
    found = newest_weights()
    if found is None:
        found, _is_new = RecommendationWeights.objects.get_or_create(version=1)
    return found


def recommendations_for(instansi: Instansi) -> RecommendationSet | None:
    """The set that holds now, computed anew when scores, catalogue, weights or the day moved on; None without an assessment."""
    chosen = stored_set(instansi)
    if chosen is None:
        assessment = latest_assessment(instansi)
        chosen = compute_set(assessment) if assessment else None
    return chosen


@transaction.atomic
def compute_set(assessment: Assessment) -> RecommendationSet | None:
    """Compute and store the set of an instansi from its newest assessment; None while nothing is scored.

    When nothing has changed for the reader, the stored set is only marked as checked.
    """
    # Whoever comes second waits here and then finds the set that the first one stored.
    assessment = Assessment.objects.select_for_update(of=("self",)).select_related("instansi", "framework").get(pk=assessment.pk)
    reading = reading_of(assessment)
    outcome, layer = reading.leading, reading.leading_layer
    if outcome is None or layer is None:
        return None
    weights = weights_in_force()
    # Sentences are stored, so they are made in the site's language whoever asks.
    with translation.override(settings.LANGUAGE_CODE):
        rows = recommended_rows(reading, outcome, layer, weights)
        profile = profile_of(reading, outcome)
    state = {
        "assessment": assessment, "layer": layer, "revision": assessment.revision, "weights": weights,
        "catalogue_version": current_version(), "computed_on": timezone.localdate(), "profile": profile,
    }  # fmt: skip
    current = RecommendationSet.objects.filter(instansi=assessment.instansi, is_current=True).first()
    if current and current.weights_id == weights.pk and is_same(current, rows):
        for name, value in state.items():
            setattr(current, name, value)
        current.save()
        return current
    RecommendationSet.objects.filter(instansi=assessment.instansi, is_current=True).update(is_current=False)
    chosen = RecommendationSet.objects.create(instansi=assessment.instansi, **state)
    Recommendation.objects.bulk_create(Recommendation(set=chosen, **row) for row in rows)
    return chosen


def is_same(current: RecommendationSet, rows: list[dict[str, Any]]) -> bool:
    """Whether a stored set says what was just computed."""
    names = list(rows[0]) if rows else ["rank"]
    names = ["entry_id" if name == "entry" else name for name in names]
    stored = list(current.recommendations.order_by("rank").values(*names))
    return stored == [{("entry_id" if k == "entry" else k): (v.pk if k == "entry" else v) for k, v in row.items()} for row in rows]


def recommended_rows(reading: Reading, outcome: Outcome, layer: str, weights: RecommendationWeights) -> list[dict[str, Any]]:
    """The places of the list with scores, parts and sentences."""
    needs = needs_of(reading.spec, reading.sheets[layer], outcome.weak)
    frozen = weights.frozen()
    places = arranged(rank(needs, candidate_items(needs, reader=reading.assessment.instansi), frozen, timezone.now()), frozen) if needs else []
    entries = Entry.objects.defer("body").in_bulk([place.item.ref for place in places])
    speaker = Speaker(reading.spec, reading.sheets[layer], {w.code: w for w in outcome.weak}, names_of(p.met_sub_id for p in places if p.met_sub_id))
    return [row_of(number, place, entries[place.item.ref], reading, speaker) for number, place in enumerate(places, start=1)]


def row_of(number: int, place: Ranked, entry: Entry, reading: Reading, speaker: Speaker) -> dict[str, Any]:
    """One place as it is stored."""
    return {
        "rank": number,
        "entry": entry,
        "key": place.item.key,
        "title": entry.title,
        "aspect_codes": codes_of(entry, place.need, reading),
        "score": place.score,
        "parts": part_rows(speaker, place, entry),
        "placement": speaker.placement(place),
    }


def codes_of(entry: Entry, need: Need, reading: Reading) -> list[str]:
    """The entry's aspects in the framework of the assessment; through the crosswalk, the aspect it was matched with."""
    codes = [label["code"] for label in entry.aspect_labels if label["framework"] == reading.spec.pk]
    return codes or [need.code]


def profile_of(reading: Reading, outcome: Outcome) -> dict[str, Any]:
    """The head of the contract's answer: what was scored, and what is weak and why."""
    return {
        "instansi": reading.assessment.instansi.code,
        "framework": reading.spec.code,
        "year": reading.assessment.year,
        "total": plain(outcome.total),
        "index": plain(outcome.index),
        "category": outcome.band.name if outcome.band else None,
        "weak_aspects": [
            {"code": weak.code, "name": weak.name, "score": plain(weak.score), "max": plain(weak.max_score), "reason": weak.reason}
            for weak in outcome.weak
        ],
    }


def plain(value: Any) -> float | None:
    """A decimal as JSON carries it."""
    return None if value is None else float(value)


def as_json(instansi: Instansi) -> dict[str, Any]:
    """The answer of `manage.py recommend --json` and of the API: exactly what the page shows."""
    chosen = recommendations_for(instansi)
    if chosen is None:
        empty = dict.fromkeys(("framework", "year", "total", "index", "category"))
        return {"instansi": instansi.code, **empty, "weak_aspects": [], "recommendations": []}
    return {**chosen.profile, "recommendations": [place_json(place) for place in places_of(chosen)]}


def place_json(place: Recommendation) -> dict[str, Any]:
    """One recommendation as the contract names its fields."""
    entry = place.entry
    return {
        "rank": place.rank,
        "external_id": entry.external_id if entry else "",
        "kind": entry.kind if entry else "",
        "title": entry.title if entry else place.title,
        "url": entry.url if entry else "",
        "aspects": place.aspect_codes,
        "score": place.score,
        "parts": place.parts,
    }
