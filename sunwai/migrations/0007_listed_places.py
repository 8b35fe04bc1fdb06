# Written by hand: one table, nothing else touched.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('sunwai', '0006_second'),
    ]

    operations = [
        migrations.CreateModel(
            name='ListedPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.CharField(max_length=12)),
                ('code', models.CharField(max_length=16)),
                ('name_en', models.CharField(max_length=160)),
                ('name_local', models.CharField(blank=True, max_length=160)),
                ('state', models.CharField(max_length=4)),
                ('district', models.CharField(blank=True, max_length=8)),
                ('subdistrict', models.CharField(blank=True, max_length=12)),
                ('subdistrict_name', models.CharField(blank=True, max_length=160)),
                ('block', models.CharField(blank=True, max_length=12)),
                ('panchayat', models.CharField(blank=True, max_length=12)),
                ('fold', models.CharField(max_length=160)),
                ('sound', models.CharField(max_length=160)),
                ('sound_local', models.CharField(blank=True, max_length=160)),
                ('source', models.CharField(max_length=200)),
                ('imported_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['district', 'sound'], name='listed_by_sound'), models.Index(fields=['district', 'sound_local'], name='listed_by_local_sound'), models.Index(fields=['state', 'level'], name='listed_by_state')],
                'constraints': [models.UniqueConstraint(fields=('level', 'code'), name='listed_place_once')],
            },
        ),
    ]
