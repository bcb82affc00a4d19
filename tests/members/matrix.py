"""Who may open which address: one row for each address of the site.

A new address needs a row here, or `test_matrix.py` fails. A row says for every visitor which answer is expected:

    "forum/": everybody("/forum/"),
    "ruang/profil/": members("/ruang/profil/"),
    "forum/balasan/<int:pk>/sembunyikan/": only("moderator", "admin", at="/forum/balasan/{post}/sembunyikan/", method="post", answer=302),

The key is the route as Django's resolver knows it. Names in braces are things on the stage (see `stage` in test_matrix.py).
"""

from dataclasses import dataclass, field
from typing import Any

GUEST = "tamu"
# Operators and leaders belong to the instansi on the stage; those of another instansi see what any member sees.
ELSEWHERE = "operator-lain"
MEMBERS = ["anggota", "operator", "pimpinan", "penyelenggara", "verifikator", "moderator", "editor", "narasumber", "admin", ELSEWHERE]
VISITORS = [GUEST, *MEMBERS]
SIGN_IN = "masuk"


@dataclass(frozen=True)
class Row:
    """An address and the answer each visitor gets: a status, or SIGN_IN for the way to the sign-in page."""

    at: str
    answers: dict[str, Any]
    method: str = "get"
    data: dict[str, Any] = field(default_factory=dict)


def everybody(at: str, answer: int = 200, **more: Any) -> Row:
    """The same answer for all."""
    return Row(at, dict.fromkeys(VISITORS, answer), **more)


def guests(at: str, *, answer: int = 200, members: int = 302, **more: Any) -> Row:
    """Meant for those who are not signed in; members are led on."""
    return Row(at, {GUEST: answer, **dict.fromkeys(MEMBERS, members)}, **more)


def members(at: str, answer: int = 200, **more: Any) -> Row:
    """For everybody with an account; guests are led to sign in."""
    return Row(at, {GUEST: SIGN_IN, **dict.fromkeys(MEMBERS, answer)}, **more)


def only(*roles: str, at: str, answer: int = 200, others: int = 403, guest: Any = SIGN_IN, **more: Any) -> Row:
    """For these roles; other members are refused, guests are led to sign in."""
    return Row(at, {GUEST: guest, **{name: answer if name in roles else others for name in MEMBERS}}, **more)


OVERSEERS = ("verifikator", "admin")
OWN_PEOPLE = ("operator", "pimpinan")
RESULT = "/ruang/penilaian/{instansi}/{year}/{framework}/"

REVIEWERS = ("editor", "admin")
CONTRIBUTION = "/ruang/kontribusi/{contribution}/"
EXEMPLAR = "/ruang/bukti/{exemplar}/"
# Its own people may, those who oversee it see it and may not.
OF_EXEMPLAR = {**dict.fromkeys(OWN_PEOPLE, 200), **dict.fromkeys(OVERSEERS, 403)}


def written_by_its_author(at: str, answer: int, **more: Any) -> Row:
    """For the member whose contribution it is; its reviewers are refused, others find nothing."""
    answers = {**dict.fromkeys(MEMBERS, 404), **dict.fromkeys(REVIEWERS, 403), "anggota": answer}
    return Row(at, {GUEST: SIGN_IN, **answers}, **more)


