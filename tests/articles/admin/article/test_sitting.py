"""What the story's page sends while somebody writes, and what they find when they come back."""

import datetime as dt
import uuid

import pytest

from articles.actions import sitting
from articles.models import RefusedSave, Sitting
from newsroom.accounts.roles import Role
from tests.articles.admin.article.conftest import messages_of, text_of, url

KEY = str(uuid.UUID(int=7))


def send(client, story, **changed):
    sent = {"sitting": KEY, "sequence": "1700000000001", **text_of(story, **changed)}
    return client.post(url("sitting", story), sent)


def kept(story, person, headline="Words that wait", version=None):
    words = sitting.Typed(uuid.uuid4(), 1, {"headline": headline}, version or story.version)
    return sitting.keep(story, words, by=person, at=sitting_time(story))


def sitting_time(story):
    # Long enough ago that no window is taken to be open.
    return story.updated_at - dt.timedelta(minutes=1)


def test_words_are_kept_and_the_page_hears_when(desk, rosa, at_desk):
    story = desk.draft()
    answer = send(at_desk(rosa), story, headline="Ferries run at night")
    row = Sitting.objects.get()
    assert answer.json()["kept"] == f"{row.kept_at.astimezone():%H:%M}"
    assert (row.posted["headline"], row.based_on) == ("Ferries run at night", 1)


def test_the_security_token_and_what_is_no_field_are_not_kept(desk, rosa, at_desk):
    story = desk.draft()
    send(at_desk(rosa), story, csrfmiddlewaretoken="secret", stage="READY")
    assert {"csrfmiddlewaretoken", "stage", "version", "sitting"}.isdisjoint(Sitting.objects.get().posted)


def test_a_page_without_words_says_only_that_somebody_is_there(desk, rosa, at_desk):
    story = desk.draft()
    answer = at_desk(rosa).post(url("sitting", story), {"sitting": KEY, "version": story.version})
    assert (answer.json()["kept"], Sitting.objects.get().kept_at) == ("", None)


@pytest.mark.parametrize(
    ("role", "sent", "status"),
    [
        (Role.LEGAL, {"headline": "Mine now"}, 403),
        (Role.LEGAL, {}, 200),
        (None, {}, 404),
    ],
)
def test_who_may_not_write_keeps_no_words(role, sent, status, desk, at_desk):
    story = desk.draft()
    answer = at_desk(desk.hire("someone", role)).post(url("sitting", story), {"sitting": KEY, **sent})
    assert answer.status_code == status
    assert not Sitting.objects.with_words().exists()


@pytest.mark.parametrize("key", ["", "7", "x" * 300, "\x00"])
def test_a_page_that_does_not_say_which_one_it_is_is_told_so(key, desk, rosa, at_desk):
    answer = at_desk(rosa).post(url("sitting", desk.draft()), {"sitting": key, "headline": "Words"})
    assert answer.status_code == 409
    assert "Reload it" in answer.json()["why"]


@pytest.mark.parametrize("sequence", ["", "-1", "x", "9" * 16, "1e9", "٣"])
def test_a_sequence_that_is_no_number_of_milliseconds_beats_nothing(sequence, desk, rosa, at_desk):
    story = desk.draft()
    client = at_desk(rosa)
    send(client, story, headline="Newer")
    send(client, story, headline="Odd", sequence=sequence)
    assert Sitting.objects.get().posted["headline"] == "Newer"


def test_a_save_ends_the_wait(desk, rosa, at_desk, save):
    story = desk.draft()
    client = at_desk(rosa)
    send(client, story, headline="Ferries run at night")
    save(client, story, headline="Ferries run at night", sitting=KEY)
    send(client, story, headline="Late", sequence="1700000000002")
    assert not Sitting.objects.with_words().exists()


def test_a_save_that_is_refused_keeps_waiting_under_the_same_name(desk, rosa, at_desk, save):
    story = desk.draft()
    client = at_desk(rosa)
    send(client, story, headline="")
    page = save(client, story, headline="", sitting=KEY).content.decode()
    assert f'name="sitting" value="{KEY}"' in page
    assert Sitting.objects.with_words().count() == 1


def test_a_save_that_clashes_is_kept_in_the_history_and_waits_no_more(desk, rosa, ed, at_desk, save):
    story = desk.draft()
    client, sent = at_desk(rosa), text_of(story)
    send(client, story, headline="Mine")
    save(at_desk(ed), story, headline="Theirs")
    answer = client.post(url("change", story), {**sent, "headline": "Mine", "sitting": KEY})
    assert (answer.status_code, RefusedSave.objects.get().posted["headline"]) == (409, "Mine")
    assert not Sitting.objects.with_words().exists()


def test_words_that_wait_are_offered_to_their_writer_alone(desk, rosa, ed, at_desk):
    story = desk.draft()
    row = kept(story, rosa)
    link = f"?typed={row.pk}"
    assert link in at_desk(rosa).get(url("change", story)).content.decode()
    assert link not in at_desk(ed).get(url("change", story)).content.decode()
    assert at_desk(ed).get(url("change", story) + link).status_code == 404


