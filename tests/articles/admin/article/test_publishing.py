"""The page before publishing: what will happen, what the checklist finds, and where each of it is mended."""

import re

import pytest

from articles.actions import author, byline, editing, house, tag
from articles.admin.article.mending import ON_THE_STORY
from articles.models import Author, Release
from articles.vocabulary import EventKind, Level, Stage
from tests.articles.admin.article.conftest import url


@pytest.fixture
def sound(desk, rosa):
    """Makes an approved story with a byline."""
    linnet = author.save(Author(name="Rosa Linnet"))

    def make(**text):
        story = desk.draft(**text)
        byline.add(story, author=linnet, by=rosa, at=desk.now)
        return desk.ready(story)

    return make


def page(client, story):
    return client.get(url("publish", story)).content.decode()


def send(client, story, **data):
    story.refresh_from_db()
    return client.post(url("publish", story), {"revision": story.latest_revision_id, **data})


def points_of(html, words):
    """The sentences under a heading, each with the address of its link ("" if it has none)."""
    _before, _heading, after = html.partition(words)
    rows = re.findall(r"<li>(.*?)</li>", after.partition("</ul>")[0], re.DOTALL)
    links = [re.search(r'href="([^"]*)"', row) for row in rows]
    return [(row.split(" <a")[0], link[1] if link else "") for row, link in zip(rows, links, strict=True)]


MUST, SHOULD, INFO = "cannot go out yet", "needs mending, or a reason", "Worth knowing"


def test_a_sentence_says_what_will_happen(desk, ed, rosa, at_desk, sound):
    story = sound(headline="The lock opens", slug="lock-opens")
    assert re.search(
        r"“The lock opens” goes to readers at http://testserver/\d{4}/\d\d/\d\d/lock-opens/ in World: onto the front "
        r"page, the page of its section, those of its authors and into the feed. No mail goes to readers.",
        page(at_desk(ed), story),
    )


def test_topics_are_named_where_there_are_any(desk, ed, rosa, at_desk):
    story = desk.draft()
    tag.attach(story, tag=desk.tag(), by=rosa, at=desk.now)
    assert "the page of its section, those of its topics and into the feed." in page(at_desk(ed), desk.ready(story))


def test_for_a_story_that_readers_have_the_sentence_says_what_they_get_instead(desk, ed, rosa, at_desk):
    story = desk.live(headline="The lock opens", slug="lock-opens")
    editing.save_text(story, version=story.version, text={"kicker": "Canal"}, by=rosa, at=desk.now)
    same = page(at_desk(ed), story)
    story.refresh_from_db()
    editing.save_text(story, version=story.version, text={"slug": "lock-is-open"}, by=rosa, at=desk.now)
    moved = page(at_desk(ed), story)
    assert "get this version instead of the one they have. No mail goes to readers." in same
    assert re.search(r"at http://testserver/\S+/lock-is-open/; its old address leads there\.", moved)


def test_a_withdrawn_story_comes_back(desk, ed, at_desk):
    assert "comes back to readers at http://testserver/" in page(at_desk(ed), desk.withdrawn())


def test_a_sound_story_goes_out_with_one_press_and_without_a_word(desk, ed, at_desk, sound):
    story, client = sound(), at_desk(ed)
    html = page(client, story)
    assert [words in html for words in (MUST, SHOULD, INFO, 'name="excuse"', "Publish now")] == [False] * 4 + [True]
    assert send(client, story).status_code == 302


def test_the_findings_stand_in_three_groups_each_with_a_link_to_the_field_that_mends_it(desk, ed, at_desk):
    story = desk.ready(headline=f"{'Ferry ' * 15}TK", standfirst="")
    html, there = page(at_desk(ed), story), url("change", story)
    assert [href for _sentence, href in points_of(html, MUST)] == [f"{there}#id_headline"]
    assert [href for _sentence, href in points_of(html, SHOULD)] == [f"{there}#id_standfirst", f"{there}#bylines"]
    assert [href for _sentence, href in points_of(html, INFO)] == [f"{there}#id_headline"]


