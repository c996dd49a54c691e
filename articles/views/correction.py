"""The public record of corrections: all of them, those of a month, and each at an address of its own."""

import datetime as dt
from collections.abc import Sequence
from http import HTTPStatus
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Q, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.models.public import Publication, PublicNote, PublicSection
from articles.models.public.house_page import house_pages
from articles.models.public.note import PublicNoteQuerySet
from articles.rules.page import was_and_is
from articles.views.article import killed
from articles.views.house_page import house_of
from articles.views.page import show
from articles.views.paging import YEARS, Page, Place, asked, moment, take
from articles.views.public_page import public_page
from articles.vocabulary import NoteKind, Standing

KINDS = {kind.value.lower().replace("_", "-"): kind for kind in NoteKind if kind in NoteKind.on_record}


@public_page
def corrections(request: HttpRequest) -> HttpResponse:
    """All of them, the newest first; `?kind=` and `?section=` leave only some, here and in a month."""
    navigation = _navigation()
    # Without live stories there is nothing to correct.
    notes = PublicNote.objects.on_record() if navigation else PublicNote.objects.none()
    return _list(request, notes, path=reverse("articles:corrections"), navigation=navigation, title=_("Corrections"))


@public_page
def month(request: HttpRequest, month: str) -> HttpResponse:
    """Those of one month in the newsroom's zone, filtered as the whole list is. A month without any has no page."""
    first, after = _bounds(month)
    notes = PublicNote.objects.on_record().filter(published_at__gte=first, published_at__lt=after)
    return _list(
        request,
        notes,
        path=reverse("articles:corrections_month", args=[month]),
        navigation=_navigation(),
        title=_("Corrections of %(month)s") % {"month": date_format(first, "F Y")},
        of_a_month=True,
    )


@public_page
def correction(request: HttpRequest, month: str, slug: str) -> HttpResponse:
    """One of them. It goes with its story: withdrawn, it says so; killed, nothing is left."""
    path = reverse("articles:correction", args=[month, slug])
    story = get_object_or_404(Publication.objects.for_page().defer("html"), notes__path=path)
    if story.standing == Standing.KILLED:
        return killed(story, path=path)
    context = {
        "story": story,
        "navigation": story.page_navigation,
        "house": story.page_house,
        "current": "corrections",
    }
    if story.standing != Standing.LIVE:
        return show("410.html", path=path, status=HTTPStatus.GONE, **context)
    note = next((row for row in story.page_notes if row["path"] == path), None)
    if note is None:
        raise Http404
    return show(
        "articles/correction.html",
        path=path,
        note=note,
        label=NoteKind(note["kind"]).label,
        told=was_and_is(note["was"], note["now_is"]),
        published_at=dt.datetime.fromisoformat(note["published_at"]),
        **context,
    )


def _list(
    request: HttpRequest,
    notes: PublicNoteQuerySet,
    *,
    path: str,
    navigation: list[dict[str, Any]],
    title: str,
    of_a_month: bool = False,
) -> HttpResponse:
    filters = _filters(request, navigation)
    page = _older(request, _filtered(notes, filters))
    # Only a month that has some has a page; that none of them is of this kind says the page itself.
    if of_a_month and not page.rows and not (filters and notes.exists()):
        raise Http404
    here = {**filters, **({"before": page.here} if page.here else {})}
    return show(
        "articles/corrections.html",
        path=_address(path, here),
        title=title,
        page=page,
        months=_by_month(page.rows),
        first=_address(path, filters),
        onward=settings.SITE_URL + _address(path, {**filters, "before": page.next}) if page.next else "",
        navigation=navigation,
        house=house_of(navigation),
        filters=filters,
        choices=_choices(path, filters, navigation),
        of_a_month=of_a_month,
        current="corrections",
    )


def _filtered(notes: PublicNoteQuerySet, filters: dict[str, str]) -> PublicNoteQuerySet:
    if kind := filters.get("kind"):
        notes = notes.filter(kind=KINDS[kind])
    if section := filters.get("section"):
        notes = notes.filter(publication__section__slug=section)
    return notes


def _navigation() -> list[dict[str, Any]]:
    sections = PublicSection.objects.in_use().order_by("position", "name", "pk")
    return list(sections.values("name", "slug", house=house_pages()))


def _filters(request: HttpRequest, navigation: Sequence[dict[str, Any]]) -> dict[str, str]:
    """What the reader wants to see, in one order; Http404 for what there is not."""
    known = {"kind": set(KINDS), "section": {row["slug"] for row in navigation}}
    wanted = {name: request.GET[name] for name in known if name in request.GET}
    if any(value not in known[name] for name, value in wanted.items()):
        raise Http404
    return wanted


def _choices(path: str, chosen: dict[str, str], navigation: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Links that leave only some of the list: [{"name", "label", "links": [(label, address, is chosen)]}]."""
    kinds = [(slug, str(kind.label)) for slug, kind in KINDS.items()]
    sections = [(row["slug"], row["name"]) for row in navigation]
    both = (("kind", _("Kind"), kinds), ("section", _("Section"), sections))
    return [
        {
            "name": name,
            "label": label,
            "links": [
                (words, _address(path, _with(chosen, name, value)), chosen.get(name, "") == value)
                for value, words in [("", _("All")), *options]
            ],
        }
        for name, label, options in both
    ]


def _with(chosen: dict[str, str], name: str, value: str) -> dict[str, str]:
    changed = {**chosen, name: value}
    return {key: changed[key] for key in ("kind", "section") if changed.get(key)}


def _address(path: str, query: dict[str, str]) -> str:
    return f"{path}?{urlencode(query)}" if query else path


def _older(request: HttpRequest, notes: PublicNoteQuerySet) -> Page:
    here = asked(request, "before")
    if here:
        at, path = moment(here[0]), here[1]
        same_time = Q(published_at=at, pk__lt=Subquery(PublicNote.objects.filter(path=path).values("pk")))
        notes = notes.filter(published_at__lte=at).filter(Q(published_at__lt=at) | same_time)
    return take(notes.newest_first().with_story(), _place, here=here)


def _place(note: PublicNote) -> Place:
    return note.published_at.astimezone(dt.UTC).isoformat(timespec="microseconds"), note.path


def _by_month(notes: Sequence[PublicNote]) -> list[tuple[str, str, list[tuple[PublicNote, str]]]]:
    """(heading, "2026/11", [(note, what the story said and says)]) for neighbours of one month."""

    def of(note: PublicNote) -> tuple[str, str]:
        on = timezone.localtime(note.published_at)
        return date_format(on, "F Y"), f"{on:%Y/%m}"

    return [
        (heading, month, [(note, was_and_is(note.was, note.now_is)) for note in rows])
        for (heading, month), rows in groupby(notes, key=of)
    ]


def _bounds(month: str) -> tuple[dt.datetime, dt.datetime]:
    year, number = (int(part) for part in month.split("/"))
    if year not in YEARS:
        raise Http404
    zone = timezone.get_default_timezone()
    first = dt.datetime(year, number, 1, tzinfo=zone)
    after = dt.datetime(year + number // 12, number % 12 + 1, 1, tzinfo=zone)
    return first, after
