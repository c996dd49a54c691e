"""One step for several stories: named before, taken by each for itself, told of after."""

import pytest
from django.urls import reverse

from articles.actions import editing
from articles.admin.article import bulk
from articles.models import Article, Transition
from articles.vocabulary import Move, Stage
from tests.articles.admin.article.conftest import messages_of, url

pytestmark = pytest.mark.django_db
LIST, BULK = "/admin/articles/article/", "/admin/articles/article/bulk/"
WHY = "Nobody confirms it."


def keys(*stories):
    for story in stories:
        story.refresh_from_db()
    return [f"{story.pk}-{story.latest_revision_id}" for story in stories]


def ask(client, do, *stories):
    """Press the button above the list."""
    return client.post(BULK, {"do": do, "chosen": keys(*stories)})


def confirm(client, do, *stories, **data):
    """Press the button of the page that asks."""
    said = {"note": WHY} if do == "spike" else {}
    return client.post(BULK, {"do": do, "chosen": ",".join(keys(*stories)), "confirmed": "1", **said, **data})


def stages(*stories):
    return [Article.objects.get(pk=story.pk).stage for story in stories]


def test_the_list_names_every_story_in_the_version_that_it_shows(desk, at_desk):
    story = desk.draft(headline="Port deal")
    page = at_desk(desk.rosa).get(LIST).content.decode()
    assert f'value="{story.pk}-{story.latest_revision_id}" form="bulk" aria-label="Choose “Port deal”"' in page
    assert f'action="{BULK}"' in page


@pytest.mark.parametrize(("person", "offered"), [("rosa", True), ("ed", True), ("lena", False), ("libby", False)])
def test_only_those_who_send_or_spike_choose_several(person, offered, desk, at_desk, request):
    desk.draft()
    page = at_desk(request.getfixturevalue(person)).get(LIST).content.decode()
    assert ('name="chosen"' in page, BULK in page) == (offered, offered)


def test_nothing_happens_before_it_is_confirmed(desk, at_desk):
    stories = [desk.draft(), desk.draft()]
    for do in ("send", "spike"):
        assert ask(at_desk(desk.rosa), do, *stories).status_code == 200
    assert stages(*stories) == [Stage.DRAFT] * 2


def test_the_page_names_each_story_and_says_what_stays_and_why_as_its_own_page_does(desk, at_desk):
    empty, sent = desk.draft(headline="Nothing yet", body=""), desk.in_review(headline="At the desk")
    text = ask(at_desk(desk.rosa), "send", desk.draft(headline="Port deal"), empty, sent).content.decode()
    takes, _stays, rest = text.partition("2 stories stay where they are")
    assert ("Port deal" in takes, "Nothing yet" in rest, "At the desk" in rest) == (True, True, True)
    assert "The body is empty. Write the story before you send it to the desk." in rest
    assert "cannot take this step" in rest


def test_stories_are_sent_to_the_desk_together(desk, at_desk):
    stories = [desk.draft(headline="Port deal"), desk.draft(headline="Keel yard")]
    response = confirm(at_desk(desk.rosa), "send", *stories)
    assert (response.status_code, stages(*stories)) == (302, [Stage.IN_REVIEW] * 2)
    assert "2 stories sent to the desk: “Keel yard”, “Port deal”." in messages_of(response)


def test_stories_are_spiked_together_each_with_the_note(desk, at_desk):
    stories = [desk.draft(), desk.draft()]
    confirm(at_desk(desk.rosa), "spike", *stories)
    assert stages(*stories) == [Stage.SPIKED] * 2
    assert set(Transition.objects.filter(move=Move.SPIKE).values_list("note", flat=True)) == {WHY}


@pytest.mark.parametrize("note", ["", "  \n"])
def test_nothing_is_spiked_without_a_note(note, desk, at_desk):
    story = desk.draft()
    response = confirm(at_desk(desk.rosa), "spike", story, note=note)
    assert (response.status_code, stages(story)) == (409, [Stage.DRAFT])
    assert "Say in the note why the stories are spiked." in response.content.decode()


def test_a_story_that_changed_since_it_was_listed_stays_and_the_others_go(desk, at_desk):
    stories = [desk.draft(headline="Port deal"), desk.draft()]
    chosen = ",".join(keys(*stories))
    editing.save_text(stories[0], version=1, text={"kicker": "New"}, by=desk.ed, at=desk.now)
    response = at_desk(desk.rosa).post(BULK, {"do": "send", "chosen": chosen, "confirmed": "1"})
    assert stages(*stories) == [Stage.DRAFT, Stage.IN_REVIEW]
    assert "“Port deal” stays where it is: Somebody changed the story" in messages_of(response)


