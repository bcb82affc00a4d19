"""Sentences as the field writes them, put together from its words; the same number always gives the same text."""

import random

DEEDS = (
    *("menyusun", "menghitung", "memutakhirkan", "menetapkan", "menilai", "memetakan", "mengevaluasi", "menguji coba", "memverifikasi"),
    *("mendokumentasikan", "menyelaraskan", "mengumumkan", "memantau", "merancang", "menyederhanakan", "mempublikasikan", "menata ulang"),
)
THINGS = (
    *(
        "peta jabatan",
        "analisis jabatan",
        "analisis beban kerja",
        "standar kompetensi jabatan",
        "rencana kebutuhan pegawai",
        "sasaran kinerja pegawai",
    ),
    *(
        "manajemen talenta",
        "rencana suksesi",
        "kotak sembilan",
        "pola karier",
        "seleksi terbuka",
        "mutasi pegawai",
        "penilaian kinerja",
        "dialog kinerja",
    ),
    *(
        "uji kompetensi",
        "pelatihan jarak jauh",
        "kode etik",
        "disiplin pegawai",
        "tunjangan kinerja",
        "penghargaan pegawai",
        "sistem informasi kepegawaian",
    ),
    *("pengadaan CPNS", "formasi PPPK", "orientasi pegawai baru", "pengembangan kompetensi", "coaching dan mentoring", "perlindungan pegawai"),
    *("layanan administrasi", "arsip kepegawaian digital", "data profil pegawai", "pengisian jabatan pimpinan tinggi", "manajemen risiko jabatan"),
)
UNITS = (
    *("dinas kesehatan", "dinas pendidikan", "badan kepegawaian daerah", "inspektorat", "sekretariat daerah", "kecamatan", "rumah sakit daerah"),
    *("biro organisasi", "biro sumber daya manusia", "balai pelatihan", "puskesmas", "unit pelaksana teknis", "bagian hukum", "kantor regional"),
)
REASONS = (
    *(
        "karena data kertas dan data sistem berbeda",
        "agar usulan tahunan tidak berubah tanpa alasan",
        "sebelum anggaran disahkan",
        "bersama para atasan langsung",
    ),
    *(
        "dengan melibatkan perwakilan pegawai",
        "menurut peraturan yang berlaku",
        "tanpa menambah aplikasi baru",
        "dalam dua belas bulan",
        "secara bertahap",
    ),
    *(
        "dengan bukti yang diunggah ke sistem",
        "sebagai tindak lanjut hasil penilaian",
        "untuk menutup kesenjangan kompetensi",
        "selama tiga triwulan",
    ),
)
RESULTS = (
    *(
        "Waktu layanan turun dari dua pekan menjadi tiga hari.",
        "Asesor menerima notulen dan keputusan sebagai bukti.",
        "Pegawai memahami jalur kariernya.",
    ),
    *("Kekosongan jabatan dapat diisi tanpa menunggu.", "Jumlah data ganda berkurang separuh.", "Keputusan tercatat dan dapat ditelusuri."),
    *(
        "Unit lain meniru caranya pada tahun berikutnya.",
        "Kendala utamanya adalah waktu pimpinan.",
        "Biayanya kecil karena memakai perangkat yang ada.",
    ),
)
OPENINGS = ("Cara", "Pengalaman", "Panduan ringkas", "Catatan", "Langkah", "Pelajaran dari", "Kiat", "Tanya jawab tentang", "Contoh")
SENTENCES = 5


def source(kind: str, number: int) -> random.Random:
    """Chance that is the same for the same thing."""
    return random.Random(f"{kind}/{number}")  # noqa: S311  sentences, not secrets


def title(chance: random.Random, number: int) -> str:
    """A title; its number keeps it apart from all others."""
    return f"{chance.choice(OPENINGS)} {chance.choice(DEEDS)} {chance.choice(THINGS)} di {chance.choice(UNITS)} (contoh {number + 1})"


def sentence(chance: random.Random) -> str:
    """One sentence."""
    unit = chance.choice(UNITS)
    return f"{unit[0].upper()}{unit[1:]} {chance.choice(DEEDS)} {chance.choice(THINGS)} dan {chance.choice(THINGS)} {chance.choice(REASONS)}."


def paragraph(chance: random.Random, sentences: int = SENTENCES) -> str:
    """Some sentences with what came of it."""
    return " ".join([*(sentence(chance) for _ in range(sentences)), chance.choice(RESULTS)])
