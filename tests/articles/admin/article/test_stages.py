"""The steps of a story at the desk: who may take them, when, and what a refusal says."""

import re

import pytest

from articles.actions import editing
from articles.models import Publication, Release
from articles.vocabulary import Move, Stage, Standing
from newsroom.accounts.roles import Role
from tests.articles.admin.article.conftest import url


def step(client, story, name, *parts, **data):
    story.refresh_from_db()
    return client.post(url(name, story, *parts), {"revision": story.latest_revision_id, **data})


def test_a_story_goes_from_draft_to_its_readers_and_away_again(desk, rosa, ed, at_desk):
    story = desk.draft()
    reporter, editor = at_desk(rosa), at_desk(ed)
    assert step(reporter, story, "move", "send").status_code == 302
    assert step(editor, story, "move", "approve").status_code == 302
    assert step(editor, story, "publish", excuse="A brief.").status_code == 302
    assert step(editor, story, "withdraw", reason="We confused two ships.").status_code == 302
    story.refresh_from_db()
    assert (story.stage, story.standing) == (Stage.READY, Standing.WITHDRAWN)
    assert Publication.objects.get().withdrawn_notice == "We confused two ships."


def test_a_story_is_sent_back_with_a_note(desk, ed, at_desk):
    story = desk.in_review()
    response = step(at_desk(ed), story, "move", "send-back", note="Ask the harbour master again.")
    story.refresh_from_db()
    assert (response.status_code, story.stage) == (302, Stage.DRAFT)
    assert "Ask the harbour master again." in at_desk(ed).get(url("change", story)).content.decode()


@pytest.mark.parametrize("name", [("move", "approve"), ("move", "send-back"), ("publish",), ("withdraw",)])
@pytest.mark.parametrize("state", ["draft", "in_review", "ready", "live"])
def test_a_reporter_may_not_take_the_desks_steps_at_any_stage(name, state, desk, rosa, at_desk):
    story = getattr(desk, state)()
    before = (story.stage, story.standing)
    response = step(at_desk(rosa), story, *name, note="Please", reason="Please")
    story.refresh_from_db()
    assert response.status_code == 403
    assert "You may not" in response.content.decode()
    assert (story.stage, story.standing) == before


@pytest.mark.parametrize(
    ("state", "name", "sentence"),
    [
        # There is nothing to approve in a draft.
        ("draft", ("move", "approve"), "cannot take this step"),
        # It was sent already, perhaps by a double click.
        ("in_review", ("move", "send"), "cannot take this step"),
        # Readers get approved versions only.
        ("draft", ("publish",), "not approved"),
        ("in_review", ("publish",), "not approved"),
        # What is not out cannot be taken back.
        ("ready", ("withdraw",), "not live"),
    ],
)
def test_a_step_out_of_turn_is_refused_with_its_reason(state, name, sentence, desk, at_desk):
    story = getattr(desk, state)()
    response = step(at_desk(desk.ed), story, *name, note="-", reason="-")
    assert response.status_code == 409
    assert sentence in response.content.decode()


def test_ones_own_words_cannot_be_approved(desk, ed, at_desk):
    story = desk.draft(by=ed)
    desk.move(story, Move.SEND, by=ed)
    client = at_desk(ed)
    response = step(client, story, "move", "approve")
    page = client.get(url("change", story)).content.decode()
    assert response.status_code == 409
    assert "You wrote in this story, which counts even if none of your words are left." in response.content.decode()
    assert url("move", story, "approve") not in page
    assert "You wrote in this story, which counts even if none of your words are left." in page


@pytest.mark.parametrize(("state", "name"), [("in_review", ("move", "approve")), ("ready", ("publish",))])
def test_a_step_on_an_older_version_is_refused_with_a_way_to_compare(state, name, desk, ed, at_desk):
    story = getattr(desk, state)()
    seen = story.latest_revision
    editor = desk.hire("nell", Role.EDITOR, desk.world)
    editing.save_text(story, version=story.version, text={"headline": "Changed"}, by=editor, at=desk.now)
    response = at_desk(ed).post(url(*name[:1], story, *name[1:]), {"revision": seen.pk})
    story.refresh_from_db()
    assert response.status_code == 409
    assert "Somebody changed the story after you opened it." in response.content.decode()
    assert url("revision", story, story.latest_revision.number) + f"?since={seen.number}" in response.content.decode()


