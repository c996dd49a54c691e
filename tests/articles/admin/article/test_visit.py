"""What a page says that its reader saw: once, or it was not said; and an assignment from a page that is too old."""

from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from articles.actions import assigning
from articles.admin.article.visit import posted
from articles.models import Article, Sitting
from tests.articles.admin.article.conftest import text_of, url

FORM = "application/x-www-form-urlencoded"
KEY = "00000000-0000-0000-0000-000000000007"


def twice(name, first, second, **facts):
    """A form that says the same thing twice, and other things once."""
    return urlencode([*facts.items(), (name, first), (name, second)])


def post(client, address, data):
    return client.post(address, data, content_type=FORM)


@pytest.mark.parametrize("name", ["version", "revision", "seen", "newest", "confirmed", "sitting", "sitting_taken"])
@pytest.mark.parametrize("second", ["3", "9", ""])
def test_what_was_seen_is_said_once_or_not_at_all(name, second):
    request = RequestFactory().post("/", twice(name, "3", second), content_type=FORM)
    assert posted(request).getlist(name) == [""]


def test_what_may_be_said_several_times_stays():
    request = RequestFactory().post("/", twice("chosen", "3-1", "9-2"), content_type=FORM)
    assert posted(request) == QueryDict("chosen=3-1&chosen=9-2")


@pytest.mark.parametrize("door", ["publish", "schedule", "restore", "change", "related", "send", "assign", "stop"])
@pytest.mark.parametrize(("said", "is_done"), [(1, True), (2, False)])
def test_a_page_that_says_two_versions_does_nothing(said, is_done, door, desk, at_desk):
    story = desk.draft()
    row = desk.relate(story, headline="Tide tables")
    desk.ready(story)
    if door == "stop":
        desk.held(story)
    day = {"day": f"{desk.now.year + 1}-06-24", "time": "09:00"}
    words = text_of(story, headline="Port deal off")
    parts, facts = {
        "publish": ((), {"excuse": "A brief."}),
        "schedule": ((), {**day, "excuse": "A brief.", "confirmed": f"{day['day']}T09:00:00+00:00"}),
        "restore": ((1,), {}),
        "change": ((), words),
        "related": ((row.pk,), {"headline": "Port deal off"}),
        "send": ((), {"step": "SEND_BACK", "note": "Look again."}),
        "assign": ((), {"to": desk.rosa.pk, "seen": 0}),
        "stop": (("override",), {"reason": "Asked."}),
    }[door]
    name = "version" if door in ("restore", "change", "related") else "revision"
    now = {"version": 1 if door == "related" else story.version, "revision": story.latest_revision_id}[name]
    sent = [*((key, value) for key, value in facts.items() if key != name), *[(name, 999), (name, now)][-said:]]
    answer = post(at_desk(desk.mara), url(door, story, *parts), urlencode(sent))
    assert answer.status_code == (302 if is_done else 409)


def test_a_page_that_has_two_keys_keeps_nothing(desk, rosa, at_desk):
    story = desk.draft()
    answer = post(at_desk(rosa), url("sitting", story), twice("sitting", KEY, KEY, headline="Words"))
    assert (answer.status_code, Sitting.objects.exists()) == (409, False)


@pytest.mark.parametrize(
    "key",
    [
        *(KEY.replace("-", ""), f"{{{KEY}}}", f"urn:uuid:{KEY}", KEY.replace("7", "A"), f" {KEY}", f"{KEY}\n"),
        *(KEY.replace("7", "\u0667"), KEY.replace("-", "", 1), "7", ""),
    ],
)
def test_a_key_has_one_spelling(key, desk, rosa, at_desk):
    story = desk.draft()
    answer = at_desk(rosa).post(url("sitting", story), {"sitting": key, "version": story.version})
    assert (answer.status_code, Sitting.objects.exists()) == (409, False)


def test_a_story_listed_in_two_versions_is_seen_in_none(desk, rosa, at_desk):
    story = desk.draft()
    seen = twice("chosen", f"{story.pk}-999", f"{story.pk}-{story.latest_revision_id}", do="send", confirmed="1")
    answer = post(at_desk(rosa), "/admin/articles/article/bulk/", seen)
    assert (answer.status_code, Article.objects.get().stage) == (409, "DRAFT")


def assigned(desk, story):
    assigning.assign(story, to=desk.rosa, revision=story.latest_revision, by=desk.ed, at=desk.now)
    return story


def send(client, story, to, **facts):
    return client.post(url("assign", story), {"revision": story.latest_revision_id, "to": to.pk, **facts})


@pytest.mark.parametrize("seen", [{}, {"seen": ""}, {"seen": "-1"}])
def test_a_page_that_does_not_say_what_it_knew_overrules_nobody(seen, at_desk, desk, suki):
    story = assigned(desk, desk.draft())
    answer = send(at_desk(desk.ed), story, suki, **seen)
    assert (answer.status_code, Article.objects.get().assignee) == (409, desk.rosa)


def test_a_page_that_was_open_while_the_story_went_out_is_refused(at_desk, desk):
    client, story = at_desk(desk.ed), desk.ready()
    form = client.get(url("assign", story)).context
    desk.release(story)
    answer = send(client, story, desk.rosa, seen=form["seen"])
    assert "There is nothing to write in this story" in answer.content.decode()
