"""Pages of a section, a topic and an author."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup

from articles.models.public import PublicSection
from tests.readers import NOON

LISTS = ["/world/", "/topics/ferries/", "/authors/rosa-linnet/"]


@pytest.mark.parametrize("stories", [1, 3, 300])
@pytest.mark.parametrize("path", LISTS)
def test_a_list_costs_two_queries_however_many_stories(client, paper, django_assert_num_queries, path, stories):
    paper.many(stories)
    with django_assert_num_queries(2):
        html = client.get(path).content
    assert html.count(b"<h3") == min(stories, 20)


@pytest.mark.parametrize("path", LISTS)
def test_older_pages_show_every_story_once_in_order(client, paper, path):
    paper.many(47)
    seen, where = [], path
    while where:
        soup = BeautifulSoup(client.get(where).content, "html.parser")
        seen += [h3.text for h3 in soup.find_all("h3")]
        onward = soup.find("a", rel="next")
        where = onward and onward["href"]
    assert seen == [f"Gate {n} opens" for n in range(47)]


@pytest.mark.parametrize("path", LISTS)
def test_a_page_whose_stories_are_all_gone_is_a_404(client, paper, path):
    story = paper.story(topics=["Ferries"])
    paper.withdraw(story)
    for facts in (paper.topic("Ferries"), paper.author("Rosa Linnet")):
        type(facts).objects.update(stories=0)
    assert client.get(path).status_code == 404


def test_a_withdrawn_story_leaves_the_list(client, paper):
    paper.story("Stays")
    paper.withdraw(paper.story("Goes away"))
    assert b"Goes away" not in client.get("/world/").content


@pytest.mark.parametrize(
    ("hours", "headings"),
    [
        # Two a day on average: a heading a day.
        (12, ["20 November 2026", "19 November 2026"]),
        # Fewer: a heading a month.
        (400, ["November 2026", "October 2026"]),
    ],
)
def test_stories_stand_under_days_or_months(client, paper, hours, headings):
    for n in range(4):
        paper.story(f"Story {n}", at=NOON + dt.timedelta(hours=11) - dt.timedelta(hours=hours * n))
    soup = BeautifulSoup(client.get("/world/").content, "html.parser")
    assert [h2.text for h2 in soup.find_all("h2")] == headings


def test_a_page_has_one_canonical_address(client, paper):
    paper.many(21)
    soup = BeautifulSoup(client.get("/world/?utm=x").content, "html.parser")
    assert soup.find("link", rel="canonical")["href"] == "http://testserver/world/"
    onward = soup.find("a", rel="next")["href"]
    older = BeautifulSoup(client.get(f"{onward}&utm=x").content, "html.parser")
    assert older.find("link", rel="canonical")["href"] == f"http://testserver{onward}"


def test_a_topic_says_what_kind_it_is(client, paper):
    paper.topic("Pellin Lock", kind="PLACE", description="A lock on the Hesk.")
    paper.story(topics=["Pellin Lock"])
    html = client.get("/topics/pellin-lock/").content
    assert b"Place</a>" in html
    assert b"A lock on the Hesk." in html


def test_sections_without_live_stories_are_not_in_the_navigation(client, paper):
    paper.story()
    PublicSection.objects.create(section_id=1, slug="empty", name="Empty Quarter")
    assert b"Empty Quarter" not in client.get("/world/").content
