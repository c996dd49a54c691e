"""Begin a story and write its text: clean, whole, and never over somebody else's words."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import ValidationError

from articles.actions import attribution, doors, editing, refusal, section
from articles.models import Article, Attribution, RefusedSave, Revision
from articles.rules import body
from articles.vocabulary import Provenance, RevisionKind, Stage, Standing, StatementKind, Terms, Truth
from tests.race import at_once

pytestmark = pytest.mark.django_db


def save(desk, story, *, version=None, by=None, **text):
    return editing.save_text(story, version=version or story.version, text=text, by=by or desk.rosa, at=desk.now)


def test_a_new_story_is_a_draft_with_its_first_revision(desk, rosa):
    story = desk.draft(headline="Ferry line reopens")
    assert (story.stage, story.standing, story.version) == (Stage.DRAFT, Standing.NEVER_OUT, 1)
    assert story.latest_revision == Revision.objects.get(article=story, number=1, kind=RevisionKind.CREATED, by=rosa)


@pytest.mark.parametrize("name", ["olu", "libby", "ada", "stranger"])
def test_a_story_is_begun_only_by_writers_of_its_section(desk, request, name):
    person = request.getfixturevalue(name)
    with pytest.raises(doors.NotAllowed, match="Ask an administrator"):
        desk.draft(by=person)
    assert not Article.objects.exists()


def test_headlines_that_came_with_a_text_are_kept_in_order_and_unlinked(desk, rosa):
    headlines = [f"Related headline {number}" for number in range(1, 18)]
    story = desk.draft(related=headlines)
    rows = story.related.order_by("position")
    assert [row.headline for row in rows] == headlines
    assert not rows.exclude(target=None, url="").exists()


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        # PostgreSQL refuses NUL, readers would be misled by bidi controls, feeds break on vertical tabs.
        ("headline", "Fer\x00ry \u202eruns\u202c", "Ferry runs"),
        ("standfirst", "Two\x0b boats\nrun", "Two boats run"),
        ("kicker", "  Har\ufeffbour ", "Harbour"),
        ("dateline", "PELLIN\t", "PELLIN"),
        ("method", "We asked.\r\n\x00They did not reply.\u2066", "We asked.\nThey did not reply."),
        ("body", "<p>The \u202eferry\x00 runs.</p><script>x()</script>", "<p>The ferry runs.</p>"),
        ("body", '<p onclick="x()">The <b style="x">ferry</b> runs.</p>', "<p>The <strong>ferry</strong> runs.</p>"),
    ],
)
def test_text_is_cleaned_before_it_is_kept(desk, field, typed, kept):
    story = desk.draft(body="<p>x</p>")
    save(desk, story, **{field: typed})
    assert getattr(Article.objects.get(pk=story.pk), field) == kept


def test_a_save_makes_a_revision_and_a_new_version(desk):
    story = desk.draft()
    revision = save(desk, story, headline="Second headline")
    assert (story.version, revision.number, revision.kind) == (2, 2, RevisionKind.TEXT)
    assert Article.objects.get(pk=story.pk).latest_revision == revision


def test_saving_what_is_stored_makes_no_revision(desk):
    story = desk.draft(headline="Ferry")
    assert save(desk, story, headline=" Ferry ").number == 1
    assert Article.objects.get(pk=story.pk).version == 1


def test_a_save_of_an_older_version_changes_nothing_and_says_which_is_found(desk):
    story = desk.draft(headline="First")
    save(desk, story, headline="Second")
    with pytest.raises(editing.TextHasChanged) as refused:
        save(desk, story, version=1, headline="Third")
    assert refused.value.found == 2
    assert Article.objects.get(pk=story.pk).headline == "Second"


@pytest.mark.parametrize(
    "text", [{"stage": Stage.READY}, {"standing": Standing.LIVE}, {"origin_digest": "x"}, {"uuid": uuid.uuid4()}]
)
def test_nothing_but_text_is_saved_as_text(desk, text):
    story = desk.draft()
    before = Article.objects.values("stage", "standing", "origin_digest", "uuid").get(pk=story.pk)
    save(desk, story, **text)
    assert Article.objects.values("stage", "standing", "origin_digest", "uuid").get(pk=story.pk) == before


@pytest.mark.parametrize(
    "text",
    [
        {"headline": ""},
        {"headline": "x" * 161},
        {"slug": "not a slug"},
        {"standfirst": "x" * 401},
        {"kicker": "x" * 61},
    ],
)
def test_text_that_does_not_fit_is_refused_whole(desk, text):
    story = desk.draft(headline="Ferry")
    with pytest.raises(ValidationError):
        save(desk, story, **{"dateline": "PELLIN", **text})
    assert Article.objects.values_list("headline", "version").get(pk=story.pk) == ("Ferry", 1)


def test_a_passage_becomes_an_attribution_that_claims_nothing(desk):
    story, mark = desk.draft(paragraphs=["He said “the boats run” today."]), uuid.uuid4()
    marked = body.mark(story.body, "“the boats run”", mark)
    editing.save_text(story, version=1, text={"body": marked}, by=desk.rosa, at=desk.now, new_attribution=mark)
    row = Attribution.objects.get(uuid=mark)
    assert (row.statement, row.kind) == ("“the boats run”", StatementKind.QUOTE)
    assert (row.source, row.terms, row.truth) == (None, Terms.NOT_RECORDED, Truth.NOT_ASSESSED)
    assert row.provenance == Provenance.NOT_RECORDED


def test_a_mark_without_its_attribution_is_taken_off_and_the_words_stay(desk):
    story = desk.draft(paragraphs=["The ferry runs again."])
    save(desk, story, body=body.mark(story.body, "ferry runs", uuid.uuid4()))
    assert Article.objects.get(pk=story.pk).body == "<p>The ferry runs again.</p>"


def test_a_save_whose_attribution_was_deleted_meanwhile_loses_no_word(desk):
    story = desk.draft(paragraphs=["The ferry runs again."])
    row = desk.attribute(story, "ferry runs")
    story.refresh_from_db()
    attribution.remove(row, by=desk.rosa, at=desk.now)
    save(desk, story, body=story.body.replace("again", "again today"))
    assert Article.objects.get(pk=story.pk).body == "<p>The ferry runs again today.</p>"


def test_an_attribution_of_another_story_cannot_be_borrowed(desk):
    other = desk.draft(paragraphs=["The ferry runs again."])
    row = desk.attribute(other, "ferry runs")
    story = desk.draft(paragraphs=["The ferry runs again."])
    marked = body.mark(story.body, "ferry runs", row.uuid)
    editing.save_text(story, version=1, text={"body": marked}, by=desk.rosa, at=desk.now, new_attribution=row.uuid)
    assert "data-attribution" not in Article.objects.get(pk=story.pk).body
    assert Attribution.objects.get(uuid=row.uuid).article == other


def test_a_story_with_three_hundred_attributions_can_be_saved(desk):
    story = desk.draft(paragraphs=[f"Keeper {number} said the gate was open." for number in range(300)])
    rows = [Attribution(article=story, statement=f"Statement {number}") for number in range(299)]
    Attribution.objects.bulk_create(rows)
    last = Attribution(article=story, statement="The last")
    attribution.add(last, by=desk.rosa, at=desk.now)
    text = story.body
    for number, row in enumerate([*rows, last]):
        text = body.mark(text, f"Keeper {number} said", row.uuid)
    revision = save(desk, story, body=text)
    assert len(revision.content["attributions"]) == len(body.marks(Article.objects.get(pk=story.pk).body)) == 300


def test_one_attribution_more_is_refused_in_a_sentence(desk):
    story = desk.draft()
    Attribution.objects.bulk_create(Attribution(article=story, statement=f"Statement {n}") for n in range(300))
    with pytest.raises(ValidationError, match="A story can have 300 attributions"):
        attribution.add(Attribution(article=story, statement="One more"), by=desk.rosa, at=desk.now)


def test_moving_to_another_section_takes_the_right_in_both(desk, rosa):
    culture, sport = desk.section("Culture"), desk.section("Sport")
    section.join(culture, person=rosa)
    story = desk.draft()
    revision = editing.move_section(story, to=culture, by=rosa, at=desk.now)
    assert (revision.kind, revision.note) == (RevisionKind.SETTINGS, "Moved from “World” to “Culture”.")
    with pytest.raises(doors.NotAllowed, match="You do not work in the section “Sport”"):
        editing.move_section(story, to=sport, by=rosa, at=desk.now)
    assert Article.objects.get(pk=story.pk).section == culture


def test_what_was_refused_is_kept_without_its_token(desk, rosa):
    posted = {"csrfmiddlewaretoken": "secret", "headline": "Lost\x00 words"}
    row = refusal.keep(desk.draft(), form="text", posted=posted, based_on=1, found=2, by=rosa, at=desk.now)
    assert RefusedSave.objects.get(pk=row.pk).posted == {"headline": "Lost words"}


@pytest.mark.django_db(transaction=True)
def test_of_fifty_who_save_the_same_version_one_wins_and_none_loses_words(desk, rosa):
    story = desk.draft(headline="Ferry")

    def write(number):
        mine, at = Article.objects.get(pk=story.pk), desk.now
        try:
            return editing.save_text(mine, version=1, text={"headline": f"Headline {number}"}, by=rosa, at=at)
        except editing.TextHasChanged as why:
            posted = {"headline": f"Headline {number}"}
            return refusal.keep(mine, form="text", posted=posted, based_on=1, found=why.found, by=rosa, at=at)

    results = at_once(50, write)
    kept = {row.posted["headline"] for row in RefusedSave.objects.all()}
    winner = Article.objects.get(pk=story.pk)
    assert sorted(type(one).__name__ for one in results) == ["RefusedSave"] * 49 + ["Revision"]
    assert kept | {winner.headline} == {f"Headline {number}" for number in range(50)}
    assert (winner.version, Revision.objects.filter(article=story).count()) == (2, 2)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        # Not a language tag: readers' browsers would not know it.
        ("language", "klingon!!"),
        ("language", ""),
        # Longer than a note about the reporting, also when no form stood before it.
        ("method", "m" * 2_001),
        # A slip of the hand, not a plan.
        ("planned_for", dt.datetime(1850, 1, 1, tzinfo=dt.UTC)),
        ("planned_for", dt.datetime(2500, 1, 1, tzinfo=dt.UTC)),
    ],
)
def test_what_no_story_can_have_is_refused_and_changes_nothing(desk, rosa, field, value):
    story = desk.draft()
    with pytest.raises(ValidationError) as wrong:
        editing.save_text(story, version=1, text={field: value}, by=rosa, at=desk.now)
    assert list(wrong.value.message_dict) == [field]
