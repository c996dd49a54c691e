"""Take a story away from readers, and say so."""

import pytest

from articles.actions.publishing.withdraw import CannotWithdraw, withdraw
from articles.models import Effect, Publication, Release
from articles.vocabulary import ReleaseKind, Standing

pytestmark = pytest.mark.django_db


def out(story):
    return Publication.objects.get(article_id=story.pk)


def test_the_address_says_that_it_is_gone_and_why(desk, client):
    story = desk.withdrawn()
    page = client.get(out(story).path)
    assert page.status_code == 410
    assert "The story confused two ships." in page.content.decode()


def test_the_words_are_gone_from_every_public_page(desk, client):
    story = desk.withdrawn(headline="Two ships confused", standfirst="Which was which?")
    pages = [client.get(url).content.decode() for url in ("/", "/feeds/all.atom", "/sitemap.xml", out(story).path)]
    assert not any("Which was which?" in page for page in pages)
    assert ["Two ships confused" in page for page in pages] == [False, False, False, True]


def test_a_section_without_another_story_is_gone_too(desk, client):
    desk.withdrawn()
    assert client.get("/world/").status_code == 404


def test_related_headlines_drop_it_and_take_it_back(desk, client):
    target = desk.live(headline="Storm closes the harbour")
    story = desk.draft()
    desk.relate(story, target=target)
    path = out(desk.live(story)).path
    withdraw(target, reason="Wrong ship.", by=desk.ed, at=desk.now)
    gone = client.get(path).content.decode()
    desk.release(target)
    assert "Storm closes the harbour" not in gone
    assert "Storm closes the harbour" in client.get(path).content.decode()


def test_the_link_under_the_lead_of_the_front_page_is_gone_at_the_next_request(desk, client):
    target, lead = desk.live(headline="Storm closes the harbour"), desk.draft()
    desk.relate(lead, target=target, headline="How the storm came")
    desk.live(lead)
    there = client.get("/").content.decode()
    withdraw(target, reason="Wrong ship.", by=desk.ed, at=desk.now)
    assert ["How the storm came" in page for page in (there, client.get("/").content.decode())] == [True, False]


def test_a_withdrawal_is_a_release_with_its_reason(desk, ed):
    release = Release.objects.filter(article=desk.withdrawn()).order_by("-number")[0]
    assert (release.kind, release.by, release.reason) == (ReleaseKind.WITHDRAWN, ed, "The story confused two ships.")
    assert Effect.objects.filter(release=release).count() == 1


def test_withdrawing_twice_changes_nothing(desk, ed):
    story = desk.withdrawn()
    again = withdraw(story, reason="Another reason.", by=ed, at=desk.now)
    assert again.number == 2
    assert out(story).withdrawn_notice == "The story confused two ships."


@pytest.mark.parametrize("reason", ["", "  \n", "\x00"])
def test_readers_are_told_a_reason(desk, ed, reason):
    story = desk.live()
    with pytest.raises(CannotWithdraw, match="Write the reason"):
        withdraw(story, reason=reason, by=ed, at=desk.now)
    assert out(story).standing == Standing.LIVE


def test_what_is_not_out_cannot_be_withdrawn(desk, ed):
    with pytest.raises(CannotWithdraw, match="not live"):
        withdraw(desk.ready(), reason="Wrong ship.", by=ed, at=desk.now)
