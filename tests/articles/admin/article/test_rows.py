"""Tags, bylines and related headlines: chosen, put in order, taken off; no row is reached through another story."""

import html
import re
from urllib.parse import parse_qsl, urlsplit

import pytest

from articles.actions import author, byline, section, tag
from articles.models import Author
from newsroom.accounts.roles import Role
from tests.articles.admin.article.conftest import messages_of, url


def query_of(address: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(address).query))


def test_a_word_that_is_no_tag_is_named_and_only_librarians_can_add_it(desk, rosa, libby, at_desk):
    story = desk.draft()
    sentence = "There is no tag “Herring” yet. Ask a librarian to add it."
    reporters, librarians = (
        at_desk(person).post(url("tag_add", story), {"tag": "Herring"}).content.decode() for person in (rosa, libby)
    )
    assert (sentence in reporters, sentence in librarians) == (True, True)
    assert ("?name=Herring" in reporters, "?name=Herring" in librarians) == (False, True)


def test_tags_are_attached_put_in_order_and_taken_off(desk, rosa, at_desk):
    story, client = desk.draft(), at_desk(rosa)
    for name in ("Harbour", "Ferries"):
        desk.tag(name)
        assert client.post(url("tag_add", story), {"tag": name}).status_code == 302
    last = story.taggings.get(tag__name="Ferries")
    client.post(url("tag_move", story, last.pk, "up"))
    assert list(story.taggings.order_by("position").values_list("tag__name", flat=True)) == ["Ferries", "Harbour"]
    client.post(url("tag_remove", story, last.pk))
    assert story.taggings.count() == 1


def test_bylines_are_added_put_in_order_and_taken_off(desk, rosa, at_desk):
    story, client = desk.draft(), at_desk(rosa)
    for name in ("Rosa Linnet", "Theo Marsk"):
        author.save(Author(name=name))
        assert client.post(url("byline_add", story), {"author": name}).status_code == 302
    first = story.bylines.get(author__name="Rosa Linnet")
    client.post(url("byline_move", story, first.pk, "down"))
    assert list(story.bylines.order_by("position").values_list("author__name", flat=True)) == [
        "Theo Marsk",
        "Rosa Linnet",
    ]
    client.post(url("byline_remove", story, first.pk))
    assert story.bylines.count() == 1


def test_a_related_headline_is_added_linked_and_removed(desk, rosa, at_desk):
    story, own = desk.draft(), desk.draft(headline="An older story of ours")
    client = at_desk(rosa)
    assert client.post(url("related_add", story), {"headline": "Not linked yet"}).status_code == 302
    row = story.related.get()
    data = {"version": 1, "target": own.headline, "target_key": own.pk, "headline": ""}
    assert client.post(url("related", story, row.pk), data).status_code == 302
    row.refresh_from_db()
    assert (row.target, row.headline, row.version) == (own, "", 2)
    client.post(url("related_remove", story, row.pk))
    assert not story.related.exists()


def test_a_story_that_one_may_not_see_cannot_be_linked_by_key_or_by_name(desk, rosa, olu, at_desk):
    secret = desk.draft(by=olu, section=olu.memberships.get().section, headline="A transfer nobody knows of")
    story = desk.draft()
    data = {"target": secret.headline, "target_key": secret.pk}
    response = at_desk(rosa).post(url("related_add", story), data)
    assert "There is no story “A transfer nobody knows of” in your sections." in response.content.decode()
    assert not story.related.exists()


def rows_of(desk, story):
    """One row of each kind, as (door, key)."""
    mark = desk.attribute(story, "The ferry runs again")
    tagging = tag.attach(story, tag=desk.tag(f"Tag {story.pk}"), by=desk.rosa, at=desk.now)
    line = byline.add(story, author=author.save(Author(name=f"Author {story.pk}")), by=desk.rosa, at=desk.now)
    related = desk.relate(story, headline="One more")
    return [
        ("attribution", mark.uuid),
        ("attribution_remove", mark.uuid),
        ("tag_move", tagging.pk, "up"),
        ("tag_remove", tagging.pk),
        ("byline_move", line.pk, "up"),
        ("byline_remove", line.pk),
        ("related_move", related.pk, "up"),
        ("related", related.pk),
        ("related_remove", related.pk),
    ]


def test_a_row_of_another_story_is_not_found_through_this_one(desk, rosa, at_desk):
    story, other = desk.draft(), desk.draft()
    client = at_desk(rosa)
    statuses = {name: client.post(url(name, story, *key)).status_code for name, *key in rows_of(desk, other)}
    assert set(statuses.values()) == {404}, statuses
    assert (other.attributions.count(), other.related.count()) == (1, 1)


def test_rows_are_not_reached_through_a_story_of_another_section(desk, olu, at_desk):
    story = desk.draft()
    client = at_desk(olu)
    assert {client.post(url(name, story, *key)).status_code for name, *key in rows_of(desk, story)} == {404}


def test_a_librarian_moves_tags_but_changes_no_attribution(desk, libby, at_desk):
    story = desk.draft()
    client = at_desk(libby)
    statuses = {
        name: client.post(url(name, story, *key), {"version": 1}).status_code for name, *key in rows_of(desk, story)
    }
    assert {statuses["attribution"], statuses["attribution_remove"]} == {403}
    assert {statuses["tag_move"], statuses["byline_move"], statuses["related_move"]} == {302}


