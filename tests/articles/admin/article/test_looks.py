"""Looks are what the site's own templates print: of a live story its page, its head and its entry, to the letter."""

import re
from pathlib import Path

import pytest

from articles.actions import author, byline, editing, tag
from articles.admin.article import looks
from articles.admin.article.head import head_of
from articles.models import Article, Author
from newsroom.settings.env import ROOT

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(desk):
    """A draft with a name and a topic that readers have no page for yet."""
    made = desk.draft(headline="Ferry & <line> “reopens”", slug="ferry-line", standfirst="Boats & yards.")
    byline.add(made, author=author.save(Author(name="Rosa Linnet")), by=desk.rosa, at=desk.now)
    tag.attach(made, tag=desk.tag("Harbour"), by=desk.rosa, at=desk.now)
    return made


def fresh(story):
    return Article.objects.select_related("section", "latest_revision").get(pk=story.pk)


def page(desk, story, look="web"):
    story = fresh(story)
    return looks.page(story, story.latest_revision, at=desk.now, look=look, nonce="x")


def told(desk, story, look):
    story = fresh(story)
    return looks.told(story, story.latest_revision, at=desk.now, look=look)


def path_of(desk, story):
    return f"/{desk.now:%Y/%m/%d}/{story.slug}/"


# --- The page ------------------------------------------------------------------------------------------------


def test_of_a_live_story_it_is_the_page_that_readers_have(desk, story, client):
    desk.live(story)
    read = client.get(path_of(desk, story)).content.decode()
    # What only an address has: the names under which programs find the page.
    for line in (r'<link rel="canonical".*\n', r'<meta property="og:(?:url|site_name)".*\n', r"<script type.*\n"):
        read = re.sub(line, "", read)
    assert page(desk, story).replace('<a target="_blank"', "<a") == read


def test_a_link_away_opens_another_tab_and_one_on_the_page_does_not(desk, story):
    words = '<p>The <a href="https://yard.example/?a=1&amp;b=2">yard</a> hires, Ana said.</p>'
    editing.save_text(story, version=story.version, text={"body": words}, by=desk.rosa, at=desk.now)
    desk.attribute(story, "hires")
    links = re.findall(r"<a\b[^>]*href[^>]*>", page(desk, story))
    inside = [link for link in links if 'href="#' in link]
    assert {'target="_blank"' in link for link in links if link not in inside} == {True}
    assert {'target="_blank"' in link for link in inside} == {False}


def test_paper_gets_the_rules_for_paper_of_the_sites_own_style_sheet(desk, story):
    sheet = Path(ROOT / "static/css/site.css").read_text()
    rules = looks.print_rules()
    assert f"@media print {{{rules}}}" in sheet
    assert [f'<style nonce="x">\n\n{rules}</style>' in page(desk, story, look) for look in ("print", "web")] == [
        True,
        False,
    ]


def test_no_headline_of_a_story_that_is_not_live_is_on_it(desk, story):
    desk.relate(story, target=desk.draft(headline="Storm hidden"), headline="What comes")
    desk.relate(story, target=desk.live(headline="Storm out"))
    text = page(desk, story)
    assert [words in text for words in ("Storm hidden", "What comes", "Storm out")] == [False, False, True]


# --- What programs show --------------------------------------------------------------------------------------


def test_the_card_and_the_result_are_what_the_page_says_after_publishing(desk, story, client):
    before = {look: told(desk, story, look) for look in ("social", "search")}
    desk.live(story)
    head = head_of(client.get(path_of(desk, story)).content.decode())
    assert before == {look: told(desk, story, look) for look in ("social", "search")}
    assert before["social"]["card"] == {
        "title": head.of("og:title"),
        "description": head.of("og:description"),
        "image": "",
        "host": "testserver",
    }
    assert before["search"]["result"] == {
        "title": head.title,
        "address": head.canonical,
        "text": head.of("description"),
    }


def test_the_entry_is_what_the_feed_holds_after_publishing(desk, story, client):
    before = told(desk, story, "feed")["entry"]
    desk.live(story)
    after = told(desk, story, "feed")["entry"]
    assert after.source in client.get("/feeds/all.atom").content.decode()
    times = re.compile(r"<(published|updated)>[^<]*")
    assert times.sub(r"<\1>", before.source) == times.sub(r"<\1>", after.source)


def test_the_entry_is_read_out_of_its_source(desk, story):
    entry = told(desk, story, "feed")["entry"]
    assert (entry.title, entry.summary) == ("Ferry & <line> “reopens”", "Boats & yards.")
    assert (entry.authors, entry.subjects) == (["Rosa Linnet"], ["World", "Harbour"])
    assert entry.address == f"http://testserver{path_of(desk, story)}"
    assert entry.published == entry.updated


def test_a_new_version_of_a_live_story_keeps_its_hour_and_is_newer(desk, story):
    desk.live(story)
    out = told(desk, story, "feed")["entry"]
    story.refresh_from_db()
    editing.save_text(story, version=story.version, text={"headline": "Ferries stop"}, by=desk.rosa, at=desk.now)
    entry = told(desk, story, "feed")["entry"]
    assert (entry.title, entry.published, entry.updated > out.updated) == ("Ferries stop", out.published, True)
