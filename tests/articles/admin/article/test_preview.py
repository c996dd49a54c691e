"""Preview at the desk: who sees it, which words it shows, and how its frame is kept from everybody else."""

import re
import uuid

import pytest
from csp.constants import HEADER

from articles.actions import author, byline, editing, sitting, tag
from articles.models import Author, Sitting
from tests.articles.admin.article.conftest import url

pytestmark = pytest.mark.django_db
KEY = uuid.UUID(int=7)
LOOKS = ("web", "phone", "print", "social", "search", "feed")
FRAMED = LOOKS[:3]


def look(client, story, name="web", door="preview", **asked):
    return client.get(url(door, story), {"look": name, **asked})


def typed(desk, story, person, **words):
    """Words that wait in a page of this person's."""
    story.refresh_from_db()
    sent = sitting.Typed(KEY, 1, {"headline": "Ferries run at night", **words}, story.version)
    return sitting.keep(story, sent, by=person, at=desk.now)


def policy(answer):
    return dict(part.split(" ", 1) for part in answer.headers[HEADER].split("; "))


# --- Which words it shows ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LOOKS)
def test_every_look_says_which_version_it_is_of_and_leads_to_the_others(desk, ed, at_desk, name):
    story = desk.draft()
    text = look(at_desk(ed), story, name).content.decode()
    at = f"{story.latest_revision.at:%-d %b %Y, %H:%M}"
    assert f"This is the last saved version: revision 1 by Rosa, {at}. It is not published." in text
    assert re.findall(r'<a href="\?look=(\w+)"', text) == list(LOOKS)
    assert re.findall(r'<a href="\?look=(\w+)" aria-current="page"', text) == [name]


@pytest.mark.parametrize("name", ["", "x", "web\x01"])
def test_without_a_look_that_there_is_it_shows_the_web(desk, ed, at_desk, name):
    assert 'class="look look-web"' in look(at_desk(ed), desk.draft(), name).content.decode()


def test_it_says_so_when_readers_have_exactly_this_version(desk, ed, at_desk):
    assert "Readers have exactly this version." in look(at_desk(ed), desk.live()).content.decode()


def test_words_that_are_typed_and_not_saved_are_in_every_look(desk, rosa, at_desk):
    story, client = desk.draft(), at_desk(rosa)
    row = typed(desk, story, rosa)
    pages = [look(client, story, name, "preview_page", sitting=KEY) for name in FRAMED]
    pages += [look(client, story, name, sitting=KEY) for name in LOOKS[3:]]
    assert ["Ferries run at night" in page.content.decode() for page in pages] == [True] * 6
    text = look(client, story, sitting=KEY).content.decode()
    assert f"This is what you typed until {row.kept_at:%H:%M} over revision 1. It is not saved." in text
    assert f"{url('preview_page', story)}?look=web&amp;sitting={KEY}" in text


@pytest.mark.parametrize("who", ["ed", "mara"])
def test_what_somebody_else_types_is_nobody_elses_to_see(request, desk, rosa, at_desk, who):
    story, client = desk.draft(), at_desk(request.getfixturevalue(who))
    typed(desk, story, rosa)
    pages = [look(client, story, door=door, sitting=KEY).content.decode() for door in ("preview", "preview_page")]
    assert ["at night" in text for text in pages] == [False, False]
    assert "Words that you typed since then are not in it." in pages[0]


def test_words_typed_over_an_older_version_are_not_put_over_a_newer_one(desk, rosa, at_desk):
    story = desk.draft()
    typed(desk, story, rosa)
    editing.save_text(story, version=story.version, text={"kicker": "Port"}, by=desk.ed, at=desk.now)
    text = look(at_desk(rosa), story, sitting=KEY).content.decode()
    assert ("Words that you typed since then are not in it." in text, "revision 2 by Ed" in text) == (True, True)


@pytest.mark.parametrize("key", ["x", "", uuid.UUID(int=8)])
def test_a_key_of_no_page_shows_what_is_saved(desk, rosa, at_desk, key):
    assert look(at_desk(rosa), desk.draft(), sitting=key).status_code == 200


def test_a_text_that_is_too_long_is_said_and_the_saved_one_shown(desk, rosa, at_desk):
    story = desk.draft()
    typed(desk, story, rosa, body="x" * 350_000)
    text = look(at_desk(rosa), story, sitting=KEY).content.decode()
    assert ("The body is longer than" in text, "revision 1 by Rosa" in text) == (True, True)


