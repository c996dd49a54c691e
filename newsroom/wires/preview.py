"""What would be made of each text, and what of it the desk has already."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from articles.models import Article
from newsroom.wires.batch import Sent
from newsroom.wires.sealed import Previewed, seal
from newsroom.wires.text import WireStory, read

if TYPE_CHECKING:
    from newsroom.accounts.models import User


@dataclass(frozen=True)
class Item:
    """One text on its way to a draft. `is_taken`: its box is ticked; `refusal`: why it could not be made just now."""

    key: uuid.UUID
    name: str
    data: bytes
    story: WireStory
    again: bool = False
    is_taken: bool | None = None
    refusal: str = ""


@dataclass(frozen=True)
class Twin:
    """A sentence about something that is there already, and the story, if it is one of the desk's."""

    sentence: str
    article: Article | None = None


@dataclass(frozen=True)
class Shown:
    """An item as the preview shows it; `sealed` is what the page sends back."""

    item: Item
    sealed: str
    is_taken: bool
    twins: list[Twin] = field(default_factory=list)


def fresh(sent: Iterable[Sent]) -> list[Item]:
    return [Item(uuid.uuid4(), one.name, one.data, one.story) for one in sent]


def reopened(texts: Iterable[Previewed], *, taken: set[str]) -> list[Item]:
    """The texts of an earlier preview, read again; `taken` are the keys of those that are ticked."""
    return [
        Item(one.key, one.name, one.data, read(one.data, name=one.name), one.again, str(one.key) in taken)
        for one in texts
    ]


def show(items: Sequence[Item], *, person: User) -> list[Shown]:
    """One query, however many texts. What is at the desk already is not ticked until somebody ticks it."""
    known = _known(items, person)
    shown: list[Shown] = []
    for item in items:
        same_text = next((one for one in known if one.origin_digest == item.story.digest), None)
        same_headline = next((one for one in known if one.headline == item.story.proposed_headline), None)
        above = next((one.item for one in shown if one.item.story.digest == item.story.digest), None)
        twins = []
        if same_text:
            twins.append(Twin(_("This text is at the desk already:"), same_text))
        elif same_headline:
            twins.append(Twin(_("The desk has a story with this headline:"), same_headline))
        if above:
            twins.append(Twin(_("This is the same text as %(name)s, further up.") % {"name": above.name}))
        again = bool(same_text or above)
        sealed = seal(Previewed(item.key, item.name, item.data, again), person=person)
        shown.append(Shown(item, sealed, not again if item.is_taken is None else item.is_taken, twins))
    return shown


def _known(items: Sequence[Item], person: User) -> list[Article]:
    digests = [item.story.digest for item in items]
    headlines = [item.story.proposed_headline for item in items]
    rows = Article.objects.seen_by(person).filter(Q(origin_digest__in=digests) | Q(headline__in=headlines))
    rows = rows.exclude(uuid__in=[item.key for item in items])
    return list(rows.only("headline", "origin_digest").newest_first())
