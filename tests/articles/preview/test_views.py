"""The page of a guest: what it shows, how it is kept from everybody else, and what it leaves behind."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone, translation

from articles.actions import editing, sharing
from articles.models import SharedPreview
from tests.guests import GUARDED, METHODS, headers, is_nowhere, path_of, shared, visit

pytestmark = pytest.mark.django_db


# --- What the guest reads ------------------------------------------------------------------------------------


def test_whoever_has_the_link_reads_the_story(link):
    answer = visit(link)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert [word for word in (">Port deal</h1>", "Who pays.", "the harbour master said") if word not in text] == []


def test_a_banner_says_what_it_is_and_until_when(link):
    text = visit(link).content.decode()
    until = f"{link.expires_at:%H:%M} UTC</time>."
    said = ("Preview for “The harbour master, to check quotations”", "This version is not published.", until)
    assert [words for words in (*said, "Do not pass it on.") if words not in text] == []
    assert "embargo" not in text.lower()


def test_it_says_so_when_readers_have_that_very_version(desk):
    story = desk.live()
    assert "Readers have exactly this version already." in visit(shared(desk, story)).content.decode()
    editing.save_text(story, version=story.version, text={"headline": "Port deal"}, by=desk.rosa, at=desk.now)
    assert "This version is not published." in visit(shared(desk, story)).content.decode()


def test_an_embargo_is_said_with_its_hour(desk):
    story = desk.embargoed(desk.draft(), hours=5)
    text = visit(shared(desk, story)).content.decode()
    story.refresh_from_db()
    assert "Under embargo: not to be published before" in text
    assert f"{story.embargo_until:%H:%M} UTC</time>.</b>" in text


def test_the_guest_keeps_the_version_that_was_shared(desk, link):
    story = link.article
    editing.save_text(story, version=story.version, text={"headline": "Port deal off"}, by=desk.rosa, at=desk.now)
    assert ">Port deal</h1>" in visit(link).content.decode()


def test_for_whom_it_is_is_words_and_no_markup(desk):
    text = visit(shared(desk, desk.draft(), note="<b>x</b> & “y”")).content.decode()
    assert "&lt;b&gt;x&lt;/b&gt; &amp; “y”" in text


def test_whoever_only_unfurls_the_address_learns_no_word(link):
    head = visit(link).content.decode().partition("</head>")[0]
    assert "<title>Preview | Newsroom</title>" in head
    assert '<meta name="robots" content="noindex, nofollow, noarchive">' in head
    assert not [
        word for word in ("Port deal", "Who pays", "og:", "canonical", "ld+json", "description") if word in head
    ]


def test_the_page_leads_nowhere_by_which_it_could_be_found(link):
    text = visit(link).content.decode()
    assert "/preview/" not in text
    assert sharing.token_of(link) not in text


def test_no_robot_is_told_of_the_place(client):
    """A list of addresses that nobody should look at is read first by whoever should not."""
    assert "preview" not in client.get("/robots.txt").content.decode()


# --- Headers, cookies, caches --------------------------------------------------------------------------------


def test_the_answer_is_stored_listed_and_told_by_nobody(link):
    found = visit(link).headers
    assert {name: found[name] for name in GUARDED} == GUARDED
    assert found["Content-Security-Policy"] == Client().get("/").headers["Content-Security-Policy"]
    assert not {"ETag", "Last-Modified", "Expires", "Set-Cookie", "Vary"} & set(found)


def test_who_is_logged_in_makes_no_difference(desk, link, at_desk, django_assert_num_queries):
    path, browser = path_of(link), at_desk(desk.ed)
    with django_assert_num_queries(12):
        plain = visit(path, **{"Accept-Language": "de", "X-Preview": "1"})
    with django_assert_num_queries(12):
        known = browser.get(path)
    assert (known.content, known.headers.items()) == (plain.content, plain.headers.items())
    assert list(known.cookies) == []


def test_a_question_in_the_address_changes_nothing(link):
    assert visit(f"{path_of(link)}?preview=1&revision=1").content == visit(link).content


def test_no_store_keeps_it(link):
    cache.clear()
    visit(link)
    assert list(cache._cache) == []


def test_no_header_or_question_shows_a_draft_at_an_address_of_readers(desk, link):
    story = desk.live(link.article)
    editing.save_text(story, version=story.version, text={"headline": "Port deal off"}, by=desk.rosa, at=desk.now)
    link, path = shared(desk, story), Client().get("/sitemap.xml").content.decode()
    path = next(part.partition("</loc>")[0] for part in path.split("http://testserver") if "port-deal" in part)
    token = sharing.token_of(link)
    for asked in (f"{path}?preview={token}", f"{path}?token={token}"):
        assert (
            Client().get(asked, headers={"X-Preview": token, "Referer": path_of(link)}).content
            == Client().get(path).content
        )


@pytest.mark.parametrize("path", ["/preview/x", "/preview/%ff/", "/preview/x/y/", "/preview/a b/", "/preview/x/"])
def test_every_answer_under_the_prefix_is_guarded(path):
    answer = Client().get(path)
    assert {name: answer.headers.get(name) for name in GUARDED} == GUARDED
    assert answer.status_code in (301, 400, 404)


def test_the_prefix_itself_is_an_address_like_any_other():
    answer, missing = Client().get("/preview/"), Client().get("/nothing/of/the/kind/")
    assert (answer.status_code, answer.content, headers(answer)) == (404, missing.content, headers(missing))


# --- What it leaves behind -----------------------------------------------------------------------------------


def test_each_get_is_counted_and_no_head(link):
    for _ in range(2):
        visit(link)
    assert Client().head(path_of(link)).status_code == 200
    link.refresh_from_db()
    assert (link.opened, link.first_opened_at < link.last_opened_at) == (2, True)


def test_head_says_what_get_says(link):
    assert headers(Client().head(path_of(link))) == headers(visit(link))


def test_a_page_that_could_not_be_made_was_not_seen(link, monkeypatch):
    monkeypatch.setattr("articles.preview.views.render", lambda *_, **__: 1 / 0)
    answer = Client(raise_request_exception=False).get(path_of(link))
    link.refresh_from_db()
    assert (answer.status_code, link.opened) == (500, 0)


def test_one_that_is_revoked_while_the_page_is_made_shows_nothing(desk, link, monkeypatch):
    def slowly(shown, **_):
        sharing.revoke(shown, by=desk.ed, at=desk.now)
        return "the page"

    monkeypatch.setattr("articles.preview.views.render", slowly)
    assert is_nowhere(visit(link))


def test_no_log_of_ours_holds_an_address(desk, link, caplog, monkeypatch):
    token = sharing.token_of(link)
    caplog.set_level("DEBUG")
    visit(link)
    sharing.revoke(link, by=desk.ed, at=desk.now)
    for method in ("GET", *METHODS):
        Client(enforce_csrf_checks=True).generic(method, path_of(link))
    monkeypatch.setattr("articles.preview.views.sharing.look_up", lambda *_, **__: 1 / 0)
    Client(raise_request_exception=False).get(path_of(link))
    lines = [record.getMessage() for record in caplog.records] + [caplog.text]
    assert [line for line in lines if token in line or token[:20] in line] == []
    assert "Internal Server Error: /preview/…/" in caplog.text


def test_a_guest_is_served_by_the_role_of_the_desk(link, database_roles):
    path = path_of(link)
    with database_roles.acting_as("app"):
        assert visit(path).status_code == 200
        assert SharedPreview.objects.get().opened == 1


def test_it_is_in_the_language_and_on_the_clock_of_the_site(link):
    plain = visit(link).content
    with timezone.override("Asia/Tokyo"), translation.override("ar"):
        assert visit(link).content == plain
