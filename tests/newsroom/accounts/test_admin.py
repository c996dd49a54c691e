"""The people of the newsroom at the desk: hired, given roles and sections, let go; and what nobody may do."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from articles.models import SectionMembership
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role
from tests.newsdesk import PASSWORD, Newsdesk

LIST, ADD = "/admin/accounts/user/", "/admin/accounts/user/add/"


def url(door: str, person: User) -> str:
    return reverse(f"admin:accounts_user_{door}", args=[person.pk])


def facts(person: User, **changed: Any) -> dict[str, Any]:
    """What the form posts for this person when nothing is changed but `changed`."""
    sections = list(person.memberships.values_list("section_id", flat=True))
    same = {"email": person.email, "name": person.name, "time_zone": "", "is_active": "on"}
    return {**same, "roles": [role.value for role in person.roles], "sections": sections, **changed}


def errors(response: Any) -> Any:
    return response.context["adminform"].form.errors


def test_an_administrator_hires_somebody_with_role_and_section(desk: Newsdesk, ada: Any, at_desk: Any) -> None:
    sent = {"email": "Nell@Newsroom.example", "name": "Nell", "roles": ["reporter"], "sections": [desk.world.pk]}

    response = at_desk(ada).post(ADD, sent)

    nell = User.objects.get(email="nell@newsroom.example")
    assert response["Location"] == url("change", nell)
    assert (nell.roles, nell.is_staff, nell.has_usable_password()) == ([Role.REPORTER], True, False)
    assert SectionMembership.objects.filter(person=nell, section=desk.world).exists()


def test_somebody_who_leaves_cannot_log_in_any_more(desk: Newsdesk, ada: Any, at_desk: Any) -> None:
    browser = at_desk(desk.rosa)

    at_desk(ada).post(url("change", desk.rosa), facts(desk.rosa, is_active=""))

    assert browser.get("/admin/").status_code == 302


def test_sections_are_exactly_those_ticked(desk: Newsdesk, ada: Any, at_desk: Any) -> None:
    sport = desk.section("Sport")

    at_desk(ada).post(url("change", desk.rosa), facts(desk.rosa, sections=[sport.pk]))

    assert [row.section for row in desk.rosa.memberships.all()] == [sport]


def test_roles_are_exactly_those_ticked(desk: Newsdesk, ada: Any, at_desk: Any) -> None:
    at_desk(ada).post(url("change", desk.rosa), facts(desk.rosa, roles=["editor", "librarian"]))

    assert desk.rosa.roles == [Role.EDITOR, Role.LIBRARIAN]


@pytest.mark.parametrize("flag", ["is_superuser", "is_staff", "user_permissions", "groups", "password", "is_demo"])
def test_flags_and_permissions_are_in_no_form(desk: Newsdesk, ada: Any, at_desk: Any, flag: str) -> None:
    form = at_desk(ada).get(url("change", desk.rosa)).context["adminform"].form

    assert flag not in form.fields


def test_forged_flags_change_nothing(desk: Newsdesk, ada: Any, at_desk: Any) -> None:
    before = User.objects.values("is_superuser", "password", "uuid").get(pk=desk.rosa.pk)

    at_desk(ada).post(url("change", desk.rosa), facts(desk.rosa, is_superuser="on", password="x", uuid="1"))

    assert User.objects.values("is_superuser", "password", "uuid").get(pk=desk.rosa.pk) == before


def test_nobody_changes_their_own_roles_and_what_was_typed_stays(ada: Any, at_desk: Any) -> None:
    response = at_desk(ada).post(url("change", ada), facts(ada, roles=["administrator", "editor"], name="Ada Prime"))

    assert errors(response)["roles"] == ["Nobody changes their own roles. Ask another administrator."]
    assert 'value="Ada Prime"' in response.content.decode()
    assert ada.roles == [Role.ADMINISTRATOR]


def test_nobody_closes_their_own_account(ada: Any, at_desk: Any) -> None:
    response = at_desk(ada).post(url("change", ada), facts(ada, is_active=""))

    assert errors(response)["is_active"] == ["You cannot close your own account. Ask another administrator."]


def test_the_address_of_a_colleague_is_refused_in_any_case(desk: Newsdesk, ada: Any, at_desk: Any) -> None:
    response = at_desk(ada).post(url("change", desk.rosa), facts(desk.rosa, email=desk.ed.email.upper()))

    assert "Somebody with this e-mail address works here already." in str(errors(response))


@pytest.mark.parametrize(
    ("door", "method"), [("change", "post"), ("link", "post"), ("anonymise", "post"), ("link", "get")]
)
def test_a_superuser_is_changed_by_superusers_only(ada: Any, at_desk: Any, door: str, method: str) -> None:
    root = User.objects.create_superuser("root@newsroom.example", PASSWORD, name="Root")

    assert getattr(at_desk(ada), method)(url(door, root), {}).status_code == 403


def test_a_superuser_can_be_looked_at(ada: Any, at_desk: Any) -> None:
    root = User.objects.create_superuser("root@newsroom.example", PASSWORD, name="Root")

    assert at_desk(ada).get(url("change", root)).status_code == 200


# The building is run by administrators alone.
@pytest.mark.parametrize("person", ["rosa", "ed", "libby", "stranger"])
@pytest.mark.parametrize("door", ["change", "history", "link", "anonymise"])
def test_others_have_no_door_to_people(
    request: pytest.FixtureRequest, desk: Newsdesk, at_desk: Any, person: str, door: str
) -> None:
    client = at_desk(request.getfixturevalue(person))

    assert {client.get(url(door, desk.ed)).status_code, client.post(url(door, desk.ed)).status_code} == {403}


def test_people_are_never_deleted(desk: Newsdesk, ada: Any, at_desk: Any) -> None:
    assert at_desk(ada).post(f"{LIST}{desk.rosa.pk}/delete/", {"post": "yes"}).status_code == 404


@pytest.mark.parametrize(
    "lookup", ["password__startswith=a", "email__regex=.", "groups__permissions__id=1", "is_superuser=1"]
)
def test_a_lookup_that_is_not_listed_is_refused(ada: Any, at_desk: Any, lookup: str) -> None:
    assert at_desk(ada).get(f"{LIST}?{lookup}").status_code == 400


def test_the_list_is_narrowed_by_role(desk: Newsdesk, ada: Any, at_desk: Any) -> None:
    assert desk.rosa

    assert [one.name for one in at_desk(ada).get(f"{LIST}?role=reporter").context["cl"].result_list] == ["Rosa"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_eight_queries(
    desk: Newsdesk, ada: Any, at_desk: Any, django_assert_num_queries: Any, rows: int
) -> None:
    for number in range(rows):
        desk.hire(f"person{number}", Role.REPORTER)
    client = at_desk(ada)

    with django_assert_num_queries(8):  # session, person, permissions (2), count, rows, their roles, roles
        client.get(LIST)
