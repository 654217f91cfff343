from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0002_list_carries_the_parts'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='access',
            index=models.Index(fields=['staff_id', 'case_id'], include=('stage', 'rights'), condition=models.Q(('standing__in', ['active', 'cover'])), name='access_at_work'),
        ),
    ]
