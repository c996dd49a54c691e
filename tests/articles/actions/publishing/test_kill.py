"""Kill a story: gone from everywhere at once, and no reader's row holds a word of it."""

import datetime as dt

import pytest

from articles.actions import author, byline, editing, tag
from articles.actions.doors import NotAllowed
from articles.actions.publishing.effects import addresses_changed, run_effects
from articles.actions.publishing.kill import CannotKill, kill
from articles.actions.publishing.publish import NotReady
from articles.actions.publishing.rebuild import rebuild, released_articles
from articles.actions.scheduling import schedule
from articles.models import (
    Author,
    Publication,
    PublicAttribution,
    PublicAuthor,
    PublicByline,
    PublicRelated,
    PublicTag,
    PublicTopic,
    Release,
    Schedule,
)
from articles.vocabulary import NoteKind, ReleaseKind, ScheduleState, Stage, Standing

pytestmark = pytest.mark.django_db


def out(story):
    return Publication.objects.get(article_id=story.pk)


@pytest.fixture
def full(desk):
    """A live story with everything that readers can be given, at its second address."""
    story = desk.draft(headline="Port deal", slug="port-deal", standfirst="Who pays.", kicker="Port", dateline="PELLIN")
    desk.attribute(story, "The ferry runs again", source=desk.source())
    tag.attach(story, tag=desk.tag("Harbour"), by=desk.rosa, at=desk.now)
    byline.add(story, author=author.save(Author(name="Rosa Linnet")), by=desk.rosa, at=desk.now)
    desk.relate(story, headline="Keel yard hires")
    desk.live(story)
    editing.save_text(story, version=story.version, text={"slug": "port-deal-signed"}, by=desk.rosa, at=desk.now)
    return desk.live(story)


def kills(desk, story, reason="A court order."):
    return kill(story, reason=reason, by=desk.mara, at=desk.now)


def test_the_address_answers_a_bare_410(desk, full, client):
    kills(desk, full)
    page = client.get(out(full).path)
    text = page.content.decode()
    assert page.status_code == 410
    assert not [word for word in ("Port deal", "Who pays", "PELLIN", "court order", "port-deal") if word in text]


def test_killed_pages_are_the_same_to_the_byte(desk, client):
    stories = [desk.killed(headline=f"Deal {number}", language=("en", "uk")[number]) for number in range(2)]
    assert len({client.get(out(story).path).content for story in stories}) == 1


def test_it_is_stored_by_caches_like_every_answer_that_says_gone(desk, full, client):
    withdrawn = client.get(out(desk.withdrawn()).path)["Cache-Control"]
    kills(desk, full)
    assert client.get(out(full).path)["Cache-Control"] == withdrawn


def test_who_has_the_page_stored_is_told_that_it_is_gone(desk, full, client):
    path = out(full).path
    etag = client.get(path)["ETag"]
    kills(desk, full)
    assert client.get(path, headers={"If-None-Match": etag}).status_code == 410
    assert client.get(path, headers={"If-None-Match": "*"}).status_code == 410


def test_a_former_address_answers_410_and_leads_nowhere(desk, full, client):
    former = out(full).former_addresses.get().path
    kills(desk, full)
    response = client.get(former)
    assert (response.status_code, "Location" in response.headers) == (410, False)


def test_no_readers_row_holds_a_word_of_it(desk, full):
    kills(desk, full)
    row = out(full)
    assert {row.headline, row.standfirst, row.kicker, row.dateline, row.html, row.withdrawn_notice} == {""}
    rows = (PublicAttribution, PublicByline, PublicTag, PublicRelated)
    assert [model.objects.filter(publication=row).count() for model in rows] == [0, 0, 0, 0]


def test_its_address_and_identifier_stay_its_own(desk, full):
    before = (out(full).path, out(full).uuid)
    kills(desk, full)
    other = desk.live(headline="Port deal", slug="port-deal-signed")
    assert (out(full).path, out(full).uuid) == before
    assert out(other).path.endswith("/port-deal-signed-2/")


def test_lists_count_without_it(desk, full, client):
    kills(desk, full)
    counts = [model.objects.get().stories for model in (PublicTopic, PublicAuthor)]
    assert counts == [0, 0]
    assert [client.get(url).status_code for url in ("/world/", "/topics/harbour/", "/authors/rosa-linnet/")] == [
        404
    ] * 3


def test_headlines_of_other_stories_that_lead_to_it_vanish(desk, full, client):
    story = desk.draft()
    desk.relate(story, target=full, headline="What the port pays")
    path = out(desk.live(story)).path
    before = client.get(path).content.decode()
    kills(desk, full)
    after = client.get(path).content.decode()
    assert ("What the port pays" in before, "What the port pays" in after) == (True, False)


