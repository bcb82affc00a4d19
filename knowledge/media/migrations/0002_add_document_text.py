import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('media', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='DocumentText',
            fields=[
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='reading', serialize=False, to='media.copdocument')),
                ('text', models.TextField(blank=True, verbose_name='teks')),
                ('readability', models.CharField(choices=[('terbaca', 'Terbaca'), ('terpotong', 'Terbaca sebagian: berkasnya sangat panjang'), ('tanpa-teks', 'Tanpa teks: mungkin hasil pindaian'), ('terkunci', 'Terkunci kata sandi'), ('rusak', 'Tidak dapat dibaca'), ('terlalu-berat', 'Terlalu berat untuk dibaca'), ('bukan-teks', 'Bukan berkas teks')], max_length=14, verbose_name='keterbacaan')),
                ('source_key', models.CharField(max_length=400)),
                ('read_at', models.DateTimeField(auto_now=True, verbose_name='dibaca')),
            ],
            options={
                'verbose_name': 'teks dokumen',
                'verbose_name_plural': 'teks dokumen',
            },
        ),
    ]
