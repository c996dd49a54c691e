"""What colleagues say to each other about a story, or about some words of it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.revision import Revision


class Comment(models.Model):
    """Never for readers. `passage` are the words it is about, "" for the whole story; `before` and `after` help to find
    them again (`rules.anchor`), in the text as it was at `revision` or as it was being written.

    A trigger lets nothing change but that it is settled or open, beside a StoryEvent of the same transaction that
    names `uuid`; it begins beside one as well. An answer belongs to its comment and is not settled by itself.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="comments", db_index=False)
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(_("words"), max_length=2000)
    passage = models.CharField(_("words it is about"), max_length=500, blank=True)
    before = models.CharField(max_length=40, blank=True)
    after = models.CharField(max_length=40, blank=True)
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("for whom")
    )
    answer_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="answers")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        constraints = (
            models.CheckConstraint(
                condition=Q(settled_by=None, settled_at=None)
                | Q(settled_by__isnull=False, settled_at__isnull=False, answer_to=None),
                name="comment_settled_says_who_and_when",
            ),
        )
        indexes = (
            models.Index(fields=["article", "-id"], name="comment_newest"),
            models.Index(fields=["article", "-id"], condition=Q(settled_at=None, answer_to=None), name="comment_open"),
        )

    def __str__(self) -> str:
        return self.words
