"""A version with words that are not saved: as a save would write it, and written nowhere."""

import pytest

from articles.actions import editing
from articles.actions.typed import with_words
from articles.models import Revision
from articles.rules import body

pytestmark = pytest.mark.django_db


def newest(story):
    story.refresh_from_db()
    return story.latest_revision


def test_it_holds_what_a_save_of_the_words_would_keep(desk, rosa):
    story = desk.draft(paragraphs=["The ferry runs again."])
    desk.attribute(story, "The ferry runs")
    story.refresh_from_db()
    words = {
        "headline": " Ferries\nrun ",
        "standfirst": "",
        "body": f"<p onclick=x>{'Boats'} sail.</p>{story.body}<p><b>TK</b></p>",
    }
    made = with_words(newest(story), words)
    editing.save_text(story, version=story.version, text=words, by=rosa, at=desk.now)
    assert made.content == newest(story).content
    assert made.pk is None


def test_a_mark_of_nothing_is_taken_off(desk):
    story = desk.draft()
    made = with_words(newest(story), {"body": f'<p><span data-attribution="{story.uuid}">Boats</span> sail.</p>'})
    assert made.content["text"]["body"] == "<p>Boats sail.</p>"


def test_plain_text_of_a_box_becomes_paragraphs(desk):
    made = with_words(newest(desk.draft()), {"body": "One.\n\nTwo."})
    assert made.content["text"]["body"] == "<p>One.</p><p>Two.</p>"


def test_words_that_change_nothing_leave_the_version_as_it_is(desk):
    revision = newest(desk.draft())
    text = revision.content["text"]
    same = {"headline": text["headline"], "body": text["body"].replace("</p>", "</p>\n"), "planned_for": "x"}
    assert with_words(revision, same) is revision


def test_what_is_no_field_of_the_text_changes_nothing(desk):
    revision = newest(desk.draft())
    assert with_words(revision, {"body_schema": "9", "section": "2", "tags": "x"}) is revision


def test_a_body_that_is_too_long_is_refused(desk):
    with pytest.raises(body.TooLong):
        with_words(newest(desk.draft()), {"body": "x" * (body.MAX_BYTES + 1)})


def test_nothing_is_written(desk):
    story = desk.draft()
    with_words(newest(story), {"headline": "Ferries run"})
    assert Revision.objects.filter(article=story).count() == 1
    assert newest(story).content["text"]["headline"] != "Ferries run"
