"""Who may do what, asked of everybody at once: the same answers as of each person alone."""

import pytest

from articles.actions import doors, people
from articles.models import Article, Section
from articles.vocabulary import Duty, Stage
from newsroom.accounts import actions as accounts
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role

pytestmark = pytest.mark.django_db
EVERYBODY = ("rosa", "ed", "suki", "mara", "lena", "kit", "libby", "ada", "olu", "stranger", "both", "root", "gert")


@pytest.fixture
def everybody(request, desk):
    """One of each role, one with two, one who runs the server, and one who left."""
    both = desk.hire("both", Role.REPORTER, desk.section("Culture"))
    accounts.give_roles(both, roles=[Role.REPORTER, Role.LIBRARIAN])
    desk.hire("root", Role.LIBRARIAN)
    User.objects.filter(pk=desk.hire("root", None).pk).update(is_superuser=True)
    accounts.deactivate(desk.hire("gert", Role.EDITOR))
    known = {"both", "root", "gert"}
    found = [desk.hire(name, None) if name in known else request.getfixturevalue(name) for name in EVERYBODY]
    return list(User.objects.filter(pk__in=[one.pk for one in found]))


def names(found):
    return sorted(one.name for one in found)


def stories(desk):
    return [desk.draft(), desk.draft(by=desk.hire("olu", None), section=Section.objects.get(name="Sport"))]


def test_who_sees_a_story_is_who_finds_it(desk, everybody):
    for story in stories(desk):
        alone = [one for one in everybody if Article.objects.seen_by(one).filter(pk=story.pk).exists()]
        assert names(people.seeing(story)) == names(alone)


# How far the legal notes reach depends on a second right; nobody is looked for by it.
@pytest.mark.parametrize("duty", [duty for duty in Duty if duty is not Duty.LEGAL_NOTES])
def test_who_holds_a_duty_is_whom_the_rules_give_it(duty, desk, everybody):
    for story in stories(desk):
        seeing = people.seeing(story)
        alone = [one for one in seeing if doors.standpoint(one, section_id=story.section_id).holds(duty)]
        assert names(seeing.filter(people.may(duty, story))) == names(alone)


@pytest.mark.parametrize("size", [1, 3])
def test_the_roles_of_everybody_come_with_them(size, desk, django_assert_num_queries):
    both = desk.hire("both", Role.REPORTER)
    accounts.give_roles(both, roles=[Role.REPORTER, Role.LIBRARIAN])
    for number in range(size):
        desk.hire(f"sub{number}", Role.SUB_EDITOR)
    with django_assert_num_queries(1):
        found = {one.name: one.role_names for one in people.with_roles(people.seeing(Article(section=desk.world)))}
    assert found == {"Both": ["librarian", "reporter"], **{f"Sub{number}": ["sub_editor"] for number in range(size)}}


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        (Stage.DRAFT, ["Both", "Ed", "Mara", "Root", "Rosa", "Suki"]),
        (Stage.IN_REVIEW, ["Ed", "Lena", "Mara", "Root", "Suki"]),
        (Stage.LEGAL, ["Lena", "Root"]),
        (Stage.SUBS, ["Ed", "Mara", "Root", "Suki"]),
        (Stage.READY, ["Ed", "Mara", "Root"]),
        (Stage.HELD, ["Ed", "Lena", "Mara", "Root"]),
        (Stage.SPIKED, []),
    ],
)
def test_who_can_do_something_with_a_story_at_a_stage(stage, expected, desk, everybody):
    story = desk.draft()
    if stage is Stage.DRAFT:
        expected = [name for name in expected if name != "Both"]  # of another section
    acting = [one for one in everybody if people.may_act(one, story, stage)]
    assert (names(acting), [one.name for one, _at in people.acting(story, [stage])]) == (expected, expected)


def test_it_takes_one_query_however_many_there_are(desk, everybody, django_assert_num_queries):
    story = desk.draft()
    with django_assert_num_queries(1):
        found = dict(people.acting(story, [Stage.LEGAL, Stage.IN_REVIEW]))
    assert {one.name: stages for one, stages in found.items()}["Lena"] == {Stage.LEGAL, Stage.IN_REVIEW}


def test_nobody_acts_nowhere(desk, rosa, django_assert_num_queries):
    story = desk.draft()
    with django_assert_num_queries(0):
        assert people.acting(story, []) == []


def test_words_count_until_readers_have_them(desk):
    story = desk.live()
    assert not people.written_since_last_out(story).exists()


def test_words_of_a_release_are_those_before_it(desk):
    story = desk.live()
    release = story.releases.get()
    assert [one.by.name for one in people.written_since_last_out(story, before=release)] == ["Rosa"]
