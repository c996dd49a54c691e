"""The checks beside the text: the checklist's own sentences about words that are not saved, and nothing written."""

import re

import pytest
from django.db import connection

from articles.actions import editing, house
from articles.models import Sitting
from articles.vocabulary import Level
from newsroom.accounts.roles import Role
from tests.articles.admin.article.conftest import text_of, url

pytestmark = pytest.mark.django_db
POINT = re.compile(r'<li>(.*?)(?: <a href="([^"]*)">.*?)?</li>', re.DOTALL)


def ask(client, story, **changed):
    return client.post(url("checks", story), text_of(story, **changed))


def points_of(html):
    return POINT.findall(html)


def sentences(html):
    return [sentence for sentence, _href in points_of(html)]


def test_they_are_those_of_the_page_before_publishing(desk, ed, at_desk):
    story, client = desk.ready(headline=f"{'Ferry ' * 15}TK", standfirst=""), at_desk(ed)
    before = client.get(url("publish", story)).content.decode().partition('id="content"')[2]
    shown = client.get(url("checks", story)).content.decode().partition('id="content"')[2]
    typed = ask(client, story).json()["html"]
    assert sentences(before) == sentences(shown) == sentences(typed)
    assert len(sentences(typed)) == 4


def test_they_stand_in_the_same_three_groups(desk, ed, at_desk):
    story = desk.ready(headline=f"{'Ferry ' * 15}TK", standfirst="")
    html = ask(at_desk(ed), story).json()["html"]
    assert re.findall(r"<strong>(.*?)</strong>", html) == [
        "The story cannot go out yet:",
        "This needs mending, or a reason:",
        "Worth knowing; nothing here blocks publishing:",
    ]


def test_words_that_are_not_saved_are_checked_and_each_point_leads_to_its_place(desk, rosa, at_desk):
    story = desk.draft()
    answer = ask(at_desk(rosa), story, kicker="TK", standfirst="", body="")
    places = [href for _sentence, href in points_of(answer.json()["html"])]
    assert places == ["#steps", "#id_body", "#id_kicker", "#id_standfirst", "#bylines"]
    assert answer.json()["count"] == "3 points block publishing, 2 need a reason."


def test_what_is_mended_is_gone_before_it_is_saved(desk, rosa, at_desk):
    story = desk.draft(kicker="TK")
    client = at_desk(rosa)
    found = [("“TK” stands in the kicker" in ask(client, story, kicker=word).json()["html"]) for word in ("TK", "Port")]
    assert found == [True, False]


def test_an_approval_is_not_of_words_that_were_typed_since(desk, suki, at_desk):
    story, client = desk.ready(), at_desk(suki)
    found = ["not approved" in ask(client, story, **changed).json()["html"] for changed in ({}, {"kicker": "Port"})]
    assert found == [False, True]


def test_a_level_is_what_the_house_says(desk, rosa, mara, at_desk):
    story, client = desk.draft(), at_desk(rosa)
    counts = []
    for level in (Level.INFO, Level.OFF):
        house.decide("level:byline", level, by=mara, at=desk.now)
        counts.append(ask(client, story).json()["count"])
    assert counts == ["1 point blocks publishing, 1 is worth knowing.", "1 point blocks publishing."]


def test_when_nothing_is_found_it_says_so(desk, ed, mara, at_desk):
    house.decide("level:byline", Level.OFF, by=mara, at=desk.now)
    answer = ask(at_desk(ed), desk.ready()).json()
    assert (answer["count"], answer["html"].strip()) == ("The checklist finds nothing.", "")


def test_words_are_words_and_no_markup(desk, rosa, at_desk):
    html = ask(at_desk(rosa), desk.draft(), body='<p><a href="/nowhere-at-all/">&lt;img src=x&gt;</a></p>').json()[
        "html"
    ]
    assert ("&lt;img src=x&gt;" in html, "<img" in html) == (True, False)


