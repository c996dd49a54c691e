"""What saving or moving a story brings about besides new words."""

import uuid

import pytest

from articles.actions import doors, editing, section
from articles.models import Article
from articles.rules import body
from articles.vocabulary import StatementKind

pytestmark = pytest.mark.django_db


def test_a_reporter_cannot_take_a_story_that_readers_know_away_from_its_section(desk, rosa):
    story, culture = desk.live(), desk.section("Culture")
    section.join(culture, person=rosa)
    with pytest.raises(doors.NotAllowed):
        editing.move_section(story, to=culture, by=rosa, at=desk.now)


def test_an_editor_of_both_sections_can_move_a_story_that_readers_know(desk, ed):
    story, culture = desk.live(), desk.section("Culture")
    section.join(culture, person=ed)
    editing.move_section(story, to=culture, by=ed, at=desk.now)
    assert Article.objects.get(pk=story.pk).section == culture


@pytest.mark.parametrize(
    ("passage", "statement", "kind"),
    [
        # With its marks, a quotation; the comma belongs to the sentence around it.
        ("“It is late,”", "“It is late”", StatementKind.QUOTE),
        # Marked inside the quotation marks, it is one all the same.
        ("It is late,", "It is late", StatementKind.QUOTE),
        ("The port is shut", "The port is shut", StatementKind.STATEMENT),
    ],
)
def test_a_new_attribution_begins_with_the_words_that_were_marked(desk, rosa, passage, statement, kind):
    story, identifier = desk.draft(paragraphs=["“It is late,” she said. The port is shut."]), uuid.uuid4()
    text = {"body": body.mark(story.body, passage, identifier)}
    editing.save_text(story, version=1, text=text, by=rosa, at=desk.now, new_attribution=identifier)
    assert story.attributions.values_list("statement", "kind").get() == (statement, kind)
