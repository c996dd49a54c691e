"""What a reader gets at a story's address."""

import datetime as dt
import json

import pytest
import time_machine
from bs4 import BeautifulSoup

from articles.models.public import Publication
from tests.readers import NOON

SEVENTEEN = [{"headline": f"Headline {n} of another story that we have not linked yet"} for n in range(1, 18)]
MISSES = [
    # Nothing was ever here.
    "/2026/11/20/nothing/",
    # No such day.
    "/2026/13/45/lock-keepers-open-the-gates-early/",
    # The right words on the wrong day.
    "/2026/11/21/lock-keepers-open-the-gates-early/",
]


def page(client, story):
    return BeautifulSoup(client.get(story.path).content, "html.parser")


@pytest.mark.parametrize("statements", [1, 40])
@pytest.mark.parametrize("related", [0, 17])
def test_a_live_story_costs_one_query(client, paper, django_assert_num_queries, statements, related):
    story = paper.story(statements=statements, related=SEVENTEEN[:related], topics=["Ferries", "Heritage"])
    with django_assert_num_queries(1):
        assert client.get(story.path).status_code == 200


@pytest.mark.parametrize("path", MISSES)
def test_a_miss_is_a_404_of_two_queries(client, paper, django_assert_num_queries, path):
    paper.story()
    with django_assert_num_queries(2):
        assert client.get(path).status_code == 404


def test_a_former_address_leads_to_the_present_one_in_one_hop(client, paper, django_assert_num_queries):
    story = paper.story()
    paper.former_address(story, "/2026/11/20/first-try/")
    paper.former_address(story, "/2026/11/20/second-try/")
    with django_assert_num_queries(2):
        response = client.get("/2026/11/20/first-try/")
    assert (response.status_code, response["Location"]) == (301, story.path)


@pytest.mark.parametrize("ending", ["x.css", "lib.js", "/", "index.html"])
def test_nothing_may_be_hung_onto_an_address(client, paper, ending):
    story = paper.story()
    assert client.get(story.path + ending).status_code == 404


def test_an_address_without_its_slash_says_nothing_about_the_story(client, paper, django_assert_num_queries):
    story = paper.story()
    with django_assert_num_queries(0):
        there = client.get(story.path.rstrip("/"))
        not_there = client.get("/2026/11/20/nothing")
    assert there.status_code == not_there.status_code == 301


class TestWithdrawn:
    def test_says_why_and_when_in_one_query(self, client, paper, django_assert_num_queries):
        story = paper.story()
        paper.withdraw(story, "The register was misread.")
        with django_assert_num_queries(1):
            response = client.get(story.path)
        assert response.status_code == 410
        assert b"The register was misread." in response.content
        assert b"21 November 2026, 12:00 UTC" in response.content

    def test_keeps_the_headline_but_nothing_of_the_text(self, client, paper):
        story = paper.story(body="<p>secret-of-the-lock</p>", method=["method-of-the-lock"], standfirst="stand-of-lock")
        paper.withdraw(story)
        html = client.get(story.path).content.decode()
        assert story.headline in html
        assert not [word for word in ("secret-of-the-lock", "method-of-the-lock", "stand-of-lock") if word in html]

    def test_is_gone_also_for_those_who_have_it_stored(self, client, paper):
        story = paper.story()
        etag = client.get(story.path)["ETag"]
        paper.withdraw(story)
        assert client.get(story.path, headers={"If-None-Match": etag}).status_code == 410

    def test_a_former_address_leads_to_the_notice(self, client, paper):
        story = paper.story()
        paper.former_address(story, "/2026/11/20/first-try/")
        paper.withdraw(story)
        assert client.get("/2026/11/20/first-try/", follow=True).status_code == 410


