"""Stopping, killing and bringing back at the desk: who is offered what, and what a page does with what was typed."""

import datetime as dt

import pytest
import time_machine

from articles.actions import editing
from articles.models import Article, Publication
from articles.vocabulary import EventKind, Standing
from tests.articles.admin.article.conftest import messages_of, url

pytestmark = pytest.mark.django_db
WHY = "A letter from their lawyers."
FUTURE = "2031-05-01T09:00"
DEEDS = (
    "legal-hold",
    "lift-legal-hold",
    "embargo",
    "lift-embargo",
    "override",
    "sensitive",
    "not-sensitive",
    "kill",
    "reinstate",
)


@pytest.fixture
def page(at_desk):
    """`page(ed, story)`: the story's page as this person has it."""
    return lambda person, story: at_desk(person).get(url("change", story)).content.decode()


def panel(page):
    return page.partition('id="stops"')[2].partition("</section>")[0]


def do(client, story, deed, **data):
    return client.post(url("stop", story, deed), {"reason": WHY, **data})


def stopped(desk, state):
    """A story on which something stops or that is gone, by name."""
    made = {
        "draft": desk.draft,
        "held": lambda: desk.held(desk.ready()),
        "embargoed": lambda: desk.embargoed(desk.ready()),
        "live": desk.live,
        "withdrawn": desk.withdrawn,
        "killed": desk.killed,
    }
    return made[state]()


@pytest.mark.parametrize(
    "case",
    [
        ("draft", "rosa", {"embargo"}),
        ("draft", "libby", set()),
        ("draft", "ed", {"legal-hold", "embargo", "sensitive"}),
        ("draft", "lena", {"legal-hold"}),
        ("held", "rosa", set()),
        # A second hold keeps its own reason, and stops what was overridden.
        ("held", "lena", {"lift-legal-hold", "legal-hold"}),
        ("held", "mara", {"override", "legal-hold", "embargo", "sensitive"}),
        # Longer is for whoever edits, shorter for whoever overrides; the page of both is one.
        ("embargoed", "ed", {"embargo", "legal-hold", "sensitive"}),
        ("embargoed", "mara", {"embargo", "lift-embargo", "override", "legal-hold", "sensitive"}),
        ("live", "ed", {"legal-hold", "sensitive"}),
        ("live", "lena", {"legal-hold", "kill"}),
        ("live", "mara", {"legal-hold", "sensitive", "kill"}),
        ("withdrawn", "ed", {"legal-hold", "embargo", "sensitive"}),
        ("withdrawn", "mara", {"legal-hold", "embargo", "sensitive", "kill", "reinstate"}),
        ("killed", "lena", {"legal-hold"}),
        ("killed", "mara", {"legal-hold", "embargo", "sensitive", "reinstate"}),
    ],
    ids=lambda case: "-".join(case[:2]),
)
def test_each_person_is_offered_what_they_may_do_and_nothing_else(case, desk, page, request):
    state, person, deeds = case
    story = stopped(desk, state)
    shown = page(request.getfixturevalue(person), story)
    assert {deed for deed in DEEDS if f'"{url("stop", story, deed)}"' in shown} == deeds


@pytest.mark.parametrize("person", ["rosa", "libby", "lena", "suki"])
def test_everybody_who_sees_the_story_sees_its_hold_with_who_when_and_why(person, desk, page, request):
    shown = panel(page(request.getfixturevalue(person), desk.held(desk.ready())))
    assert "Under legal hold" in shown
    assert "A letter from their lawyers." in shown
    assert "Ed," in shown


def test_the_panel_says_until_when_in_both_clocks(desk, page):
    story = desk.embargoed(desk.draft())
    shown = panel(page(desk.rosa, story))
    utc = Article.objects.get(pk=story.pk).embargo_until
    assert f"{utc:%H:%M} UTC" in shown


def test_the_panel_names_who_overrode_it(desk, at_desk, page):
    story = desk.held(desk.ready())
    do(at_desk(desk.mara), story, "override", revision=story.latest_revision_id, reason="The judge agreed.")
    shown = panel(page(desk.rosa, story))
    assert ("Mara," in shown, "The judge agreed." in shown) == (True, True)
    editing.save_text(story, version=story.version, text={"kicker": "New"}, by=desk.ed, at=desk.now)
    assert "The judge agreed." not in panel(page(desk.rosa, story))


def test_a_story_that_nothing_stops_has_no_panel(desk, page):
    assert 'id="stops"' not in page(desk.ed, desk.draft())


def test_an_embargo_that_ended_is_not_shown(desk, page):
    story = desk.embargoed(desk.draft(), hours=0.0001)
    with time_machine.travel(desk.now + dt.timedelta(minutes=5)):
        assert 'id="stops"' not in page(desk.ed, story)


@pytest.mark.parametrize(
    ("state", "words"), [("held", "Ready · legal hold"), ("embargoed", "Ready · embargo until"), ("killed", "Killed")]
)
def test_the_state_says_so_on_the_page_and_in_the_list(state, words, desk, at_desk):
    story = stopped(desk, state)
    client = at_desk(desk.ed)
    pages = [client.get(url("change", story)), client.get("/admin/articles/article/")]
    assert all(words in shown.content.decode() for shown in pages)


