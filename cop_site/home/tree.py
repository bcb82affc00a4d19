"""The skeleton of the page tree: home and the index pages at the addresses of the contract."""

from wagtail.models import Page, Site

from events.models import EventIndexPage
from events.podcast.models import PodcastIndexPage
from knowledge.landing.models import LandingIndexPage
from knowledge.models import (
    AnnouncementIndexPage,
    CollectionIndexPage,
    FaqIndexPage,
    GuideIndexPage,
    LabIndexPage,
    LearningPathIndexPage,
    NewsIndexPage,
    PracticeIndexPage,
    RegulationIndexPage,
    TemplateIndexPage,
)

from .models import HomePage

SECTIONS = [
    (GuideIndexPage, "panduan", "Panduan", "Langkah kerja untuk menaikkan tiap sub-aspek, lengkap dengan bukti yang diterima asesor."),
    (PracticeIndexPage, "praktik", "Praktik baik", "Yang sudah dikerjakan instansi lain, hasilnya, dan cara memulainya di tempat Anda."),
    (LabIndexPage, "laboratorium", "Laboratorium sistem merit", "Kisah instansi yang didampingi dari awal hingga naik kategori."),
    (RegulationIndexPage, "regulasi", "Regulasi", "Dasar hukum sistem merit, statusnya, dan hubungan antarperaturan."),
    (TemplateIndexPage, "templat", "Templat dan dokumen", "Berkas kerja yang tinggal diisi, dengan cara memakainya."),
    (FaqIndexPage, "tanya-jawab", "Tanya jawab", "Pertanyaan yang sering muncul dan jawabannya, lengkap dengan dasar hukumnya."),
    (CollectionIndexPage, "kumpulan", "Kumpulan", "Bahan lintas jenis yang disusun editor untuk satu keperluan."),
    (LearningPathIndexPage, "jalur-belajar", "Jalur belajar", "Urutan belajar langkah demi langkah; kemajuan Anda diingat."),
    (AnnouncementIndexPage, "pengumuman", "Pengumuman", "Jadwal penilaian dan kabar layanan yang perlu diketahui instansi."),
    (LandingIndexPage, "tema", "Tema dan program", "Satu pokok, semua bahannya: panduan, praktik, acara, dan diskusi yang sedang hangat."),
    (NewsIndexPage, "berita", "Berita", "Kabar komunitas, diringkas dengan menyebut sumbernya."),
    (EventIndexPage, "acara", "Acara", "Pertemuan dalam empat rangkaian dan acara lain, luring, daring, atau keduanya."),
    (PodcastIndexPage, "podcast", "Podcast", "Obrolan tentang karier, jabatan, dan suksesi yang dapat didengar di jalan."),
]


def plant_tree() -> HomePage:
    """Make home and every index page that is missing, and point the site at home; running again changes nothing."""
    home = HomePage.objects.first()
    if home is None:
        root = Page.get_first_root_node()
        for welcome in root.get_children().filter(slug="home"):
            welcome.delete()
        root = Page.get_first_root_node()
        home = root.add_child(instance=HomePage(title="CoP Sistem Merit", slug="beranda"))
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True, hostname="localhost", port=80)
    if site.root_page_id != home.pk:
        site.root_page = home
        site.site_name = "CoP Sistem Merit"
        site.save()
    for model, slug, title, intro in SECTIONS:
        if not model.objects.exists():
            home.add_child(instance=model(title=title, slug=slug, intro=intro))
    return home
