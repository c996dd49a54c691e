"""Taking the list of all that happened out of the desk."""

import pytest

from articles.actions import activity
from articles.actions.doors import NotAllowed
from articles.models import ActivityExport
from articles.vocabulary import ActivityKind


def taken(**facts):
    return activity.export(**{"row_count": 3, "is_cut": False, **facts})


def test_who_took_what_of_it_is_written_down(desk, rosa):
    row = taken(person=desk.ed, section=desk.world, kind=ActivityKind.SAVES, is_cut=True, by=rosa, at=desk.now)
    found = ActivityExport.objects.get()
    assert (found, found.person, found.section, found.kind) == (row, desk.ed, desk.world, "SAVES")
    assert (found.by, found.row_count, found.is_cut) == (rosa, 3, True)


@pytest.mark.parametrize("who", ["kit", "ada", "stranger"])
def test_who_sees_no_stories_takes_nothing(who, desk, request):
    with pytest.raises(NotAllowed, match="see no stories"):
        taken(by=request.getfixturevalue(who), at=desk.now)
    assert not ActivityExport.objects.exists()


def test_who_left_takes_nothing(desk, rosa):
    rosa.is_active = False
    with pytest.raises(NotAllowed, match="see no stories"):
        taken(by=rosa, at=desk.now)


def test_nobody_takes_the_activity_of_a_section_of_others(desk, rosa):
    with pytest.raises(NotAllowed, match="do not work in that section"):
        taken(section=desk.section("Sport"), by=rosa, at=desk.now)


def test_who_sees_every_section_takes_that_of_any(desk, libby):
    assert taken(section=desk.section("Sport"), by=libby, at=desk.now).pk