@pytest.mark.parametrize("direction", ["left", "UP", "0"])
def test_rows_move_up_and_down_only(direction, desk, rosa, at_desk):
    story = desk.draft()
    row = desk.relate(story, headline="One more")
    assert at_desk(rosa).post(url("related_move", story, row.pk, direction)).status_code == 404


def test_rows_do_not_move_by_get(desk, rosa, at_desk):
    story = desk.draft()
    row = desk.relate(story, headline="One more")
    assert at_desk(rosa).get(url("related_move", story, row.pk, "up")).status_code == 405


def test_what_happened_to_a_row_is_said(desk, rosa, at_desk):
    story, client = desk.draft(), at_desk(rosa)
    for name in ("Harbour", "Ferries"):
        desk.tag(name)
        author.save(Author(name=f"{name} Linnet"))

    def told_after(door, *parts, **data):
        client.post(url(door, story, *parts), data)
        return [str(message) for message in client.get(url("change", story)).context["messages"]]

    told = [
        *told_after("tag_add", tag="Harbour"),
        *told_after("tag_add", tag="Harbour"),
        *told_after("byline_add", author="Ferries Linnet"),
        *told_after("byline_add", author="Ferries Linnet"),
        *told_after("byline_remove", story.bylines.get().pk),
        *told_after("tag_add", tag="Ferries"),
        *told_after("tag_move", story.taggings.get(tag__name="Ferries").pk, "up"),
    ]
    assert told == [
        "“Harbour” added.",
        "The story has the tag “Harbour” already.",
        "“Ferries Linnet” added.",
        "The story has the byline “Ferries Linnet” already.",
        "“Ferries Linnet” removed.",
        "“Ferries” added.",
        "“Ferries” moved up.",
    ]


@pytest.mark.parametrize("state", ["ready", "live"])
@pytest.mark.parametrize(
    "change", [("tag_add", {"tag": "Harbour"}), ("related_add", {"headline": "A headline of somebody else"})]
)
def test_a_change_that_takes_the_approval_away_says_what_has_to_happen(state, change, desk, ed, at_desk):
    door, data = change
    desk.tag("Harbour")
    story = getattr(desk, state)()
    told = messages_of(at_desk(ed).post(url(door, story), data))
    assert "The story is at the desk again: an editor has to approve it before readers get the change." in told


def test_a_change_of_a_draft_says_nothing_about_approval(desk, rosa, at_desk):
    desk.tag("Harbour")
    assert "approve" not in messages_of(at_desk(rosa).post(url("tag_add", desk.draft()), {"tag": "Harbour"}))


@pytest.mark.parametrize("with_key", [True, False])
def test_a_story_typed_as_related_to_itself_is_refused_with_the_reason(with_key, desk, rosa, at_desk):
    story = desk.draft(headline="The lock opens")
    data = {"target": "the lock opens", "target_key": story.pk if with_key else ""}
    page = at_desk(rosa).post(url("related_add", story), data).content.decode()
    assert "A story cannot be related to itself. Choose another one." in page
    assert not story.related.exists()


def test_the_story_itself_is_not_offered_as_related(desk, rosa, at_desk):
    story, other = desk.draft(headline="The lock opens"), desk.draft(headline="The lock closes")
    client = at_desk(rosa)
    page = client.get(url("related_add", story)).content.decode()
    address = html.unescape(re.search(r'data-url="([^"]+)"', page).group(1))
    assert [one["key"] for one in client.get(address, {"q": "lock"} | query_of(address)).json()["results"]] == [
        str(other.pk)
    ]


def test_the_headline_of_a_story_one_may_not_see_is_not_said_when_its_row_is_taken_off(desk, rosa, at_desk):
    both = desk.hire("nell", Role.EDITOR, desk.world, sport := desk.section("Sport"))
    secret = desk.draft(by=both, section=sport, headline="A transfer nobody knows of")
    story = desk.draft()
    row = desk.relate(story, by=both, target=secret)
    client = at_desk(rosa)
    page = client.get(url("related_remove", story, row.pk)).content.decode()
    told = messages_of(client.post(url("related_remove", story, row.pk)))
    assert told == "“A story of another section” removed."
    assert "nobody knows" not in page


@pytest.mark.parametrize("door", ["tag_add", "byline_add"])
def test_the_box_of_a_page_with_one_box_has_the_focus(door, desk, rosa, at_desk):
    page = at_desk(rosa).get(url(door, desk.draft())).content.decode()
    assert re.search(r'<input type="text"[^>]* autofocus', page)


def test_the_headline_of_an_unseen_story_is_not_in_the_form_of_its_link_and_the_link_may_stay(desk, olu, rosa, at_desk):
    place = olu.memberships.get().section
    elsewhere, story = desk.draft(by=olu, section=place, headline="Coach to resign"), desk.draft()
    section.join(place, person=rosa)
    row = desk.relate(story, by=rosa, target=elsewhere)
    section.leave(place, person=rosa)
    page = at_desk(rosa).get(url("related", story, row.pk)).content.decode()
    assert ("A story of another section" in page, "Coach to resign" in page) == (True, False)
    sent = {"version": 1, "target": "A story of another section", "target_key": elsewhere.pk, "kind": "LATEST"}
    at_desk(rosa).post(url("related", story, row.pk), sent)
    assert story.related.values_list("target", "kind").get() == (elsewhere.pk, "LATEST")