# --- Who may ask, and what is refused ------------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.LEGAL, Role.LIBRARIAN])
def test_who_may_not_edit_reads_them_and_asks_about_no_words(desk, at_desk, role):
    story, client = desk.draft(kicker="TK"), at_desk(desk.hire("somebody", role))
    answer = ask(client, story, kicker="Port")
    assert (answer.status_code, set(answer.json())) == (403, {"why"})
    assert "“TK” stands in the kicker" in client.get(url("checks", story)).content.decode()


def test_while_others_decide_its_writer_asks_about_no_words(desk, rosa, at_desk):
    answer = ask(at_desk(rosa), desk.in_review())
    assert (answer.status_code, "Ask the desk" in answer.json()["why"]) == (403, True)


def test_the_story_of_another_section_cannot_be_told_from_a_missing_one(desk, olu, at_desk):
    story, client = desk.draft(), at_desk(olu)
    hidden, missing = client.get(url("checks", story)), client.get(url("checks", 987_654_321))
    assert (hidden.status_code, hidden.content) == (404, missing.content)


@pytest.mark.parametrize(
    ("letters", "why"), [(350_000, "The body is longer than"), (400_001, "too long to be checked")]
)
def test_a_text_that_is_too_long_is_refused_with_a_sentence(desk, rosa, at_desk, letters, why):
    answer = ask(at_desk(rosa), desk.draft(), body="x" * letters)
    assert (answer.status_code, why in answer.json()["why"]) == (409, True)


def test_half_a_form_is_checked_with_what_is_saved(desk, rosa, at_desk):
    story = desk.draft(kicker="TK")
    answer = at_desk(rosa).post(url("checks", story), {"headline": "Boats\x00 sail"})
    assert "“TK” stands in the kicker" in answer.json()["html"]


# --- What it costs -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
def test_asking_costs_the_same_for_one_row_and_for_three_and_writes_nothing(
    desk, rosa, at_desk, rows, django_assert_num_queries
):
    story, links = desk.draft(standfirst=""), []
    for number in range(rows):
        desk.relate(story, target=desk.live(headline=f"Storm {number} closes the harbour"))
        links.append(f'<a href="/2026/01/0{number + 1}/storm/">then</a>')
    story.refresh_from_db()
    client, sent = at_desk(rosa), text_of(story, body=f"{story.body}<p>{' '.join(links)}</p>")
    wrote = []

    def watch(execute, sql, *rest):
        wrote.extend([] if sql.lstrip("(").startswith("SELECT") else [sql])
        return execute(sql, *rest)

    # Session, person, two of permissions, story, the time, its text; approval, links, related stories, other headlines.
    with django_assert_num_queries(11), connection.execute_wrapper(watch):
        answer = client.post(url("checks", story), sent)
    assert (wrote, len(points_of(answer.json()["html"]))) == ([], 3 + rows)
    assert (Sitting.objects.exists(), story.revisions.count()) == (False, 1 + rows)


def test_the_page_of_the_last_save_says_which_version_it_is_about(desk, ed, at_desk, django_assert_num_queries):
    story, client = desk.draft(), at_desk(ed)
    editing.save_text(story, version=story.version, text={"kicker": "TK"}, by=desk.rosa, at=desk.now)
    with django_assert_num_queries(10):
        text = client.get(url("checks", story)).content.decode()
    assert "This is about the last saved version: revision 2 by Rosa," in text
    assert f'href="{url("change", story)}#id_kicker"' in text


def test_the_storys_page_leads_there_and_asks_by_itself_where_there_is_a_form(desk, rosa, libby, at_desk):
    story = desk.draft()
    pages = [at_desk(person).get(url("change", story)).content.decode() for person in (rosa, libby)]
    assert [f'data-checks="{url("checks", story)}"' in text for text in pages] == [True, False]
    assert [f'<a href="{url("checks", story)}">' in text for text in pages] == [True, True]
