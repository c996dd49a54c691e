"""The lists of all topics and all authors."""

import pytest
from bs4 import BeautifulSoup

from articles.models.public import PublicTopic


@pytest.mark.parametrize("stories", [1, 3, 300])
@pytest.mark.parametrize("path", ["/topics/", "/authors/"])
def test_an_index_costs_two_queries(client, paper, django_assert_num_queries, path, stories):
    paper.many(stories)
    with django_assert_num_queries(2):
        client.get(path)


def test_names_come_in_alphabetical_order_and_only_if_they_have_stories(client, paper):
    paper.topic("Nobody wrote about this")
    paper.story(topics=["wildlife", "Ferries", "River war"])
    soup = BeautifulSoup(client.get("/topics/").content, "html.parser")
    assert [a.text for a in soup.find(class_="names").find_all("a")] == ["Ferries", "River war", "wildlife"]


def test_long_lists_have_pages(client, paper):
    PublicTopic.objects.bulk_create(
        PublicTopic(tag_id=n, slug=f"t-{n}", name=f"Topic {n % 7}", kind="TOPIC", stories=1) for n in range(431)
    )
    seen, where = [], "/topics/"
    while where:
        soup = BeautifulSoup(client.get(where).content, "html.parser")
        seen += [a["href"] for a in soup.find(class_="names").find_all("a")]
        onward = soup.find("a", rel="next")
        where = onward and onward["href"]
    assert len(seen) == len(set(seen)) == 431


def test_a_paper_without_stories_has_empty_lists(client, db):
    assert b"There are none yet." in client.get("/authors/").content


@pytest.mark.parametrize("cursor", ["", "x", "YQ", "AA"])
def test_a_bad_cursor_is_a_404(client, paper, cursor):
    assert client.get("/topics/", {"after": cursor}).status_code == 404
