"""Everything a desk may have that readers must not learn of, each text of it a word that can be searched for."""

from __future__ import annotations

import datetime as dt
from typing import Any

from articles.actions import author, byline, editing, house_page, refusal, scheduling, section, source, stops, tag
from articles.models import Article, Attribution, Author, HousePage, Section, Source, Tag
from articles.rules import body
from articles.rules.address import make_slug, story_path
from articles.vocabulary import Move, Provenance, SourceKind
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role
from tests.leaks.paper import PRINTED, Clockwork, Paper
from tests.leaks.tokens import Words


class Hidden:
    """`add()` makes one more thing of each kind; `guesses` are the addresses under which somebody might try them."""

    def __init__(self, desk: Clockwork, words: Words) -> None:
        self.desk, self.words = desk, words
        self.guesses: set[str] = set()
        self._rounds = 0

    def add(self) -> None:
        """One round: a story in every stage before the first release, with all that hangs on it."""
        self._rounds += 1
        self.desk.now = PRINTED + dt.timedelta(days=2, minutes=self._rounds)
        place = self.section()
        self.stopped(self.draft(place))
        self.desk.in_review(self.draft(place))
        self.desk.ready(self.draft(place))
        self.scheduled(self.draft(place))
        self.aside(place)
        sent_back = self.desk.in_review(self.draft(place))
        self.desk.move(sent_back, Move.SEND_BACK, by=self.desk.ed, note=self.words("Transition.note"))
        self.refused(sent_back)
        self.book()

    def stopped(self, story: Article) -> None:
        """Under legal hold, under embargo, and marked as sensitive."""
        facts = {"by": self.desk.ed, "at": self.desk.now}
        stops.place_legal_hold(story, reason=self.words("StoryEvent.note"), **facts)
        until = self.desk.now + dt.timedelta(days=9)
        stops.set_embargo(story, until=until, reason=self.words("StoryEvent.note"), **facts)
        stops.mark_sensitive(story, reason=self.words("StoryEvent.note"), **facts)

    def scheduled(self, story: Article) -> None:
        """Approved, with an hour; and it did not go out the first time."""
        self.desk.ready(story)
        row = scheduling.schedule(
            story,
            revision=story.latest_revision,
            due_at=self.desk.now + dt.timedelta(days=9),
            zone="UTC",
            by=self.desk.ed,
            at=self.desk.now,
            excuse=self.words("Schedule.excuse"),
            update_note=self.words("Schedule.update_note"),
        )
        row.last_error = self.words("Schedule.last_error")
        row.save(update_fields=["last_error"])

    def aside(self, place: Section) -> None:
        """Held while it is checked, and spiked."""
        held = self.desk.in_review(self.draft(place))
        self.desk.move(held, Move.HOLD, by=self.desk.ed, note=self.words("Transition.note"))
        self.desk.move(self.draft(place), Move.SPIKE, by=self.desk.rosa, note=self.words("Transition.note"))

    def edit_the_paper(self, paper: Paper) -> None:
        """Newer edits of what readers have: in every stage, and of the story that was withdrawn."""
        self.desk.now = PRINTED + dt.timedelta(days=3)
        stories = paper.stories
        self.note(stories["Boats counted"])
        self.note(stories["Tide table 5"])
        self.edit(stories["Ferry line reopens"])
        self.edit(stories["Regatta ends"])
        self.desk.in_review(self.edit(stories["Tender settled"]))
        self.desk.ready(self.edit(stories["Bridge opens"]))
        # Withdrawn but still approved: only those who approve may open it again.
        self.edit(stories["Ships confused"], by=self.desk.ed)
        house = HousePage(
            slug="standards", title=self.words("HousePage.title"), body=f"<p>{self.words('HousePage')}</p>"
        )
        house_page.save(house, version=0, by=self.desk.ed, at=self.desk.now)
        stories["Tide table 3"].refresh_from_db()
        editing.move_section(stories["Tide table 3"], to=self.section(), by=self.desk.ed, at=self.desk.now)

    def note(self, story: Article) -> None:
        """A correction that waits: readers must not even learn that there will be one."""
        story.refresh_from_db()
        names = ("text", "now_is")
        # What the story said is what readers have.
        self.desk.note(story, was=story.headline, **{name: self.words(f"ReaderNote.{name}") for name in names})

    def section(self) -> Section:
        place = section.save(
            Section(
                name=self.words("Section.name"),
                slug=self.words("Section.slug"),
                description=self.words("Section"),
                position=9,
            )
        )
        for person in (self.desk.rosa, self.desk.ed):
            section.join(place, person=person)
        self.guesses |= {f"/{place.slug}/", f"/{place.slug}/?before=x", f"/feeds/{place.slug}.atom"}
        return place

    def text(self) -> dict[str, Any]:
        words = self.words
        return {
            "headline": words.sentence("Article.headline"),
            "slug": words("Article.slug"),
            "kicker": words.sentence("Article.kicker"),
            "standfirst": words.sentence("Article.standfirst"),
            "dateline": words.sentence("Article.dateline"),
            "method": words.sentence("Article.method"),
            "language": f"en-{words('Article.language')}",
            "body": body.from_paragraphs([f"The body says {words('Article.body')}, {words('passage')}."]),
            "planned_for": self.desk.now,
        }

    def draft(self, place: Section) -> Article:
        text = self.text()
        story = self.desk.draft(section=place, origin_digest=self.words("Article.origin_digest"), **text)
        self.dress(story)
        self.guesses |= {
            story_path(day, slug)
            for day in (PRINTED.date(), self.desk.now.date())
            for slug in (story.slug, make_slug(story.headline))
        }
        return story

    def dress(self, story: Article) -> None:
        """Attributions, tags, bylines and related headlines."""
        desk, words = self.desk, self.words
        outlet = desk.source(words("Source.name"), SourceKind.OUTLET, slug=words("Source.slug"))
        self.attribute(story, source=desk.source(words("Source.name"), description=words("Source.description")))
        self.attribute(
            story,
            source=desk.source("", SourceKind.UNNAMED, descriptor=words("Source.descriptor")),
            provenance=Provenance.RELAYED,
            relayed_by=outlet,
            relayed_url=f"https://outlet.example/{words('Attribution.relayed_url')}",
        )
        tag.attach(story, tag=self.tag(), by=desk.rosa, at=desk.now)
        byline.add(story, author=self.author(), by=desk.rosa, at=desk.now)
        desk.relate(story, target=self.unseen(), why=words("RelatedHeadline.why"))
        desk.relate(
            story,
            headline=words("RelatedHeadline.headline"),
            outlet=words("RelatedHeadline.outlet"),
            url=f"https://outlet.example/{words('RelatedHeadline.url')}",
        )

    def unseen(self) -> Article:
        """A story that was never out, for others to be related to."""
        word = self.words
        return self.desk.draft(headline=word("headline of a related draft"), slug=word("slug of a related draft"))

    def attribute(self, story: Article, **facts: Any) -> Attribution:
        names = ("statement", "verb", "descriptor", "role_then", "place", "unnamed_reason")
        texts = {name: self.words(f"Attribution.{name}") for name in names}
        return self.desk.attribute(story, "The body says", **{**texts, **facts})

    def tag(self) -> Tag:
        word = self.words
        made = tag.save(Tag(name=word("Tag.name"), slug=word("Tag.slug"), description=word("Tag.description")))
        self.guesses |= {f"/topics/{made.slug}/", f"/topics/{make_slug(made.name)}/"}
        return made

    def author(self) -> Author:
        word = self.words
        made = author.save(Author(name=word("Author.name"), slug=word("Author.slug"), bio=word("Author.bio")))
        self.guesses.add(f"/authors/{made.slug}/")
        return made

    def book(self) -> None:
        """What no story uses yet, and a colleague whom no byline names."""
        word = self.words
        self.tag()
        self.author()
        source.save(Source(name=word("Source.name"), slug=word("Source.slug"), descriptor=word("Source.descriptor")))
        self.desk.hire(word("User.email"), Role.REPORTER)

    def refused(self, story: Article) -> None:
        posted = {"body": self.words("RefusedSave.posted"), "headline": self.words("RefusedSave.posted")}
        refusal.keep(story, form="text", posted=posted, based_on=1, found=2, by=self.desk.rosa, at=self.desk.now)

    def edit(self, story: Article, by: User | None = None) -> Article:
        story.refresh_from_db()
        text = self.text()
        editing.save_text(story, version=story.version, text=text, by=by or self.desk.rosa, at=self.desk.now)
        self.dress(story)
        story.refresh_from_db()
        assert story.latest_revision != story.live_revision
        return story

    def cursors(self, encode: Any) -> set[str]:
        """Places in lists that only a hidden story could have."""
        at = self.desk.now.isoformat(timespec="microseconds")
        return {encode((at, path)) for path in self.guesses if path.startswith("/2026")}
