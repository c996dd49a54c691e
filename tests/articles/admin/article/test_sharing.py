"""Sharing a preview at the desk: who is offered it, what is asked, and what the page shows once."""

import re
import uuid

import pytest
from django.contrib.sessions.models import Session

from articles.actions import editing, sharing
from articles.models import SharedPreview
from articles.rules.shared_preview import MOST_OPEN
from articles.vocabulary import Terms
from tests.articles.admin.article.conftest import url
from tests.guests import FOR, quoting, shared, visit

pytestmark = pytest.mark.django_db
ADDRESS = re.compile(r'value="http://testserver(/preview/[^"]+)"')


@pytest.fixture
def page(at_desk):
    """`page(ed, story)`: the text of the page as this person has it."""
    return lambda person, story: at_desk(person).get(url("share", story)).content.decode()


def make(client, story, **data):
    story.refresh_from_db()
    known = {"note": FOR, "revision": story.latest_revision_id, "key": uuid.uuid4(), **data}
    return client.post(url("share", story), {name: value for name, value in known.items() if value is not None})


# --- Who is offered it ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("who", "is_offered"), [("ed", True), ("mara", True), ("rosa", False), ("lena", False)])
def test_the_steps_of_the_desk_lead_to_it(request, desk, at_desk, who, is_offered):
    story = desk.draft()
    text = at_desk(request.getfixturevalue(who)).get(url("change", story)).content.decode()
    assert (url("share", story) in text, "Share a preview…" in text) == (is_offered, is_offered)


def test_the_page_names_the_newest_version_first_and_chooses_it(desk, page):
    story = desk.live(headline="Port deal")
    editing.save_text(story, version=story.version, text={"headline": "Port deal off"}, by=desk.rosa, at=desk.now)
    choices = re.findall(r"<option value=\"(\d+)\"( selected)?>Revision (\d)([^·]*) ·", page(desk.ed, story))
    newest, live = story.revisions.order_by("-number")[:2]
    assert choices == [(str(newest.pk), " selected", "2", ""), (str(live.pk), "", "1", ", readers have this one")]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_the_page_costs_the_same_whatever_it_lists(desk, at_desk, count, django_assert_num_queries):
    story, client = desk.draft(), at_desk(desk.ed)
    for _ in range(count):
        shared(desk, story)
    client.get(url("share", story))
    # Who may share and which terms changed are asked only where a link is open.
    with django_assert_num_queries(10 if count == 0 else 13):
        client.get(url("share", story))


# --- Making a link -------------------------------------------------------------------------------------------


def test_the_address_is_shown_once_and_opens(desk, at_desk, page):
    story = desk.draft(headline="Port deal")
    answer = make(at_desk(desk.ed), story)
    (address,) = ADDRESS.findall(answer.content.decode())
    assert (answer.status_code, visit(address).status_code) == (200, 200)
    assert "/preview/" not in page(desk.ed, story)


def test_it_lies_in_no_session(desk, at_desk):
    client, story = at_desk(desk.ed), desk.draft()
    make(client, story)
    token = sharing.token_of(SharedPreview.objects.get())
    kept = [str(row.get_decoded()) for row in Session.objects.all()]
    assert kept
    assert [one for one in kept if token in one or token[:32] in one] == []


def test_the_same_form_sent_twice_shows_the_same_link(desk, at_desk):
    client, story, key = at_desk(desk.ed), desk.draft(), uuid.uuid4()
    first, second = (ADDRESS.findall(make(client, story, key=key).content.decode()) for _ in range(2))
    assert first == second
    assert SharedPreview.objects.count() == 1


def test_sent_again_after_its_end_it_shows_no_address(desk, at_desk):
    client, story, key = at_desk(desk.ed), desk.draft(), uuid.uuid4()
    make(client, story, key=key)
    sharing.revoke(SharedPreview.objects.get(), by=desk.ed, at=desk.now)
    text = make(client, story, key=key).content.decode()
    assert ("has ended" in text, ADDRESS.findall(text)) == (True, [])


@pytest.mark.parametrize("key", [None, ""])
def test_a_form_without_a_key_of_ours_makes_a_link(desk, at_desk, key):
    """One that was given back after the session had ended carries the words alone."""
    assert ADDRESS.findall(make(at_desk(desk.ed), desk.draft(), key=key).content.decode())