def test_words_that_wait_come_back_into_the_form_and_saving_them_ends_it(desk, rosa, at_desk, save):
    story = desk.draft()
    row = kept(story, rosa)
    client = at_desk(rosa)
    page = client.get(url("change", story), {"typed": row.pk}).content.decode()
    save(client, story, headline="Words that wait", sitting=KEY, sitting_taken=str(row.key))
    assert 'value="Words that wait"' in page
    assert f'name="sitting_taken" value="{row.key}"' in page
    assert not Sitting.objects.with_words().exists()


def test_words_typed_before_a_colleague_saved_come_back_beside_the_stored_ones(desk, rosa, ed, at_desk, save):
    story = desk.draft()
    row = kept(story, rosa, headline="Mine")
    save(at_desk(ed), story, kicker="Harbour")
    answer = at_desk(rosa).get(url("change", story), {"typed": row.pk})
    page = answer.content.decode()
    assert (answer.status_code, RefusedSave.objects.count()) == (200, 0)
    assert "The form below holds both" in page
    assert 'value="Mine"' in page
    assert 'value="Harbour"' in page


def test_what_is_thrown_away_can_be_had_back_for_a_while(desk, rosa, at_desk):
    story = desk.draft()
    row = kept(story, rosa)
    client = at_desk(rosa)
    told = messages_of(client.post(url("unsaved_throw_away", story, row.pk)))
    assert f"?typed={row.pk}" in told
    assert f"?typed={row.pk}" not in client.get(url("change", story)).content.decode().replace(told, "")
    assert "Words that wait" in client.get(url("change", story), {"typed": row.pk}).content.decode()


def test_nobody_throws_away_what_somebody_else_typed(desk, rosa, ed, at_desk):
    row = kept(desk.draft(), rosa)
    assert at_desk(ed).post(url("unsaved_throw_away", row.article, row.pk)).status_code == 404
    assert Sitting.objects.with_words().exists()


@pytest.mark.parametrize(
    "case",
    [
        (["ed"], [], "Ed has this story open."),
        (["ed", "mara"], [], "Ed and Mara have this story open."),
        (["ed"], ["ed"], "Ed is writing here now."),
        (["ed", "mara"], ["mara"], "Mara is writing here now. Ed has this story open."),
    ],
)
def test_a_page_says_who_else_is_there(case, desk, rosa, at_desk):
    names, writing, sentence = case
    story = desk.draft()
    for name in names:
        person = getattr(desk, name)
        sitting.be_there(story, uuid.uuid4(), by=person, at=desk.now, is_writing=name in writing)
    client = at_desk(rosa)
    assert sentence in client.get(url("change", story)).content.decode()
    assert client.post(url("sitting", story), {"sitting": KEY}).json()["others"] == sentence


def test_a_page_hears_that_a_colleague_saved_meanwhile(desk, rosa, ed, at_desk, save):
    story = desk.draft()
    opened = text_of(story)
    save(at_desk(ed), story, kicker="Harbour")
    answer = at_desk(rosa).post(url("sitting", story), {"sitting": KEY, **opened})
    assert answer.json()["newer"].startswith("Ed saved this story at")


def test_who_was_signed_out_while_typing_gets_no_login_page_for_an_answer(desk, client):
    answer = client.post(url("sitting", desk.draft()), {"sitting": KEY, "headline": "Words"})
    assert (answer.status_code, Sitting.objects.count()) == (403, 0)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_turn_of_the_page_costs_the_same_whoever_is_there(rows, desk, rosa, at_desk, django_assert_num_queries):
    story = desk.draft()
    for n in range(rows):
        kept(story, rosa, headline=f"Words {n}")
        sitting.be_there(story, uuid.uuid4(), by=desk.ed, at=desk.now, is_writing=False)
    client = at_desk(rosa)
    send(client, story)
    with django_assert_num_queries(13):
        send(client, story, sequence="1700000000009")


def test_the_last_words_of_a_page_that_closes_are_kept_and_nobody_is_there_any_more(desk, rosa, at_desk):
    story = desk.draft()
    send(at_desk(rosa), story, headline="To the last", leaving="1")
    row = Sitting.objects.get()
    assert (row.posted["headline"], row.seen_at) == ("To the last", None)


def test_words_that_another_page_took_over_are_offered_once(desk, rosa, at_desk):
    story = desk.draft()
    row = kept(story, rosa)
    client = at_desk(rosa)
    send(client, story, headline="Words that wait, and more", sitting_taken=str(row.key))
    assert [one.posted["headline"] for one in Sitting.objects.with_words()] == ["Words that wait, and more"]
    assert client.get(url("change", story), {"typed": row.pk}).status_code == 302


def test_ones_own_other_window_is_called_so(desk, rosa, at_desk, save):
    story = desk.draft()
    opened = text_of(story)
    client = at_desk(rosa)
    save(client, story, kicker="Harbour")
    assert "You saved this story in another window." in client.post(url("change", story), opened).content.decode()
