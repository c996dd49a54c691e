"""What the story's page says of one's own words that wait to be saved."""

import datetime as dt
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions import sitting
from tests.articles.admin.article.conftest import url


def keep(story, person, words):
    # Long enough ago that no window is taken to be open.
    at = story.updated_at - dt.timedelta(minutes=1)
    sitting.keep(story, sitting.Typed(uuid.uuid4(), 1, words, story.version), by=person, at=at)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            {"body": "<p>It was <em>the last</em> ferry.</p>"},
            "Where they differ from the saved text: “It was the last ferry.”",
        ),
        (
            {"body": "<p>One two three four <b>six.</b></p>"},
            "Where they differ from the saved text: “… two three four six.”",
        ),
        ({"headline": "Late boats"}, "Where they differ from the saved text: “Late boats”"),
        ({"body": "<p>One two <em>three</em> four five.</p>"}, "at most formatting, marks or settings differ."),
        ({"planned_for": "2099-01-01T10:00"}, "at most formatting, marks or settings differ."),
    ],
)
def test_the_page_says_where_the_waiting_text_differs(typed, told, desk, rosa, at_desk):
    story = desk.draft(body="<p>One two three four five.</p>")
    keep(story, rosa, typed)
    assert told in at_desk(rosa).get(url("change", story)).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_words_that_wait_cost_one_query_however_many(rows, desk, rosa, at_desk, django_assert_num_queries):
    story = desk.draft()
    client = at_desk(rosa)
    with CaptureQueriesContext(connection) as without:
        client.get(url("change", story))
    for n in range(rows):
        keep(story, rosa, {"headline": f"Words {n}"})
    with django_assert_num_queries(len(without) + 1):
        client.get(url("change", story))