@pytest.mark.parametrize(
    "key", ["x", f"urn:uuid:{uuid.UUID(int=7)}", f"{{{uuid.UUID(int=7)}}}", f"٣{str(uuid.UUID(int=7))[1:]}"]
)
def test_a_key_that_no_page_wrote_makes_none_and_the_form_is_given_back_with_one(desk, at_desk, key):
    client, story = at_desk(desk.ed), desk.draft()
    answer = make(client, story, key=key)
    text = answer.content.decode()
    assert (answer.status_code, "did not arrive whole" in text, f'value="{FOR}"' in text) == (409, True, True)
    fresh = re.search(r'name="key" value="([^"]+)"', text)[1]
    assert ADDRESS.findall(make(client, story, key=fresh).content.decode())


def test_an_older_version_can_be_chosen(desk, at_desk):
    story = desk.draft(headline="Port deal")
    first = story.latest_revision
    editing.save_text(story, version=story.version, text={"headline": "Port deal off"}, by=desk.rosa, at=desk.now)
    make(at_desk(desk.ed), story, revision=first.pk)
    assert SharedPreview.objects.get().revision == first


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"note": ""}, "Say for whom the link is"),
        ({"note": " "}, "Say for whom the link is"),
        ({"note": "x" * 201}, "at most 200"),
        ({"revision": ""}, "Choose the version"),
        ({"revision": "999999999"}, "no such version"),
        ({"revision": "x"}, "no such version"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(desk, at_desk, sent, why):
    note = sent.get("note", "The harbour master")
    answer = make(at_desk(desk.ed), desk.draft(), **{**sent, "note": note})
    text = answer.content.decode()
    assert (answer.status_code, why in text) == (409, True)
    assert f'value="{note}"' in text or not note.strip()
    assert not SharedPreview.objects.exists()


def test_a_version_of_another_story_is_none_of_this_one(desk, at_desk):
    other = desk.draft().latest_revision
    answer = make(at_desk(desk.ed), desk.draft(), revision=other.pk)
    assert (answer.status_code, "no such version" in answer.content.decode()) == (409, True)


def test_the_eleventh_is_refused_and_the_words_stay(desk, at_desk):
    story = desk.draft()
    for _ in range(MOST_OPEN):
        shared(desk, story)
    text = make(at_desk(desk.ed), story, note="A lawyer").content.decode()
    assert "10 links to this story are open already" in text
    assert 'value="A lawyer"' in text


def test_what_was_promised_to_a_source_is_refused_with_its_statement(desk, at_desk):
    answer = make(at_desk(desk.ed), quoting(desk, Terms.OFF_RECORD))
    assert (answer.status_code, "must not be printed" in answer.content.decode()) == (409, True)


@pytest.mark.parametrize(("state", "why"), [("held", "legal hold"), ("spiked", "spiked"), ("killed", "killed")])
def test_a_story_that_is_stopped_offers_no_form_and_makes_no_link(desk, at_desk, state, why):
    story = {"held": lambda: desk.held(desk.draft()), "spiked": desk.spiked, "killed": desk.killed}[state]()
    client = at_desk(desk.ed)
    text = client.get(url("share", story)).content.decode()
    assert (why in text, "Make a link" in text) == (True, False)
    assert make(client, story).status_code == 409
    assert not SharedPreview.objects.exists()


def test_an_embargo_is_warned_of(desk, page):
    assert "nothing holds the guest to it" in page(desk.ed, desk.embargoed(desk.draft()))
    assert "nothing holds the guest to it" not in page(desk.ed, desk.draft())


@pytest.mark.parametrize("who", ["rosa", "lena"])
def test_whoever_may_not_is_told_whom_to_ask(request, desk, at_desk, who):
    story, client = desk.draft(), at_desk(request.getfixturevalue(who))
    for answer in (client.get(url("share", story)), make(client, story)):
        assert (answer.status_code, "Ask a desk editor" in answer.content.decode()) == (403, True)


def test_every_hour_says_on_whose_clock_it_is(desk, ed, at_desk):
    ed.time_zone = "Asia/Kathmandu"
    ed.save()
    story = desk.embargoed(desk.draft())
    made = make(at_desk(ed), story).content.decode()
    # The end of the link, the end of the embargo, and the list.
    assert made.count("Times are in Kathmandu.") == 3