@pytest.mark.parametrize("deed", DEEDS)
def test_every_page_says_what_will_happen_and_asks_why(deed, desk, at_desk, lena):
    story = desk.draft(headline="Port deal")
    person = lena if deed == "lift-legal-hold" else desk.mara
    shown = at_desk(person).get(url("stop", story, deed))
    assert shown.status_code == 200
    assert ("“Port deal”" in shown.content.decode(), 'name="reason"' in shown.content.decode()) == (True, True)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"until": "2020-05-01T09:00"}, "That time has passed."),
        ({"until": ""}, "Choose the day and hour"),
        ({"until": "soon"}, "“soon” is no day and time. Write them like this: 2026-11-24 09:00."),
        ({"until": "3031-05-01T09:00"}, "Choose a day before the year 2101."),
        ({"until": FUTURE, "reason": " "}, "Say why"),
    ],
)
def test_what_is_refused_is_said_at_its_field_and_nothing_typed_is_lost(sent, sentence, desk, at_desk):
    story = desk.draft()
    response = do(at_desk(desk.rosa), story, "embargo", **{"reason": "Agreed with the port.", **sent})
    text = response.content.decode()
    assert (response.status_code, sentence in text) == (409, True)
    assert sent.get("reason") == " " or "Agreed with the port." in text
    assert not story.events.exists()


@pytest.mark.parametrize("state", ["live", "withdrawn"])
def test_a_story_is_killed_and_reinstated_at_the_desk(state, desk, at_desk, client):
    story = stopped(desk, state)
    editor, path = at_desk(desk.mara), Publication.objects.get().path
    assert do(editor, story, "kill").status_code == 302
    assert client.get(path).status_code == 410
    assert do(editor, story, "reinstate").status_code == 302
    assert client.get(path).status_code == 200


def test_a_killed_story_is_not_offered_for_publishing_and_says_why(desk, at_desk, page):
    story = desk.killed()
    shown = page(desk.mara, story)
    asked = at_desk(desk.mara).get(url("publish", story)).content.decode()
    assert (f'"{url("publish", story)}"' in shown, "The story was killed." in asked) == (False, True)


def test_a_story_that_is_held_is_refused_at_the_publish_page_with_a_way_to_the_panel(desk, at_desk):
    story = desk.held(desk.ready())
    text = at_desk(desk.ed).get(url("publish", story)).content.decode()
    assert ("The story is under legal hold." in text, f"{url('change', story)}#stops" in text) == (True, True)


def test_the_override_of_another_version_is_refused(desk, at_desk):
    story = desk.held(desk.ready())
    seen = story.latest_revision_id
    editing.save_text(story, version=story.version, text={"kicker": "New"}, by=desk.ed, at=desk.now)
    response = do(at_desk(desk.mara), story, "override", revision=seen)
    assert "Somebody changed the story" in response.content.decode()
    assert not story.events.filter(kind=EventKind.OVERRIDE).exists()


@pytest.mark.parametrize("revision", ["", "one", None])
def test_an_override_that_does_not_say_which_version_is_refused(revision, desk, at_desk):
    data = {} if revision is None else {"revision": revision}
    assert do(at_desk(desk.mara), desk.held(desk.ready()), "override", **data).status_code == 409


def test_an_override_with_a_revision_of_another_story_is_not_found(desk, at_desk):
    other = desk.draft()
    answer = do(at_desk(desk.mara), desk.held(desk.ready()), "override", revision=other.latest_revision_id)
    assert answer.status_code == 404


@pytest.mark.parametrize("deed", ["publish", "LEGAL-HOLD", "x"])
def test_no_other_deed_has_a_page(deed, desk, at_desk):
    assert at_desk(desk.mara).get(url("stop", desk.draft(), deed)).status_code == 404


def test_nothing_is_done_by_asking_with_get(desk, at_desk):
    story = desk.live()
    client = at_desk(desk.mara)
    for deed in DEEDS:
        client.get(url("stop", story, deed), {"reason": WHY, "until": FUTURE})
    assert not story.events.exclude(kind=EventKind.EXCUSED).exists()
    assert Publication.objects.get().standing == Standing.LIVE


def test_pressing_twice_does_it_once(desk, at_desk):
    story = desk.live()
    client = at_desk(desk.mara)
    answers = [do(client, story, deed).status_code for deed in ("legal-hold", "legal-hold", "kill", "kill")]
    assert (answers, story.releases.count()) == ([302] * 4, 2)


@pytest.mark.parametrize("events", [1, 3])
def test_the_page_costs_the_same_however_often_it_was_stopped(events, desk, at_desk, django_assert_max_num_queries):
    story = desk.draft()
    for hours in range(1, events + 1):
        desk.embargoed(story, hours=hours)
    desk.held(story)
    client = at_desk(desk.rosa)
    with django_assert_max_num_queries(15):
        client.get(url("change", story))


def test_an_approval_under_legal_hold_promises_nothing(desk, ed, at_desk):
    story = desk.in_review()
    desk.held(story)
    sent = {"revision": story.latest_revision_id}
    told = messages_of(at_desk(ed).post(url("move", story, "approve"), sent))
    assert "Nothing of it goes out until legal lifts the hold." in told


def test_a_killed_story_says_at_its_top_who_killed_it_and_why(desk, ed, at_desk):
    story = desk.killed(reason="A court order of Monday.")
    page = at_desk(ed).get(url("change", story)).content.decode()
    assert "<strong>Killed.</strong> Mara, " in page
    assert "A court order of Monday." in page.partition("story-columns")[0]
