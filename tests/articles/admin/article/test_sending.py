"""The page that takes a step with a note and for somebody, and what the story's page says of it then."""

import pytest

from articles.actions import editing, house, workflow
from articles.models import Article, Notice
from articles.vocabulary import Move, Stage
from newsroom.accounts import actions as accounts
from newsroom.accounts.roles import Role
from tests.articles.admin.article.conftest import messages_of, url

pytestmark = pytest.mark.django_db


def send(client, story, **sent):
    story.refresh_from_db()
    facts = {"step": "SEND", "to": "", "note": "", "revision": story.latest_revision_id}
    return client.post(url("send", story), {**facts, **sent})


def form_of(client, story):
    return client.get(url("send", story)).context["form"]


def offered(form):
    return [label for _key, label in form.fields["to"].choices]


def test_a_draft_is_sent_to_somebody_with_a_note(desk, ed, rosa, at_desk):
    story = desk.draft()
    answer = send(at_desk(rosa), story, to=ed.pk, note="Please read it today.")
    assert (answer.status_code, answer.url) == (302, url("change", story))
    assert messages_of(answer) == "Sent to the desk. Ed will be told."
    step = story.transitions.get()
    assert (step.to, step.note, Notice.objects.get().person) == (ed, "Please read it today.", ed)


def test_everybody_who_is_told_is_named(desk, ed, lena, rosa, at_desk):
    answer = send(at_desk(rosa), desk.draft(), to=ed.pk, note="@Lena, is this safe?")
    assert messages_of(answer) == "Sent to the desk. Ed and Lena will be told."


def test_so_is_whoever_it_concerns_anyway(desk, ed, rosa, at_desk):
    answer = send(at_desk(ed), desk.in_review(), step="SEND_BACK", note="Ask the yard.")
    assert messages_of(answer) == "Sent back. Rosa will be told."


@pytest.mark.usefixtures("olu")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("@Edd, look.", "Nobody who can see the story is called “@Edd”, so that name told nobody;"),
        (
            "@Edd and @Olu, look.",
            "Nobody who can see the story is called “@Edd” or “@Olu”, so these names told nobody;",
        ),
    ],
)
def test_a_name_that_nobody_has_is_told_and_the_words_are_kept(words, sentence, desk, ed, at_desk):
    """Olu works here and does not see the story."""
    story = desk.draft()
    answer = send(at_desk(desk.rosa), story, to=ed.pk, note=words)
    assert messages_of(answer).startswith(f"Sent to the desk. Ed will be told. {sentence}")
    assert story.transitions.get().note == words


def test_for_nobody_in_particular_it_is_the_same_as_the_button(desk, ed, rosa, at_desk):
    story = desk.draft()
    assert messages_of(send(at_desk(rosa), story)) == "Sent to the desk."
    assert (story.transitions.get().to, Notice.objects.exists()) == (None, False)


@pytest.mark.usefixtures("ed", "mara", "suki", "lena", "libby", "olu")
def test_it_offers_the_steps_of_the_moment_and_those_who_wait_there(desk, rosa, at_desk):
    form = form_of(at_desk(rosa), desk.draft())
    assert form.fields["step"].choices == [("SEND", "Send to the desk")]
    assert offered(form) == [
        "Whoever is there",
        "Ed, Desk editor",
        "Lena, Legal: may not approve it",
        "Mara, Managing editor",
        "Suki, Sub-editor: may not approve it",
    ]


@pytest.mark.usefixtures("mara", "suki", "lena", "rosa")
def test_of_several_steps_each_name_says_which_lead_there(desk, ed, at_desk):
    form = form_of(at_desk(ed), desk.in_review())
    assert [label for _move, label in form.fields["step"].choices] == [
        "Approve, send to the subs",
        "Approve",
        "Send to legal",
        "Send back",
        "Hold",
    ]
    assert offered(form) == [
        "Whoever is there",
        "Lena, Legal (Send to legal or Hold)",
        "Mara, Managing editor (Approve, send to the subs, Approve, Send back or Hold)",
        "Rosa, Reporter (Send back)",
        "Suki, Sub-editor (Approve, send to the subs or Send back)",
    ]


def test_a_stage_that_is_switched_off_is_not_offered(desk, ed, mara, lena, at_desk):
    house.decide("stage:LEGAL", "OFF", by=mara, at=desk.now)
    form = form_of(at_desk(ed), desk.in_review())
    assert "ASK_LEGAL" not in dict(form.fields["step"].choices)