def test_a_story_that_is_refused_at_the_last_moment_keeps_none_of_the_others(desk, at_desk, monkeypatch):
    """Between the question and the step a colleague sent one of them."""
    stories = [desk.draft(headline="Port deal"), desk.draft(headline="Keel yard")]
    taken, real = [], bulk.workflow.move

    def slow(article, **facts):
        if not taken:
            taken.append(real(Article.objects.get(pk=article.pk), **facts))
        return real(article, **facts)

    monkeypatch.setattr(bulk.workflow, "move", slow)
    response = confirm(at_desk(desk.rosa), "send", *stories)
    assert stages(*stories) == [Stage.IN_REVIEW] * 2
    assert "“Keel yard” stays where it is:" in messages_of(response)
    assert "Sent to the desk: “Port deal”." in messages_of(response)


@pytest.mark.parametrize(("stories", "asks"), [(1, False), (5, False), (6, True)])
def test_more_than_five_ask_for_their_number(stories, asks, desk, at_desk):
    page = ask(at_desk(desk.rosa), "send", *(desk.draft() for _n in range(stories)))
    assert ('name="number"' in page.content.decode()) is asks


@pytest.mark.parametrize(("number", "goes"), [("6", True), (" 6 ", True), ("", False), ("5", False), ("six", False)])
def test_six_go_only_with_their_number(number, goes, desk, at_desk):
    stories = [desk.draft() for _n in range(6)]
    response = confirm(at_desk(desk.rosa), "spike", *stories, number=number)
    assert set(stages(*stories)) == {Stage.SPIKED if goes else Stage.DRAFT}
    assert goes or ("Type 6, the number of stories" in response.content.decode() and WHY in response.content.decode())


def test_stories_of_other_sections_are_neither_named_nor_moved(desk, at_desk, olu):
    story = desk.draft(headline="Port deal")
    response = confirm(at_desk(olu), "spike", story)
    assert (response.status_code, stages(story)) == (409, [Stage.DRAFT])
    assert "Port deal" not in response.content.decode()


def test_a_reporter_spikes_nothing_that_the_desk_has(desk, at_desk):
    story = desk.in_review()
    response = confirm(at_desk(desk.rosa), "spike", story)
    assert (response.status_code, stages(story)) == (409, [Stage.IN_REVIEW])
    assert "Ask a desk editor of the section to spike it." in response.content.decode()


def test_what_readers_had_is_not_spiked(desk, at_desk):
    story = desk.live()
    assert "Withdraw it instead" in confirm(at_desk(desk.ed), "spike", story).content.decode()
    assert stages(story) == [Stage.READY]


@pytest.mark.parametrize("do", ["publish", "approve", "delete", "delete_selected", ""])
def test_nothing_else_is_done_to_several_stories(do, desk, at_desk):
    story = desk.in_review()
    assert at_desk(desk.ed).post(BULK, {"do": do, "chosen": keys(story), "confirmed": "1"}).status_code == 404


@pytest.mark.parametrize("chosen", [[], [""], ["x"], ["1"], ["-"], ["1-x"], ["9" * 30 + "-1"]])
def test_who_chose_nothing_is_told_so(chosen, desk, at_desk):
    response = at_desk(desk.rosa).post(BULK, {"do": "send", "chosen": chosen})
    assert (response.status_code, "Tick the boxes" in messages_of(response)) == (302, True)


def test_a_revision_of_another_story_moves_nothing(desk, at_desk):
    story, other = desk.draft(), desk.draft()
    sent = {"do": "send", "chosen": f"{story.pk}-{other.latest_revision_id}", "confirmed": "1"}
    assert at_desk(desk.rosa).post(BULK, sent).status_code == 409
    assert stages(story, other) == [Stage.DRAFT] * 2


def test_it_is_not_asked_with_get(desk, at_desk):
    assert at_desk(desk.rosa).get(BULK).status_code == 405


@pytest.mark.parametrize("person", ["ada", "kit", "stranger"])
def test_people_without_stories_are_refused(person, desk, at_desk, request):
    assert ask(at_desk(request.getfixturevalue(person)), "send", desk.draft()).status_code == 403


@pytest.mark.parametrize("stories", [1, 3])
def test_asking_costs_eight_queries(stories, desk, at_desk, django_assert_num_queries):
    client, made = at_desk(desk.rosa), [desk.draft() for _n in range(stories)]
    chosen = keys(*made)
    with django_assert_num_queries(8):  # session, person, permissions (2), rules, sections, stories, roles
        client.post(BULK, {"do": "send", "chosen": chosen})


def test_its_address_is_no_story(desk, at_desk):
    assert reverse("admin:articles_article_bulk") == BULK
    assert url("change", 1) != BULK
