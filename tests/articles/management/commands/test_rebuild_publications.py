"""Rendering again: the same bytes, or a line in the story's history."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from articles.actions import editing
from articles.models import Publication, Release
from articles.vocabulary import ReleaseKind

pytestmark = pytest.mark.django_db


def rebuild(*options):
    said = StringIO()
    call_command("rebuild_publications", *options, stdout=said)
    return said.getvalue()


def out(story):
    return Publication.objects.get(article_id=story.pk)


def age(story, **change):
    """Leave the page as an older Newsroom rendered it."""
    with transaction.atomic():
        number = story.releases.count() + 1
        Release.objects.create(
            article=story, number=number, kind=ReleaseKind.REBUILT, revision=story.live_revision, at=story.updated_at
        )
        Publication.objects.filter(article_id=story.pk).update(**{"html": "<p>Older template</p>", **change})


def test_rendering_again_gives_identical_bytes(desk):
    story = desk.draft()
    desk.attribute(story, "The ferry runs again", source=desk.source())
    before = out(desk.live(story)).html
    assert rebuild() == "1 of 1 pages compared; 0 rendered anew.\n"
    assert out(story).html == before
    assert Release.objects.count() == 1


def test_a_page_of_older_templates_is_rendered_anew_beside_a_release(desk):
    story = desk.live()
    before = out(story).html
    age(story)
    assert rebuild().endswith("1 rendered anew.\n")
    last = Release.objects.filter(article=story).order_by("-number")[0]
    assert out(story).html == before
    assert (last.kind, last.by, last.number) == (ReleaseKind.REBUILT, None, 3)


def test_a_killed_story_is_left_alone(desk):
    killed = desk.killed()
    desk.live()
    assert rebuild("--check") == "1 of 1 pages compared; 0 differ from what is stored.\n"
    assert rebuild("--story", out(killed).path) == "1 of 1 pages compared; 0 rendered anew.\n"
    assert out(killed).html == ""


def test_a_run_that_was_cut_short_is_simply_run_again(desk):
    first, second = desk.live(), desk.live()
    age(first)
    age(second)
    rebuild("--story", out(first).path)
    assert rebuild().endswith("2 of 2 pages compared; 1 rendered anew.\n")


def test_checking_changes_nothing_and_fails_when_a_page_differs(desk):
    story = desk.live()
    assert rebuild("--check").startswith("1 of 1")
    age(story)
    with pytest.raises(CommandError, match="without --check"):
        rebuild("--check")
    assert out(story).html == "<p>Older template</p>"


def test_one_story_is_named_by_identifier_address_or_former_address(desk):
    story = desk.live(slug="ferry")
    former = out(story).path
    story.refresh_from_db()
    editing.save_text(story, version=story.version, text={"slug": "ferry-again"}, by=desk.rosa, at=desk.now)
    desk.live(story)
    desk.live()
    for name in (str(story.uuid), out(story).path, f"https://news.example{out(story).path}", former):
        assert rebuild("--story", name).startswith("1 of 1")


@pytest.mark.parametrize("name", ["/2026/01/01/nothing/", "6f1b0a52-6a3c-4a52-8a0e-0f3c5f7a9b01", "ferry", ""])
def test_a_story_that_is_not_out_is_named_in_a_sentence(desk, name):
    draft = desk.draft()
    with pytest.raises(CommandError, match="Give an address such as"):
        rebuild("--story", name or str(draft.uuid))


def test_a_page_that_cannot_be_rendered_does_not_stop_the_others(desk):
    broken, fine = desk.live(), desk.live()
    age(broken, revision_id=0)
    age(fine)
    with pytest.raises(CommandError, match="could not be rendered: 1"):
        rebuild()
    assert out(fine).html != "<p>Older template</p>"


def test_quiet_says_nothing_when_all_is_well(desk):
    desk.live()
    assert rebuild("--quiet") == ""


def test_withdrawn_pages_are_rendered_too_and_stay_withdrawn(desk):
    story = desk.withdrawn()
    age(story)
    rebuild()
    assert out(story).html != "<p>Older template</p>"
    assert out(story).standing == "WITHDRAWN"
