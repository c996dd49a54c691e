"""One text that was read becomes one draft."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext as _

from articles.actions import doors, editing
from articles.models import Article
from articles.models.clock import database_now
from articles.rules import body
from newsroom.desk.wording import all_in_our_words
from newsroom.wires.text import Unreadable, WireStory

if TYPE_CHECKING:
    from articles.models import Section
    from newsroom.accounts.models import User

# Why no draft was made of one text, among many that are not to be stopped by it.
REFUSALS = (Unreadable, ValidationError, body.TooLong, doors.NotAllowed, DatabaseError)


def one_at_a_time(digest: str) -> None:
    """Until the transaction ends no other import may look whether this text is here."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [digest])


def begin(
    story: WireStory, *, section: Section, by: User, language: str = "en", identifier: uuid.UUID | None = None
) -> Article:
    """A draft of the story, with its related headlines. Raises what is in REFUSALS."""
    return editing.create_draft(
        section=section,
        headline=story.proposed_headline,
        body=body.from_paragraphs(story.paragraphs),
        related=story.headlines,
        by=by,
        at=database_now(),
        language=language,
        origin_digest=story.digest,
        identifier=identifier,
    )


class HereAlready(Exception):
    """The desk got this text from elsewhere since it was previewed; str() says so."""


@transaction.atomic
def confirm(story: WireStory, *, key: uuid.UUID, section: Section, by: User, again: bool) -> Article:
    """The draft with this identifier, made now or by an earlier request. Raises HereAlready unless `again`."""
    one_at_a_time(story.digest)
    if made := Article.objects.only("headline").filter(uuid=key).first():
        return made
    formers = Article.objects.seen_by(by).only("headline").filter(origin_digest=story.digest)
    if not again and (former := formers.first()):
        raise HereAlready(
            _("This text came to the desk a moment ago as “%(headline)s”. Tick it again if you want a second draft.")
            % {"headline": former.headline}
        )
    return begin(story, section=section, by=by, identifier=key)


def sentence(refusal: Exception) -> str:
    """What a refusal says to the desk."""
    if isinstance(refusal, ValidationError):
        return " ".join(all_in_our_words(refusal))
    if isinstance(refusal, DatabaseError):
        return _("the database refused it (%(why)s).") % {"why": str(refusal).splitlines()[0]}
    return str(refusal)
