"""Everything a desk may have that readers must not learn of, each text of it a word that can be searched for."""

from __future__ import annotations

import datetime as dt
import itertools
import uuid
from typing import Any

from articles.actions import attribution, author, editing, house_page, refusal, section, sharing, source, tag
from articles.models import (
    ActivityExport,
    Article,
    Attribution,
    Author,
    Byline,
    HousePage,
    RelatedHeadline,
    SavedFilter,
    Section,
    Sitting,
    Source,
    Tag,
)
from articles.models.tag import Tagging
from articles.rules import body
from articles.rules.address import make_slug, story_path
from articles.vocabulary import Exported, Move, Provenance, SourceKind
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role
from tests.leaks.paper import PRINTED, Clockwork, Paper
from tests.leaks.places import KNOWN, NEVER_OUT, Placing, headline
from tests.leaks.tokens import Words


class Hidden:
    """`add()` makes one more thing of each kind; `guesses` are the addresses under which somebody might try them."""

    def __init__(self, desk: Clockwork, words: Words) -> None:
        self.desk, self.words = desk, words
        self.guesses: set[str] = set()
        self.placing = Placing(self)
        self._rounds = itertools.count(1)
        self._stages = itertools.cycle(NEVER_OUT)

    def add(self) -> None:
        """One round: a story at every stage before the first release, with all that hangs on it."""
        home = self._begin_round()
        for stage in NEVER_OUT:
            self.placing.never_out(stage, home)
        sent_back = self.desk.in_review(self.draft(home))
        self.desk.move(sent_back, Move.SEND_BACK, by=self.desk.ed, note=self.words("Transition.note"))
        self.share(sent_back)
        self.book()

    def add_one(self) -> None:
        """The next stage of such a round, for a desk that works in secret all the time."""
        self.placing.never_out(next(self._stages), self._begin_round())

    def _begin_round(self) -> Section:
        self.desk.now = PRINTED + dt.timedelta(days=2, minutes=next(self._rounds))
        return self.section()

    def edit_the_paper(self, paper: Paper) -> None:
        """Newer edits of what readers have: in every stage, and of the story that was withdrawn."""
        self.desk.now = PRINTED + dt.timedelta(days=3)
        stories = paper.stories
        for place in KNOWN:
            self.placing.known(stories[headline(*place)], place[0])
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

    def draft(self, place: Section, **facts: Any) -> Article:
        text = self.text()
        story = self.desk.draft(section=place, origin_digest=self.words("Article.origin_digest"), **text, **facts)
        self.dress(story)
        self._guess(story)
        return story

    def _guess(self, story: Article) -> None:
        """Where it would be if it were out: with an address that was chosen or made, of the day it was begun."""
        day = story.created_at.date()
        self.guesses |= {story_path(day, slug) for slug in (story.slug, make_slug(story.headline))}

    def dress(self, story: Article) -> None:
        """A tag, a byline, a related headline and an attribution, with words in each field.

        All but the last are written without their actions, which would take most of the time of these tests.
        """
        desk, words = self.desk, self.words
        Tagging.objects.create(content_object=story, tag=self.tag(), position=90)
        Byline.objects.create(article=story, author=self.author(), position=90)
        RelatedHeadline.objects.create(
            article=story,
            headline=words("RelatedHeadline.headline"),
            outlet=words("RelatedHeadline.outlet"),
            why=words("RelatedHeadline.why"),
            url=f"https://outlet.example/{words('RelatedHeadline.url')}",
            position=90,
            added_by=desk.rosa,
            added_at=desk.now,
        )
        self.attribute(story)

    def unseen(self) -> Article:
        """A story that was never out, for others to be related to."""
        word = self.words
        return self.desk.draft(headline=word("headline of a related draft"), slug=word("slug of a related draft"))

    def attribute(self, story: Article) -> None:
        desk, words = self.desk, self.words
        names = ("statement", "verb", "descriptor", "role_then", "place", "unnamed_reason")
        known = {"slug": words("Source.slug"), "description": words("Source.description")}
        row = Attribution(
            article=story,
            source=desk.source("", SourceKind.UNNAMED, descriptor=words("Source.descriptor")),
            provenance=Provenance.RELAYED,
            relayed_by=desk.source(words("Source.name"), SourceKind.OUTLET, **known),
            relayed_url=f"https://outlet.example/{words('Attribution.relayed_url')}",
            **{name: words(f"Attribution.{name}") for name in names},
        )
        attribution.add(row, by=desk.rosa, at=desk.now, passages=["The body says"])
        story.refresh_from_db()

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

    def share(self, story: Article) -> None:
        """With a guest, twice: nobody else has the address of the one, and the other was revoked."""
        facts = {"by": self.desk.ed, "at": self.desk.now}
        story.refresh_from_db()
        links = [
            sharing.share(story, revision=story.latest_revision, note=self.words("SharedPreview.note"), **facts)
            for _ in range(2)
        ]
        sharing.revoke(links[0], **facts)
        changed = sharing.token_of(links[1])[:-1]
        self.guesses |= {f"/preview/{token}/" for token in (sharing.token_of(links[0]), changed, links[1].uuid)}

    def book(self) -> None:
        """What no story uses yet, and a colleague whom no byline names."""
        word = self.words
        self.tag()
        self.author()
        source.save(Source(name=word("Source.name"), slug=word("Source.slug"), descriptor=word("Source.descriptor")))
        self.desk.hire(word("User.email"), Role.REPORTER)
        asked = f"q={word('query of a list')}"
        SavedFilter.objects.create(person=self.desk.ed, name=word("SavedFilter.name"), query=asked, position=1)
        facts = {"what": Exported.STORIES, "row_count": 1, "is_cut": False, "by": self.desk.ed, "at": self.desk.now}
        ActivityExport.objects.create(query=asked, **facts)

    def refused(self, story: Article) -> None:
        posted = {"body": self.words("RefusedSave.posted"), "headline": self.words("RefusedSave.posted")}
        refusal.keep(story, form="text", posted=posted, based_on=1, found=2, by=self.desk.rosa, at=self.desk.now)
        typed = {"body": self.words("Sitting.posted"), "headline": self.words("Sitting.posted")}
        # By hand: in a spiked story nobody can write any more, but somebody may have.
        facts = {"key": uuid.uuid4(), "posted": typed, "kept_at": self.desk.now}
        Sitting.objects.create(article=story, person=self.desk.ed, **facts)

    def edit(self, story: Article, by: User | None = None) -> Article:
        story.refresh_from_db()
        text = self.text()
        editing.save_text(story, version=story.version, text=text, by=by or self.desk.rosa, at=self.desk.now)
        self.dress(story)
        self._guess(story)
        story.refresh_from_db()
        assert story.latest_revision != story.live_revision
        return story

    def cursors(self, encode: Any) -> set[str]:
        """Places in lists that only a hidden story could have."""
        at = self.desk.now.isoformat(timespec="microseconds")
        return {encode((at, path)) for path in self.guesses if path.startswith("/2026")}
