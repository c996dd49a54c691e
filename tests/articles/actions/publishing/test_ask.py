"""What every way out asks: the checklist, with the levels that the newsroom gave its rules."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions import author, byline, house, stops, tag
from articles.actions.publishing.ask import blockers, findings, findings_in_words
from articles.actions.publishing.withdraw import withdraw
from articles.models import Author, Publication
from articles.vocabulary import Level

pytestmark = pytest.mark.django_db


@pytest.fixture
def sound(desk, rosa):
    """Makes an approved story with which nothing is wrong, spoiled by what it is given."""
    linnet = author.save(Author(name="Rosa Linnet"))

    def make(prepare=lambda story: None, **text):
        story = desk.draft(**text)
        byline.add(story, author=linnet, by=rosa, at=desk.now)
        prepare(story)
        return desk.ready(story)

    return make


def asked(desk, story, *, at=None):
    return [(one.level, one.reason.rule) for one in findings(story, story.latest_revision, at=at or desk.now)]


def test_nothing_is_found_in_a_sound_story(desk, sound):
    assert asked(desk, sound()) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A text field each, from the revision and not from the working rows.
        ({"headline": "TK"}, [(Level.MUST, "placeholder")]),
        ({"paragraphs": ["The ferry, TK, runs."]}, [(Level.MUST, "placeholder")]),
        ({"standfirst": ""}, [(Level.SHOULD, "standfirst")]),
        ({"dateline": "KYIV, 1 January 2099"}, [(Level.SHOULD, "dateline-to-come")]),
        ({"headline": "H" * 91}, [(Level.INFO, "long-headline")]),
    ],
)
def test_the_text_is_asked_about(desk, sound, text, expected):
    assert asked(desk, sound(**text)) == expected


def test_a_day_is_to_come_or_not_by_the_clock_of_the_newsroom(desk, sound, settings):
    """At half past eleven in the evening of London it is tomorrow in Kyiv."""
    settings.TIME_ZONE = "Europe/Kyiv"
    story, late = sound(dateline="KYIV, 24 November 2026"), dt.datetime(2026, 11, 23, 23, 30, tzinfo=dt.UTC)
    assert asked(desk, story, at=late) == []
    settings.TIME_ZONE = "America/New_York"
    assert asked(desk, story, at=late) == [(Level.SHOULD, "dateline-to-come")]


@pytest.mark.parametrize("site", ["", "http://testserver"])
def test_a_dead_link_in_the_body_is_found_until_there_is_a_page(desk, sound, ed, site):
    other = desk.live(headline="Storm closes the harbour")
    path = Publication.objects.get(article_id=other.pk).path
    story = sound(body=f'<p>See <a href="{site}{path}">the storm</a> of <a href="{site}/world/">World</a>.</p>')
    before = asked(desk, story)
    withdraw(other, reason="Wrong ship.", by=ed, at=desk.now)
    assert (before, asked(desk, story)) == ([], [(Level.SHOULD, "dead-link")])


def test_a_link_to_the_page_that_the_story_itself_opens_is_not_dead(desk, sound, rosa):
    pages = "".join(
        f'<a href="{path}">page</a> and ' for path in ("/world/", "/topics/harbour/", "/authors/rosa-linnet/")
    )
    harbour = desk.tag("Harbour")
    story = sound(lambda one: tag.attach(one, tag=harbour, by=rosa, at=desk.now), body=f"<p>See {pages}more.</p>")
    assert asked(desk, story) == []


def test_a_dead_address_among_the_related_headlines_is_found(desk, sound, settings):
    settings.SITE_URL = "https://news.example.org"
    facts = {"headline": "The log", "url": "https://news.example.org/2026/01/01/log/", "outlet": "Us"}
    story = sound(lambda one: desk.relate(one, **facts))
    ((level, rule),) = asked(desk, story)
    (found,) = findings(story, story.latest_revision, at=desk.now)
    assert (level, rule, found.reason.anchor) == (Level.SHOULD, "dead-link", "related")


def test_a_related_story_that_is_not_live_is_mentioned(desk, sound):
    targets = [desk.live(), desk.withdrawn(), desk.draft()]
    story = sound(lambda one: [desk.relate(one, target=target) for target in targets])
    assert asked(desk, story) == [(Level.INFO, "related-not-live")] * 2


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        # Within a fortnight readers remember it.
        (13, [(Level.SHOULD, "double-headline")]),
        (15, []),
    ],
)
def test_a_headline_of_the_last_fortnight_is_found(desk, sound, days, expected):
    desk.live(headline="Storm closes the harbour")
    story = sound(headline="“STORM” closes the harbour!")
    assert asked(desk, story, at=desk.now + dt.timedelta(days=days)) == expected


def test_a_story_is_not_its_own_double(desk, sound, ed):
    story = sound(headline="Storm closes the harbour")
    desk.release(story)
    withdrawn = desk.withdrawn(headline="Boats sail again at last")
    other = sound(headline="Boats sail again at last")
    assert (asked(desk, story), asked(desk, other), withdrawn.standing) == ([], [], "WITHDRAWN")


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        # As the rule says, then as the newsroom does: what blocks without a reason, and with one.
        ("", (["standfirst", "excuse"], [])),
        (Level.MUST, (["standfirst"], ["standfirst"])),
        (Level.INFO, ([], [])),
        (Level.OFF, ([], [])),
    ],
)
def test_the_newsroom_says_how_much_a_rule_weighs(desk, sound, mara, level, expected):
    story = sound(standfirst="")
    if level:
        house.decide("level:standfirst", level, by=mara, at=desk.now)
    revision, now = story.latest_revision, desk.now
    both = (blockers(story, revision, at=now), blockers(story, revision, at=now, excuse="A brief."))
    assert tuple([reason.rule for reason in reasons] for reasons in both) == expected


def test_an_older_version_is_asked_nothing_else(desk, sound, rosa):
    story = sound(standfirst="")
    older = story.revisions.order_by("number").first()
    assert [reason.rule for reason in blockers(story, older, at=desk.now)] == ["newest"]


@pytest.mark.parametrize("rows", [1, 3])
def test_asking_costs_the_same_for_one_row_and_for_three(desk, sound, rosa, rows):
    others = [desk.live(headline=f"Storm {number} closes the harbour") for number in range(rows)]
    links = "".join(f'<a href="{Publication.objects.get(article_id=one.pk).path}">storm</a>, ' for one in others)

    def prepare(story):
        for number, one in enumerate(others):
            desk.relate(story, target=one)
            tag.attach(story, tag=desk.tag(f"Tide {number}"), by=rosa, at=desk.now)

    story = sound(prepare, body=f"<p>After {links}boats sail.</p>")
    story.refresh_from_db()
    revision, now = story.latest_revision, desk.now
    with CaptureQueriesContext(connection) as asked_for:
        findings(story, revision, at=now)
    # The approval, the addresses, the related stories, the headlines of late and the house rules.
    assert len(asked_for) == 5, [query["sql"][:90] for query in asked_for]


def test_words_that_are_typed_over_what_was_let_out_are_stopped_again(desk, mara):
    story = desk.held(desk.ready())
    newest = story.latest_revision
    stops.override(story, revision=newest, reason="The court agreed.", by=mara, at=desk.now)
    story.refresh_from_db()
    rules = [
        {one.reason.rule for one in findings_in_words(story, newest, words, at=desk.now)}
        for words in ({}, {"kicker": "Port"})
    ]
    assert [{"approved", "legal-hold"} & found for found in rules] == [set(), {"approved", "legal-hold"}]
