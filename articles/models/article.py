"""The working copy of a story: what the desk works on and no reader ever sees."""

import re
import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector, SearchVectorField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.models.section import Section
from articles.models.tag import Tagging
from articles.rules.body.schema import SCHEMA
from articles.rules.text import search_words
from articles.vocabulary import Stage, Standing

if TYPE_CHECKING:
    from newsroom.accounts.models import User

# English stemming after accents are folded away; made by the first migration.
SEARCH_CONFIG = "newsroom"
# The part of BCP 47 that languages of stories use: language, script, region, variants.
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*")
EARLIEST_PLAN, LATEST_PLAN = 2000, 2100
LONGEST_METHOD = 2_000
MOST_LETTERS = 200
_WAS_OUT = Q(live_revision=F("latest_revision"))
_IS_OUT = Q(standing=Standing.LIVE) & _WAS_OUT


class ArticleQuerySet(models.QuerySet["Article"]):
    def seen_by(self, person: "User") -> "ArticleQuerySet":
        """The stories of the person's own sections, or all for those who see every section."""
        if not person.is_active:
            return self.none()
        if person.has_perm("articles.see_every_section"):
            return self if person.has_perm("articles.view_article") else self.none()
        if not person.has_perm("articles.view_article"):
            return self.none()
        return self.filter(section__memberships__person=person)

    def matching(self, words: str) -> "ArticleQuerySet":
        """Full-text search over headline, standfirst and body; best match first."""
        if len(words) > MOST_LETTERS:
            # Half a word would be looked for as one.
            words = words[:MOST_LETTERS].rpartition(" ")[0] or words[:MOST_LETTERS]
        query = SearchQuery(search_words(words), search_type="websearch", config=SEARCH_CONFIG)
        return self.filter(search=query).annotate(match=SearchRank(F("search"), query)).order_by("-match", "-pk")

    def with_tags(self, *, some: bool) -> "ArticleQuerySet":
        """Those that have a tag, or those that have none."""
        has_one = Exists(Tagging.objects.filter(content_object=OuterRef("pk")))
        return self.filter(has_one if some else ~has_one)

    def read_as_they_are(self) -> "ArticleQuerySet":
        """Those whose newest version readers have."""
        return self.filter(_IS_OUT)

    def not_read_as_they_are(self) -> "ArticleQuerySet":
        """All others: never out, withdrawn, or changed since."""
        return self.exclude(_IS_OUT)

    def with_news(self) -> "ArticleQuerySet":
        """Those whose newest version was never out, not even to be withdrawn."""
        return self.exclude(_WAS_OUT)

    def newest_first(self) -> "ArticleQuerySet":
        return self.order_by("-updated_at", "-pk")