ROWS: dict[str, Row] = {
    # Health and files.
    "healthz": everybody("/healthz"),
    "readyz": everybody("/readyz"),
    "robots.txt": everybody("/robots.txt"),
    "sitemap.xml": everybody("/sitemap.xml"),
    "sitemap-<int:part>.xml": everybody("/sitemap-99.xml", 404),
    "media/images/<path:path>": everybody("/media/images/tidak-ada.png", 404),
    r"dokumen/^(\d+)/(.*)$": everybody("/dokumen/999/tidak-ada.pdf", 404),
    "dokumen/authenticate_with_password/<int:restriction_id>/": everybody("/dokumen/authenticate_with_password/999/", 404),
    # Doors of Wagtail that lead to ours.
    "^admin/password_reset/": everybody("/admin/password_reset/", 302),
    "_util/login/": everybody("/_util/login/", 302),
    "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/": everybody("/_util/authenticate_with_password/9/9/", 404),
    # Pages of the CMS and the library.
    r"^((?:[\w\-]+/)*)$": everybody("/"),
    "aspek/": everybody("/aspek/"),
    "aspek/<slug:slug>/": everybody("/aspek/{aspect}/"),
    "pengumuman/<slug:slug>.ics": everybody("/pengumuman/tidak-ada.ics", 404),
    "prioritas/": everybody("/prioritas/"),
    "mitra/": everybody("/mitra/"),
    "instrumen/": everybody("/instrumen/"),
    "instrumen/<slug:code>/": everybody("/instrumen/{framework}/"),
    "instansi/": everybody("/instansi/"),
    "instansi/<str:code>/": everybody("/instansi/{instansi}/"),
    "glosarium/": everybody("/glosarium/"),
    "orang/<slug:slug>/": everybody("/orang/tidak-ada/", 404),
    "angka/": everybody("/angka/"),
    "angka/laporan.csv": everybody("/angka/laporan.csv"),
    "cari/": everybody("/cari/?q=talenta"),
    "cari/saran/": everybody("/cari/saran/?q=talenta"),
    "cari/umpan.xml": everybody("/cari/umpan.xml?q=talenta"),
    "lisensi/": everybody("/lisensi/"),
    "sumber/": everybody("/sumber/", 302),
    # Forms of editors; the one on the stage is open.
    "formulir/<int:page_id>/": everybody("/formulir/{form}/"),
    "formulir/<int:page_id>/terima-kasih/": everybody("/formulir/{form}/terima-kasih/"),
    # To take along.
    "unduh/<int:page_id>/<str:slug>.pdf": everybody("/unduh/999/tidak-ada.pdf", 404),
    "unduh/<int:page_id>/<str:slug>.md": everybody("/unduh/999/tidak-ada.md", 404),
    "aspek/<slug:slug>/paket.zip": everybody("/aspek/{aspect}/paket.zip"),
    # Events and podcast.
    "acara/kalender.ics": everybody("/acara/kalender.ics"),
    "acara/<slug:series>/kalender.ics": everybody("/acara/tidak-ada/kalender.ics", 404),
    "acara/<slug:series>/<slug:slug>.ics": everybody("/acara/tidak-ada/tidak-ada.ics", 404),
    "acara/<slug:slug>.ics": everybody("/acara/tidak-ada.ics", 404),
    "podcast/<slug:series>/<slug:slug>.<str:extension>": everybody("/podcast/tidak-ada/tidak-ada.mp3", 404),
    "podcast/<slug:series>/feed.xml": everybody("/podcast/tidak-ada/feed.xml", 404),
    # API: read by all, but for what belongs to an instansi.
    "api/v1/openapi.json": everybody("/api/v1/openapi.json"),
    "api/v1/docs": everybody("/api/v1/docs"),
    "api/v1/": everybody("/api/v1/", 302),
    "api/v1/search": everybody("/api/v1/search?q=talenta"),
    "api/v1/search/suggest": everybody("/api/v1/search/suggest?q=talenta"),
    "api/v1/frameworks": everybody("/api/v1/frameworks"),
    "api/v1/frameworks/<code>": everybody("/api/v1/frameworks/{framework}"),
    "api/v1/materials": everybody("/api/v1/materials"),
    "api/v1/events": everybody("/api/v1/events"),
    "api/v1/stats": everybody("/api/v1/stats"),
    "api/v1/instansi": everybody("/api/v1/instansi"),
    "api/v1/recommendations": only(*OWN_PEOPLE, *OVERSEERS, at="/api/v1/recommendations?instansi={instansi}", guest=401),
    "^api/(?P<path>.*)$": everybody("/api/tidak-ada", 404),
    # Forum: read by all, written by members, moderated by moderators.
    "forum/": everybody("/forum/"),
    "forum/<int:pk>-<slug:slug>/": everybody("/forum/{discussion}-{slug}/"),
    "forum/baru/": members("/forum/baru/"),
    "forum/<int:pk>/balas/": members("/forum/{discussion}/balas/", 302, method="post", data={"text": "Balasan"}),
    "forum/<int:pk>/sunting/": only("anggota", at="/forum/{discussion}/sunting/"),
    "forum/<int:pk>/tutup/": only("anggota", "moderator", "admin", at="/forum/{discussion}/tutup/", method="post", answer=302),
    "forum/<int:pk>/sembunyikan/": only("moderator", "admin", at="/forum/{discussion}/sembunyikan/", method="post", answer=302),
    "forum/balasan/<int:pk>/sunting/": only("narasumber", at="/forum/balasan/{post}/sunting/"),
    "forum/balasan/<int:pk>/terima/": only("anggota", "moderator", "admin", at="/forum/balasan/{post}/terima/", method="post", answer=302),
    "forum/balasan/<int:pk>/sembunyikan/": only("moderator", "admin", at="/forum/balasan/{post}/sembunyikan/", method="post", answer=302),
    # Contributions: their writers and the editors of the aspect; to anybody else they do not exist.
    "ruang/kontribusi/": members("/ruang/kontribusi/"),
    "ruang/kontribusi/baru/": members("/ruang/kontribusi/baru/"),
    "ruang/kontribusi/undangan/<int:pk>/": only(
        "pimpinan", at="/ruang/kontribusi/undangan/{invitation}/", method="post", data={"jawaban": "terima"}, answer=302, others=404
    ),
    "ruang/kontribusi/<int:pk>/": only("anggota", *REVIEWERS, at=CONTRIBUTION, others=404),
    "ruang/kontribusi/<int:pk>/pratinjau/": only("anggota", *REVIEWERS, at=CONTRIBUTION + "pratinjau/", others=404),
    "ruang/kontribusi/<int:pk>/foto/<int:file_pk>/": members(CONTRIBUTION + "foto/999/", 404),
    "ruang/kontribusi/<int:pk>/ajukan/": written_by_its_author(CONTRIBUTION + "ajukan/", 302),
    "ruang/kontribusi/<int:pk>/tarik/": written_by_its_author(CONTRIBUTION + "tarik/", 302, method="post"),
    "ruang/kontribusi/<int:pk>/hapus/": written_by_its_author(CONTRIBUTION + "hapus/", 200),
    "ruang/kontribusi/<int:pk>/<slug:langkah>/": written_by_its_author(CONTRIBUTION + "dasar/", 302),
    "ruang/telaah/": only(*REVIEWERS, at="/ruang/telaah/"),
    "ruang/telaah/<int:pk>/": only(*REVIEWERS, at="/ruang/telaah/{contribution}/"),
    # Suggestions: their reader and whoever may decide.
    "ruang/usulan/": members("/ruang/usulan/"),
    "ruang/usulan/halaman/<int:halaman>/": members("/ruang/usulan/halaman/{guide}/"),
    "ruang/usulan/<int:pk>/": only("anggota", *REVIEWERS, at="/ruang/usulan/{suggestion}/", others=404),
    "ruang/usulan/<int:pk>/tarik/": written_by_its_author("/ruang/usulan/{suggestion}/tarik/", 302, method="post"),
    # Members' own rooms.
    "ruang/": members("/ruang/"),
    "ruang/profil/": members("/ruang/profil/"),
    "anggota/": members("/anggota/"),
    "anggota/<int:pk>/": only("pimpinan", at="/anggota/{unlisted}/", others=404),
    "akun/": members("/akun/"),
    "akun/data/": members("/akun/data/"),
    "akun/data/unduh/": members("/akun/data/unduh/"),
    # Assessment and recommendations: an instansi's own people and those who oversee all.
    "ruang/penilaian/": members("/ruang/penilaian/"),
    "ruang/penilaian/unggah/": only("operator", ELSEWHERE, *OVERSEERS, at="/ruang/penilaian/unggah/"),
    "ruang/penilaian/templat.<spreadsheet:ending>": members("/ruang/penilaian/templat.csv"),
    "ruang/penilaian/isi/<str:kode>/": only("operator", *OVERSEERS, at="/ruang/penilaian/isi/{instansi}/"),
    "ruang/penilaian/<str:kode>/<int:tahun>/<slug:instrumen>/": only(*OWN_PEOPLE, *OVERSEERS, at=RESULT),
    "ruang/penilaian/<str:kode>/<int:tahun>/<slug:instrumen>/riwayat/": only(*OWN_PEOPLE, *OVERSEERS, at=RESULT + "riwayat/"),
    "ruang/penilaian/<str:kode>/<int:tahun>/<slug:instrumen>/terbitkan/": only("pimpinan", "admin", at=RESULT + "terbitkan/"),
    "ruang/penilaian/<str:kode>/<int:tahun>/<slug:instrumen>/tarik/": only("pimpinan", "admin", at=RESULT + "tarik/", method="post", answer=302),
    "ruang/rekomendasi/": only(*OWN_PEOPLE, *OVERSEERS, at="/ruang/rekomendasi/?instansi={instansi}"),
    # Adoption: spoken for an instansi by its own people; the operator of another instansi may speak for theirs.
    "ruang/penerapan/": members("/ruang/penerapan/"),
    "ruang/penerapan/baru/<int:halaman>/": only(*OWN_PEOPLE, ELSEWHERE, "admin", at="/ruang/penerapan/baru/{guide}/"),
    "ruang/penerapan/<int:pk>/sunting/": only(*OWN_PEOPLE, "admin", at="/ruang/penerapan/{adoption}/sunting/"),
    "ruang/penerapan/<int:pk>/cabut/": only(*OWN_PEOPLE, "admin", at="/ruang/penerapan/{adoption}/cabut/", method="post", answer=302),
    # Accepted evidence: public while visible; its own people and those who oversee read the rest, and nobody decides for the other side.
    "bukti/": everybody("/bukti/"),
    "bukti/<slug:slug>/": everybody("/bukti/{hidden}/", 404),
    "bukti/<slug:slug>/berkas/": everybody("/bukti/{hidden}/berkas/", 404),
    "ruang/bukti/": members("/ruang/bukti/"),
    "ruang/bukti/antrean/": only(*OVERSEERS, at="/ruang/bukti/antrean/"),
    "ruang/bukti/baru/": only(*OWN_PEOPLE, ELSEWHERE, at="/ruang/bukti/baru/"),
    "ruang/bukti/<int:pk>/": only(*OWN_PEOPLE, *OVERSEERS, at=EXEMPLAR, others=404),
    "ruang/bukti/<int:pk>/sunting/": Row(EXEMPLAR + "sunting/", {**dict.fromkeys(VISITORS, 404), **OF_EXEMPLAR, GUEST: SIGN_IN}),
    "ruang/bukti/<int:pk>/berkas/": only(*OWN_PEOPLE, *OVERSEERS, at=EXEMPLAR + "berkas/", others=404),
    "ruang/bukti/<int:pk>/<slug:keputusan>/": Row(
        *(EXEMPLAR + "setuju/", {**dict.fromkeys(VISITORS, 404), **OF_EXEMPLAR, **dict.fromkeys(OWN_PEOPLE, 302), GUEST: SIGN_IN}),
        *("post", {"seen_version": "1"}),
    ),
    # What a reader keeps; stopping a subscription needs the signed link alone.
    "ruang/simpanan/": members("/ruang/simpanan/"),
    "ruang/simpanan/simpan/": members("/ruang/simpanan/simpan/", 302, method="post", data={"kind": "panduan", "object_id": "{guide}"}),
    "ruang/simpanan/lepas/": members("/ruang/simpanan/lepas/", 302, method="post", data={"kind": "panduan", "object_id": "{guide}"}),
    "ruang/membantu/<int:halaman>/": members("/ruang/membantu/{guide}/"),
    "ruang/belajar/": members("/ruang/belajar/"),
    "ruang/belajar/<int:jalur>/<int:halaman>/": members("/ruang/belajar/{path}/{guide}/", 302, method="post"),
    "ruang/langganan/": members("/ruang/langganan/"),
    "ruang/langganan/pencarian/": members("/ruang/langganan/pencarian/", 302, method="post", data={"parameters": "q=talenta"}),
    "ruang/langganan/pencarian/<int:number>/": members("/ruang/langganan/pencarian/1/", 404, method="post", data={"rhythm": "harian"}),
    "ruang/langganan/pencarian/<int:number>/hapus/": members("/ruang/langganan/pencarian/1/hapus/", 302, method="post"),
    "langganan/pencarian/berhenti/<str:token>/": everybody("/langganan/pencarian/berhenti/palsu/", 404),
    "langganan/berhenti/<str:token>/": everybody("/langganan/berhenti/palsu/", 404),
    "pengumuman/kalender.ics": everybody("/pengumuman/kalender.ics"),
    # Reviews of content: their steward, editors and administrators.
    "ruang/tinjauan/": members("/ruang/tinjauan/"),
    "ruang/tinjauan/<int:pk>/": only("narasumber", "editor", "admin", at="/ruang/tinjauan/{review}/"),
    "riwayat/<int:pk>/": everybody("/riwayat/999999/", 404),
    # Sign-in and the account (allauth).
    "akun/login/": guests("/akun/login/"),
    "akun/signup/": guests("/akun/signup/"),
    "akun/logout/": guests("/akun/logout/", answer=302, members=200),
    "akun/inactive/": everybody("/akun/inactive/"),
    "akun/reauthenticate/": members("/akun/reauthenticate/"),
    "akun/email/": members("/akun/email/"),
    "akun/confirm-email/": everybody("/akun/confirm-email/"),
    r"akun/^confirm-email/(?P<key>[-:\w]+)/$": everybody("/akun/confirm-email/tidak-ada/"),
    "akun/password/change/": members("/akun/password/change/"),
    "akun/password/set/": members("/akun/password/set/", 302),
    "akun/password/reset/": everybody("/akun/password/reset/"),
    "akun/password/reset/done/": everybody("/akun/password/reset/done/"),
    "akun/password/reset/key/done/": everybody("/akun/password/reset/key/done/"),
    "akun/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": everybody("/akun/password/reset/key/1-x/"),
    "akun/login/code/confirm/": everybody("/akun/login/code/confirm/", 302),
    "akun/2fa/": members("/akun/2fa/"),
    "akun/2fa/authenticate/": everybody("/akun/2fa/authenticate/", 302),
    "akun/2fa/reauthenticate/": members("/akun/2fa/reauthenticate/", 302),
    "akun/2fa/totp/activate/": members("/akun/2fa/totp/activate/", 302),
    "akun/2fa/totp/deactivate/": members("/akun/2fa/totp/deactivate/", 404),
    "akun/2fa/recovery-codes/": members("/akun/2fa/recovery-codes/", 404),
    "akun/2fa/recovery-codes/generate/": members("/akun/2fa/recovery-codes/generate/", 302),
    "akun/2fa/recovery-codes/download/": members("/akun/2fa/recovery-codes/download/", 404),
    "akun/2fa/webauthn/": members("/akun/2fa/webauthn/"),
    "akun/2fa/webauthn/add/": members("/akun/2fa/webauthn/add/", 302),
    "akun/2fa/webauthn/reauthenticate/": members("/akun/2fa/webauthn/reauthenticate/", 302),
    "akun/2fa/webauthn/keys/<int:pk>/remove/": members("/akun/2fa/webauthn/keys/999/remove/", 302),
    "akun/2fa/webauthn/keys/<int:pk>/edit/": members("/akun/2fa/webauthn/keys/999/edit/", 302),
    "akun/3rdparty/": members("/akun/3rdparty/"),
    "akun/3rdparty/signup/": guests("/akun/3rdparty/signup/", answer=302),
    "akun/3rdparty/login/cancelled/": everybody("/akun/3rdparty/login/cancelled/"),
    "akun/3rdparty/login/error/": everybody("/akun/3rdparty/login/error/", 401),
    "akun/social/login/cancelled/": everybody("/akun/social/login/cancelled/", 301),
    "akun/social/login/error/": everybody("/akun/social/login/error/", 301),
    "akun/social/signup/": everybody("/akun/social/signup/", 301),
    "akun/social/connections/": everybody("/akun/social/connections/", 301),
    "akun/oidc/^(?P<provider_id>[^/]+)/login/": everybody("/akun/oidc/tidak-ada/login/", 404),
    "akun/oidc/^(?P<provider_id>[^/]+)/login/callback/": everybody("/akun/oidc/tidak-ada/login/callback/", 404),
}
