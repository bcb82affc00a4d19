import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('media', '0002_add_document_text'),
    ]

    operations = [
        migrations.CreateModel(
            name='DownloadCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='hari')),
                ('count', models.PositiveIntegerField(default=0, verbose_name='jumlah')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='download_counts', to='media.copdocument', verbose_name='dokumen')),
            ],
            options={
                'verbose_name': 'jumlah unduhan',
                'verbose_name_plural': 'jumlah unduhan',
                'constraints': [models.UniqueConstraint(fields=('document', 'day'), name='one_download_count_per_document_and_day')],
            },
        ),
    ]
