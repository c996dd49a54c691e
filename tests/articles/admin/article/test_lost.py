"""Words that arrive with a request that cannot be accepted: they come back, and can be saved after the next login."""

import html
import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from tests.articles.admin.article.conftest import text_of, url
from tests.newsdesk import PASSWORD

HERE = {"HTTP_ORIGIN": "http://testserver"}
WORDS = ("name", "email", "bio", "descriptor", "description", "slug", "title", "body")
MINE = "<p>Every <strong>word</strong> of mine, “quoted” &amp; all.</p>"


@pytest.fixture(autouse=True)
def failure_view(settings):
    settings.CSRF_FAILURE_VIEW = "articles.admin.article.lost.forged"


def sent_again(response) -> dict[str, str]:
    """The fields of the page's form that sends the words once more, as a browser would post them."""
    form = re.search(r'<form method="post" action="[^"]+/change/">.*?</form>', response.content.decode(), re.DOTALL)
    assert form, "the page has no such form"
    return {
        html.unescape(name): html.unescape(value)
        for name, value in re.findall(r'name="([^"]*)" value="([^"]*)"', form.group())
    }


def token_of(client: Client, address: str) -> str:
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', client.get(address).content.decode()).group(1)


def log_in(client: Client, person) -> None:
    data = {"username": person.email, "password": PASSWORD, "csrfmiddlewaretoken": token_of(client, "/admin/login/")}
    assert client.post("/admin/login/", data).status_code == 302


def test_words_sent_while_signed_out_are_saved_whole_after_the_next_login(desk, rosa):
    story = desk.draft()
    client = Client(enforce_csrf_checks=True)
    log_in(client, rosa)
    typed = {**text_of(story, body=MINE), "csrfmiddlewaretoken": token_of(client, url("change", story))}
    del client.cookies["sessionid"]
    signed_out = client.post(url("change", story), typed, **HERE)
    assert (signed_out.status_code, "I have signed in again: save now" in signed_out.content.decode()) == (403, True)
    log_in(client, rosa)
    # The login changed the token, so this one is refused, and its page has a new one.
    refused = client.post(url("change", story), sent_again(signed_out), **HERE)
    assert (refused.status_code, ">Save now<" in refused.content.decode()) == (403, True)
    saved = client.post(url("change", story), sent_again(refused), **HERE)
    story.refresh_from_db()
    assert (saved.status_code, story.body) == (302, MINE)


def test_words_that_come_late_meet_the_version_of_the_story_as_every_save_does(desk, rosa, ed, at_desk, save):
    story = desk.draft()
    client = Client(enforce_csrf_checks=True)
    log_in(client, rosa)
    opened = text_of(story, body=MINE)
    save(at_desk(ed), story, headline="Changed meanwhile")
    refused = client.post(url("change", story), {**opened, "csrfmiddlewaretoken": "stale"}, **HERE)
    response = client.post(url("change", story), sent_again(refused), **HERE)
    assert (response.status_code, story.refused_saves.get().posted["body"]) == (409, MINE)


def test_nothing_is_stored_for_somebody_signed_out(desk):
    story = desk.draft()
    response = Client().post(url("change", story), text_of(story, body=MINE))
    assert "Every word of mine" in response.content.decode()
    assert not story.refused_saves.exists()


def test_only_the_fields_of_the_desks_forms_come_back(desk):
    sent = {"version": "1", "headline": "Mine", "password": "my secret", "x": "y", "csrfmiddlewaretoken": "z"}
    response = Client().post(url("change", desk.draft()), sent)
    fields = sent_again(response)
    assert (fields.keys() - {"csrfmiddlewaretoken"}, fields["headline"]) == ({"version", "headline"}, "Mine")
    assert "my secret" not in response.content.decode()


# A page of another site, a browser that does not say, and a sandboxed frame.
@pytest.mark.parametrize("origin", ["https://elsewhere.example", None, "null"])
def test_words_that_another_site_sent_get_no_button_that_saves_them(origin, desk, rosa):
    story = desk.draft()
    client = Client(enforce_csrf_checks=True)
    client.force_login(rosa)
    extra = {} if origin is None else {"HTTP_ORIGIN": origin}
    response = client.post(url("change", story), text_of(story, body=MINE), **extra)
    page = response.content.decode()
    assert (response.status_code, "Every word of mine" in page, "Save now" in page) == (403, True, False)