@pytest.mark.parametrize("revision", ["", "one", "-1", "9" * 30, None])
def test_a_step_that_does_not_say_which_version_is_refused(revision, desk, ed, at_desk):
    story = desk.in_review()
    data = {} if revision is None else {"revision": revision}
    assert at_desk(ed).post(url("move", story, "approve"), data).status_code == 409


def test_the_revision_of_another_story_is_not_found(desk, ed, at_desk):
    story, other = desk.in_review(), desk.in_review()
    data = {"revision": other.latest_revision_id}
    assert at_desk(ed).post(url("move", story, "approve"), data).status_code == 404
    assert at_desk(ed).post(url("publish", story), data).status_code == 404


@pytest.mark.parametrize("move", ["reopen", "recheck", "publish", "REOPEN", "x"])
def test_moves_that_follow_from_an_edit_cannot_be_asked_for(move, desk, ed, at_desk):
    assert at_desk(ed).post(url("move", desk.ready(), move), {"revision": 1}).status_code == 404


def test_nothing_is_done_by_asking_with_get(desk, ed, at_desk):
    story = desk.in_review()
    client = at_desk(ed)
    for name in (("move", "approve"), ("move", "send-back"), ("publish",), ("withdraw",)):
        client.get(url(name[0], story, *name[1:]), {"revision": story.latest_revision_id})
    story.refresh_from_db()
    assert (story.stage, story.standing) == (Stage.IN_REVIEW, Standing.NEVER_OUT)


def test_a_story_goes_back_only_with_a_note(desk, ed, at_desk):
    story = desk.in_review()
    response = step(at_desk(ed), story, "move", "send-back", note="")
    assert response.status_code == 409
    assert "Say why in the note, so that the writer knows what to do." in response.content.decode()


def test_a_story_is_withdrawn_only_with_a_reason(desk, ed, at_desk):
    story = desk.live()
    response = step(at_desk(ed), story, "withdraw", reason=" ")
    assert response.status_code == 409
    assert "Write the reason for withdrawing the story." in response.content.decode()
    assert Publication.objects.get().standing == Standing.LIVE


def test_publishing_is_confirmed_on_a_page_with_the_address_and_what_changes(desk, ed, at_desk):
    story = desk.live(headline="The lock opens", slug="lock-opens")
    editing.save_text(story, version=story.version, text={"kicker": "Canal"}, by=desk.rosa, at=desk.now)
    page = at_desk(ed).get(url("publish", story)).content.decode()
    assert Publication.objects.get().path in page
    assert "<ins>Canal </ins>" in page
    assert "This version is not approved." in page


def test_a_double_click_publishes_once(desk, ed, at_desk):
    story = desk.ready()
    client = at_desk(ed)
    assert [step(client, story, "publish", excuse="A brief.").status_code for _click in range(2)] == [302, 302]
    assert Release.objects.count() == 1


@pytest.mark.parametrize(
    "case",
    [
        # Each person is shown what they can do now, and nothing else.
        ("draft", "rosa", {"send"}),
        ("draft", "ed", {"send"}),
        ("draft", "libby", set()),
        ("in_review", "rosa", set()),
        ("in_review", "ed", {"send-back", "approve"}),
        ("ready", "rosa", set()),
        ("ready", "ed", {"send-back", "publish"}),
        ("live", "rosa", set()),
        ("live", "ed", {"withdraw"}),
        ("withdrawn", "ed", {"send-back", "publish"}),
    ],
)
def test_the_bar_shows_the_steps_that_are_possible(case, desk, at_desk, request):
    state, person, names = case
    story = getattr(desk, state)()
    page = at_desk(request.getfixturevalue(person)).get(url("change", story)).content.decode()
    doors = {name: url("move", story, name) for name in ("send", "send-back", "approve")}
    doors |= {name: url(name, story) for name in ("publish", "withdraw")}
    assert {name for name, address in doors.items() if f'"{address}"' in page} == names


