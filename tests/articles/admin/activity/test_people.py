"""Whose doings the activity can be narrowed to."""

import pytest

from newsroom.accounts.roles import Role

SEARCH = "/admin/activity/people/"


@pytest.fixture
def offered(at_desk):
    def get(person, words=""):
        return [one["label"] for one in at_desk(person).get(SEARCH, {"q": words}).json()["results"]]

    return get


@pytest.mark.usefixtures("lena", "libby", "olu", "kit")
def test_colleagues_of_the_section_and_those_who_look_after_every_one(desk, offered):
    assert offered(desk.ed) == ["Ed", "Lena", "Libby"]


def test_whoever_left_the_section_is_found_by_the_stories_they_own(desk, olu, offered):
    desk.draft()
    desk.rosa.memberships.all().delete()
    assert offered(desk.ed) == ["Ed", "Rosa"]


def test_whoever_left_the_house_can_still_be_asked_for(desk, offered):
    desk.rosa.is_active = False
    desk.rosa.save()
    assert offered(desk.ed, "ros") == ["Rosa"]


def test_who_sees_every_section_may_name_everybody(desk, libby, olu, ada, offered):
    assert offered(libby) == ["Ada", "Libby", "Olu"]


def test_nobody_is_told_an_address(desk, libby, at_desk):
    assert "@" not in at_desk(libby).get(SEARCH).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_the_same_however_many_work_here(rows, desk, at_desk, django_assert_num_queries):
    for number in range(rows):
        desk.hire(f"nell{number}", Role.REPORTER)
    client = at_desk(desk.ed)
    with django_assert_num_queries(5):  # session, person, own permissions, those of the roles, the people
        assert len(client.get(SEARCH, {"q": "nell"}).json()["results"]) == rows
