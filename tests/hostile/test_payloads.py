"""Stories full of code that others wrote, published: it runs nowhere and breaks no page, feed or sitemap.

CI tries 200 payloads and opens pages of each kind in Chromium; `-m slow` tries all there are and opens
every story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles.actions.publishing.withdraw import withdraw
from articles.models import Publication
from articles.models.public import PublicAuthor, PublicSection, PublicTopic
from tests.hostile.packing import PACK, Pack
from tests.hostile.payloads import collected, own
from tests.hostile.strict import faults_of_html, faults_of_xml
from tests.hostile.watching import Watch
from tests.newsdesk import Newsdesk

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.journey, pytest.mark.django_db]

FEEDS = ("/feeds/all.atom", "/sitemap.xml", "/sitemap-pages.xml", "/sitemap-stories.xml")
BOOKS = ("source", "tag", "author", "section")


@pytest.fixture
def watch(chromium: Browser) -> Iterator[Watch]:
    watch = Watch(chromium)
    yield watch
    watch.close()


def test_payloads_run_nowhere_and_break_nothing(desk: Newsdesk, watch: Watch) -> None:
    wrong = try_all(desk, watch, spread(collected() or own(), 2 * PACK), few=1)
    assert not wrong, "\n".join(wrong)


@pytest.mark.slow
@pytest.mark.exhaustive
def test_every_payload_runs_nowhere_and_breaks_nothing(desk: Newsdesk, watch: Watch) -> None:
    payloads = [*collected(), *own()]
    wrong = try_all(desk, watch, payloads, few=None)
    print(f"{len(payloads)} payloads, {watch.opened} pages opened")
    assert not wrong, "\n".join(wrong)


def test_the_watch_sees_what_runs(watch: Watch) -> None:
    page = "<!doctype html><title>x</title><script>alert(1)</script><img src='//evil.example/x' onerror='__pwned=1'>"
    watch.show("/", HttpResponse(page))
    seen = " ".join(watch.faults)
    assert "alert 1" in seen
    assert "asked for http://evil.example/x" in seen


@pytest.mark.parametrize(
    "page",
    [
        "<p onclick=x>a</p>",
        "<p>a",
        "a</p>",
        "<p class=a class=b>a</p>",
        "<script>x</script>",
        '<script type="application/json">{</script>',
        "<!-- <b> -->",
        '<a href="javascript:x">a</a>',
        "<iframe></iframe>",
        "<p>\u202ea</p>",
    ],
)
def test_the_strict_reader_forgives_nothing(page: str) -> None:
    whole = "<!doctype html><html><head><title>a</title></head><body><main>{}</main></body></html>"
    assert faults_of_html(whole.format("<p>a</p>")) == []
    assert faults_of_html(whole.format(page)) != []


def spread(payloads: list[str], most: int) -> list[str]:
    return payloads[:: max(1, len(payloads) // most)][:most]


def try_all(desk: Newsdesk, watch: Watch, payloads: list[str], *, few: int | None) -> list[str]:
    """What is wrong with the pages of stories that hold these payloads.

    `few` pages of each kind go to the browser; every story is read strictly, and of topics and authors each fifth.
    None: all are read, and the browser opens every story, and of topics and authors each fifth.
    """
    wrong: list[str] = []
    for start in range(0, len(payloads), PACK):
        pack = Pack(desk, (payloads[start : start + PACK] * 2)[:PACK])
        withdraw(pack.briefs[-1], reason=" ".join(pack.payloads[:5]), by=pack.editor, at=desk.now)
        wrong += desk_faults(pack, watch, few or 1)
    return wrong + public_faults(watch, few) + watch.faults


def public_faults(watch: Watch, few: int | None) -> list[str]:
    """Every page of the paper read strictly, every feed parsed, some or all pages opened."""
    reader, wrong = Client(), []
    for url in FEEDS:
        wrong += [f"{url}: {fault}" for fault in faults_of_xml(reader.get(url).content)]
    # Names stand on the stories' pages, too: of their own pages a part is enough for the browser.
    kinds = [
        (["/", "/topics/", "/authors/"], 1),
        (list(Publication.objects.order_by("pk").values_list("path", flat=True)), 1),
        (addresses("section", PublicSection), 1),
        (addresses("topic", PublicTopic), 5),
        (addresses("author", PublicAuthor), 5),
    ]
    for urls, step in kinds:
        for number, url in enumerate(urls[:: step if few else 1]):
            is_opened = number < few + 2 if few else number % step == 0
            wrong += faults_at(reader, url, known=(200, 410), watch=watch if is_opened else None)
    return wrong


def addresses(name: str, model: Any) -> list[str]:
    slugs = model.objects.in_use().order_by("pk").values_list("slug", flat=True)
    return [reverse(f"articles:{name}", args=[slug]) for slug in slugs]


def desk_faults(pack: Pack, watch: Watch, few: int) -> list[str]:
    """The screens of the desk that show the pack's words, to its editor and to a librarian."""
    client, wrong, story = Client(), [], pack.big
    client.force_login(pack.editor)
    last = story.revisions.order_by("-number").values_list("number", flat=True)[0]
    attributions = story.attributions.order_by("pk")
    urls = [
        reverse("admin:index"),
        reverse("admin:articles_article_changelist"),
        *(f"{reverse(f'admin:articles_{book}_changelist')}?o=-1" for book in BOOKS[:3]),
        reverse("admin:articles_source_changelist") + "?q=alert",
        of(story, "change"),
        of(story, "revision", last),
        of(story, "revision", last) + "?since=1",
        of(story, "publish"),
        of(story, "checks"),
        of(story, "preview_page"),
        *(of(story, "preview") + f"?look={look}" for look in ("social", "search", "feed")),
        of(story, "withdraw"),
        of(pack.briefs[-1], "change"),
        of(pack.briefs[0], "change"),
        of(story, "tag_remove", story.taggings.order_by("pk")[0].pk),
        *(of(story, "attribution", row.uuid) for row in attributions[:few]),
        *(of(story, "related", row.pk) for row in story.related.order_by("pk")[:few]),
        *(
            reverse("admin:articles_source_change", args=[pk])
            for pk in attributions.exclude(source=None).values_list("source", flat=True)[:few]
        ),
    ]
    for url in urls:
        wrong += faults_at(client, url, known=(200,), watch=watch)
    search = client.get(reverse("admin:articles_source_search"), {"q": "a"})
    wrong += [] if search["Content-Type"] == "application/json" else ["the search answers in HTML"]
    return wrong + lost_words(pack, watch, client)