def test_words_with_a_stale_token_tell_nothing_about_a_story_one_may_not_see(desk, olu):
    story = desk.draft(headline="A headline of World")
    client = Client(enforce_csrf_checks=True)
    client.force_login(olu)
    answers = [client.post(url("change", key), {"version": 1, "body": MINE}, **HERE) for key in (story, 987_654_321)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert not any("A headline of World" in answer.content.decode() for answer in answers)


def test_words_for_a_story_that_left_ones_sections_come_back_and_tell_nothing_about_it(desk, olu, at_desk):
    story = desk.draft(headline="A headline of World")
    client = at_desk(olu)
    for key in (story, 987_654_321):
        response = client.post(url("change", key), {"version": 1, "body": "<p>Every word of mine.</p>"})
        assert response.status_code == 404
        assert "Every word of mine." in response.content.decode()
        assert "A headline of World" not in response.content.decode()


def test_somebody_signed_out_without_words_is_sent_to_the_login(desk):
    story = desk.draft()
    assert Client().get(url("change", story)).status_code == 302
    assert Client().post(url("publish", story), {"revision": "1"}).status_code == 302


def test_a_wrong_security_token_at_the_desk_gives_the_words_back(desk, rosa):
    story = desk.draft()
    client = Client(enforce_csrf_checks=True)
    client.force_login(rosa)
    response = client.post(url("change", story), text_of(story, body="<p>Every <b>word</b> of mine.</p>"))
    assert response.status_code == 403
    assert "Every word of mine." in response.content.decode()


# The forms of every book, of a page about the paper, of somebody's account and of one's own.
@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("articles_tag_add", {"name": "Lock gates", "kind": "TOPIC", "description": "Of the canal."}),
        ("articles_author_add", {"name": "Ana Petrel", "bio": "Of the harbour."}),
        (
            "articles_source_add",
            {"name": "The pilot", "kind": "PERSON", "descriptor": "a pilot", "description": "Old."},
        ),
        ("articles_section_add", {"name": "Weather", "description": "Wind and water.", "position": "3"}),
        ("articles_housepage_add", {"slug": "about", "title": "About us", "body": "<p>Since 1887.</p>"}),
        ("accounts_user_add", {"name": "Nell", "email": "nell@newsroom.example"}),
        ("profile", {"name": "Rosa Petrel", "time_zone": ""}),
        ("forgotten", {"email": "rosa@newsroom.example"}),
    ],
)
def test_a_wrong_security_token_loses_no_words_of_any_form(address, sent, desk, mara):
    namespace = "admin" if "_" in address else "accounts"
    client = Client(enforce_csrf_checks=True)
    client.force_login(mara)
    response = client.post(reverse(f"{namespace}:{address}"), sent, **HERE)
    page = BeautifulSoup(response.content, "html.parser")
    kept = [box.text.strip() for box in page.select(".copy-box")]
    written = [sent[name].replace("<p>", "").replace("</p>", "") for name in sent if name in WORDS]
    assert (response.status_code, [words for words in written if words not in kept]) == (403, [])
    # Where it says whose form this was, and what to do.
    said = page.select_one("[role=alert]").text + page.select_one(".breadcrumbs").text
    assert ["Copy your words from this page" in said, "story" in said, "Stories" in said] == [True, False, False]


# A password is never given back, and of a form of ticks and buttons there is nothing to give back.
@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("/admin/login/", {"username": "rosa@newsroom.example", "password": "my secret words"}),
        ("/admin/password_change/", {"old_password": "my secret words", "new_password1": "x", "new_password2": "x"}),
        ("/admin/logout/", {}),
    ],
)
def test_where_no_words_are_kept_none_are_promised(address, sent, rosa):
    client = Client(enforce_csrf_checks=True)
    client.force_login(rosa)
    response = client.post(address, sent, **HERE)
    page = BeautifulSoup(response.content, "html.parser").main.text
    assert (response.status_code, "Copy your words" in page, "my secret words" in page) == (403, False, False)
    assert "what you typed may still be there, except passwords" in page


def test_a_wrong_security_token_never_gives_a_password_back(db):
    client = Client(enforce_csrf_checks=True)
    response = client.post("/admin/login/", {"username": "rosa@newsroom.example", "password": "my secret words"})
    assert response.status_code == 403
    assert "my secret words" not in response.content.decode()


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        (("move", "send"), {"revision": "1"}),
        (("move", "send-back"), {"revision": "1", "note": " "}),
        (("schedule",), {"day": "2027-06-24", "time": "09:00", "excuse": ""}),
        (("stop", "legal-hold"), {"reason": ""}),
        (("assign",), {"to": "1", "note": ""}),
        (("withdraw",), {}),
    ],
)
def test_who_was_signed_out_and_typed_no_word_is_sent_to_the_login(desk, name, sent):
    """There is nothing to give back: the answer is that of every other address of the desk."""
    story = desk.draft()
    door, *parts = name
    response = Client().post(url(door, story, *parts), sent)
    assert (response.status_code, response.url.partition("?")[0]) == (302, reverse("admin:login"))
