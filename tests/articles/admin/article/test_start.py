"""A new story at the desk: where somebody may begin one, and as what."""

import pytest

from articles.actions import house
from articles.models import Article
from articles.vocabulary import Stage
from tests.articles.admin.article.conftest import messages_of


def test_the_managing_editor_begins_a_story_in_any_section(desk, mara, at_desk):
    response = at_desk(mara).get("/admin/articles/article/add/")
    assert {section.name for section in response.context["form"].fields["section"].queryset} == {"World", "Letters"}


def begin(client, section, **sent):
    return client.post("/admin/articles/article/add/", {"headline": "Who pays?", "section": section.pk, **sent})


def test_a_story_begins_as_a_pitch(desk, rosa, at_desk):
    answer = begin(at_desk(rosa), desk.world, stage="PITCH")
    story = Article.objects.get()
    assert (answer.status_code, story.stage, story.body) == (302, Stage.PITCH, "")
    assert messages_of(answer).startswith("The pitch is there. Write into the standfirst or the body what")


@pytest.mark.parametrize("stage", ["", "READY", "pitch"])
def test_without_that_button_it_begins_as_a_draft(stage, desk, rosa, at_desk):
    begin(at_desk(rosa), desk.world, stage=stage)
    assert Article.objects.get().stage == Stage.DRAFT


@pytest.mark.parametrize(("use", "offered"), [("MAY", True), ("OFF", False)])
def test_a_pitch_is_offered_where_the_newsroom_uses_them(use, offered, desk, at_desk):
    house.decide("stage:PITCH", use, by=desk.mara, at=desk.now)
    page = at_desk(desk.rosa).get("/admin/articles/article/add/").content.decode()
    assert ("Pitch it" in page) is offered


def test_a_newsroom_without_pitches_says_so_and_keeps_the_headline(desk, rosa, mara, at_desk):
    house.decide("stage:PITCH", "OFF", by=mara, at=desk.now)
    page = begin(at_desk(rosa), desk.world, stage="PITCH").content.decode()
    assert ("does not use pitches" in page, 'value="Who pays?"' in page, Article.objects.exists()) == (
        True,
        True,
        False,
    )


@pytest.mark.parametrize(("kind", "beginning"), [("", ""), ("BRIEF", "<p>TK: who did what"), ("OBITUARY", "<p>[[Hold")])
def test_a_story_begins_with_the_places_of_its_kind(kind, beginning, desk, rosa, at_desk):
    begin(at_desk(rosa), desk.world, opening=kind)
    assert Article.objects.get().body.startswith(beginning)


def test_a_kind_that_does_not_exist_is_refused_and_the_headline_kept(desk, rosa, at_desk):
    page = begin(at_desk(rosa), desk.world, opening="SONNET").content.decode()
    assert ("This cannot be chosen here." in page, 'value="Who pays?"' in page, Article.objects.exists()) == (
        True,
        True,
        False,
    )