@pytest.mark.parametrize("which", ["path", "former"])
def test_headlines_that_lead_to_it_by_its_address_vanish_too(which, desk, full, client, settings):
    settings.SITE_URL = "https://paper.example"
    path = out(full).path if which == "path" else out(full).former_addresses.get().path
    story = desk.draft()
    desk.relate(story, headline="What the port pays", url=settings.SITE_URL + path)
    desk.relate(story, headline="Elsewhere", url="https://wire.example/1")
    page = out(desk.live(story)).path
    before = client.get(page).content.decode()
    kills(desk, full)
    after = client.get(page).content.decode()
    assert [word in before for word in ("What the port pays", "Elsewhere")] == [True, True]
    assert [word in after for word in ("What the port pays", "Elsewhere")] == [False, True]


def test_caches_are_told_every_address_that_held_it(desk, full):
    other = desk.draft()
    desk.relate(other, target=full)
    linking = out(desk.live(other)).path
    run_effects(at=desk.now)
    told = []

    def cache(**data):
        told.extend(data["paths"])

    addresses_changed.connect(cache)
    kills(desk, full)
    run_effects(at=desk.now)
    addresses_changed.disconnect(cache)
    former = out(full).former_addresses.get().path
    lists = {"/", "/world/", "/topics/harbour/", "/topics/", "/authors/rosa-linnet/", "/authors/", "/feeds/all.atom"}
    sitemaps = {"/sitemap.xml", "/sitemap-pages.xml", "/sitemap-stories.xml"}
    assert lists | sitemaps | {out(full).path, former, linking} <= set(told)


def test_a_kill_is_a_release_with_its_reason(desk, full):
    release = kills(desk, full, reason="Order 7 of the port court.")
    assert (release.kind, release.by, release.reason) == (ReleaseKind.KILLED, desk.mara, "Order 7 of the port court.")
    assert release.revision == full.live_revision


def test_killing_twice_changes_nothing(desk, full):
    assert kills(desk, full) == kills(desk, full, reason="Another reason.")
    assert Release.objects.filter(article=full, kind=ReleaseKind.KILLED).count() == 1


def test_a_withdrawn_story_can_be_killed_and_loses_its_notice(desk, client):
    story = desk.withdrawn()
    kills(desk, story)
    assert "The story confused two ships." not in client.get(out(story).path).content.decode()


def test_what_was_never_out_cannot_be_killed(desk):
    with pytest.raises(CannotKill, match="Spike it instead"):
        kills(desk, desk.ready())


@pytest.mark.parametrize("reason", ["", " \n", "\x00"])
def test_a_kill_says_why(reason, desk, full):
    with pytest.raises(CannotKill, match="Say why"):
        kills(desk, full, reason=reason)
    assert out(full).standing == Standing.LIVE


@pytest.mark.parametrize(("person", "may"), [("rosa", False), ("ed", False), ("lena", True), ("mara", True)])
def test_who_kills(person, may, desk, request):
    story, by = desk.live(), request.getfixturevalue(person)
    if not may:
        with pytest.raises(NotAllowed):
            kill(story, reason="A court order.", by=by, at=desk.now)
    else:
        kill(story, reason="A court order.", by=by, at=desk.now)
    assert (out(story).standing == Standing.KILLED) is may


def test_an_approved_newer_version_does_not_bring_it_back(desk):
    story = desk.live()
    editing.save_text(story, version=story.version, text={"kicker": "New"}, by=desk.rosa, at=desk.now)
    desk.ready(story)
    kills(desk, story)
    with pytest.raises(NotReady, match="The story was killed"):
        desk.release(story)
    assert out(story).standing == Standing.KILLED


def test_its_open_schedule_is_cancelled(desk, full):
    desk.note(full, kind=NoteKind.UPDATE)
    desk.ready(full)
    full.refresh_from_db()
    due = desk.now + dt.timedelta(days=1)
    schedule(full, revision=full.latest_revision, due_at=due, zone="UTC", by=desk.ed, at=desk.now, excuse="-")
    kills(desk, full)
    full.refresh_from_db()
    pinned = Schedule.objects.get()
    assert (full.stage, pinned.state, pinned.ended_by) == (Stage.READY, ScheduleState.CANCELLED, desk.mara)


def test_it_stays_empty_when_pages_are_rendered_again(desk, full):
    kills(desk, full)
    assert list(released_articles()) == []
    assert rebuild(full.pk, at=desk.now) is False
    assert out(full).html == ""


def test_the_desk_keeps_every_word_of_it(desk, full):
    revisions = full.revisions.count()
    kills(desk, full)
    full.refresh_from_db()
    assert (full.headline, full.revisions.count()) == ("Port deal", revisions)
