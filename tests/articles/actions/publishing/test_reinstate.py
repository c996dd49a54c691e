"""Give readers back what they had."""

import pytest
from django.contrib.auth.models import Permission

from articles.actions import attribution, editing, tag
from articles.actions.doors import NotAllowed
from articles.actions.publishing.kill import kill
from articles.actions.publishing.publish import NotReady
from articles.actions.publishing.reinstate import reinstate
from articles.models import Article, Publication, PublicTopic, Release
from articles.vocabulary import Move, ReleaseKind, Standing, Terms
from newsroom.accounts.roles import Role

pytestmark = pytest.mark.django_db
WHY = "The order fell."


def out(story):
    return Publication.objects.get(article_id=story.pk)


def again(desk, story, *, by=None, reason=WHY):
    return reinstate(story, reason=reason, by=by or desk.mara, at=desk.now)


@pytest.mark.parametrize("gone", ["withdrawn", "killed"])
def test_the_page_is_back_at_its_address_as_it_was(gone, desk, client):
    story = getattr(desk, gone)(desk.draft(headline="Port deal", paragraphs=["The port pays."]))
    again(desk, story)
    page = client.get(out(story).path)
    assert page.status_code == 200
    assert "The port pays." in page.content.decode()


@pytest.mark.parametrize("gone", ["withdrawn", "killed"])
def test_lists_and_related_headlines_have_it_again(gone, desk, client):
    target = desk.draft(headline="Port deal")
    tag.attach(target, tag=desk.tag("Harbour"), by=desk.rosa, at=desk.now)
    story = desk.draft()
    desk.relate(story, target=target)
    getattr(desk, gone)(target)
    path = out(desk.live(story)).path
    again(desk, target)
    pages = [client.get(url).content.decode() for url in (path, "/", "/topics/harbour/", "/feeds/all.atom")]
    assert all("Port deal" in page for page in pages)
    assert PublicTopic.objects.get().stories == 1


def test_what_the_desk_wrote_since_stays_at_the_desk(desk, client):
    story = desk.withdrawn(headline="Port deal")
    editing.save_text(story, version=story.version, text={"headline": "Port rumour"}, by=desk.ed, at=desk.now)
    again(desk, story)
    assert "Port rumour" not in client.get(out(story).path).content.decode()
    assert out(story).revision_id == Article.objects.get(pk=story.pk).live_revision_id


def test_it_is_a_release_with_its_reason(desk):
    release = again(desk, desk.killed())
    assert (release.kind, release.by, release.reason) == (ReleaseKind.REINSTATED, desk.mara, WHY)


def test_reinstating_twice_changes_nothing(desk):
    story = desk.withdrawn()
    assert again(desk, story) == again(desk, story)
    assert Release.objects.filter(article=story).count() == 3


def test_it_can_be_killed_again(desk, client):
    story = desk.killed()
    again(desk, story)
    kill(story, reason="Another order.", by=desk.mara, at=desk.now)
    assert client.get(out(story).path).status_code == 410
    assert out(story).html == ""


@pytest.mark.parametrize(("state", "sentence"), [("live", "is live"), ("ready", "never out")])
def test_only_what_is_gone_comes_back(state, sentence, desk):
    with pytest.raises(NotReady, match=sentence):
        again(desk, getattr(desk, state)())


@pytest.mark.parametrize("reason", ["", " \n", "\x00"])
def test_it_says_why(reason, desk):
    with pytest.raises(NotReady, match="Say why"):
        again(desk, desk.withdrawn(), reason=reason)


@pytest.mark.parametrize("person", ["rosa", "ed", "lena"])
def test_only_a_managing_editor_reinstates(person, desk, request):
    story = desk.withdrawn()
    with pytest.raises(NotAllowed):
        again(desk, story, by=request.getfixturevalue(person))
    assert out(story).standing == Standing.WITHDRAWN


def test_a_killed_story_takes_the_right_to_kill_as_well(desk):
    story = desk.killed()
    nell = desk.hire("nell", Role.EDITOR, desk.world)
    nell.user_permissions.add(Permission.objects.get(codename="reinstate_article"))
    with pytest.raises(NotAllowed, match="kill it"):
        again(desk, story, by=nell)
    again(desk, desk.withdrawn(), by=nell)


@pytest.mark.parametrize("now", [Terms.OFF_RECORD, Terms.BACKGROUND, Terms.EMBARGOED])
def test_a_source_that_took_its_words_back_keeps_it_away(now, desk):
    story = desk.draft()
    row = desk.attribute(story, "The ferry runs again", source=desk.source(), terms=Terms.ON_RECORD)
    desk.withdrawn(story)
    row.refresh_from_db()
    row.terms, row.descriptor = now, "a port official"
    attribution.change(row, version=row.version, by=desk.ed, at=desk.now)
    with pytest.raises(NotReady, match="since readers had it"):
        again(desk, story)


def test_a_withdrawn_story_still_comes_back_by_a_new_version_too(desk, client):
    story = desk.withdrawn()
    editing.save_text(story, version=story.version, text={"kicker": "Corrected"}, by=desk.ed, at=desk.now)
    nell = desk.hire("nell", Role.EDITOR, desk.world)
    desk.move(story, Move.SEND, by=desk.rosa)
    desk.move(story, Move.APPROVE, by=nell)
    desk.release(story, by=nell)
    assert "Corrected" in client.get(out(story).path).content.decode()
