"""Dated notes that readers find on a story, at the desk and in public."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('articles', '0010_schedules'),
    ]

    operations = [
        migrations.CreateModel(
            name='PublicNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(unique=True)),
                ('number', models.PositiveIntegerField()),
                ('path', models.CharField(max_length=180, unique=True)),
                ('kind', models.CharField(choices=[('UPDATE', 'Update'), ('CORRECTION', 'Correction'), ('CLARIFICATION', 'Clarification'), ('EDITORS_NOTE', 'Editor’s note')], max_length=16)),
                ('gravity', models.CharField(choices=[('SERIOUS', 'Serious: above the text'), ('ORDINARY', 'Ordinary: below the text')], max_length=12)),
                ('text', models.CharField(max_length=1000)),
                ('was', models.CharField(blank=True, max_length=1000)),
                ('now_is', models.CharField(blank=True, max_length=1000)),
                ('statement', models.CharField(blank=True, max_length=600)),
                ('published_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='ReaderNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('UPDATE', 'Update'), ('CORRECTION', 'Correction'), ('CLARIFICATION', 'Clarification'), ('EDITORS_NOTE', 'Editor’s note')], max_length=16, verbose_name='kind')),
                ('gravity', models.CharField(choices=[('SERIOUS', 'Serious: above the text'), ('ORDINARY', 'Ordinary: below the text')], default='ORDINARY', max_length=12, verbose_name='gravity')),
                ('text', models.CharField(max_length=1000, verbose_name='note')),
                ('was', models.CharField(blank=True, max_length=1000, verbose_name='what the story said')),
                ('now_is', models.CharField(blank=True, max_length=1000, verbose_name='what it says now')),
                ('claim', models.UUIDField(blank=True, null=True, verbose_name='statement it concerns')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('number', models.PositiveIntegerField(editable=False, null=True)),
                ('published_at', models.DateTimeField(editable=False, null=True)),
            ],
            options={
                'verbose_name': 'note to readers',
                'verbose_name_plural': 'notes to readers',
            },
        ),
        migrations.AddField(
            model_name='release',
            name='change',
            field=models.CharField(blank=True, choices=[('FIRST', 'First publication'), ('UPDATE', 'Update'), ('MINOR', 'Minor edit'), ('CORRECTION', 'Correction')], max_length=12, verbose_name='change'),
        ),
        migrations.AddField(
            model_name='publicnote',
            name='publication',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='articles.publication'),
        ),
        migrations.AddField(
            model_name='readernote',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reader_notes', to='articles.article'),
        ),
        migrations.AddField(
            model_name='readernote',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='readernote',
            name='release',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='articles.release'),
        ),
        migrations.AddIndex(
            model_name='publicnote',
            index=models.Index(fields=['-published_at', '-id'], name='public_note_newest'),
        ),
        migrations.AddConstraint(
            model_name='publicnote',
            constraint=models.UniqueConstraint(fields=('publication', 'number'), name='public_note_number_once'),
        ),
        migrations.AddConstraint(
            model_name='readernote',
            constraint=models.UniqueConstraint(fields=('article', 'number'), name='reader_note_number_once'),
        ),
        migrations.AddConstraint(
            model_name='readernote',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('number__isnull', True), ('published_at__isnull', True), ('release__isnull', True)), models.Q(('number__isnull', False), ('published_at__isnull', False), ('release__isnull', False)), _connector='OR'), name='reader_note_out_or_not'),
        ),
    ]
