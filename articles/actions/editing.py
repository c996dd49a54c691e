"""Begin a story and write its text, without losing anybody's words."""

import datetime as dt
import re
import uuid
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from articles.actions import doors, house
from articles.actions.related import MOST as MOST_RELATED
from articles.actions.revision import TEXT_FIELDS, record
from articles.models import Article, Attribution, RelatedHeadline, Revision, Section
from articles.rules import body
from articles.rules.text import lines, one_line
from articles.vocabulary import Duty, RevisionKind, Stage, StatementKind

if TYPE_CHECKING:
    from newsroom.accounts.models import User

# What a text form may change; stage, standing and version are in no form.
EDITABLE = (*(field for field in TEXT_FIELDS if field != "body_schema"), "planned_for")
_NOT_EDITABLE = frozenset(field.name for field in Article._meta.concrete_fields) - set(EDITABLE)  # noqa: SLF001  Django's public name for it
_ALL_BUT_THE_HEADLINE = frozenset(field.name for field in RelatedHeadline._meta.concrete_fields) - {"headline"}  # noqa: SLF001
_CLEANERS = {"body": body.clean, "method": lines}
_OPENING_QUOTES = ("“", "‘", "«", "„", '"')


class TextHasChanged(Exception):
    """Somebody saved the story since the writer opened it; `found` is the version in the database."""

    def __init__(self, found: int) -> None:
        super().__init__(
            _(
                "Somebody saved this story after you opened it. "
                "Nothing of yours is lost: compare the two texts and save again."
            )
        )
        self.found = found


@transaction.atomic
def create_draft(
    *,
    section: Section,
    by: "User",
    at: dt.datetime,
    related: Sequence[str] = (),
    origin_digest: str = "",
    identifier: uuid.UUID | None = None,
    stage: Stage = Stage.DRAFT,
    **text: Any,
) -> Article:
    """A new draft with its first revision, or at `stage` PITCH a pitch.

    `text` takes the fields in EDITABLE; `related` headlines are not linked yet.
    A caller that may be asked twice for one draft chooses its `identifier` beforehand; it can be taken only once.
    Raises NotAllowed, or ValidationError for text that does not fit.
    """
    if not doors.may_start_in(section, by=by):
        raise doors.NotAllowed(
            _("You may not begin a story in the section “%(section)s”. Ask an administrator to add you to it.")
            % {"section": section}
        )
    if stage is Stage.PITCH and not house.rules().uses(stage):
        raise ValidationError(_("This newsroom does not use pitches. Begin the story as a draft."))
    article = Article(
        uuid=identifier or uuid.uuid4(),
        stage=stage,
        section=section,
        owner=by,
        origin_digest=origin_digest,
        created_at=at,
        updated_at=at,
        **cleaned(text),
    )
    article.body = body.unwrap(article.body, keep=())
    article.full_clean()
    article.save()
    RelatedHeadline.objects.bulk_create(_not_linked_yet(article, related, by=by, at=at))
    record(article, kind=RevisionKind.CREATED, by=by, at=at)
    return article


@transaction.atomic
def save_text(
    article: Article,
    *,
    version: int,
    text: Mapping[str, Any],
    by: "User",
    at: dt.datetime,
    new_attribution: uuid.UUID | None = None,
) -> Revision:
    """Store the text if the story is still at `version`; otherwise raise TextHasChanged and change nothing.

    Marks of attributions that the story does not have are unwrapped; their words stay. With
    `new_attribution` the passage that carries this id becomes an attribution with safe defaults.
    Saving what is stored already makes no revision. `article` is brought up to date.
    """
    if not Article.objects.filter(pk=article.pk, version=version).update(version=F("version") + 1):
        raise TextHasChanged(Article.objects.values_list("version", flat=True).get(pk=article.pk))
    fresh = Article.objects.get(pk=article.pk)
    doors.demand(Duty.EDIT, by=by, article=fresh)

    wanted = cleaned({name: value for name, value in text.items() if name in EDITABLE})
    if "body" in wanted:
        if new_attribution:
            _add_from_passage(fresh, new_attribution, wanted["body"])
        known = set(fresh.attributions.values_list("uuid", flat=True))
        wanted["body"] = body.unwrap(wanted["body"], keep=known)
    changed = {name: value for name, value in wanted.items() if getattr(fresh, name) != value}
    if not changed and not new_attribution:
        newest = Revision.objects.newest_first().filter(article=fresh)[0]
        transaction.set_rollback(True)
        return newest

    for name, value in changed.items():
        setattr(fresh, name, value)
    fresh.body_schema = body.SCHEMA
    fresh.full_clean(exclude=_NOT_EDITABLE)
    fresh.save(update_fields=[*changed, "body_schema"])
    revision = record(fresh, kind=RevisionKind.TEXT, by=by, at=at)
    for field in (*EDITABLE, "version", "stage", "latest_revision", "updated_at"):
        setattr(article, field, getattr(fresh, field))
    return revision


@transaction.atomic
def move_section(article: Article, *, to: Section, by: "User", at: dt.datetime) -> Revision:
    """Give the story another home section. Needs the right to edit in both; the revision logs the move."""
    fresh = doors.locked(article)
    if why := doors.refusal_to_move(by=by, article=fresh):
        raise doors.NotAllowed(why)
    if not doors.may_start_in(to, by=by):
        raise doors.NotAllowed(
            _("You do not work in the section “%(section)s”, so you cannot move the story there.") % {"section": to}
        )
    note = _("Moved from “%(old)s” to “%(new)s”.") % {"old": fresh.section, "new": to}
    fresh.section = to
    fresh.save(update_fields=["section"])
    revision = record(fresh, kind=RevisionKind.SETTINGS, by=by, at=at, note=note)
    article.section = to
    return revision


def _not_linked_yet(
    article: Article, headlines: Sequence[str], *, by: "User", at: dt.datetime
) -> list[RelatedHeadline]:
    words = [kept for headline in headlines if (kept := one_line(headline))]
    if len(words) > MOST_RELATED:
        sentence = _("A story can have %(most)d related headlines, and this one has %(found)d. Take some out.")
        raise ValidationError(sentence % {"most": MOST_RELATED, "found": len(words)})
    rows = [
        RelatedHeadline(article=article, position=place, headline=headline, added_by=by, added_at=at)
        for place, headline in enumerate(words, 1)
    ]
    for row in rows:
        row.clean_fields(exclude=_ALL_BUT_THE_HEADLINE)
    return rows


def cleaned(text: Mapping[str, Any]) -> dict[str, Any]:
    """Plain text without control characters, body in its canonical form."""
    return {
        name: _CLEANERS.get(name, one_line)(value) if isinstance(value, str) else value for name, value in text.items()
    }


def _add_from_passage(article: Article, identifier: uuid.UUID, html: str) -> None:
    passages = body.marks(html).get(identifier)
    if not passages or Attribution.objects.filter(uuid=identifier).exists():
        return
    words = " ".join(passages)
    before = body.plain(html).partition(passages[0])[0].rstrip()
    is_quotation = words.startswith(_OPENING_QUOTES) or before.endswith(_OPENING_QUOTES)
    # “The comma of a split quotation,” belongs to the sentence around it.
    statement = re.sub(r"[,;]\s*([”’»\"]?)$", r"\1", words)[:600]
    kind = StatementKind.QUOTE if is_quotation else StatementKind.STATEMENT
    Attribution.objects.create(uuid=identifier, article=article, statement=statement, kind=kind)
