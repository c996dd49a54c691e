"""One command to a working newsroom: whole, safe to run twice, and never where readers are."""

import re

import pytest
from django.db import transaction
from django.test import Client

from articles.actions import editing, house_page
from articles.models import Article, HousePage, Publication, RelatedHeadline, Revision, Source, Tag
from articles.models.clock import database_now
from articles.rules.body import plain
from articles.vocabulary import Move, Stage, Standing
from newsroom.accounts import actions as accounts
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role
from newsroom.demo import road
from newsroom.demo.content import load
from tests.newsroom.demo.screen import demo, lets_in, password_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker):
    """What the first run printed. All tests of this module begin with the newsroom that it left."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield demo()
        transaction.set_rollback(True)


def story(key: str) -> Article:
    return road.drafted(load())[key]


def rows() -> dict[str, int]:
    kinds = (Article, Revision, Publication, HousePage, RelatedHeadline, Source, Tag, User)
    return {kind.__name__: kind.objects.count() for kind in kinds}


# Where each story of the demo stands when the command is done; a row per point of the road.
@pytest.mark.parametrize(
    ("key", "stage", "standing", "unreleased"),
    [
        # As a wire brings it in: nothing attributed, nothing linked.
        ("night-ferry", Stage.DRAFT, Standing.NEVER_OUT, True),
        ("ferry-subsidy", Stage.IN_REVIEW, Standing.NEVER_OUT, True),
        # Back with its reporter, with a note from the desk.
        ("winter-grain", Stage.DRAFT, Standing.NEVER_OUT, True),
        ("otters", Stage.READY, Standing.NEVER_OUT, True),
        # Goes out by itself, two days after the demo was filled.
        ("marsh-walk", Stage.SCHEDULED, Standing.NEVER_OUT, True),
        ("radar-tracks", Stage.READY, Standing.LIVE, False),
        # Readers have one text, the desk works on the next.
        ("lock-closure", Stage.DRAFT, Standing.LIVE, True),
        # The mended text of a story with an error waits to be sent.
        ("oyster-beds", Stage.DRAFT, Standing.LIVE, True),
        ("sixth-form", Stage.READY, Standing.WITHDRAWN, False),
    ],
)
def test_the_demo_fills_every_point_of_the_road(filled, key, stage, standing, unreleased):
    article = story(key)
    assert (article.stage, article.standing) == (stage, standing)
    assert article.has_unreleased_changes is unreleased


def test_the_desk_says_why_a_story_was_sent_back(filled):
    last = story("winter-grain").transitions.order_by("-pk")[0]
    assert (last.move, last.note) == (Move.SEND_BACK, load().story["winter-grain"].desk.note)


def test_every_attribution_of_every_story_is_marked_in_its_text(filled):
    for article in Article.objects.all():
        for row in article.attributions.all():
            assert str(row.uuid) in article.body, f"{article}: {row}"


def test_everything_in_the_books_is_used(filled):
    assert not Tag.objects.filter(taggings__isnull=True).exists()
    assert not Source.objects.filter(attributions__isnull=True, relayed__isnull=True).exists()
    assert Source.objects.count() == len(load().sources)


def test_the_addresses_on_the_screen_answer(filled, settings):
    addresses = re.findall(rf"{re.escape(settings.SITE_URL)}(/\S*)", filled)
    assert len(addresses) == 3
    assert {path: Client().get(path, follow=True).status_code for path in addresses} == dict.fromkeys(addresses, 200)


def test_readers_see_what_is_out_and_nothing_else(filled):
    live = {row.headline for row in load().stories if row.desk.reaches in {"published", "edited"}}
    assert set(Publication.objects.live().values_list("headline", flat=True)) == live


def test_a_story_is_dated_as_its_file_says(filled):
    when = Publication.objects.get(article_id=story("radar-tracks").pk).first_published_at
    assert when == load().story["radar-tracks"].desk.published_at


def test_a_second_run_adds_nothing(filled):
    before = rows()
    assert "22 stories were here already." in demo()
    assert rows() == before


def test_each_run_prints_passwords_that_work_and_end_the_former_ones(filled):
    first, second = (password_of(screen, "rosa@demo.example") for screen in (filled, demo()))
    assert lets_in("rosa@demo.example", second)
    assert not lets_in("rosa@demo.example", first)


def test_every_persona_has_a_password_of_their_own(filled):
    passwords = {password_of(filled, person.email) for person in load().people.values()}
    assert len(passwords) == len(load().people)


def test_readers_find_who_makes_the_paper(filled):
    page = Client().get("/about/").content.decode()
    assert "errors@lowerheskrecord.example" in page
    assert '<a href="/about/" aria-current="page">About the Record</a>' in page


def test_a_house_page_that_was_rewritten_is_kept(filled):
    page = HousePage.objects.get(slug="about")
    page.title = "Who we are"
    house_page.save(page, version=1, by=User.objects.get(email="mara@demo.example"), at=database_now())
    demo()
    assert HousePage.objects.get(slug="about").title == "Who we are"


def test_without_passwords_nobodys_is_touched(filled):
    assert password_of(demo("--no-passwords"), "rosa@demo.example") == "(unchanged)"
    assert lets_in("rosa@demo.example", password_of(filled, "rosa@demo.example"))


def test_the_password_of_somebody_real_is_never_reset(filled):
    accounts.hire(email="ines@paper.example", name="Ines", roles=[Role.REPORTER], password="quiet amber lantern 7")
    demo()
    assert lets_in("ines@paper.example", "quiet amber lantern 7")


def test_edits_are_kept(filled):
    article = story("night-ferry")
    text = {"headline": "Night ferry to stop in December", "slug": "night-ferry-stops"}
    editing.save_text(article, version=article.version, text=text, by=article.owner, at=database_now())
    demo()
    assert story("night-ferry").headline == "Night ferry to stop in December"


def test_a_section_that_was_renamed_is_not_made_again(filled):
    section = story("radar-tracks").section
    section.name = "Abroad"
    section.save()
    demo()
    assert story("radar-tracks").section.name == "Abroad"


def test_the_screen_shows_progress(filled):
    assert [line for line in filled.splitlines() if line.startswith("  Story 22 of 22: ")]


# A note that readers have, one of them on the record, and one that waits for its second reader.
@pytest.mark.parametrize(
    ("key", "kind", "is_out"),
    [("stopped-clock", "CORRECTION", True), ("flood-wall", "UPDATE", True), ("oyster-beds", "CORRECTION", False)],
)
def test_notes_to_readers_are_told_or_wait(filled, key, kind, is_out):
    note = story(key).reader_notes.get()
    assert (note.kind, note.is_out) == (kind, is_out)
    assert note.now_is in plain(story(key).body)
    assert Publication.objects.get(article_id=note.article_id).notes.exists() is is_out
