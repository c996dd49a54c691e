"""The front page."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup

from tests.readers import NOON

SIX = [{"headline": f"Elsewhere {n}", "url": f"https://wire.example/{n}", "outlet": "The Wire"} for n in range(6)]


def soup_of(client):
    return BeautifulSoup(client.get("/").content, "html.parser")


def hours(n):
    return NOON - dt.timedelta(hours=n)


def under_lead(client):
    """The items under the story that leads."""
    return soup_of(client).select(".lead .heads li")


@pytest.mark.parametrize("stories", [1, 3, 300])
@pytest.mark.parametrize("more_sections", [0, 9])
def test_the_front_page_costs_one_query(client, paper, django_assert_num_queries, stories, more_sections):
    paper.many(stories)
    for n in range(more_sections):
        paper.story(f"Other {n}", section=f"Section {n}")
    with django_assert_num_queries(1):
        assert client.get("/").status_code == 200


def test_the_newest_full_story_leads(client, paper):
    paper.story("Oldest", at=hours(9))
    paper.story("Newest full one", at=hours(3), section="Region")
    paper.story("A brief", at=hours(1), standfirst="")
    paper.story("The brief of a section of briefs", section="Sport", standfirst="")
    assert soup_of(client).find(class_="lead").h2.text == "Newest full one"


def test_briefs_lead_where_there_is_nothing_else(client, paper):
    paper.story("A brief", standfirst="")
    assert soup_of(client).find(class_="lead").h2.text == "A brief"


def test_no_story_stands_on_it_twice(client, paper):
    for n in range(12):
        paper.story(f"Story {n}", at=hours(n), section=["World", "Region", "Politics"][n % 3])
    links = [a["href"] for a in soup_of(client).main.select(".card a")]
    assert len(links) == len(set(links)) == 12


def test_a_section_shows_its_newest_and_leads_to_the_rest(client, paper):
    for n in range(40):
        paper.story(f"Story {n}", at=hours(n))
    section = soup_of(client).find("section")
    assert [h3.text for h3 in section.find_all("h3")] == [f"Story {n}" for n in range(4, 10)]
    assert section.h2.a["href"] == "/world/"


def test_a_story_under_no_heading_names_its_section(client, paper):
    for n in range(8):
        paper.story(f"Story {n}", at=hours(n), kicker="River war" if n == 1 else "")
    page = soup_of(client)
    top = [kick.text for kick in page.select(".lead .kick, .below .kick")]
    assert top == ["World", "River war", "World"]
    assert page.select("section .kick") == []


def test_sections_come_in_the_order_of_the_paper(client, paper):
    for position, name in enumerate(["World", "Region", "Politics"]):
        paper.section(name, position=position)
        paper.story(f"From {name}", section=name)
        paper.story(f"More from {name}", at=hours(2), section=name)
    assert [h2.text for h2 in soup_of(client).select("section h2")] == ["World", "Region", "Politics"]


def test_the_time_of_the_last_change_comes_from_the_stories(client, paper):
    paper.story(at=hours(5), updated_at=hours(1))
    assert "Updated 20 November 2026, 11:00 UTC" in soup_of(client).header.text


def test_withdrawn_stories_are_not_on_it(client, paper):
    paper.story("Stays")
    paper.withdraw(paper.story("Goes away"))
    assert b"Goes away" not in client.get("/").content


def test_an_empty_paper_says_so(client, db):
    assert b"Nothing has been published yet." in client.get("/").content


class TestUnderTheLead:
    """Links only: a headline that cannot be followed would take one of the few places and lead nowhere."""

    @pytest.mark.parametrize(("related", "shown"), [(0, 0), (1, 1), (3, 3), (6, 4)])
    def test_up_to_four_related_headlines_stand_in_the_order_of_the_desk(self, client, paper, related, shown):
        paper.story(related=SIX[:related])
        assert [li.a.text for li in under_lead(client)] == [row["headline"] for row in SIX[:shown]]

    @pytest.mark.parametrize("related", [0, 1, 3, 6])
    def test_they_cost_no_query_of_their_own(self, client, paper, django_assert_num_queries, related):
        targets = [paper.story(f"Background {n}", at=hours(n + 1)) for n in range(related)]
        paper.story(related=[{"target_article_id": story.article_id} for story in targets])
        with django_assert_num_queries(1):
            assert client.get("/").status_code == 200

    def test_without_any_there_is_no_list(self, client, paper):
        paper.story(related=[{"headline": "Not linked yet"}])
        assert soup_of(client).find(class_="heads") is None

    @pytest.mark.parametrize("target", [None, 4_000_000])
    def test_one_that_cannot_be_followed_gives_its_place_to_the_next(self, client, paper, target):
        paper.story(related=[{"headline": "Not linked, or not out yet", "target_article_id": target}, *SIX])
        assert [li.a.text for li in under_lead(client)] == [row["headline"] for row in SIX[:4]]

    def test_one_of_ours_leads_to_it_under_its_own_headline_or_the_one_for_it(self, client, paper):
        targets = [paper.story(f"Background {n}", at=hours(300)) for n in range(2)]
        own, other = ({"target_article_id": story.article_id} for story in targets)
        paper.story(related=[own, {**other, "headline": "In other words"}])
        found = [(li.text, li.a["href"]) for li in under_lead(client)]
        assert found == [("Background 0", targets[0].path), ("In other words", targets[1].path)]

    def test_one_elsewhere_says_where(self, client, paper):
        paper.story(related=SIX[:1])
        assert under_lead(client)[0].find(class_="small").text == "The Wire (external)"

    @pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "/\\evil.example"])
    def test_an_address_that_is_not_of_the_web_is_left_out(self, client, paper, url):
        paper.story(related=[{"headline": "Odd", "url": url}])
        assert b"Odd" not in client.get("/").content

    def test_the_list_has_a_name(self, client, paper):
        paper.story(related=SIX)
        assert soup_of(client).find(class_="heads")["aria-label"] == "Related headlines"

    def test_only_the_lead_has_them(self, client, paper):
        for n in range(12):
            paper.story(f"Story {n}", at=hours(n), related=SIX, section=["World", "Region"][n % 2])
        assert len(soup_of(client).find_all(class_="heads")) == 1

    def test_they_are_those_of_the_story_that_leads(self, client, paper):
        paper.story("Leads", at=hours(2), related=SIX[:1])
        paper.story("Older, of another section", at=hours(3), section="Region", related=SIX[1:2])
        paper.story("A newer brief", at=hours(1), standfirst="", related=SIX[2:3])
        assert [li.a.text for li in under_lead(client)] == ["Elsewhere 0"]

    def test_stories_among_them_stand_nowhere_else_on_the_page(self, client, paper):
        targets = [paper.story(f"Follow-up {n}", at=hours(n)) for n in range(1, 5)]
        for n in range(5, 30):
            paper.story(f"Story {n}", at=hours(n))
        paper.story("Leads", related=[{"target_article_id": story.article_id} for story in targets])
        page = soup_of(client)
        hrefs = [a["href"] for a in page.main.find_all("a")]
        assert [hrefs.count(story.path) for story in targets] == [1] * 4
        # The section has as many cards as without them.
        assert [h3.text for h3 in page.section.find_all("h3")] == [f"Story {n}" for n in range(8, 14)]

    def test_a_section_whose_only_story_is_among_them_has_no_empty_heading(self, client, paper):
        target = paper.story("Follow-up", section="Region", at=hours(1))
        paper.story("Leads", related=[{"target_article_id": target.article_id}])
        assert soup_of(client).find("section") is None

    def test_a_withdrawn_story_is_gone_for_those_who_have_the_page_and_comes_back(self, client, paper):
        target = paper.story("Long ago", at=hours(900))
        paper.many(20)
        paper.story("Leads", at=hours(-1), related=[{"target_article_id": target.article_id, "headline": "In short"}])
        before = client.get("/")
        paper.withdraw(target)
        after = client.get("/", headers={"If-None-Match": before["ETag"]})
        assert (after.status_code, [text in after.content.decode() for text in ("In short", target.path)]) == (
            200,
            [False, False],
        )
        paper.restore(target)
        assert client.get("/").content == before.content

    def test_one_that_was_never_out_leaves_no_trace(self, client, paper):
        story = paper.story(related=[{"target_article_id": 4_000_000, "headline": "Not out yet"}])
        with_it = client.get("/").content
        story.related.all().delete()
        assert client.get("/").content == with_it
