"""The lists of the landing page, found with two queries however many they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import EmptyResultSet
from django.db.models import Case, CharField, FloatField, OuterRef, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Extract
from django.db.models.lookups import Exact
from django.urls import reverse

from articles.admin.article.plan import open_schedule
from articles.admin.article.sent import sent_to
from articles.models import Article, Transition
from articles.vocabulary import Move

MOST = 10
# Of what waits for nobody in particular.
FEW = 5
# Beyond, a list says "100+".
COUNTED = 100
_ORDERS = 2
# After all that have a number to be sorted by.
LAST = Value(1e18)
_HEAVY = ("search", "body", "method", "standfirst")


@dataclass(frozen=True)
class Row:
    """A story, and what this list says of it besides its section and owner; the second of each pair: in bold."""

    story: Article
    words: list[tuple[str, bool]]


def nothing_more(story: Article) -> list[tuple[str, bool]]:
    return []


@dataclass(frozen=True)
class Wanted:
    """One list. `empty`: what stands there when nothing does; with "" the list is left out then.

    `narrowed`: filters of the list of stories for precisely the same ones. `order`: at most two numbers by which its
    rows are sorted, those without one last; the newest change comes after it. `says`: what it says of each.
    `has_time`: whether the last change is said as well. `is_calm`: whether only the first few are shown.
    """

    title: str
    stories: Any
    empty: str
    narrowed: dict[str, Any]
    order: tuple[Any, ...] = ()
    says: Callable[[Article], list[tuple[str, bool]]] = nothing_more
    has_time: bool = True
    is_calm: bool = False

    @property
    def most(self) -> int:
        return min(FEW, MOST) if self.is_calm else MOST


@dataclass(frozen=True)
class Panel:
    """`count`: how many there are, "100+" for more; `more`: where all of them are, "" where all of them are shown."""

    title: str
    rows: list[Row]
    empty: str
    count: str = ""
    more: str = ""
    has_time: bool = True
    stories: list[Article] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "stories", [row.story for row in self.rows])


def gather(wanted: Sequence[Wanted], person: Any) -> list[Panel]:
    """The panels in this order, without those that are left out."""
    keys = _keys(wanted)
    shown = {key for one, found in zip(wanted, keys, strict=True) for key in found[: one.most]}
    rows = Article.objects.filter(pk__in=shown).select_related("section", "owner", "assignee").defer(*_HEAVY)
    rows = rows.annotate(
        open_schedule=open_schedule(),
        sent_to=sent_to(),
        is_for_me=for_me(person),
        sent_back_by=_sent_back_by(),
    )
    stories = {story.pk: story for story in rows} if shown else {}
    return [_panel(one, found, stories) for one, found in zip(wanted, keys, strict=True) if found or one.empty]


def _panel(one: Wanted, found: list[int], stories: dict[int, Article]) -> Panel:
    rows = [Row(stories[key], one.says(stories[key])) for key in found[: one.most] if key in stories]
    address = f"{reverse('admin:articles_article_changelist')}?{urlencode(one.narrowed)}"
    count = f"{COUNTED}+" if len(found) > COUNTED else str(len(found))
    more = address if len(found) > one.most else ""
    return Panel(one.title, rows, one.empty, count=count, more=more, has_time=one.has_time)


def _keys(wanted: Sequence[Wanted]) -> list[list[int]]:
    """For each list the keys of its first stories, in order. One query.

    Each list is cut in the order that an index may give; parts of a union have no order of their own, so numbers that
    say it again come along.
    """
    parts = []
    for number, one in enumerate(wanted):
        firsts = [*one.order, *[Value(0.0)] * (_ORDERS - len(one.order))]
        said = {f"order_{place}": Coalesce(Cast(first, FloatField()), LAST) for place, first in enumerate(firsts)}
        rows = one.stories.annotate(panel=Value(number), **said)
        order = [f"order_{place}" for place in range(len(one.order))]
        part = rows.order_by(*order, "-updated_at", "-pk").values_list("panel", *said, "updated_at", "pk")
        if not _is_empty(part):
            parts.append(part[: COUNTED + 1])
    keys: list[list[int]] = [[] for _one in wanted]
    if parts:
        found = parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0]
        for panel, *_order, key in sorted(found, key=lambda row: (*row[:-2], -row[-2].timestamp(), -row[-1])):
            keys[panel].append(key)
    return keys


def seconds(moment: Any) -> Any:
    """A moment, or the field with it, as a number for `Wanted.order`."""
    return Extract(moment, "epoch", output_field=FloatField())


def _is_empty(stories: Any) -> bool:
    """Whether the database need not be asked: the person sees nothing."""
    try:
        str(stories.query)
    except EmptyResultSet:
        return True
    return False


def for_me(person: Any) -> Case:
    """Whether the story's newest step named this person: 0 or 1."""
    return Case(When(Exact(sent_to("to"), person.pk), then=Value(1)), default=Value(0))


def _sent_back_by() -> Case:
    """Who sent the draft back, if that was its last step; None otherwise."""
    steps = Transition.objects.filter(article=OuterRef("pk")).order_by("-pk")
    newest = {"move": Subquery(steps.values("move")[:1]), "by": Subquery(steps.values("by__name")[:1])}
    return Case(When(Exact(newest["move"], Move.SEND_BACK), then=newest["by"]), output_field=CharField())