class TestRelated:
    def test_six_are_in_sight_and_eleven_folded_in_the_order_of_the_desk(self, client, paper):
        block = page(client, paper.story(related=SEVENTEEN)).find(class_="rel")
        folded = block.details.extract()
        assert [len(block.find_all("li")), len(folded.find_all("li"))] == [6, 11]
        assert folded.summary.text == "11 more headlines"
        found = [li.text.strip() for li in [*block.find_all("li"), *folded.find_all("li")]]
        assert found == [row["headline"] for row in SEVENTEEN]

    def test_a_headline_without_a_target_is_plain_text(self, client, paper):
        assert page(client, paper.story(related=SEVENTEEN[:1])).find(class_="rel").a is None

    def test_an_external_one_says_so_with_outlet_and_date(self, client, paper):
        external = {
            "headline": "Elsewhere",
            "url": "https://wire.example/1",
            "outlet": "The Wire",
            "published_on": dt.date(2026, 11, 18),
        }
        item = page(client, paper.story(related=[external])).find(class_="rel").li
        assert item.a["href"] == "https://wire.example/1"
        assert item.find(class_="small").text == "The Wire (external), 18 November 2026"

    @pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "/\\evil.example"])
    def test_an_address_that_is_not_of_the_web_is_not_linked(self, client, paper, url):
        assert page(client, paper.story(related=[{"headline": "Odd", "url": url}])).find(class_="rel").a is None

    def test_a_withdrawn_target_drops_out_and_comes_back(self, client, paper):
        target = paper.story("Barges wait at Pellin")
        story = paper.story(related=[{"target_article_id": target.article_id}])
        link = f'href="{target.path}"'.encode()
        paper.withdraw(target)
        assert link not in client.get(story.path).content
        paper.restore(target)
        assert link in client.get(story.path).content

    def test_a_target_that_was_never_out_leaves_no_trace(self, client, paper):
        story = paper.story(related=[{"target_article_id": 4_000_000, "headline": "Not out yet"}])
        html = client.get(story.path).content
        assert b"Not out yet" not in html
        assert b"Related headlines" not in html

    def test_more_than_eight_with_kinds_are_grouped(self, client, paper):
        kinds = ["LATEST", "BACKGROUND", "ELSEWHERE"] * 3
        rows = [{**row, "kind": kind} for row, kind in zip(SEVENTEEN, kinds, strict=False)]
        block = page(client, paper.story(related=rows)).find(class_="rel")
        block.details.extract()
        assert [h3.text for h3 in block.find_all("h3")] == ["Background", "Latest"]

    @pytest.mark.parametrize(
        "kinds",
        [
            # Eight are few enough to read in the desk's order.
            ["LATEST", "BACKGROUND"] * 4,
            # One without a kind would fall out of every group.
            ["LATEST", "BACKGROUND"] * 4 + [""],
            # A single heading would say nothing.
            ["LATEST"] * 9,
        ],
    )
    def test_otherwise_they_are_not(self, client, paper, kinds):
        rows = [{**row, "kind": kind} for row, kind in zip(SEVENTEEN, kinds, strict=False)]
        assert page(client, paper.story(related=rows)).find(class_="rel").h3 is None


class TestAround:
    def test_bylines_link_to_their_authors_in_order(self, client, paper):
        meta = page(client, paper.story(authors=["Rosa Linnet", "Theo Marsk", "Ida Voss"])).find(class_="meta")
        assert meta.p.text == "By Rosa Linnet, Theo Marsk and Ida Voss"
        assert meta.a["href"] == "/authors/rosa-linnet/"

    def test_seven_topics_are_in_sight_and_the_rest_folded(self, client, paper):
        block = page(client, paper.story(topics=[f"Topic {n}" for n in range(9)])).find(class_="topics")
        assert block.summary.text == "2 more topics"

    def test_the_time_of_an_update_is_said(self, client, paper):
        story = paper.story(updated_at=NOON + dt.timedelta(hours=2))
        assert "Updated 14:00 UTC" in page(client, story).find(class_="meta").text

    @pytest.mark.parametrize(("days", "note"), [(30, None), (31, "This story is more than 1 month old.")])
    def test_an_old_story_says_that_it_is_old(self, client, paper, days, note):
        story = paper.story()
        with time_machine.travel(NOON + dt.timedelta(days=days, minutes=1), tick=False):
            strip = page(client, story).find(class_="strip")
        assert (strip and strip.text) == note

    def test_a_story_in_another_language_says_so(self, client, paper):
        h1 = page(client, paper.story(language="ar", headline="عنوان")).h1
        assert (h1["lang"], h1["dir"]) == ("ar", "rtl")

    def test_linked_data_cannot_end_its_script(self, client, paper):
        story = paper.story("</script><script>alert(1)</script>&\u2028", slug="odd")
        block = page(client, story).find("script", type="application/ld+json")
        assert not set("<>&\u2028") & set(block.string)
        assert json.loads(block.string)["headline"] == story.headline

    def test_the_section_is_marked_in_the_navigation(self, client, paper):
        assert page(client, paper.story(section="Region")).find("nav").find(
            "a", attrs={"aria-current": "true"}
        ).text == ("Region")

    def test_no_key_of_a_row_is_in_any_byte(self, client, paper):
        story = paper.story(statements=2, related=[{"target_article_id": paper.story("Other").article_id}])
        row = Publication.objects.get(pk=story.pk)
        html = client.get(story.path).content.decode()
        assert not [key for key in (row.article_id, row.revision_id, row.section.section_id) if str(key) in html]
