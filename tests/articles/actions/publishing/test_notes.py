"""A release takes the waiting notes out: numbered, frozen, on the page and on the record."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.utils import timezone

from articles.actions import doors, editing
from articles.actions.publishing.withdraw import withdraw
from articles.models import Publication, PublicNote, ReaderNote
from articles.vocabulary import Gravity, NoteKind, Terms
from newsroom.accounts.roles import Role
from tests.newsdesk import Newsdesk

pytestmark = pytest.mark.django_db


def out(story):
    return Publication.objects.get(article_id=story.pk)


def page(story):
    return BeautifulSoup(out(story).html, "html.parser")


def test_a_note_that_waits_is_nowhere_in_public(desk):
    story = desk.live()
    desk.note(story, text="hidden-words")
    desk.ready(story)
    assert not PublicNote.objects.exists()
    assert "hidden-words" not in out(story).html


def test_a_release_numbers_and_dates_its_notes(desk):
    story = desk.corrected(desk.live(slug="ferry"))
    row, release = ReaderNote.objects.get(), story.releases.order_by("-number")[0]
    assert (row.number, row.release, row.published_at) == (1, release, release.at)
    public = PublicNote.objects.get()
    assert (public.uuid, public.number, public.published_at) == (row.uuid, 1, release.at)
    assert public.path == f"/corrections/{release.at:%Y/%m}/ferry-1/"


def test_numbers_go_on_from_release_to_release(desk):
    story = desk.corrected(text="One.")
    desk.note(story, text="Two.")
    desk.note(story, text="Three.", kind=NoteKind.CLARIFICATION)
    desk.live(story)
    assert list(PublicNote.objects.order_by("number").values_list("number", "text")) == [
        (1, "One."),
        (2, "Two."),
        (3, "Three."),
    ]


def test_an_update_stands_on_its_story_alone(desk):
    story = desk.corrected(kind=NoteKind.UPDATE)
    assert PublicNote.objects.get().path == f"{out(story).path}#note-1"


def test_stories_of_one_name_get_addresses_of_their_own(desk, monkeypatch):
    stories = []
    for day in (20, 21):
        monkeypatch.setattr(Newsdesk, "now", dt.datetime(2026, 11, day, 9, tzinfo=dt.UTC))
        stories.append(desk.live(slug="ferry"))
    for story in stories:
        desk.corrected(story)
    paths = list(PublicNote.objects.order_by("pk").values_list("path", flat=True))
    assert paths == ["/corrections/2026/11/ferry-1/", "/corrections/2026/11/ferry-1-2/"]


def test_serious_ones_stand_above_the_text_and_others_below(desk):
    story = desk.live()
    desk.note(story, text="Grave.", gravity=Gravity.SERIOUS)
    desk.corrected(story, text="Slight.")
    above, below = page(story).find_all(recursive=False)
    assert [tag["class"][0] for tag in above.find_all(recursive=False)] == ["note", "body"]
    assert below.h2.text == "Corrections and updates"
    assert [note.find_all("p")[1].text for note in page(story).find_all(class_="note")] == ["Grave.", "Slight."]


def test_readers_are_told_what_the_story_said_and_says_and_when(desk):
    story = desk.corrected(was="14 boats", now_is="41 boats", text="We counted <wrongly>.")
    note = page(story).find(id="note-1")
    assert "This story said “14 boats”. It now says “41 boats”." in note.text
    assert "We counted <wrongly>." in note.text
    assert note.find("time")["datetime"].startswith(f"{ReaderNote.objects.get().published_at:%Y-%m-%dT%H:%M}")
    assert note.find("a")["href"] == PublicNote.objects.get().path


def test_an_update_is_dated_and_links_to_no_record(desk):
    note = page(desk.corrected(kind=NoteKind.UPDATE, text="The board answered.")).find(id="note-1")
    assert note.p.text.startswith("Update, ")
    assert note.find("a") is None


def test_the_words_of_the_claim_are_kept(desk):
    story = desk.draft()
    row = desk.attribute(story, "The ferry runs again", source=desk.source())
    desk.corrected(desk.live(story), claim=row.uuid)
    assert PublicNote.objects.get().statement == "The ferry runs again"


def test_a_claim_that_readers_never_saw_is_not_told(desk):
    """It is attributed and not marked in the text, so nobody prints it."""
    story = desk.draft()
    row = desk.attribute(story, "The ferry runs again", source=desk.source(), terms=Terms.BACKGROUND, descriptor="A")
    text = {"body": "<p>Nothing of it stands here.</p>"}
    story.refresh_from_db()
    editing.save_text(story, version=story.version, text=text, by=desk.rosa, at=desk.now)
    desk.corrected(desk.live(story), claim=row.uuid)
    assert PublicNote.objects.get().statement == ""


@pytest.mark.parametrize("zone", ["Europe/Kyiv", "Asia/Tokyo"])
def test_rendering_again_gives_the_same_bytes(desk, zone, capsys):
    desk.corrected(was="14", now_is="41", gravity=Gravity.SERIOUS)
    desk.corrected(kind=NoteKind.UPDATE)
    with timezone.override(zone):
        call_command("rebuild_publications", "--check")
    assert "0 differ" in capsys.readouterr().out


def test_a_story_that_was_withdrawn_and_brought_back_keeps_its_notes(desk, ed):
    story = desk.corrected()
    withdraw(story, reason="Wrong ship.", by=ed, at=desk.now)
    desk.release(story)
    assert page(story).find(id="note-1")
    assert PublicNote.objects.count() == 1


def test_who_may_publish_but_not_correct_publishes_no_correction(desk, ed):
    Group.objects.get(name=Role.EDITOR.value).permissions.remove(Permission.objects.get(codename="correct_article"))
    story = desk.live()
    desk.note(story)
    with pytest.raises(doors.NotAllowed, match="publish a correction"):
        desk.live(story)
    assert not PublicNote.objects.exists()
