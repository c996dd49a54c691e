"""The book of tags, and which tags a story has in which order."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.actions import doors
from articles.actions.ordering import Direction, next_position, shift
from articles.actions.publishing.refresh import refresh_topic
from articles.actions.revision import record
from articles.actions.slug import free_slug
from articles.models import Article, Tag, Tagging
from articles.rules.tag import tag_key
from articles.rules.text import one_line
from articles.vocabulary import Duty, RevisionKind

if TYPE_CHECKING:
    from newsroom.accounts.models import User

MOST = 60


@transaction.atomic
def save(tag: Tag, *, change: bool = True, **_who: Any) -> Tag:
    """Store a tag of the book; a renamed one is renamed for readers at once. The slug is made once and kept."""
    tag.name, tag.description = one_line(tag.name), one_line(tag.description)
    tag.key = tag_key(tag.name)
    if not tag.key:
        raise ValidationError({"name": _("A tag needs at least one letter or digit. Write another name.")})
    if other := Tag.objects.filter(key=tag.key).exclude(pk=tag.pk).first():
        raise ValidationError(
            {
                "name": _("“%(name)s” is here already as “%(other)s”. Use that one.")
                % {"name": tag.name, "other": other.name}
            }
        )
    if not tag.slug:
        tag.slug = free_slug(Tag, tag.name)
    tag.full_clean()
    tag.save()
    refresh_topic(tag)
    return tag


@transaction.atomic
def attach(article: Article, *, tag: Tag, by: "User", at: dt.datetime) -> Tagging:
    """Give the story the tag, last in order; a tag that it has already stays in place."""
    fresh = doors.open_for(Duty.CURATE, by=by, article=article)
    if present := fresh.taggings.filter(tag=tag).first():
        return present
    if tag.is_retired:
        raise ValidationError(_("The tag “%(tag)s” is retired. Choose another one.") % {"tag": tag})
    if fresh.taggings.count() >= MOST:
        raise ValidationError(_("A story can have %(most)d tags. Remove one before you add another.") % {"most": MOST})
    tagging: Tagging = Tagging.objects.create(
        content_object=fresh, tag=tag, position=next_position(fresh.taggings.all())
    )
    record(fresh, kind=RevisionKind.TAGS, by=by, at=at)
    return tagging


@transaction.atomic
def detach(tagging: Tagging, *, by: "User", at: dt.datetime) -> None:
    fresh = doors.open_for(Duty.CURATE, by=by, article=tagging.content_object)
    if fresh.taggings.filter(pk=tagging.pk).delete()[0]:
        record(fresh, kind=RevisionKind.TAGS, by=by, at=at)


@transaction.atomic
def move(tagging: Tagging, *, direction: Direction, by: "User", at: dt.datetime) -> None:
    fresh = doors.open_for(Duty.CURATE, by=by, article=tagging.content_object)
    if shift(fresh.taggings.all(), pk=tagging.pk, direction=direction):
        record(fresh, kind=RevisionKind.TAGS, by=by, at=at)
