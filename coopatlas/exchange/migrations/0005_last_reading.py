"""Which row each record stands on. Identities of before have none: their rows are read anew once, and tell it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('exchange', '0004_kept_reports'),
    ]

    operations = [
        migrations.AddField(
            model_name='identity',
            name='reading',
            field=models.CharField(blank=True, default='', max_length=64, verbose_name='dernière lecture'),
            preserve_default=False,
        ),
    ]
