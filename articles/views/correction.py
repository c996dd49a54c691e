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
    """All of them, the newest first; `?kind=` and `?section=` leave only some."""
    path = reverse("articles:corrections")
    navigation = _navigation()
    asked_for = _filters(request, navigation)
    notes = PublicNote.objects.on_record()
    if kind := asked_for.get("kind"):
        notes = notes.filter(kind=KINDS[kind])
    if section := asked_for.get("section"):
        notes = notes.filter(publication__section__slug=section)
    if not navigation:  # without live stories there is nothing to correct, and nothing to ask for
        notes = notes.none()
    return _list(
        request,
        notes,
        path=path,
        filters=asked_for,
        navigation=navigation,
        title=_("Corrections"),
        choices=_choices(path, asked_for, navigation),
    )


@public_page
def month(request: HttpRequest, month: str) -> HttpResponse:
    """Those of one month in the newsroom's zone. A month without any has no page."""
    first, after = _bounds(month)
    notes = PublicNote.objects.on_record().filter(published_at__gte=first, published_at__lt=after)
    return _list(
        request,
        notes,
        path=reverse("articles:corrections_month", args=[month]),
        filters={},
        navigation=_navigation(),
        title=_("Corrections of %(month)s") % {"month": date_format(first, "F Y")},
        must_have=True,
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
    filters: dict[str, str],
    navigation: list[dict[str, Any]],
    must_have: bool = False,
    **context: Any,
) -> HttpResponse:
    page = _older(request, notes)
    if must_have and not page.rows:
        raise Http404
    onward = {**filters, "before": page.next}
    here = {**filters, **({"before": page.here} if page.here else {})}
    return show(
        "articles/corrections.html",
        path=_address(path, here),
        page=page,
        months=_by_month(page.rows),
        first=_address(path, filters),
        onward=settings.SITE_URL + _address(path, onward) if page.next else "",
        navigation=navigation,
        house=house_of(navigation),
        filters=filters,
        current="corrections",
        **context,
    )


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
    """Links that leave only some of the list: [{"label", "links": [(label, address, is chosen)]}]."""
    kinds = [(slug, str(kind.label)) for slug, kind in KINDS.items()]
    sections = [(row["slug"], row["name"]) for row in navigation]
    both = (("kind", _("Kind"), kinds), ("section", _("Section"), sections))
    return [
        {
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
