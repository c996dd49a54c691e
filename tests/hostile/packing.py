"""Stories packed with payloads through every field that people type into, written by the real actions and published."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from html import escape
from typing import Any, TypeVar
from unittest import mock

from django.core.exceptions import ValidationError

from articles.actions import attribution, author, byline, editing, house, section, source, tag
from articles.actions.byline import MOST as MOST_BYLINES
from articles.actions.publishing.publish import publish
from articles.actions.related import MOST as MOST_RELATED
from articles.actions.tag import MOST as MOST_TAGS
from articles.models import Article, Attribution, Author, Section, Source, Tag
from articles.rules.text import one_line
from articles.vocabulary import Level, Move, SourceKind, Terms
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role
from tests.newsdesk import EXCUSE, Newsdesk

PACK = 100
Made = TypeVar("Made")
# Everything these modules record is recorded by the save that follows; a revision for each row only costs time.
_RECORDERS = ("attribution", "byline", "related", "tag")


class Pack:
    """`big` holds the payloads through body, attributions, tags and related headlines, `briefs` through headlines."""

    def __init__(self, desk: Newsdesk, payloads: Sequence[str]) -> None:
        self.desk, self.payloads = desk, payloads
        # Payloads hold what the checklist takes for words to be filled in; here they have to reach readers.
        house.decide("level:placeholder", Level.INFO, by=desk.mara, at=desk.now)
        self.section = accepted(
            lambda: section.save(Section(name=payloads[0][:60] or "Pack", description=payloads[1][:300]))
        )
        self.section = self.section or desk.section(f"Pack {payloads[0][:9]!a}")
        # Whose own name is a payload, as colleagues see it.
        self.writer = desk.hire(f"writer{self.section.pk}", Role.REPORTER, self.section)
        self.editor = desk.hire(f"editor{self.section.pk}", Role.EDITOR, self.section)
        User.objects.filter(pk=self.writer.pk).update(name=payloads[-1].replace("\0", "")[:120])
        self.related = [self._related(words) for words in lines(payloads, 200)]
        self.tags = [one for one in map(self._tag, lines(payloads, 100)) if one]
        self.authors = [one for one in map(self._author, lines(payloads, 120)) if one]
        self.big = self._publish(self._big())
        self.briefs = [self._publish(self._brief(words)) for words in lines(payloads, 160)]
        while self.tags or self.authors or self.related:
            self.briefs.append(self._publish(self._brief("The rest")))

    @property
    def stories(self) -> list[Article]:
        return [self.big, *self.briefs]

    def _tag(self, words: str) -> Tag | None:
        return accepted(lambda: tag.save(Tag(name=words, description=words)))

    def _author(self, words: str) -> Author | None:
        return accepted(lambda: author.save(Author(name=words, bio=words)))

    def _related(self, words: str) -> dict[str, str]:
        return {"headline": words, "outlet": words[:120], "why": words, "url": "https://other.example/?q=" + words[:9]}

    def _draft(self, **text: Any) -> Article:
        return editing.create_draft(section=self.section, by=self.writer, at=self.desk.now, **text)

    def _big(self) -> Article:
        story = self._draft(headline="Packed", standfirst=self.payloads[2][:400], dateline=self.payloads[3][:80])
        parts = []
        with quickly():
            for number, payload in enumerate(self.payloads):
                named, described = self._attributions(story, payload, number)
                parts.append(f"<p>{_marked(payload, named)} — {_marked(payload, described)}</p><div>{payload}</div>")
            self._fill(story)
        story.refresh_from_db()
        text = {"body": "".join(parts), "method": "\n".join(self.payloads[:20])[:2000]}
        editing.save_text(story, version=story.version, text=text, by=self.writer, at=self.desk.now)
        return story

    def _brief(self, words: str) -> Article:
        headline = one_line(words)[:160] or "Nothing to see"
        text = {"kicker": words[:60], "standfirst": words, "body": f"<p>Words: {escape(words)}.</p>"}
        with quickly():
            self._fill(story := self._draft(headline=headline, **text))
        return story

    def _attributions(self, story: Article, payload: str, number: int) -> Iterator[Attribution]:
        """The same payload as the name of a source, and as the description of one that is not named."""
        facts = {"statement": payload[:600], "verb": payload[:40], "place": payload[:120], "role_then": payload[:160]}
        named = accepted(
            lambda: source.save(Source(name=payload[:160], descriptor=payload[:160], description=payload[:600]))
        )
        unnamed = accepted(lambda: source.save(Source(kind=SourceKind.UNNAMED, descriptor=payload[:160])))
        for who in (
            {"source": named},
            {"source": unnamed, "descriptor": payload[:160], "terms": Terms.BACKGROUND, "unnamed_reason": payload[:300]},
        ):  # fmt: skip
            row = Attribution(article=story, **facts, **who)
            if one_line(payload) and not accepted(
                lambda row=row: attribution.add(row, by=self.writer, at=self.desk.now)
            ):
                row = Attribution(article=story, statement=f"Statement {number}", source=named)
                attribution.add(row, by=self.writer, at=self.desk.now)
            yield row

    def _fill(self, story: Article) -> None:
        for _ in range(min(MOST_TAGS, len(self.tags))):
            tag.attach(story, tag=self.tags.pop(), by=self.writer, at=self.desk.now)
        for _ in range(min(MOST_BYLINES, len(self.authors))):
            byline.add(story, author=self.authors.pop(), by=self.writer, at=self.desk.now)
        for _ in range(min(MOST_RELATED, len(self.related))):
            facts = self.related.pop()
            for one in (facts, {**facts, "url": ""}):
                if accepted(lambda one=one: self.desk.relate(story, by=self.writer, **one)):
                    break

    def _publish(self, story: Article) -> Article:
        self.desk.move(story, Move.SEND, by=self.writer)
        self.desk.move(story, Move.APPROVE, by=self.editor, note=self.payloads[5])
        story.refresh_from_db()
        assert story.latest_revision is not None
        publish(story, revision=story.latest_revision, by=self.editor, at=self.desk.now, excuse=EXCUSE)
        return story


def _marked(words: str, row: Attribution) -> str:
    return f'<span data-attribution="{row.uuid}">{escape(words)} {row.pk}</span>'


def accepted(do: Callable[[], Made]) -> Made | None:
    """What it made, or None where it was refused with a sentence."""
    try:
        return do()
    except ValidationError as why:
        if all(sentence.endswith(".") for sentence in why.messages):
            return None
        raise


def lines(payloads: Sequence[str], limit: int) -> list[str]:
    """All payloads, as many to a line as fit; of a longer one its beginning."""
    found = [""]
    for payload in payloads:
        short = payload[:limit]
        if len(found[-1]) + 1 + len(short) > limit:
            found.append("")
        found[-1] = f"{found[-1]} {short}".strip()
    return [line for line in found if line]


@contextmanager
def quickly() -> Iterator[None]:
    with ExitStack() as stack:
        for name in _RECORDERS:
            stack.enter_context(mock.patch(f"articles.actions.{name}.record"))
        yield
