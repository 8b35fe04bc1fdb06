import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('sunwai', '0008_reply_erased_at'),
    ]

    operations = [
        migrations.AddField(
            model_name='confirmation',
            name='complainant',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='confirmations', to='sunwai.account'),
        ),
    ]
