"""What a release causes outside the database is written down beside it and done at least once."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.actions.publishing.effects import addresses_changed, run_effects
from articles.actions.publishing.withdraw import withdraw
from articles.models import Effect, Publication, PublicNote
from articles.vocabulary import NoteKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard():
    """A cache in front of the site, and what it was told."""
    paths = []

    def cache(paths_changed=paths, **told):
        paths_changed.append(told["paths"])

    addresses_changed.connect(cache)
    yield paths
    addresses_changed.disconnect(cache)


@pytest.fixture
def broken():
    """A cache that does not answer."""

    def cache(**_told):
        raise ConnectionError("The cache does not answer.")

    addresses_changed.connect(cache)
    yield lambda: addresses_changed.disconnect(cache)
    addresses_changed.disconnect(cache)


def test_every_address_that_changed_is_told(desk, heard, django_capture_on_commit_callbacks):
    from articles.actions import tag

    story = desk.draft(slug="ferry")
    tag.attach(story, tag=desk.tag(), by=desk.rosa, at=desk.now)
    with django_capture_on_commit_callbacks(execute=True):
        desk.live(story)
    path = Publication.objects.get().path
    assert heard == [[path, "/", "/world/", "/topics/harbour/", "/feeds/all.atom", "/sitemap.xml"]]


def test_the_addresses_of_a_correction_are_told(desk, heard, django_capture_on_commit_callbacks):
    story = desk.live(slug="ferry")
    with django_capture_on_commit_callbacks(execute=True):
        desk.corrected(story)
    path = PublicNote.objects.get().path
    month = path.removesuffix("ferry-1/")
    assert [one for one in heard[-1] if "corrections" in one] == [
        path,
        month,
        "/corrections/",
        "/feeds/corrections.atom",
    ]


def test_an_update_is_told_to_no_record(desk, heard, django_capture_on_commit_callbacks):
    story = desk.live(slug="ferry")
    with django_capture_on_commit_callbacks(execute=True):
        desk.corrected(story, kind=NoteKind.UPDATE)
    assert not [one for one in heard[-1] if "corrections" in one]


def test_nothing_is_told_before_the_commit(desk, heard):
    desk.live()
    assert heard == []
    assert Effect.objects.due().count() == 1


def test_what_was_done_is_not_done_again(desk, heard):
    desk.live()
    assert run_effects(at=desk.now) == (1, 0)
    assert run_effects(at=desk.now) == (0, 0)
    assert len(heard) == 1


def test_what_failed_stays_due_until_it_is_done(desk, broken, heard):
    desk.live()
    assert run_effects(at=desk.now) == (0, 1)
    effect = Effect.objects.get()
    assert (effect.attempts, effect.done_at, effect.last_error) == (1, None, "The cache does not answer.")
    broken()
    assert run_effects(at=desk.now) == (1, 0)
    assert Effect.objects.get().last_error == ""


def test_one_that_fails_does_not_stop_the_others(desk, heard):
    for _number in range(3):
        desk.live()
    Effect.objects.filter(pk=Effect.objects.due()[1].pk).update(data={})
    assert run_effects(at=desk.now) == (2, 1)


def test_a_release_is_made_even_when_the_cache_is_down(desk, broken, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        desk.live()
    assert Publication.objects.live().count() == 1
    assert Effect.objects.due().count() == 1


def test_a_withdrawal_tells_the_lists_that_lose_the_story(desk, heard):
    story = desk.live()
    run_effects(at=desk.now)
    withdraw(story, reason="Wrong ship.", by=desk.ed, at=desk.now)
    run_effects(at=desk.now)
    assert heard[0] == heard[1]


def test_the_command_says_what_it_did(desk, heard):
    desk.live()
    said = StringIO()
    call_command("run_effects", stdout=said)
    assert said.getvalue() == "Done: 1.\n"


def test_the_command_fails_when_something_stays_due(desk, broken):
    desk.live()
    with pytest.raises(CommandError, match="tried again at the next run"):
        call_command("run_effects", stdout=StringIO())
