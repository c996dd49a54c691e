"""Comments of colleagues on a story, and the events that tell of them."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0025_versions_brought_back'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='storyevent',
            name='kind',
            field=models.CharField(choices=[('LEGAL_HOLD', 'Legal hold placed'), ('LEGAL_LIFTED', 'Legal hold lifted'), ('EMBARGO', 'Embargo set'), ('EMBARGO_OFF', 'Embargo lifted'), ('OVERRIDE', 'Hold or embargo overridden'), ('ASSIGNED', 'Assigned'), ('SENSITIVE', 'Marked as sensitive'), ('NOT_SENSITIVE', 'No longer marked as sensitive'), ('NOTE', 'Note'), ('COMMENT', 'Comment'), ('SETTLED', 'Comment settled'), ('REOPENED', 'Comment reopened'), ('LEGAL_NOTE', 'Legal note'), ('LEGAL_READ', 'Legal notes read'), ('PARKED', 'Schedule stopped'), ('WENT_LATE', 'Went out late'), ('EXCUSED', 'Published in spite of the checklist'), ('SHARED', 'Preview shared'), ('UNSHARED', 'Shared preview revoked'), ('EXPORTED', 'Record exported')], max_length=16, verbose_name='kind'),
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('words', models.CharField(max_length=2000, verbose_name='words')),
                ('passage', models.CharField(blank=True, max_length=500, verbose_name='words it is about')),
                ('before', models.CharField(blank=True, max_length=40)),
                ('after', models.CharField(blank=True, max_length=40)),
                ('at', models.DateTimeField(verbose_name='at')),
                ('settled_at', models.DateTimeField(null=True)),
                ('answer_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='articles.comment')),
                ('article', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='articles.article')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.revision')),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='for whom')),
            ],
            options={
                'verbose_name': 'comment',
                'verbose_name_plural': 'comments',
                'indexes': [models.Index(fields=['article', '-id'], name='comment_newest'), models.Index(condition=models.Q(('answer_to', None), ('settled_at', None)), fields=['article', '-id'], name='comment_open')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('settled_at', None), ('settled_by', None)), models.Q(('answer_to', None), ('settled_at__isnull', False), ('settled_by__isnull', False)), _connector='OR'), name='comment_settled_says_who_and_when')],
            },
        ),
    ]
