"""Spiked stories stand aside and come back; nothing that was written is ever deleted."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import NoReverseMatch, reverse

from articles.models import Article, Publication
from articles.vocabulary import Move, Stage
from tests.articles.admin.article.conftest import url

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
KEPT = r"never deleted|protected foreign keys"


@pytest.fixture
def listed(at_desk):
    """`listed(rosa, stage="SPIKED")`: the headlines of the list."""

    def get(person, **narrowed):
        return {story.headline for story in at_desk(person).get(LIST, narrowed).context["cl"].result_list}

    return get


@pytest.fixture
def spiked(desk):
    return desk.spiked(headline="Port rumour")


def test_a_spiked_story_leaves_the_list_and_stands_among_the_spiked(desk, spiked, listed):
    desk.draft(headline="Port deal")
    assert listed(desk.rosa) == {"Port deal"}
    assert listed(desk.rosa, q="port") == {"Port deal"}
    assert listed(desk.rosa, stage="SPIKED") == {"Port rumour"}


def test_the_list_leads_to_the_spiked_stories(desk, spiked, at_desk):
    assert 'href="/admin/articles/article/?stage=SPIKED"' in at_desk(desk.rosa).get(LIST).content.decode()


@pytest.mark.parametrize("person", ["rosa", "ed", "libby", "mara"])
def test_a_spiked_story_waits_for_nobody(person, desk, spiked, at_desk, request):
    assert "Port rumour" not in at_desk(request.getfixturevalue(person)).get("/admin/").content.decode()


def test_a_spiked_story_is_not_offered_as_a_related_headline(desk, spiked, at_desk):
    found = at_desk(desk.rosa).get(f"{LIST}search/", {"q": "Port"}).json()["results"]
    story = desk.draft()
    at_desk(desk.rosa).post(url("related_add", story), {"target": "Port rumour", "target_key": spiked.pk})
    assert (found, story.related.count()) == ([], 0)


def test_a_link_to_a_story_that_was_spiked_since_may_stay(desk, at_desk):
    story, target = desk.draft(), desk.draft(headline="Port rumour")
    row = desk.relate(story, target=target)
    desk.spiked(target)
    sent = {"target": "Port rumour", "target_key": target.pk, "why": "Background", "version": 1}
    assert at_desk(desk.rosa).post(url("related", story, row.pk), sent).status_code == 302
    row.refresh_from_db()
    assert (row.target, row.why) == (target, "Background")


def test_a_spiked_story_is_brought_back_as_a_draft_with_every_word(desk, spiked, at_desk, listed):
    page = at_desk(desk.rosa).get(url("change", spiked)).content.decode()
    sent = {"revision": spiked.latest_revision_id}
    assert url("move", spiked, "unspike") in page
    assert at_desk(desk.rosa).post(url("move", spiked, "unspike"), sent).status_code == 302
    assert (listed(desk.rosa), Article.objects.get().stage) == ({"Port rumour"}, Stage.DRAFT)


def states(desk):
    return {
        "draft": desk.draft(),
        "spiked": desk.spiked(),
        "held": desk.move(desk.in_review(), Move.HOLD, by=desk.ed, note="Asking the port."),
        "locked": desk.held(desk.draft()),
        "live": desk.live(),
        "killed": desk.killed(),
    }


STATES = ("draft", "spiked", "held", "locked", "live", "killed")


@pytest.mark.parametrize("page", ["delete", "delete_selected"])
def test_there_is_no_page_that_deletes(page):
    with pytest.raises(NoReverseMatch):
        reverse(f"admin:articles_article_{page}", args=[1])


@pytest.mark.parametrize("person", ["rosa", "ed", "mara", "lena", "ada"])
def test_no_address_and_no_bulk_action_deletes_a_story(person, desk, at_desk, request):
    made = states(desk)
    client = at_desk(request.getfixturevalue(person))
    answers = {client.post(f"{LIST}{story.pk}/delete/", {"post": "yes"}).status_code for story in made.values()}
    chosen = [story.pk for story in made.values()]
    client.post(LIST, {"action": "delete_selected", "_selected_action": chosen, "post": "yes", "index": "0"})
    client.post(f"{LIST}bulk/", {"do": "delete", "chosen": [f"{pk}-1" for pk in chosen], "confirmed": "1"})
    assert answers <= {302, 404}
    assert Article.objects.count() == len(STATES)


@pytest.mark.parametrize("state", STATES)
def test_no_query_deletes_a_story(state, desk):
    story = states(desk)[state]
    with pytest.raises(Exception, match=KEPT), transaction.atomic():
        story.delete()
    with pytest.raises(Exception, match=KEPT), transaction.atomic():
        Article.objects.filter(pk=story.pk).delete()
    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_article WHERE id = %s", [story.pk])


def test_no_query_deletes_what_readers_had(desk):
    row = Publication.objects.get(article_id=desk.killed().pk)
    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_publication WHERE id = %s", [row.pk])