def test_looking_writes_nothing(desk, rosa, at_desk):
    story, client = desk.draft(), at_desk(rosa)
    typed(desk, story, rosa)
    before = Sitting.objects.values().get()
    look(client, story, sitting=KEY)
    look(client, story, door="preview_page", sitting=KEY)
    assert (Sitting.objects.values().get(), story.revisions.count()) == (before, 1)


# --- Who sees it ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("door", ["preview", "preview_page"])
def test_whoever_may_not_see_the_story_cannot_tell_it_from_a_missing_one(desk, olu, ada, at_desk, door):
    story = desk.draft()
    for person in (olu, ada):
        hidden, missing = at_desk(person).get(url(door, story)), at_desk(person).get(url(door, 987_654_321))
        assert (hidden.status_code, hidden.content) == (404, missing.content)


@pytest.mark.parametrize("who", ["rosa", "ed", "lena", "libby"])
def test_whoever_reads_the_story_finds_it_beside_the_steps(request, desk, at_desk, who):
    story, client = desk.in_review(), at_desk(request.getfixturevalue(who))
    assert f'href="{url("preview", story)}" target="preview-' in client.get(url("change", story)).content.decode()
    assert look(client, story).status_code == 200


# --- How the frame is kept -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FRAMED)
def test_the_page_in_the_frame_may_be_framed_by_the_desk_and_by_nobody_else(desk, ed, at_desk, name):
    answer = look(at_desk(ed), desk.draft(), name, "preview_page")
    found = policy(answer)
    assert (found["frame-ancestors"], answer.headers["X-Frame-Options"]) == ("'self'", "SAMEORIGIN")
    assert (found["default-src"], "script-src" in found, "connect-src" in found) == ("'none'", False, False)


def test_every_other_answer_stays_out_of_all_frames(desk, ed, at_desk):
    client, story = at_desk(ed), desk.draft()
    others = [look(client, story), client.get(url("change", story)), client.get(url("preview_page", 987_654_321))]
    found = [(policy(one)["frame-ancestors"], one.headers["X-Frame-Options"]) for one in others]
    assert found == [("'none'", "DENY")] * 3
    assert [policy(one).get("frame-src") for one in others] == ["'self'", None, None]


def test_nobody_stores_or_lists_it_and_it_says_nothing_of_who_looks(desk, ed, at_desk):
    answer = look(at_desk(ed), desk.draft(), door="preview_page")
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    text = answer.content.decode()
    assert [word for word in ("csrfmiddlewaretoken", "Ed<", ed.email, "/admin/") if word in text] == []


# --- What it costs -------------------------------------------------------------------------------------------


def filled(desk, rows):
    story = desk.draft(paragraphs=[f"Boat {n} sails." for n in range(rows)])
    for n in range(rows):
        desk.attribute(story, f"Boat {n} sails", source=desk.source(f"Ana {n}"))
        desk.relate(story, target=desk.live(headline=f"Storm {n}"))
        desk.relate(story, headline=f"Log {n}", url=f"https://yard.example/{n}/")
        byline.add(story, author=author.save(Author(name=f"Author {n}")), by=desk.rosa, at=desk.now)
        tag.attach(story, tag=desk.tag(f"Tag {n}"), by=desk.rosa, at=desk.now)
    desk.corrected(desk.live(story), was="Boat 0")
    story.refresh_from_db()
    editing.save_text(story, version=story.version, text={"kicker": "Port"}, by=desk.rosa, at=desk.now)
    return story


COSTS = {"web": 6, "phone": 6, "print": 6, "social": 11, "search": 11, "feed": 11}


@pytest.mark.parametrize("rows", [1, 3])
def test_each_look_costs_the_same_for_one_row_and_for_three(desk, rosa, at_desk, rows, django_assert_num_queries):
    story, client = filled(desk, rows), at_desk(rosa)
    for name, queries in COSTS.items():
        with django_assert_num_queries(queries):
            assert look(client, story, name).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_in_the_frame_costs_the_same_with_words_that_are_not_saved(
    desk, rosa, at_desk, rows, django_assert_num_queries
):
    story, client = filled(desk, rows), at_desk(rosa)
    typed(desk, story, rosa)
    with django_assert_num_queries(15):
        assert "at night" in look(client, story, door="preview_page", sitting=KEY).content.decode()


def test_of_a_story_that_was_never_out_no_look_costs_more_than_fifteen(
    desk, rosa, at_desk, django_assert_max_num_queries
):
    story, client = desk.draft(), at_desk(rosa)
    typed(desk, story, rosa)
    for name in LOOKS:
        with django_assert_max_num_queries(15):
            look(client, story, name, sitting=KEY)
