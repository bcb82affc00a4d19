"""The names that readers use."""

import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('glossary', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Equivalent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='Sebagaimana dokumen menulisnya.', max_length=120, unique=True, verbose_name='kata dalam bahan')),
                ('others', models.JSONField(default=list, verbose_name='padanan')),
                ('kind', models.CharField(choices=[('singkatan', 'Singkatan'), ('inggris', 'Bahasa Inggris'), ('lama', 'Istilah lama'), ('sehari-hari', 'Bahasa sehari-hari'), ('sinonim', 'Sinonim')], default='sehari-hari', max_length=20, verbose_name='jenis')),
                ('note', models.CharField(blank=True, help_text='Alasan atau sumbernya; bagi sesama editor.', max_length=250, verbose_name='catatan')),
                ('is_used', models.BooleanField(default=True, help_text='Padanan bawaan dimatikan di sini; yang dihapus datang lagi bersama pemutakhiran.', verbose_name='dipakai pencarian')),
            ],
            options={
                'verbose_name': 'padanan kata',
                'verbose_name_plural': 'padanan kata',
                'ordering': [django.db.models.functions.text.Lower('name')],
            },
        ),
    ]
