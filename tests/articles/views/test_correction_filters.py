"""What leaves only some of the record of corrections: on the whole list, and in each month."""

import datetime as dt
import uuid

import pytest
from bs4 import BeautifulSoup

from articles.models.public import PublicNote
from articles.vocabulary import Gravity, NoteKind
from tests.readers import NOON

PLACES = ("/corrections/", "/corrections/2026/11/")


@pytest.fixture
def record(paper):
    """A correction of World and a clarification of Region, both of November."""
    for number, (section, kind) in enumerate([("World", "CORRECTION"), ("Region", "CLARIFICATION")], 1):
        story = paper.story(f"Gate {number} opens", section=section)
        PublicNote.objects.create(
            publication=story,
            uuid=uuid.uuid4(),
            number=1,
            path=f"/corrections/2026/11/gate-{number}-1/",
            kind=NoteKind(kind),
            gravity=Gravity.ORDINARY,
            text=f"Said of {section}.",
            published_at=NOON + dt.timedelta(hours=number),
        )


def soup(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def listed(client, address):
    return [item.find(class_="stand").text for item in soup(client, address).find_all("li", class_="card")]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("", ["Said of Region.", "Said of World."]),
        ("?kind=correction", ["Said of World."]),
        ("?section=region", ["Said of Region."]),
        ("?kind=correction&section=region", []),
    ],
)
def test_each_filter_leaves_what_it_names(client, record, place, asked, said):
    assert listed(client, place + asked) == said


@pytest.mark.parametrize("place", PLACES)
def test_each_group_of_filters_has_a_name_that_is_seen_and_read_out(client, record, place):
    groups = soup(client, place).main.header.find_all("nav")
    names = [group.find(id=group["aria-labelledby"]).text for group in groups]
    assert names == ["Kind", "Section"]


@pytest.mark.parametrize("place", PLACES)
def test_the_filters_of_a_page_lead_to_the_same_page(client, record, place):
    links = [link["href"] for link in soup(client, f"{place}?section=region").main.header.select("nav a")]
    assert links[:2] == [f"{place}?section=region", f"{place}?kind=correction&section=region"]
    assert {link.partition("?")[0] for link in links} == {place}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("asked", ["?kind=update", "?section=nowhere", "?kind="])
def test_what_there_is_not_is_not_found(client, record, place, asked):
    assert client.get(place + asked).status_code == 404


def test_a_month_without_any_of_that_kind_says_so_and_one_without_any_is_no_page(client, record):
    assert "None of them is of this kind and section." in soup(client, f"{PLACES[1]}?kind=editors-note").main.text
    answers = [client.get(f"/corrections/2026/10/{asked}").status_code for asked in ("", "?kind=correction")]
    assert answers == [404, 404]


@pytest.mark.parametrize(("asked", "queries"), [("", 2), ("?kind=correction", 2), ("?kind=editors-note", 3)])
def test_a_filtered_month_costs_little(client, record, django_assert_num_queries, asked, queries):
    with django_assert_num_queries(queries):
        client.get(PLACES[1] + asked)
