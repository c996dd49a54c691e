"""Rights that sub-editors, source keepers and managing editors hold and others do not."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0005_words_and_links_are_told_apart'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='article',
            options={'permissions': (('see_every_section', 'Can see the stories of every section'), ('work_in_every_section', 'Can do in every section what the person may do in their own'), ('curate_article', 'Can change tags, related headlines and bylines of a story'), ('subedit_article', 'Can edit a story that is in review or approved'), ('send_article', 'Can send a story for review'), ('send_back_article', 'Can send a story back'), ('approve_article', 'Can approve a story'), ('publish_article', 'Can publish a story'), ('withdraw_article', 'Can withdraw a story')), 'verbose_name': 'story', 'verbose_name_plural': 'stories'},
        ),
        migrations.AlterModelOptions(
            name='source',
            options={'permissions': (('retire_source', 'Can retire a source and bring it back'),), 'verbose_name': 'source', 'verbose_name_plural': 'sources'},
        ),
    ]
