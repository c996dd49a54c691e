"""Events in the words of the desk, and the newest of them on the story's page."""

import pytest

from articles.admin.article.events import MOST, in_words
from articles.models import StoryEvent
from articles.vocabulary import EventKind
from tests.articles.admin.article.conftest import url

AT = "2026-11-24T09:00:00+00:00"


@pytest.mark.parametrize(
    ("kind", "data", "words"),
    [
        ("LEGAL_HOLD", {}, "Legal hold placed"),
        ("EMBARGO", {"until": AT}, "Embargo set until 24 Nov 2026, 09:00"),
        ("EMBARGO_OFF", {"was": AT}, "Embargo lifted; it ran until 24 Nov 2026, 09:00"),
        ("PARKED", {"due": AT}, "Schedule stopped; due 24 Nov 2026, 09:00"),
        ("WENT_LATE", {"seconds": 119}, "Went out late, by 1 minute"),
        ("WENT_LATE", {"seconds": 7200}, "Went out late, by 120 minutes"),
        ("ASSIGNED", {"to": None}, "Assigned to nobody"),
        ("ASSIGNED", {"to": 1, "due": AT, "words": 600}, "Assigned, due 24 Nov 2026, 09:00, 600 words"),
        # What an import or a later version might write.
        ("EMBARGO", {}, "Embargo set"),
        ("WENT_LATE", {}, "Went out late"),
    ],
)
def test_an_event_says_the_moment_or_the_time_that_matters(kind, data, words):
    assert in_words(kind, data) == words


@pytest.mark.parametrize("kind", EventKind)
def test_every_kind_has_words(kind):
    assert in_words(kind, {}) == kind.label


def test_the_page_lists_what_happened_with_who_and_why(desk, rosa, at_desk):
    story = desk.held(desk.draft())
    page = at_desk(rosa).get(url("change", story)).content.decode()
    listed = page.partition("<h3>Events</h3>")[2].partition("</ul>")[0]
    assert "Legal hold placed" in listed
    assert "· Ed<br><q>A letter from their lawyers.</q>" in listed


def test_an_assignment_names_the_person_on_the_page_and_in_the_timeline(desk, rosa, at_desk):
    story = desk.draft()
    StoryEvent.objects.create(article=story, kind=EventKind.ASSIGNED, data={"to": rosa.pk}, by=desk.ed, at=desk.now)
    client = at_desk(desk.ed)
    for name in ("change", "timeline"):
        assert "Assigned to Rosa" in client.get(url(name, story)).content.decode()


def test_a_story_to_which_nothing_happened_has_no_such_list(desk, rosa, at_desk):
    assert "<h3>Events</h3>" not in at_desk(rosa).get(url("change", desk.draft())).content.decode()


def test_the_words_of_a_legal_note_are_not_on_the_page(desk, rosa, at_desk):
    story = desk.draft()
    StoryEvent.objects.create(article=story, kind=EventKind.LEGAL_NOTE, note="We could lose.", by=desk.ed, at=desk.now)
    page = at_desk(rosa).get(url("change", story)).content.decode()
    assert ("Legal note ·" in page, "We could lose." in page) == (True, False)


@pytest.mark.parametrize("size", [1, 3, MOST + 1])
def test_the_page_costs_the_same_however_much_happened(size, desk, rosa, at_desk, django_assert_num_queries):
    story = desk.draft()
    for number in range(size):
        StoryEvent.objects.create(
            article=story, kind=EventKind.NOTE, note=f"Call number {number}.", by=desk.ed, at=desk.now
        )
    client = at_desk(rosa)
    with django_assert_num_queries(15):
        page = client.get(url("change", story)).content.decode()
    assert page.count("<q>Call number") == min(size, MOST)
