"""A process that dies in the middle of a kill leaves the story as it was, or gone; never something between."""

import os
import signal
import subprocess
import sys

import pytest

from articles.actions import author, byline, tag
from articles.actions.publishing.effects import addresses_changed, run_effects
from articles.actions.publishing.kill import kill
from articles.models import Author, Effect, Publication, Release
from articles.vocabulary import ReleaseKind
from newsroom.settings.env import ROOT
from tests.database import database_url

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = ("/", "/world/", "/topics/harbour/", "/authors/rosa-linnet/", "/feeds/all.atom", "/sitemap.xml")
# Kills the story by the real action, and dies where it is told to.
SCRIPT = """
import os, signal, sys
import django
django.setup()
from django.contrib.auth import get_user_model
from articles.actions.publishing import effects, kill
from articles.models import Article
from articles.models.clock import database_now

def die(*_given, **_named):
    os.kill(os.getpid(), signal.SIGKILL)

story, person, moment = sys.argv[1:]
if moment == "told":
    effects.HANDLERS["PURGE"] = die
else:
    setattr(kill, moment, die)
by = get_user_model().objects.get(pk=person)
kill.kill(Article.objects.get(pk=story), reason="A court order.", by=by, at=database_now())
"""
# The release is written; nothing is emptied yet; rows are emptied; counts are right; effects are to be written.
INSIDE = ("changed_paths", "_empty", "recount", "after_release")


@pytest.fixture
def story(desk):
    story = desk.draft(headline="Port deal", slug="port-deal")
    tag.attach(story, tag=desk.tag("Harbour"), by=desk.rosa, at=desk.now)
    byline.add(story, author=author.save(Author(name="Rosa Linnet")), by=desk.rosa, at=desk.now)
    return desk.live(story)


@pytest.fixture
def linking(desk, story):
    """The page of another story that has it among its related headlines."""
    other = desk.draft(headline="Keel yard hires")
    desk.relate(other, target=story)
    return Publication.objects.get(article_id=desk.live(other).pk).path


def cut_short(desk, story, moment):
    """Kill the story in a process of its own that gets SIGKILL at that moment."""
    environment = {**os.environ, "DATABASE_URL": database_url()}
    command = [sys.executable, "-c", SCRIPT, str(story.pk), str(desk.mara.pk), moment]
    died = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert died.returncode == -signal.SIGKILL, died.stderr


def with_the_story(client, linking):
    """The pages that show its headline."""
    pages = {url: client.get(url).content for url in (*PAGES, linking)}
    return {url for url, page in pages.items() if b"Port deal" in page or b"/port-deal/" in page}


@pytest.mark.parametrize("moment", INSIDE)
def test_cut_short_inside_it_leaves_the_story_live_and_the_next_try_kills_it(moment, desk, story, linking, client):
    path = Publication.objects.get(article_id=story.pk).path
    etag = client.get(path)["ETag"]
    before = with_the_story(client, linking)
    cut_short(desk, story, moment)
    assert client.get(path, headers={"If-None-Match": etag}).status_code == 304
    assert with_the_story(client, linking) == before == {*PAGES, linking}
    kill(story, reason="A court order.", by=desk.mara, at=desk.now)
    assert client.get(path, headers={"If-None-Match": etag}).status_code == 410
    assert with_the_story(client, linking) == set()


def test_cut_short_before_caches_are_told_it_is_gone_and_the_next_run_tells_them(desk, story, linking, client):
    path = Publication.objects.get(article_id=story.pk).path
    run_effects(at=desk.now)
    cut_short(desk, story, "told")
    assert (client.get(path).status_code, with_the_story(client, linking)) == (410, set())
    assert Effect.objects.due().get().attempts == 1
    told = []

    def cache(**data):
        told.extend(data["paths"])

    addresses_changed.connect(cache)
    assert run_effects(at=desk.now) == (1, 0)
    addresses_changed.disconnect(cache)
    assert {path, linking, "/", "/topics/harbour/", "/authors/rosa-linnet/"} <= set(told)


def test_asked_again_after_it_was_cut_short_it_is_killed_once(desk, story):
    cut_short(desk, story, "told")
    kill(story, reason="A court order.", by=desk.mara, at=desk.now)
    assert Release.objects.filter(article=story, kind=ReleaseKind.KILLED).count() == 1
