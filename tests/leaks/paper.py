"""One paper, printed twice: the same to readers, whatever the desk holds back."""

from __future__ import annotations

import copy
import datetime as dt
import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

from articles.actions import author, byline, editing, house_page, tag
from articles.actions.publishing.kill import kill
from articles.actions.publishing.withdraw import withdraw
from articles.models import Article, Author, HousePage
from articles.vocabulary import Gravity, Move, NoteKind, Provenance, SourceKind, Standing, Terms, Truth
from tests.leaks.places import KNOWN, headline
from tests.newsdesk import Newsdesk

PRINTED = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
FILLING = 11  # with the others more than a page of the section

Secret = Callable[[str], str]


class Clockwork(Newsdesk):
    """A newsroom in which it is as late as `now` says."""

    now = PRINTED  # type: ignore[assignment]


def identifier(name: str) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"https://newsroom.example/{name}")


class Paper:
    """Prints the same stories at the same times.

    `secret(where)` gives the words that readers never see of stories they do; `between()` runs after each story,
    while the desk may do whatever it likes in secret; `unseen()` is a story that was never out and may be linked to.
    """

    def __init__(
        self,
        desk: Clockwork,
        *,
        secret: Secret,
        between: Callable[[], None] = lambda: None,
        unseen: Callable[[], Article | None] = lambda: None,
    ) -> None:
        self.desk, self.secret, self.between, self.unseen = desk, secret, between, unseen
        self.stories: dict[str, Article] = {}
        self.sport = desk.section("Sport")
        self._at = PRINTED

    def print(self) -> None:
        self.standing_matter()
        self.news()

    def standing_matter(self) -> None:
        """Many plain stories, without a word that readers do not have."""
        self.known()
        for number in range(FILLING):
            self.publish(f"Tide table {number}")

    def news(self) -> None:
        """All that needs `secret`, `between` and `unseen`."""
        self.front()
        self.firewalled()
        self.moved()
        self.gone()
        self.killed()
        self.corrected()
        self.house()
        self.lead()

    def again(self, **handed: Any) -> Paper:
        """The same paper at the same time, to go on otherwise; whoever asks takes back what the first one printed."""
        other = copy.copy(self)
        other.stories = dict(self.stories)
        vars(other).update(handed)
        return other

    def publish(self, headline: str, prepare: Callable[[Article], None] = lambda story: None, **text: Any) -> Article:
        self._tick()
        story = self.desk.draft(headline=headline, identifier=identifier(headline), **text)
        prepare(story)
        return self.release(story)

    def release(self, story: Article) -> Article:
        self.desk.ready(story)
        self.desk.release(story)
        self.stories[story.headline] = story
        self.between()
        self._tick()
        return story

    def _tick(self) -> None:
        self._at += dt.timedelta(minutes=5)
        self.desk.now = self._at

    def front(self) -> None:
        """A story with everything that can be shown."""
        desk = self.desk
        ana, post = desk.source("Ana Petrel"), desk.source("Pellin Post", SourceKind.OUTLET)
        harbour, ferries = desk.tag("Harbour"), desk.tag("Ferries", description="Boats and their timetables.")
        linnet = author.save(Author(name="Rosa Linnet", bio="Writes about boats."))
        other = self.publish("Storm closes the harbour")

        def prepare(story: Article) -> None:
            desk.attribute(story, "two boats and no delays", uuid=identifier("quote"), source=ana, truth=Truth.PARTLY)
            desk.attribute(
                story,
                "the third boat needs a keel",
                uuid=identifier("relayed"),
                provenance=Provenance.RELAYED,
                relayed_by=post,
                relayed_url="https://pellinpost.example/keel",
            )
            for one in (harbour, ferries):
                tag.attach(story, tag=one, by=desk.rosa, at=desk.now)
            byline.add(story, author=linnet, by=desk.rosa, at=desk.now)
            if hidden := self.unseen():
                # Readers get the link on the day on which that story goes out, and no gap before.
                desk.relate(story, target=hidden, why=self.secret("RelatedHeadline.why"))
            desk.relate(story, target=other, why=self.secret("RelatedHeadline.why"))
            desk.relate(story, headline="Keel yard hires", url="https://pellinpost.example/yard", outlet="Pellin Post")
            desk.relate(story, headline="The lighthouse keeper’s log")
            self.sent_back(story)

        words = "The ferry runs with two boats and no delays, and the third boat needs a keel."
        facts = {"paragraphs": [words], "method": "We read the timetable.", "dateline": "PELLIN"}
        self.publish("Ferry line reopens", prepare, **facts)

    def sent_back(self, story: Article) -> None:
        """Once, with words that stay at the desk."""
        self.desk.move(story, Move.SEND, by=self.desk.rosa)
        self.desk.move(story, Move.SEND_BACK, by=self.desk.ed, note=self.secret("Transition.note"))

    def lead(self) -> None:
        """The newest story opens the front page, with what can be followed from there: neither a draft nor the gone."""
        desk = self.desk

        def prepare(story: Article) -> None:
            if hidden := self.unseen():
                desk.relate(story, target=hidden, headline=self.secret("RelatedHeadline.headline of a draft"))
            gone = self.stories["Ships confused"]
            desk.relate(story, target=gone, headline=self.secret("RelatedHeadline.headline of the withdrawn"))
            desk.relate(story, headline="Not linked yet")
            desk.relate(story, target=self.stories["Ferry line reopens"], headline="How the ferry came back")
            for own in ("Tender settled", "Bridge opens"):
                desk.relate(story, target=self.stories[own])
            # The fourth link: there is room for it only while those that are hidden take no place.
            desk.relate(story, headline="Keel yard hires", url="https://pellinpost.example/yard", outlet="Pellin Post")

        self.publish("Regatta ends", prepare)

    def house(self) -> None:
        """A page about the paper: what it said before, and before it was out, is nobody's business."""
        self._tick()
        page = HousePage(slug="about", title=self.secret("former title"), body=f"<p>{self.secret('former page')}</p>")
        house_page.save(page, version=0, by=self.desk.ed, at=self.desk.now)
        page.title, page.body, page.is_out = "About the paper", "<p>We write about boats.</p>", True
        house_page.save(page, version=1, by=self.desk.ed, at=self.desk.now)
        self._tick()

    def firewalled(self) -> None:
        """A story whose source was promised not to be named, and one statement that is not printed at all."""
        desk, secret = self.desk, self.secret
        protected = desk.source(secret("Source.name"), description=secret("Source.description"), slug="protected-one")

        def prepare(story: Article) -> None:
            desk.attribute(
                story,
                "the tender was settled early",
                uuid=identifier("background"),
                source=protected,
                terms=Terms.BACKGROUND,
                descriptor="a port official",
                unnamed_reason="not authorised to speak",
            )
            dropped = desk.attribute(story, "the price is too high", uuid=identifier("dropped"), source=protected)
            dropped.statement, dropped.place = secret("Attribution.statement"), secret("Attribution.place")
            dropped.save()
            story.refresh_from_db()
            body = f'<p>They say <span data-attribution="{identifier("background")}">the tender was settled early</span>.</p>'
            text = {"body": body, "planned_for": desk.now}
            editing.save_text(story, version=story.version, text=text, by=desk.rosa, at=desk.now)

        self.publish(
            "Tender settled", prepare, paragraphs=["They say the tender was settled early and the price is too high."]
        )

    def moved(self) -> None:
        """A story that was corrected and moved: its old words are nobody's business, its old address leads on."""
        secret = self.secret
        former = {name: secret(f"former {name}") for name in ("standfirst", "kicker", "method", "dateline")}
        story = self.publish("Bridge opens", slug="bridge-opens", paragraphs=[secret("former body")], **former)
        text = {**dict.fromkeys(former, ""), "slug": "bridge-opens-again", "body": "<p>The bridge is open.</p>"}
        story.refresh_from_db()
        editing.save_text(story, version=story.version, text=text, by=self.desk.rosa, at=self.desk.now)
        self.release(story)

    def corrected(self) -> None:
        """A story with a correction above its text and an update below it, and one that took its correction along."""
        desk = self.desk
        story = self.publish("Boats counted", paragraphs=["The ferry line has 14 boats."])
        words = {"text": "We counted wrongly.", "was": "14 boats", "now_is": "41 boats"}
        desk.note(story, uuid=identifier("correction"), gravity=Gravity.SERIOUS, **words)
        self.release(story)
        desk.note(story, uuid=identifier("update"), kind=NoteKind.UPDATE, text="The board answered.")
        self.release(story)
        gone = self.publish("Boats counted twice", paragraphs=["The ferry line has 15 boats."])
        desk.note(gone, uuid=identifier("gone"), text=self.secret("note of a withdrawn story"))
        self.release(gone)
        withdraw(gone, reason="The story counted no boats.", by=desk.ed, at=desk.now)
        self.between()

    def killed(self) -> None:
        """A story that was killed: only that something was at its address is public."""
        desk, secret = self.desk, self.secret
        self._tick()
        names = ("headline", "standfirst", "kicker", "method", "dateline")
        fields = {name: secret(f"killed {name}") for name in names}
        words = f"{secret('killed body')}, and the port pays."
        story = desk.draft(identifier=identifier("killed"), slug="harbour-deal", paragraphs=[words], **fields)
        said = secret("killed statement")
        desk.attribute(story, "the port pays", statement=said, uuid=identifier("killed quote"))
        desk.live(story)
        self._tick()
        kill(story, reason=secret("Release.reason"), by=desk.mara, at=desk.now)
        self.between()

    def known(self) -> None:
        """A story for every place that a newer version of it can have at the desk; readers see no difference."""
        desk = self.desk
        takedowns = {Standing.WITHDRAWN: partial(withdraw, by=desk.ed), Standing.KILLED: partial(kill, by=desk.mara)}
        for stage, standing in KNOWN:
            story = self.publish(headline(stage, standing))
            if take_down := takedowns.get(standing):
                take_down(story, reason="The log was misread.", at=desk.now)

    def gone(self) -> None:
        """A story that was withdrawn: its headline and the reason are public, its words no longer are."""
        secret = self.secret
        fields = {name: secret(f"withdrawn {name}") for name in ("standfirst", "kicker", "method", "dateline")}
        story = self.publish("Ships confused", paragraphs=[secret("withdrawn body")], **fields)
        withdraw(story, reason="The story confused two ships.", by=self.desk.ed, at=self.desk.now)
        story.refresh_from_db()
        self.between()
