"""Notes to readers on their way out: frozen by a release, put into the public record, shown on the page."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from articles.actions.publishing.statements import printed
from articles.models import Article, ReaderNote, Release
from articles.models.public import Publication, PublicNote
from articles.rules import revision_schema
from articles.rules.address import note_path
from articles.rules.page import NoteLine
from articles.rules.revision_schema import Content
from articles.vocabulary import Gravity, NoteKind


def pending(article: Article) -> list[ReaderNote]:
    """The notes that wait for the story's next release, in the order in which they were written."""
    return list(article.reader_notes.filter(release=None).order_by("pk"))


def take_out(notes: Iterable[ReaderNote], release: Release) -> None:
    """Number and freeze them beside their release. From here on the database refuses every change."""
    numbers = release.article.reader_notes.exclude(number=None).order_by("-number").values_list("number", flat=True)
    for number, note in enumerate(notes, (numbers.first() or 0) + 1):
        note.number, note.release, note.published_at = number, release, release.at
        note.save(update_fields=["number", "release", "published_at"])


def put_on_record(publication: Publication, article: Article, content: Content) -> None:
    """Give readers a row for each note that a release took out and that they do not have yet."""
    known = PublicNote.objects.filter(publication=publication).values("uuid")
    going = list(article.reader_notes.exclude(release=None).exclude(uuid__in=known).order_by("number"))
    statements = _printed_words(article, content) if any(note.claim for note in going) else {}
    for note in going:
        if note.number is None or note.published_at is None:
            continue  # for the type checker: the database has all three or none
        PublicNote.objects.create(
            publication=publication,
            uuid=note.uuid,
            number=note.number,
            path=_path(publication, NoteKind(note.kind), number=note.number, at=note.published_at),
            statement=statements.get(note.claim, "") if note.claim else "",
            **{name: getattr(note, name) for name in ("kind", "gravity", "text", "was", "now_is", "published_at")},
        )


def lines(publication: Publication) -> list[NoteLine]:
    """The notes on the story's page, newest first: from frozen rows, so that each rendering gives the same bytes."""
    return [
        NoteLine(
            number=row.number,
            kind=NoteKind(row.kind),
            is_serious=row.gravity == Gravity.SERIOUS,
            text=row.text,
            was=row.was,
            now_is=row.now_is,
            path=row.path,
            published_at=row.published_at,
        )
        for row in PublicNote.objects.filter(publication_id=publication.pk).order_by("-number")
    ]


def _printed_words(article: Article, content: Content) -> dict[UUID, str]:
    """The statements that readers find in the text or found there until now; others are nobody's business."""
    former = article.live_revision
    contents = [*([revision_schema.current(former.content)] if former else []), content]
    return {one.uuid: one.row["statement"] for each in contents for one in printed(each)}


def _path(publication: Publication, kind: NoteKind, *, number: int, at: dt.datetime) -> str:
    """Where the note stands for good: in the record of corrections; an update only on its story."""
    if kind not in NoteKind.on_record:
        return f"{publication.path}#note-{number}"
    # The newsroom's own zone, whatever zone the person at the desk works in.
    month = timezone.localtime(at, timezone.get_default_timezone()).date()
    slug = publication.path.strip("/").rpartition("/")[2]
    # Another story of this name may have a note of this number in the same month.
    again = 1
    while PublicNote.objects.filter(path=(path := note_path(month, slug, number, again=again))).exists():
        again += 1
    return path