class Article(models.Model):
    """One story. `stage` is where the working copy is; `standing` is what readers have.

    Both change only through `actions.workflow` and `actions.publishing`; a trigger refuses
    everything else. `version` counts text saves and must accompany each of them.
    """

    uuid = models.UUIDField(_("identifier"), default=uuid.uuid4, unique=True, editable=False)
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="articles", verbose_name=_("section"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="articles", verbose_name=_("owner")
    )

    kicker = models.CharField(
        _("kicker"), max_length=60, blank=True, help_text=_("A word or two over the headline. Empty shows the section.")
    )
    headline = models.CharField(_("headline"), max_length=160)
    slug = models.SlugField(
        _("slug"),
        max_length=80,
        blank=True,
        help_text=_("The last part of the story’s address. Empty makes it from the headline."),
    )
    standfirst = models.CharField(
        _("standfirst"), max_length=400, blank=True, help_text=_("Carries the attribution when the headline does.")
    )
    dateline = models.CharField(_("dateline"), max_length=80, blank=True)
    body = models.TextField(_("body"), blank=True)
    body_schema = models.PositiveSmallIntegerField(default=SCHEMA, editable=False)
    method = models.TextField(
        _("how we reported this"),
        max_length=LONGEST_METHOD,
        blank=True,
        help_text=_("What was checked, who was asked, who did not reply, what is unknown."),
    )
    language = models.CharField(_("language"), max_length=35, default="en")
    translation_group = models.UUIDField(_("translations of one story"), null=True, blank=True, editable=False)
    planned_for = models.DateTimeField(
        _("planned for"), null=True, blank=True, help_text=_("A plan for colleagues; nothing goes out by itself.")
    )

    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name=_("assigned to"),
    )
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    commissioned_words = models.PositiveIntegerField(_("commissioned length"), null=True, blank=True)

    stage = models.CharField(_("stage"), max_length=12, choices=Stage, default=Stage.DRAFT, editable=False)
    standing = models.CharField(
        _("standing"), max_length=12, choices=Standing, default=Standing.NEVER_OUT, editable=False
    )
    # These three stop or guard a story; a trigger lets them change only beside a StoryEvent of the same transaction.
    is_on_legal_hold = models.BooleanField(_("under legal hold"), default=False, editable=False)
    embargo_until = models.DateTimeField(_("embargo until"), null=True, editable=False)
    is_sensitive = models.BooleanField(_("sensitive"), default=False, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    latest_revision = models.ForeignKey(
        "articles.Revision", on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    live_revision = models.ForeignKey(
        "articles.Revision", on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    origin_digest = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    created_at = models.DateTimeField(_("created at"), editable=False)
    updated_at = models.DateTimeField(_("updated at"), editable=False)

    search = models.GeneratedField(
        expression=SearchVector("headline", weight="A", config=SEARCH_CONFIG)
        + SearchVector("standfirst", weight="B", config=SEARCH_CONFIG)
        + SearchVector("body", weight="C", config=SEARCH_CONFIG),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    tags = TaggableManager(through=Tagging, blank=True, verbose_name=_("tags"))

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        permissions = (
            ("see_every_section", "Can see the stories of every section"),
            ("work_in_every_section", "Can do in every section what the person may do in their own"),
            ("curate_article", "Can change tags, related headlines and bylines of a story"),
            ("subedit_article", "Can edit a story that is in review or approved"),
            ("send_article", "Can send a story for review"),
            ("send_back_article", "Can send a story back"),
            ("approve_article", "Can approve a story"),
            ("publish_article", "Can publish a story"),
            ("withdraw_article", "Can withdraw a story"),
            ("assign_article", "Can commission and assign a story"),
            ("ask_legal_article", "Can send a story to legal"),
            ("clear_article", "Can clear a story for legal"),
            ("pass_article", "Can pass a story for the subs"),
            ("hold_article", "Can hold a story while it is checked"),
            ("spike_article", "Can spike a story and bring it back"),
            ("correct_article", "Can publish a correction"),
            ("kill_article", "Can kill a story"),
            ("reinstate_article", "Can reinstate a story"),
            ("place_legal_hold", "Can put a story under legal hold"),
            ("lift_legal_hold", "Can lift a legal hold"),
            ("override_article", "Can override a legal hold or an embargo"),
            ("share_article", "Can share a preview of a story with a guest"),
            ("read_legal_notes", "Can read and write the legal notes of a story"),
        )
        indexes = (
            GinIndex(fields=["search"], name="article_search"),
            models.Index(fields=["-updated_at", "-id"], name="article_newest"),
            models.Index(fields=["section", "stage"], name="article_section_stage"),
        )

    def __str__(self) -> str:
        return self.headline

    def clean(self) -> None:
        super().clean()
        if not LANGUAGE_TAG.fullmatch(self.language):
            raise ValidationError({"language": _("Write a language tag such as “en”, “uk” or “pt-BR”.")})
        # Django holds a text field to its length in forms only.
        if len(self.method) > LONGEST_METHOD:
            raise ValidationError({"method": _("Write at most 2,000 characters about how the story was reported.")})
        if self.planned_for and not EARLIEST_PLAN <= self.planned_for.year <= LATEST_PLAN:
            raise ValidationError({"planned_for": _("Choose a day between the years 2000 and 2100.")})

    @property
    def has_unreleased_changes(self) -> bool:
        """Whether the working copy differs from what readers were last given."""
        return self.latest_revision_id != self.live_revision_id
