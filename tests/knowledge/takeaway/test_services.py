"""Packs of the demonstration: small, complete, true to their stamp, readable without a network (D-29)."""

import hashlib
import html
import json
import pathlib
import re
import tempfile
import zipfile

import pytest

from knowledge.aspects.selectors import active_aspects
from knowledge.assessment.models import Assessment
from knowledge.media import reading
from knowledge.recommendations.services import recommendations_for
from knowledge.takeaway import services

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
FIVE_MB = 5_000_000


def opened(aspect):
    """The files of an aspect's pack by path."""
    _pack, file = services.pack_file(aspect)
    with file, zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def words(markup):
    """What a reader sees, white space evened out."""
    body = re.sub(r"<[^>]+>", " ", re.sub(r"<head>.*?</head>", " ", markup, flags=re.S))
    return " ".join(html.unescape(body).split())


def text_of_file(path, content):
    """What a packed office file says, read apart from the site."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        return reading.read(pathlib.Path(file.name), path.rpartition(".")[2])["text"]


def test_every_aspect_has_a_pack_of_at_most_five_megabytes():
    aspects = active_aspects()

    sizes = {aspect.code: services.build_pack(aspect).size_bytes for aspect in aspects}

    assert len(sizes) == len(aspects) > 0
    assert all(10_000 < size <= FIVE_MB for size in sizes.values())


def test_every_stamp_and_every_sum_matches_the_contents():
    for aspect in active_aspects():
        files = opened(aspect)
        manifest = json.loads(files["manifest.json"])
        sums = {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
        lines = "".join(f"{sums[path]}  {path}\n" for path in sorted(files) if path not in ("index.html", "manifest.json"))

        assert {entry["path"]: entry["sha256"] for entry in manifest["files"]} == {p: s for p, s in sums.items() if p != "manifest.json"}
        assert manifest["stamp"] == hashlib.sha256(lines.encode()).hexdigest() == services.build_pack(aspect).stamp
        assert manifest["stamp"][:10] in files["index.html"].decode()


def test_the_five_most_useful_items_are_there_with_all_their_text():
    for aspect in active_aspects():
        files = opened(aspect)
        top = [files[path].decode() for path in json.loads(files["manifest.json"])["top"]]
        entries = services.useful_entries(aspect)[:5]
        packed = " ".join(text_of_file(path, content) for path, content in files.items() if path.startswith("berkas/"))
        for entry, page in zip(entries, top, strict=True):
            told = words(page)
            wanted = set(re.findall(r"\w+", f"{entry.title} {entry.body}"))

            assert len(wanted) > 20
            assert wanted - set(re.findall(r"\w+", told)) - set(re.findall(r"\w+", packed)) == set(), entry.title


def test_what_is_recommended_first_to_an_instansi_is_in_the_packs_of_its_weak_aspects():
    chosen = [recommendations_for(assessment.instansi) for assessment in Assessment.objects.select_related("instansi")]
    looked_at = 0
    for places in filter(None, chosen):
        for place in places.recommendations.select_related("entry").order_by("rank")[:5]:
            aspects = [a for a in active_aspects() if a.code in place.aspect_codes and a.framework.code == places.profile["framework"]]
            for aspect in aspects[:1]:
                assert place.entry.title in words(opened(aspect)["index.html"].decode())
                looked_at += 1
    assert looked_at > 0


def test_nothing_in_it_asks_for_a_network():
    for aspect in active_aspects()[:3]:
        for path, content in opened(aspect).items():
            if path.endswith((".html", ".css")):
                assert re.findall(r"(?:src=|url\(|@import|<script|<iframe|<img|http-equiv)[^>]{0,80}", content.decode()) == [], path


def test_all_its_links_lead_somewhere():
    files = opened(active_aspects()[0])
    for path, content in files.items():
        for link in re.findall(r'href="([^"]*)"', content.decode()) if path.endswith(".html") else ():
            if not link.startswith(("http://", "https://", "mailto:")):
                target = link.removeprefix("../") if link.startswith("../") or "/" not in path else f"materi/{link}"
                assert target in files, (path, link)


def test_transcripts_and_evidence_are_there():
    files = {path: content.decode() for aspect in active_aspects() for path, content in opened(aspect).items() if path.endswith(".html")}

    assert any("Transkrip</h2>" in page for page in files.values())
    assert files["daftar-bukti.html"].count('type="checkbox"') >= 3


def test_the_same_contents_give_the_same_bytes():
    aspect = active_aspects()[0]
    first = services.pack_file(aspect)[1].read()

    services.build_pack(aspect, again=True)

    assert services.pack_file(aspect)[1].read() == first


def test_a_second_build_finds_nothing_to_do(django_assert_max_num_queries):
    services.build_packs()
    count = len(active_aspects())

    with django_assert_max_num_queries(12 * count + 5):
        assert services.build_packs() == 0
