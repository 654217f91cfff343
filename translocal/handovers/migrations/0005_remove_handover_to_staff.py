from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('handovers', '0004_remove_handover_handover_received_and_more'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='handover',
            name='to_staff',
        ),
    ]