def lost_words(pack: Pack, watch: Watch, client: Client) -> list[str]:
    """Pages that give back what was sent and not saved: both versions side by side, and the words of somebody unknown."""
    url, wrong = of(pack.big, "change"), []
    words = {"headline": pack.payloads[0], "standfirst": " ".join(pack.payloads), "body": "".join(pack.payloads)}
    stale = client.post(url, {"version": "1", **words})
    nobody = Client().post(url, words)
    kept = re.search(r'href="([^"]*/refused/\d+/)"', client.get(url).content.decode())
    for response, status in ((stale, 409), (nobody, 403)):
        wrong += faults_in(url, response, known=(status,))
        watch.show(url, response)
    if kept is None:
        return [*wrong, "the story's page does not lead to the words that were not saved"]
    return wrong + faults_at(client, kept[1], known=(200,), watch=watch)


def of(story: Any, door: str, *parts: Any) -> str:
    return reverse(f"admin:articles_article_{door}", args=[story.pk, *parts])


def faults_at(client: Client, url: str, *, known: tuple[int, ...], watch: Watch | None) -> list[str]:
    """What a strict reader finds; the browser of `watch` opens the same answer."""
    response = client.get(url)
    if watch is not None:
        watch.need(client, response)
        watch.show(url, response)
    return faults_in(url, response, known=known)


def faults_in(url: str, response: Any, *, known: tuple[int, ...]) -> list[str]:
    if response.status_code not in known:
        return [f"{url}: {response.status_code}"]
    return [f"{url}: {fault}" for fault in faults_of_html(response.content.decode())]
