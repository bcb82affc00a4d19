"""Made-up content for the gallery, chosen to be long, short, empty and awkward. Nothing here is real."""

from datetime import UTC, date, datetime
from typing import Any

from django import forms

NAMES = (
    *("Perencanaan kebutuhan", "Pengadaan", "Pengembangan karier", "Promosi dan mutasi", "Manajemen kinerja"),
    *("Penggajian, penghargaan, dan disiplin", "Perlindungan dan pelayanan", "Sistem informasi"),
)
LONG_TITLE = (
    "Menyusun peta jabatan dan kebutuhan pegawai lima tahun dari analisis jabatan dan analisis beban kerja "
    "bagi instansi kepulauan dengan unit yang tersebar"
)
LONG_INSTANSI = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kabupaten Contoh"
SUMMARY = (
    "Setelah membaca panduan ini Anda dapat menyusun peta jabatan yang disetujui pimpinan, menghitung "
    "kebutuhan tiap unit, dan menyiapkan bukti yang diminta tim verifikasi."
)


def aspects() -> list[dict[str, Any]]:
    """Eight aspects as templates see them."""
    return [{"code": str(place), "name": name, "slug": f"aspek-{place}", "position": place} for place, name in enumerate(NAMES, start=1)]


def entries(labels: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Cards of several kinds: a long one, a bare one, one with a reason."""
    full = {"kind": "panduan", "kind_label": "Panduan", "title": LONG_TITLE, "url": "#a", "summary": SUMMARY}
    return [
        {**full, "date": date(2022, 3, 24), "aspects": labels[:3], "meta": ["sedang", "6–8 minggu"]},
        {
            "kind": "praktik",
            "kind_label": "Praktik baik",
            "title": "Uji kompetensi daring",
            "url": "#b",
            "aspects": labels[3:4],
            "summary": "Waktu seleksi turun dari 45 menjadi 18 hari kerja.",
            "is_fictional": True,
            "reason": "Karena skor Promosi dan mutasi instansi Anda masih di bawah target.",
        },
        {
            "kind": "podcast",
            "kind_label": "Podcast",
            "title": "Talenta di daerah: siapa yang tinggal?",
            "url": "#c",
            "summary": "",
            "aspects": labels[4:5],
            "meta": ["29 menit"],
        },
    ]


class SampleForm(forms.Form):
    """One field of each sort."""

    email = forms.EmailField(label="Alamat surel dinas", help_text="Contoh: nama@contoh.go.id")
    question = forms.CharField(label="Pertanyaan Anda", widget=forms.Textarea, required=False)
    aspect = forms.ChoiceField(label="Aspek", choices=[(name, name) for name in NAMES])
    mode = forms.ChoiceField(label="Cara hadir", widget=forms.RadioSelect, choices=[("daring", "Daring"), ("luring", "Luring")])
    is_agreed = forms.BooleanField(label="Saya setuju nama instansi saya ditampilkan", help_text="Nama Anda sendiri tidak tampil.")


def samples() -> dict[str, Any]:
    """Everything the gallery shows."""
    labels = aspects()
    wrong = SampleForm({"salah-email": "bukan surel", "salah-question": "Bagaimana caranya?"}, prefix="salah")
    event = {
        "title": "Lesehan Online: menghitung kebutuhan jabatan tanpa menunggu aplikasi",
        "url": "#e",
        "series_label": "Lesehan Online",
        "starts_at": datetime(2022, 3, 24, 2, 0, tzinfo=UTC),
        "ends_at": datetime(2022, 3, 24, 5, 0, tzinfo=UTC),
        "zone": "WIB",
        "mode_label": "Daring",
        "seats_left": 12,
        "status_label": "Pendaftaran dibuka",
        "status_tone": "good",
        "aspects": labels[:1],
    }
    return {
        "aspects": labels,
        "entries": entries(labels),
        "event": event,
        "events": [event, {**event, "title": "Pojok Komunitas", "status_label": "Selesai", "status_tone": "neutral", "aspects": labels[6:7]}],
        "topics": [
            {
                "title": LONG_TITLE + "?",
                "url": "#t",
                "author_name": LONG_INSTANSI,
                "reply_count": 1596,
                "is_answered": True,
                "last_activity_at": datetime(2024, 5, 2, tzinfo=UTC),
                "aspects": labels[:1],
            },
            {
                "title": "Apakah JPT wajib uji kompetensi ulang?",
                "url": "#u",
                "author_name": "Wulan",
                "reply_count": 0,
                "is_pinned": True,
                "is_closed": True,
                "aspects": [],
            },
        ],
        "form": SampleForm(),
        "wrong": wrong,
        "steps": [
            {
                "title": "Bentuk tim kecil dan tetapkan batas waktunya",
                "text": "Tiga orang cukup: perencana, pengelola data, dan satu kepala unit. Tulis tanggal selesai di SK.",
                "output": "SK tim dan jadwal kerja",
                "duration": "1 minggu",
            },
            {"title": "Kumpulkan uraian jabatan", "text": "Mulai dari unit terbesar.", "output": ""},
            {"title": "Hitung beban kerja", "text": "Pakai norma waktu yang sudah disepakati."},
        ],
        "evidence": [
            {"name": "SK penetapan peta jabatan", "text": "Ditandatangani PPK, lima tahun terakhir.", "format": "PDF", "example_url": "#x"},
            {"name": "Rekap kebutuhan per unit", "format": "XLSX"},
        ],
        "timeline": [
            {"date": "Kamis, 24 Maret 2022", "title": "Penilaian mandiri dikirim", "state": "done"},
            {"date": "Hari ini", "title": "Verifikasi dokumen", "text": "Tim verifikasi memeriksa 41 berkas.", "state": "now"},
            {"date": "Mei 2022", "title": "Penetapan hasil", "state": "next"},
        ],
        "facets": [
            {
                "name": "jenis",
                "label": "Jenis",
                "options": [
                    {"value": "panduan", "label": "Panduan", "count": 1596, "selected": True, "url": "?"},
                    {"value": "acara", "label": "Acara", "count": 12, "url": "?jenis=acara"},
                ],
            },
            {"name": "aspek", "label": "Aspek", "options": [{"value": item["code"], "label": item["name"], "count": 7} for item in labels]},
        ],
        "rows": [[f"{place}. {name}", place * 5, "40", "94,1"] for place, name in enumerate(NAMES, start=1)],
        "numeric": [1, 2, 3],
        "header": ["Aspek", "Skor", "Maksimum", "Persen"],
        "long_instansi": LONG_INSTANSI,
        "level_names": ["Belum ada", "Disusun", "Diterapkan", "Dievaluasi dan diperbaiki terus"],
        "tabs": [{"label": "Ringkasan", "url": "#", "current": True}, {"label": "Bukti", "url": "#", "count": 41}, {"label": "Riwayat", "url": "#"}],
        "chips": [
            {"label": "Semua", "url": "?", "current": True, "count": 1596},
            {"label": "Mendatang", "url": "?a"},
            {"label": "Rekaman", "url": "?b", "count": 0},
        ],
    }