def test_a_story_moves_to_another_section_of_ones_own(desk, at_desk):
    sport = desk.section("Sport")
    nell = desk.hire("nell", Role.REPORTER, desk.world, sport)
    story = desk.draft(by=nell)
    response = at_desk(nell).post(url("section", story), {"section": sport.pk})
    story.refresh_from_db()
    assert (response.status_code, story.section) == (302, sport)


def test_a_story_moves_to_no_section_where_one_does_not_work(desk, rosa, at_desk):
    story, sport = desk.draft(), desk.section("Sport")
    at_desk(rosa).post(url("section", story), {"section": sport.pk})
    story.refresh_from_db()
    assert story.section == desk.world


def test_who_wrote_part_of_it_is_told_who_can_approve_it_on_the_page_and_when_they_try(desk, ed, olu, at_desk):
    for name in ("nell", "tove"):
        desk.hire(name, Role.EDITOR, desk.world)
    story = desk.draft(by=ed)
    desk.move(story, Move.SEND, by=ed)
    client = at_desk(ed)
    pages = [step(client, story, "move", "approve"), client.get(url("change", story))]
    assert all("Nell or Tove can approve it." in page.content.decode() for page in pages)


def test_where_nobody_else_can_approve_the_administrator_is_named_as_the_one_to_ask(desk, ed, rosa, olu, at_desk):
    story = desk.draft(by=ed)
    desk.move(story, Move.SEND, by=ed)
    page = step(at_desk(ed), story, "move", "approve").content.decode()
    assert "Nobody else may approve stories in “World”. Ask an administrator to add an editor to the section." in page


def test_who_could_approve_is_told_what_an_edit_of_theirs_would_mean(desk, ed, at_desk):
    hint = "If you change words or attributions here, somebody else has to approve the story."
    sent, own = desk.in_review(), desk.draft(by=ed)
    desk.move(own, Move.SEND, by=ed)
    client = at_desk(ed)
    told = [hint in client.get(url("change", story)).content.decode() for story in (sent, own, desk.draft())]
    assert told == [True, False, False]


def test_a_draft_that_came_back_says_so_at_the_top_until_it_is_sent_again(desk, ed, rosa, at_desk):
    story = desk.in_review()
    step(at_desk(ed), story, "move", "send-back", note="Ask the harbour master again.")
    client = at_desk(rosa)
    notice = client.get(url("change", story)).content.decode().partition('<div class="story-columns">')[0]
    desk.move(story, Move.SEND, by=rosa)
    later = client.get(url("change", story)).content.decode().partition('<div class="story-columns">')[0]
    assert re.search(r"Sent back by Ed, \d+ \w+, \d\d:\d\d: Ask the harbour master again\.", notice)
    assert "Sent back by" not in later


@pytest.mark.parametrize("name", [("move", "send-back"), ("withdraw",)])
def test_the_only_field_of_a_page_has_the_focus_when_it_opens(name, desk, ed, at_desk):
    story = desk.live() if name == ("withdraw",) else desk.in_review()
    assert re.search(r"<textarea[^>]* autofocus", at_desk(ed).get(url(name[0], story, *name[1:])).content.decode())


@pytest.mark.parametrize(("person", "is_offered"), [("rosa", True), ("mara", True), ("suki", False), ("libby", False)])
def test_a_move_to_another_section_is_offered_to_those_who_may(person, is_offered, desk, request, at_desk):
    story = desk.draft()
    page = at_desk(request.getfixturevalue(person)).get(url("change", story)).content.decode()
    assert (f'"{url("section", story)}"' in page) is is_offered


def test_who_may_edit_an_approved_version_is_told_what_that_means(desk, suki, at_desk):
    page = at_desk(suki).get(url("change", desk.ready())).content.decode()
    assert "This version is approved. If you change its words or attributions, it is sent and approved again." in page
