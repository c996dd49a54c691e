"""Pages about the paper, and the way to them from the foot of every other page."""

import pytest
from bs4 import BeautifulSoup

from articles.models.public import PublicHousePage
from articles.rules.address import RESERVED_SECTION_SLUGS
from articles.vocabulary import HousePlace
from tests.readers import NOON

STORY = "/2026/11/20/lock-keepers-open-the-gates-early/"
# Every page that readers can open, and what it costs with a link in its foot: as much as without.
COSTS = {
    "/": 1,
    STORY: 1,
    "/world/": 2,
    "/topics/ferries/": 2,
    "/authors/rosa-linnet/": 2,
    "/topics/": 2,
    "/authors/": 2,
    "/about/": 1,
}


def publish(*slugs):
    for slug in slugs:
        PublicHousePage.objects.create(
            slug=slug, title=f"The {slug} page", html="<p>We have printed since 1887.</p>", updated_at=NOON
        )


def foot(client, path):
    links = BeautifulSoup(client.get(path).content, "html.parser").footer.find_all("a")
    return {link["href"]: link.text for link in links}


def test_the_page_shows_its_words_under_one_heading(client, paper):
    publish("about")
    soup = BeautifulSoup(client.get("/about/").content, "html.parser")
    assert (soup.h1.text, soup.find(class_="body").p.text) == ("The about page", "We have printed since 1887.")


@pytest.mark.parametrize("slug", HousePlace.values)
def test_before_anything_is_written_there_is_no_page(client, paper, slug):
    assert client.get(f"/{slug}/").status_code == 404


@pytest.mark.parametrize("path", [path for path in COSTS if path != "/about/"])
def test_before_anything_is_written_nothing_links_there(client, paper, path):
    paper.story(topics=["Ferries"])
    assert "/about/" not in foot(client, path)


@pytest.mark.parametrize("path", COSTS)
def test_every_page_links_to_the_pages_that_are_there(client, paper, path):
    paper.story(topics=["Ferries"])
    publish("standards", "about")
    assert [text for href, text in foot(client, path).items() if href in {"/about/", "/standards/", "/contact/"}] == [
        "The about page",
        "The standards page",
    ]


@pytest.mark.parametrize("pages", [1, 3])
@pytest.mark.parametrize("path", COSTS)
def test_the_links_cost_no_query(client, paper, django_assert_num_queries, path, pages):
    paper.story(topics=["Ferries"])
    publish(*HousePlace.values[:pages])
    with django_assert_num_queries(COSTS[path]):
        assert client.get(path).status_code == 200


def test_a_withdrawn_story_links_there_too(client, paper):
    publish("about")
    paper.withdraw(paper.story())
    assert "/about/" in foot(client, STORY)


@pytest.mark.parametrize("path", ["/", "/topics/", "/authors/", "/about/"])
def test_a_paper_without_stories_links_there_too(client, paper, path):
    publish("about")
    assert "/about/" in foot(client, path)


def test_the_page_one_is_on_is_marked(client, paper):
    publish("about", "contact")
    soup = BeautifulSoup(client.get("/contact/").content, "html.parser")
    assert [link["href"] for link in soup.footer.find_all("a", attrs={"aria-current": "page"})] == ["/contact/"]


def test_no_section_can_take_the_address_of_a_page():
    assert set(HousePlace.values) <= RESERVED_SECTION_SLUGS
