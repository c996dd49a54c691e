"""What holds for the HTML of every page, and how heavy it may be."""

import datetime as dt
import gzip
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders

from tests.readers import NOON

STORY = "/2026/11/20/lock-keepers-open-the-gates-early/"
GONE = "/2026/11/20/wax-cylinder/"
PAGES = ["/", "/world/", "/topics/", "/topics/ferries/", "/authors/", "/authors/rosa-linnet/", STORY, GONE, "/nothing/"]


@pytest.fixture
def edition(paper):
    """A paper with all there is to show: statements, topics, related headlines of every sort, several sections."""
    other = paper.story("Barges wait at Pellin", section="Region", kicker="River war")
    headlines = [{"headline": f"A headline {n} that " + "goes on " * 11} for n in range(15)]
    external = {"headline": "Elsewhere", "url": "https://wire.example/1", "outlet": "The Wire"}
    paper.story(
        statements=8,
        topics=["Ferries", "Heritage", "River war"],
        related=[{"target_article_id": other.article_id}, external, *headlines],
        dateline="HESKHAVEN",
    )
    paper.withdraw(paper.story("Wax cylinder"))
    return paper


def soup_of(client, path):
    return BeautifulSoup(client.get(path).content, "html.parser")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_one_h1_and_skips_no_level(client, edition, path):
    levels = [int(tag.name[1]) for tag in soup_of(client, path).find_all(re.compile("^h[1-6]$"))]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))


@pytest.mark.parametrize("path", PAGES)
def test_ids_are_unique_and_every_fragment_has_its_target(client, edition, path):
    soup = soup_of(client, path)
    ids = [tag["id"] for tag in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert {a["href"][1:] for a in soup.find_all("a", href=re.compile("^#"))} <= set(ids)


@pytest.mark.parametrize("path", PAGES)
def test_everything_that_can_be_used_has_a_name(client, edition, path):
    soup = soup_of(client, path)
    assert all(tag.get_text(strip=True) for tag in soup.find_all(["a", "button", "summary", "label"]))
    assert all(tag.find_parent("label") for tag in soup.find_all("input"))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_its_language_and_every_time_its_zone(client, edition, path):
    soup = soup_of(client, path)
    assert (soup.html["lang"], soup.html["dir"]) == ("en-gb", "ltr")
    stamps = [tag["datetime"] for tag in soup.find_all("time")]
    assert all("T" not in stamp or re.search(r"[+-]\d\d:\d\d$", stamp) for stamp in stamps)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(client, edition, path):
    soup = soup_of(client, path)
    assert not soup.find_all(style=True)
    assert not soup.find_all(lambda tag: any(name.startswith("on") for name in tag.attrs))
    assert [tag.get("type") for tag in soup.find_all("script")] in ([], ["application/ld+json"])
    loaded = [tag["href"] for tag in soup.find_all("link", rel=["stylesheet", "icon"])]
    assert loaded
    assert all(href.startswith("/static/") for href in loaded)


def test_every_number_in_the_text_leads_to_its_statement_and_back(client, edition):
    soup = soup_of(client, STORY)
    references = soup.find_all("a", class_="ref")
    assert len(references) == 9
    for reference in references:
        statement = soup.find(id=reference["href"][1:])
        passage = reference.find_previous("span", class_="att")
        assert f"#{passage['id']}" in [a["href"] for a in statement.find_all("a")]


def weight(*parts: bytes) -> int:
    return sum(len(gzip.compress(part, 6)) for part in parts)


def stylesheet() -> bytes:
    return Path(finders.find("css/site.css")).read_bytes()


def test_the_stylesheet_is_light():
    assert len(stylesheet()) <= 12_000
    assert weight(stylesheet()) <= 4_000


def test_a_story_with_eight_statements_is_at_most_14_kilobytes(client, edition):
    assert weight(client.get(STORY).content, stylesheet()) <= 14_000


def test_a_full_front_page_is_at_most_20_kilobytes(client, paper):
    for section in ("World", "Politics", "Harbour", "Region", "Science", "Sport", "Weather"):
        for n in range(8):
            words = " ".join(f"{section}{n * 13 + k}" for k in range(11))
            paper.story(f"Headline {words}", section=section, standfirst=f"Standfirst {words} {words[::-1]}")
    links = [{"headline": f"Link {n} {words}", "url": f"https://wire.example/{n}", "outlet": "Wire"} for n in range(6)]
    paper.story("Leads", at=NOON + dt.timedelta(hours=1), related=links)
    assert weight(client.get("/").content, stylesheet()) <= 20_000
