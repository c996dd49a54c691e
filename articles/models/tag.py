"""Tags of this newsroom. Nothing else imports django-taggit, so that it can be replaced."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from articles.rules.address import make_slug
from articles.rules.tag import tag_key
from articles.vocabulary import TagKind


class Tag(TagBase):
    """A topic of the paper. Case, accents, punctuation and spacing never make a second one."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    key = models.CharField(max_length=120, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=TagKind, default=TagKind.TOPIC)
    description = models.CharField(
        _("description"), max_length=400, blank=True, help_text=_("Readers see this on the topic’s page.")
    )
    is_retired = models.BooleanField(
        _("retired"), default=False, help_text=_("No longer offered; stories that have it keep it.")
    )

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")

    def clean(self) -> None:
        super().clean()
        self.key = tag_key(self.name)

    def slugify(self, tag: str, i: int | None = None) -> str:
        slug = make_slug(tag)
        return slug if i is None else f"{slug}-{i}"


class Tagging(ItemBase):
    """One tag of one story, at one place in the order; the order is importance."""

    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="taggings", verbose_name=_("tag"))
    content_object = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="taggings")
    position = models.PositiveSmallIntegerField(_("position"))

    class Meta:
        verbose_name = _("tag of a story")
        verbose_name_plural = _("tags of a story")
        constraints = (
            models.UniqueConstraint(
                fields=["content_object", "tag"],
                name="tagging_once",
                violation_error_message=_("The story has this tag already."),
            ),
        )

    def __str__(self) -> str:
        return str(self.tag)
