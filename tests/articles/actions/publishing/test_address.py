"""The address of a story: chosen once, moved with a redirect, never given to another."""

import pytest
from django.utils import timezone

from articles.actions import editing
from articles.models import Publication, Redirect

pytestmark = pytest.mark.django_db


def out(story):
    return Publication.objects.get(article_id=story.pk)


def edit(desk, story, **text):
    story.refresh_from_db()
    editing.save_text(story, version=story.version, text=text, by=desk.rosa, at=desk.now)
    return story


def test_the_address_is_the_day_in_the_newsrooms_zone(desk, settings):
    settings.TIME_ZONE = "Pacific/Kiritimati"  # 14 hours ahead
    with timezone.override("America/Los_Angeles"):  # where the editor happens to be
        story = desk.live(slug="ferry")
    day = timezone.localtime(out(story).first_published_at, timezone.get_default_timezone())
    assert out(story).path == f"/{day:%Y/%m/%d}/ferry/"


def test_a_changed_slug_moves_the_story_at_the_next_publish(desk, client):
    story = desk.live(slug="ferry")
    former = out(story).path
    edit(desk, story, slug="ferry-again")
    assert client.get(former).status_code == 200
    desk.live(story)
    answer = client.get(former)
    assert (answer.status_code, answer["Location"]) == (301, out(story).path)
    assert out(story).path.endswith("/ferry-again/")


def test_every_former_address_leads_there_in_one_hop(desk, client):
    story = desk.live(slug="one")
    for slug in ("two", "three"):
        desk.live(edit(desk, story, slug=slug))
    former = [row.path for row in Redirect.objects.order_by("path")]
    assert [path.split("/")[-2] for path in former] == ["one", "two"]
    assert {client.get(path)["Location"] for path in former} == {out(story).path}


def test_a_story_may_go_back_to_an_address_of_its_own(desk, client):
    story = desk.live(slug="one")
    desk.live(edit(desk, story, slug="two"))
    desk.live(edit(desk, story, slug="one"))
    assert client.get(out(story).path).status_code == 200
    assert [row.path.split("/")[-2] for row in Redirect.objects.all()] == ["two"]


def test_a_former_address_is_never_given_to_another_story(desk):
    story = desk.live(slug="ferry")
    desk.live(edit(desk, story, slug="ferry-again"))
    assert out(desk.live(slug="ferry")).path.endswith("/ferry-2/")


def test_the_address_of_a_withdrawn_story_is_never_given_to_another(desk):
    desk.withdrawn(slug="ferry")
    assert out(desk.live(slug="ferry")).path.endswith("/ferry-2/")


def test_a_new_headline_alone_moves_nothing(desk):
    story = desk.live(headline="Ferry line reopens")
    former = out(story).path
    desk.live(edit(desk, story, headline="Ferry line closes"))
    assert out(story).path == former