def test_what_must_be_mended_takes_the_button_and_the_field_for_a_reason_away(desk, ed, at_desk):
    html = page(at_desk(ed), desk.ready(headline="TK"))
    assert ("Publish now" in html, 'name="excuse"' in html) == (False, False)


def test_what_needs_a_reason_goes_out_with_one(desk, ed, at_desk):
    story, client = desk.ready(), at_desk(ed)
    assert re.search(r'<textarea name="excuse"[^>]* required', page(client, story))
    assert send(client, story, excuse="A brief.").status_code == 302
    assert story.events.get(kind=EventKind.EXCUSED).note == "A brief."


def test_without_a_reason_the_refusal_names_every_point_and_leads_to_where_it_is_mended(desk, ed, at_desk):
    story = desk.ready(standfirst="")
    response = send(at_desk(ed), story)
    points = points_of(response.content.decode(), 'role="alert"')
    assert (response.status_code, Release.objects.exists()) == (409, False)
    assert [href for _sentence, href in points] == [
        f"{url('change', story)}#id_standfirst",
        f"{url('change', story)}#bylines",
        f"{url('publish', story)}#id_excuse",
    ]


def test_the_button_and_the_refusal_say_the_same(desk, ed, at_desk):
    story, client = desk.ready(headline="TK", standfirst=""), at_desk(ed)
    html, refusal = page(client, story), send(client, story, excuse="It is late.").content.decode()
    assert points_of(html, MUST) == points_of(refusal, 'role="alert"')


@pytest.mark.parametrize("letters", [601, 5000])
def test_a_reason_that_is_too_long_comes_back_whole(desk, ed, at_desk, letters):
    story = desk.ready()
    response = send(at_desk(ed), story, excuse="x" * letters)
    assert (response.status_code, Release.objects.exists()) == (409, False)
    assert f"these are {letters}." in response.content.decode()
    assert "x" * letters in response.content.decode()


def test_a_reason_written_while_a_colleague_changed_the_story_is_not_lost(desk, ed, rosa, at_desk):
    story, client = desk.ready(), at_desk(ed)
    seen = story.latest_revision_id
    editing.save_text(story, version=story.version, text={"kicker": "Canal"}, by=ed, at=desk.now)
    response = client.post(url("publish", story), {"revision": seen, "excuse": "A brief & short."})
    assert "Somebody changed the story after you opened it." in response.content.decode()
    assert "A brief &amp; short.</textarea>" in response.content.decode()


def test_the_newsroom_moves_a_point_from_one_group_to_another(desk, ed, mara, at_desk):
    story, client, groups = desk.ready(), at_desk(ed), []
    for level in Level:
        house.decide("level:byline", level, by=mara, at=desk.now)
        groups.append([words for words in (MUST, SHOULD, INFO) if points_of(page(client, story), words)])
    assert groups == [[MUST], [SHOULD], [INFO], []]


def test_every_place_that_a_refusal_leads_to_stands_on_the_page_of_the_story(desk, ed, at_desk):
    # Only of a pitch it is said that nobody is to write it.
    stories = desk.held(desk.in_review()), desk.draft(stage=Stage.PITCH)
    html = "".join(at_desk(ed).get(url("change", story)).content.decode() for story in stories)
    assert {anchor for anchor in ON_THE_STORY if f'id="{anchor}"' not in html} == set()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_one_row_and_for_three(desk, ed, at_desk, rows, django_assert_num_queries):
    story, links = desk.draft(standfirst=""), []
    for number in range(rows):
        desk.relate(story, target=desk.live(headline=f"Storm {number} closes the harbour"))
        desk.relate(story, headline=f"Log {number}", url=f"https://news.example.org/{number}/")
        links.append(f'<a href="/2026/01/0{number + 1}/storm/">then</a>')
        desk.attribute(story, "The ferry runs again", source=desk.source(f"Ana {number}"))
    story.refresh_from_db()
    text = {"body": f"{story.body}<p>{' '.join(links)}</p>"}
    editing.save_text(story, version=story.version, text=text, by=desk.rosa, at=desk.now)
    client = at_desk(ed)
    desk.ready(story)
    with django_assert_num_queries(15):
        client.get(url("publish", story))
