"""Related headlines: ordered, and not every one of them is linked yet."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.vocabulary import RelatedKind


class RelatedHeadline(models.Model):
    """One headline under a story: an own story, a story elsewhere, or a headline only, not linked yet."""

    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="related")
    version = models.PositiveIntegerField(default=1, editable=False)
    position = models.PositiveSmallIntegerField(_("position"))
    target = models.ForeignKey(
        "articles.Article",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="related_from",
        verbose_name=_("own story"),
    )
    headline = models.CharField(
        _("headline"),
        max_length=200,
        blank=True,
        help_text=_("For an own story leave it empty to show the story’s own headline."),
    )
    url = models.URLField(_("address"), max_length=500, blank=True, help_text=_("For a story on another site."))
    outlet = models.CharField(_("outlet"), max_length=120, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=RelatedKind, blank=True)
    why = models.CharField(
        _("why it is related"), max_length=200, blank=True, help_text=_("For colleagues; readers do not see this.")
    )
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = _("related headline")
        verbose_name_plural = _("related headlines")
        constraints = (
            models.CheckConstraint(
                condition=Q(target__isnull=False, url="", outlet="", published_on__isnull=True)
                | (Q(target__isnull=True) & ~Q(headline="")),
                name="related_own_or_headline",
                violation_error_message=_(
                    "Choose one of our own stories, or write the headline of another one; "
                    "not both with an outside address."
                ),
            ),
            models.CheckConstraint(
                condition=Q(target__isnull=True) | ~Q(target=models.F("article")),
                name="related_never_itself",
                violation_error_message=_("A story cannot be related to itself. Choose another one."),
            ),
            models.UniqueConstraint(
                fields=["article", "target"],
                name="related_target_once",
                violation_error_message=_("That story is among the related headlines already."),
            ),
        )

    def __str__(self) -> str:
        return self.headline or (self.target.headline if self.target else "")
