"""The front page."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup

from tests.readers import NOON


def soup_of(client):
    return BeautifulSoup(client.get("/").content, "html.parser")


def hours(n):
    return NOON - dt.timedelta(hours=n)


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
