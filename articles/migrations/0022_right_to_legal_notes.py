"""Who may read and write what lawyers and editors note about a story, which its reporters do not see."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0021_what_happened_is_found_by_time'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='article',
            options={'permissions': (('see_every_section', 'Can see the stories of every section'), ('work_in_every_section', 'Can do in every section what the person may do in their own'), ('curate_article', 'Can change tags, related headlines and bylines of a story'), ('subedit_article', 'Can edit a story that is in review or approved'), ('send_article', 'Can send a story for review'), ('send_back_article', 'Can send a story back'), ('approve_article', 'Can approve a story'), ('publish_article', 'Can publish a story'), ('withdraw_article', 'Can withdraw a story'), ('assign_article', 'Can commission and assign a story'), ('ask_legal_article', 'Can send a story to legal'), ('clear_article', 'Can clear a story for legal'), ('pass_article', 'Can pass a story for the subs'), ('hold_article', 'Can hold a story while it is checked'), ('spike_article', 'Can spike a story and bring it back'), ('correct_article', 'Can publish a correction'), ('kill_article', 'Can kill a story'), ('reinstate_article', 'Can reinstate a story'), ('place_legal_hold', 'Can put a story under legal hold'), ('lift_legal_hold', 'Can lift a legal hold'), ('override_article', 'Can override a legal hold or an embargo'), ('share_article', 'Can share a preview of a story with a guest'), ('read_legal_notes', 'Can read and write the legal notes of a story')), 'verbose_name': 'story', 'verbose_name_plural': 'stories'},
        ),
    ]