def test_whoever_wrote_it_is_not_offered_to_approve_it(desk, ed, at_desk):
    form = form_of(at_desk(ed), desk.in_review(desk.draft(by=ed)))
    assert "APPROVE" not in dict(form.fields["step"].choices)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"step": ""}, "Choose what happens to the story."),
        ({"step": "PASS"}, "The story cannot take this step now."),
        ({"step": "SEND_BACK"}, "Say why in the note"),
        ({"to": "999999"}, "This person can do nothing with the story there."),
        ({"to": "x"}, "This person can do nothing with the story there."),
        ({"note": "x" * 601}, "Write at most 600 letters here; these are 601."),
        ({"revision": ""}, "did not say which version you looked at"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(sent, sentence, desk, suki, at_desk):
    story = desk.in_review()
    facts = {"step": "ASK_LEGAL", "note": "" if "step" in sent else "Ask the yard.", **sent}
    answer = send(at_desk(suki), story, **facts)
    page = answer.content.decode()
    assert (answer.status_code, sentence in page, f"{facts['note']}</textarea>" in page) == (409, True, True)
    assert Article.objects.get().stage == Stage.IN_REVIEW


def test_somebody_of_another_step_is_refused_by_name(desk, ed, rosa, lena, at_desk):
    answer = send(at_desk(ed), desk.in_review(), step="ASK_LEGAL", to=rosa.pk)
    assert "Rosa cannot do anything with a story at the stage “With legal” in “World”." in answer.content.decode()


def test_somebody_who_lost_the_right_meanwhile_is_refused(desk, ed, rosa, at_desk):
    client, story = at_desk(rosa), desk.draft()
    client.get(url("send", story))
    accounts.give_roles(ed, roles=[Role.LIBRARIAN])
    answer = send(client, story, to=ed.pk)
    assert (answer.status_code, Article.objects.get().stage) == (409, Stage.DRAFT)


def test_a_version_that_nobody_looked_at_is_not_sent_by_pressing_twice(desk, ed, rosa, suki, at_desk):
    client, story = at_desk(rosa), desk.draft()
    seen = story.latest_revision_id
    editing.save_text(story, version=1, text={"standfirst": "New."}, by=suki, at=desk.now)
    first = send(client, story, revision=seen, to=ed.pk)
    again = send(client, story, revision=first.context["seen"])
    assert [one.status_code for one in (first, again)] == [409, 409]
    assert "Read the newest version" in again.content.decode()


def test_the_revision_of_another_story_is_none(desk, rosa, at_desk):
    assert send(at_desk(rosa), desk.draft(), revision=desk.draft().latest_revision_id).status_code == 404


def test_a_second_press_says_where_the_story_is(desk, ed, rosa, at_desk):
    client, story = at_desk(rosa), desk.draft()
    send(client, story, to=ed.pk, note="Please read it today.")
    answer = send(client, story, to=ed.pk, note="Please read it today.")
    assert (answer.status_code, Notice.objects.count()) == (409, 1)
    assert "Please read it today.</textarea>" in answer.content.decode()


def test_who_moves_no_story_is_refused(desk, libby, at_desk):
    assert send(at_desk(libby), desk.draft()).status_code == 403


@pytest.mark.parametrize(("name", "leads"), [("rosa", True), ("ed", True), ("lena", False), ("libby", False)])
def test_the_storys_page_leads_there_whoever_can_take_a_step(name, leads, desk, request, at_desk):
    person, story = request.getfixturevalue(name), desk.draft()
    page = at_desk(person).get(url("change", story)).content.decode()
    assert (f'<a class="quiet-link" href="{url("send", story)}">Send with a note…</a>' in page) is leads


def test_the_buttons_still_take_one_press(desk, rosa, at_desk):
    story = desk.draft()
    answer = at_desk(rosa).post(url("move", story, "send"), {"revision": story.latest_revision_id})
    assert messages_of(answer) == "Sent to the desk."


def sent_for(desk, person, note="Please read it today."):
    story = desk.draft(headline="Ferry line reopens")
    facts = {"revision": story.latest_revision, "by": desk.rosa, "at": desk.now, "note": note}
    workflow.move(story, move=Move.SEND, to=person, **facts)
    return story


def test_the_page_says_for_whom_it_is_and_what_was_said(desk, ed, at_desk):
    page = " ".join(at_desk(ed).get(url("change", sent_for(desk, ed))).content.decode().split())
    assert "Desk edit · for Ed</strong>" in page
    part = page.partition('id="handed-on"')[2].partition("</div>")[0]
    assert ("Sent to the desk · Rosa · for Ed ·" in part, "<q>Please read it today.</q>" in part) == (True, True)


def test_the_next_step_ends_it(desk, ed, at_desk):
    story = desk.move(sent_for(desk, ed), Move.APPROVE, by=ed)
    page = at_desk(ed).get(url("change", story)).content.decode()
    state = page.partition('class="story-state"')[2].partition("</p>")[0]
    assert ("handed-on" in page, "for Ed" in state) == (False, False)


def test_history_timeline_and_file_name_the_person(desk, ed, at_desk):
    client, story = at_desk(ed), sent_for(desk, ed)
    page = " ".join(client.get(url("change", story)).content.decode().split())
    assert "· Rosa · for Ed · <a" in page.partition("<h3>Steps</h3>")[2]
    assert "Sent to the desk: Draft → Desk edit, for Ed" in client.get(url("timeline", story)).content.decode()
    assert "Sent to the desk: Draft → Desk edit, for Ed" in client.post(url("timeline_export", story)).content.decode()


def test_the_list_of_stories_says_for_whom(desk, ed, at_desk):
    sent_for(desk, ed)
    assert "Desk edit · for Ed" in at_desk(ed).get("/admin/articles/article/").content.decode()


@pytest.mark.parametrize("people", [1, 3])
def test_the_page_costs_the_same_however_many_there_are(people, desk, ed, at_desk, django_assert_num_queries):
    for number in range(people):
        desk.hire(f"sub{number}", Role.SUB_EDITOR)
    story, client = desk.in_review(), at_desk(ed)
    with django_assert_num_queries(8):  # session, person, permissions (2), story, who wrote it, people, roles
        client.get(url("send", story))
