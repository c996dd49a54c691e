"""What a story said, and when: immutable snapshots of the whole aggregate, and what people call them."""

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.rules.version_name import MOST_LETTERS
from articles.vocabulary import RevisionKind, Stage


class RevisionQuerySet(models.QuerySet["Revision"]):
    def newest_first(self) -> "RevisionQuerySet":
        return self.order_by("-number")

    def with_names(self) -> "RevisionQuerySet":
        """With `given_name`: what people call the version, "" or None without a name."""
        given = RevisionName.objects.filter(revision=OuterRef("pk")).order_by("-pk")
        return self.annotate(given_name=Subquery(given.values("name")[:1]))


class Revision(models.Model):
    """The story as it stood after one change. Append-only: a trigger refuses UPDATE, DELETE and TRUNCATE.

    `content` is the JSON of `rules.revision_schema` (its `schema` key says which version);
    publishing reads this and never the working rows.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=12, choices=RevisionKind)
    content = models.JSONField()
    # Where the story was when this was written; empty in revisions older than the column.
    stage = models.CharField(_("stage"), max_length=12, choices=Stage, blank=True)
    # The story's version after it, by which a form that was opened then finds its text; empty in older ones.
    version = models.PositiveIntegerField(_("version"), null=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    # The index below begins with it.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="revisions",
        db_index=False,
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"))

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        constraints = (models.UniqueConstraint(fields=["article", "number"], name="revision_number_once"),)
        indexes = (
            models.Index(fields=["-at", "-id"], name="revision_by_time"),
            models.Index(fields=["by", "-at", "-id"], name="revision_of_person"),
        )

    def __str__(self) -> str:
        return f"{self.number}"


class RevisionName(models.Model):
    """What a revision is called since; the newest row of it counts, an empty one takes the name away.

    Append-only, and a trigger lets a row in only beside a StoryEvent of the same transaction that tells of it.
    """

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="names", db_index=False)
    name = models.CharField(_("name of the version"), max_length=MOST_LETTERS, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("name of a version")
        verbose_name_plural = _("names of versions")
        indexes = (models.Index(fields=["revision", "-id"], name="revision_name_newest"),)

    def __str__(self) -> str:
        return self.name
