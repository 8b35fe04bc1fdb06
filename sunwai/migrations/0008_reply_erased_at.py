# Written by hand: one column, nothing else touched.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('sunwai', '0007_listed_places'),
    ]

    operations = [
        migrations.AddField(
            model_name='reply',
            name='erased_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
