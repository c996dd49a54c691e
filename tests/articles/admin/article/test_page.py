"""The story's page: its budget, who sees what of it, and the doors around it."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from articles.actions import author, byline, tag
from articles.models import Article, Attribution, Author
from articles.vocabulary import Terms
from newsroom.accounts.roles import Role
from tests.articles.admin.article.conftest import text_of, url

# Session, person, two of permissions, roles in the page's head, story, attributions, tags, bylines, related
# headlines, revisions, steps, releases, refused saves, comments (with the story they would be read at each key typed).
QUERIES = 15


def filled(desk, size: int, headlines: int) -> Article:
    story = desk.draft(paragraphs=[f"Words number {n} of somebody." for n in range(size)])
    source, outlet = desk.source(), desk.source("The Northbank Wire", kind="OUTLET")
    rows = Attribution.objects.bulk_create(
        Attribution(
            article=story, statement=f"Words number {n}", source=source, provenance="RELAYED", relayed_by=outlet
        )
        for n in range(size)
    )
    marked = "".join(f'<p><span data-attribution="{row.uuid}">{row.statement}</span> of somebody.</p>' for row in rows)
    client = Client()
    client.force_login(desk.rosa)
    client.post(url("change", story), text_of(story, body=marked))
    for n in range(headlines):
        desk.relate(story, headline=f"Headline {n}") if n % 2 else desk.relate(story, target=desk.draft())
    for n in range(min(size, 5)):
        tag.attach(story, tag=desk.tag(f"Tag {n}"), by=desk.rosa, at=desk.now)
        byline.add(story, author=author.save(Author(name=f"Author {n}")), by=desk.rosa, at=desk.now)
    client.post(url("change", story), {"version": 1, "body": "<p>An older text.</p>"})
    story.refresh_from_db()
    return story


@pytest.mark.parametrize(("size", "headlines"), [(1, 1), (40, 17)])
def test_the_page_costs_the_same_however_much_the_story_holds(
    size, headlines, desk, at_desk, django_assert_num_queries
):
    story = filled(desk, size, headlines)
    client = at_desk(desk.rosa)
    with django_assert_num_queries(QUERIES):
        page = client.get(url("change", story)).content.decode()
    assert page.count('class="number"') == size


@pytest.mark.parametrize(("size", "headlines"), [(1, 1), (40, 17)])
def test_the_page_of_who_may_approve_asks_also_who_wrote_it(size, headlines, desk, at_desk, django_assert_num_queries):
    story = desk.in_review(filled(desk, size, headlines))
    client = at_desk(desk.ed)
    with django_assert_num_queries(QUERIES + 1):
        client.get(url("change", story))


def test_the_page_of_who_may_only_read_costs_one_query_more_for_the_text(
    desk, at_desk, libby, django_assert_num_queries
):
    story = desk.in_review(filled(desk, 40, 17))
    client = at_desk(libby)
    with django_assert_num_queries(QUERIES + 1):
        client.get(url("change", story))


@pytest.mark.parametrize("name", ["change", "publish", "withdraw", "section", "attribution_add", "tag_add"])
def test_the_story_of_another_section_cannot_be_told_from_a_missing_one(name, desk, olu, at_desk):
    story = desk.draft()
    client = at_desk(olu)
    hidden, missing = client.get(url(name, story)), client.get(url(name, 987_654_321))
    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert hidden.content == missing.content


def test_a_key_that_no_column_could_hold_is_missing_too(desk, rosa, at_desk):
    assert at_desk(rosa).get(url("change", 10**30)).status_code == 404


def test_people_without_rights_on_stories_find_none(desk, ada, stranger, at_desk):
    story = desk.draft()
    assert [at_desk(person).get(url("change", story)).status_code for person in (ada, stranger)] == [404, 404]


def test_who_may_not_edit_reads_the_story_and_why(desk, libby, rosa, at_desk):
    story = desk.in_review()
    page = at_desk(rosa).get(url("change", story)).content.decode()
    assert "Ask the desk to send it back to you before you edit it." in page
    assert "The ferry runs again, the harbour master said." in page
    assert 'name="headline"' not in page
    assert 'name="headline"' not in at_desk(libby).get(url("change", story)).content.decode()


def test_a_librarian_can_add_tags_to_a_story_they_cannot_write(desk, libby, at_desk):
    story = desk.draft()
    page = at_desk(libby).get(url("change", story)).content.decode()
    assert url("tag_add", story) in page
    assert url("attribution_add", story) not in page


def test_an_attribution_without_a_passage_says_how_to_put_it_into_the_text(desk, rosa, at_desk):
    story = desk.draft()
    desk.attribute(story, "The ferry runs again")
    client = at_desk(rosa)
    before = client.get(url("change", story)).content.decode()
    client.post(url("change", story), text_of(story, body="<p>Other words.</p>"))
    after = client.get(url("change", story)).content.decode()
    sentence = "Not in the text. Select the words and press Alt+A, or edit this attribution and name them."
    assert (sentence in before, sentence in after) == (False, True)


def test_the_headline_of_a_story_one_may_not_see_is_not_said_in_the_list(desk, ed, rosa, at_desk):
    both = desk.hire("nell", Role.EDITOR, desk.world, sport := desk.section("Sport"))
    secret = desk.draft(by=both, section=sport, headline="A transfer nobody knows of")
    story = desk.draft()
    desk.relate(story, by=both, target=secret)
    assert "nobody knows" not in at_desk(rosa).get(url("change", story)).content.decode()
    assert "A transfer nobody knows of" in at_desk(both).get(url("change", story)).content.decode()


def test_a_new_story_begins_with_section_and_headline(desk, rosa, at_desk):
    response = at_desk(rosa).post(
        "/admin/articles/article/add/",
        {"headline": "A\x00 new story", "section": desk.world.pk, "stage": "READY", "standing": "LIVE", "version": "7"},
    )
    story = Article.objects.get()
    assert response.url == url("change", story)
    assert (story.headline, story.stage, story.standing, story.version) == ("A new story", "DRAFT", "NEVER_OUT", 1)


def test_a_new_story_cannot_begin_in_a_section_where_one_does_not_work(desk, rosa, at_desk):
    sport = desk.section("Sport")
    response = at_desk(rosa).post("/admin/articles/article/add/", {"headline": "Sneaked in", "section": sport.pk})
    assert response.status_code == 200
    assert not Article.objects.exists()


def test_who_may_begin_no_story_is_told_so(desk, libby, stranger, at_desk):
    address = "/admin/articles/article/add/"
    assert [at_desk(person).get(address).status_code for person in (libby, stranger)] == [403, 403]


def test_pages_of_django_that_would_save_or_delete_by_themselves_are_not_there(desk, ed, at_desk):
    story = desk.draft()
    client = at_desk(ed)
    for page in ("delete/", "history/", ""):
        assert client.get(f"/admin/articles/article/{story.pk}/{page}").status_code == 404


def test_the_page_says_above_the_text_and_beside_the_plan_in_which_zone_its_times_are(desk, rosa, at_desk):
    rosa.time_zone = "Asia/Kathmandu"
    rosa.save()
    page = at_desk(rosa).get(url("change", desk.draft())).content.decode()
    assert page.count("Times are in Kathmandu.") == 2


def test_an_attribution_on_terms_that_forbid_printing_says_so_in_words(desk, rosa, at_desk):
    story = desk.draft()
    desk.attribute(story, "The ferry runs again", terms=Terms.BACKGROUND)
    client = at_desk(rosa)
    before = client.get(url("change", story)).content.decode()
    desk.attribute(story, "the harbour master said", terms=Terms.EMBARGOED)
    after = client.get(url("change", story)).content.decode()
    sentence = "must not be printed; blocks publishing"
    assert (before.count(sentence), after.count(sentence)) == (0, 1)


# The style sheet writes a dot behind each part of the line; behind a link it would be underlined with it.
def test_the_dot_behind_a_link_is_no_part_of_the_link(desk, ed, at_desk):
    page = BeautifulSoup(at_desk(ed).get(url("change", desk.live())).content, "html.parser")
    link = page.find("a", string="Read it on the site")
    assert (link.parent.name, page.select(".story-state > a")) == ("span", [])
