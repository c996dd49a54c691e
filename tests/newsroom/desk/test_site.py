"""The frame of the desk: its door, what it shows of a person, and what no admin class of it can do."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.core.exceptions import ImproperlyConfigured, SuspiciousOperation
from django.test import Client
from django.urls import NoReverseMatch, reverse
from taggit.models import Tag as ForeignTag

from articles.models import Tag
from newsroom.accounts import actions as accounts
from newsroom.accounts.roles import Role
from newsroom.desk.site import DeskModelAdmin
from tests.newsdesk import PASSWORD, Newsdesk

LOGIN = "/admin/login/"


def log_in(email: str, password: str) -> Any:
    return Client().post(LOGIN, {"username": email, "password": password, "next": "/admin/"})


def without_what_was_typed(response: Any, email: str) -> bytes:
    lines = response.content.replace(email.encode(), b"").splitlines()
    return b"\n".join(line for line in lines if b"csrfmiddlewaretoken" not in line)


def test_people_log_in_by_e_mail_in_any_case_and_land_on_the_desk(desk: Newsdesk) -> None:
    assert desk.rosa

    response = log_in("ROSA@newsroom.example", PASSWORD)

    assert (response.status_code, response["Location"]) == (302, "/admin/")


def test_the_door_asks_for_an_e_mail_address(db: None) -> None:
    page = Client().get(LOGIN).content.decode()

    assert ">E-mail address</label>" in page


def test_unknown_wrong_closed_and_not_of_the_desk_get_the_same_answer(desk: Newsdesk) -> None:
    accounts.deactivate(desk.ed)
    outside = desk.hire("reader", None)
    outside.is_staff = False
    outside.save()
    attempts = [
        ("nobody@newsroom.example", PASSWORD),
        (desk.rosa.email, "a wrong one"),
        (desk.ed.email, PASSWORD),
        (outside.email, PASSWORD),
    ]

    answers = {
        (r.status_code, without_what_was_typed(r, email)) for email, word in attempts for r in [log_in(email, word)]
    }

    assert len(answers) == 1
    assert b"do not open the desk" in answers.pop()[1]


def test_a_closed_account_ends_at_the_next_request(desk: Newsdesk, at_desk: Any) -> None:
    client = at_desk(desk.rosa)
    accounts.deactivate(desk.rosa)

    assert client.get("/admin/").status_code == 302


def test_the_head_of_each_page_says_who_is_here_in_which_role(desk: Newsdesk, at_desk: Any, settings: Any) -> None:
    settings.SITE_NAME = "The Pell Observer"

    page = at_desk(desk.ed).get("/admin/").content.decode()

    assert "<strong>Ed</strong> · Desk editor" in page
    assert ">The Pell Observer</a>" in page
    assert '<a href="/">View site</a>' in page


def test_who_leaves_is_told_so_and_shown_the_way_back(desk: Newsdesk, at_desk: Any) -> None:
    page = at_desk(desk.rosa).post("/admin/logout/").content.decode()

    assert re.findall(r"<h1>(.*?)</h1>", page) == ["You are logged out"]
    assert '<a href="/admin/">Log in again</a>' in page
    assert "quality time" not in page


def test_a_password_is_changed_on_pages_of_the_desk(desk: Newsdesk, at_desk: Any) -> None:
    rosa = at_desk(desk.rosa)
    new = "seven quiet otters at dawn"
    words = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}

    pages = [
        rosa.get("/admin/password_change/"),
        rosa.post("/admin/password_change/", {**words, "old_password": "a wrong one"}),
        rosa.post("/admin/password_change/", words, follow=True),
    ]

    html = [page.content.decode() for page in pages]
    assert [re.findall(r"<h1>(.*?)</h1>", page) for page in html] == [
        ["Change your password"],
        ["Change your password"],
        ["Your password was changed"],
    ]
    # Each keeps the masthead of the desk, with the way out.
    assert all('class="who"' in page and ">View site</a>" in page and ">Log out</button>" in page for page in html)


# The places in the navigation are exactly those of the role.
@pytest.mark.parametrize(
    ("person", "places"),
    [
        ("rosa", ["Stories", "Activity", "Sources", "Tags", "Authors"]),
        ("ed", ["Stories", "Activity", "Sources", "Tags", "Authors"]),
        ("libby", ["Stories", "Activity", "Sources", "Tags", "Authors"]),
        ("ada", ["Authors", "Sections", "People"]),
        ("stranger", []),
    ],
)
def test_each_role_is_shown_its_own_places(
    request: pytest.FixtureRequest, at_desk: Any, person: str, places: list[str]
) -> None:
    response = at_desk(request.getfixturevalue(person)).get("/admin/")

    assert [str(place["name"]) for place in response.context["desk_places"]] == places


@pytest.mark.parametrize("model", [Group, ForeignTag])
def test_what_other_packages_register_is_not_on_the_desk(model: Any) -> None:
    assert not admin.site.is_registered(model)


def test_everything_on_the_desk_inherits_its_rules() -> None:
    assert all(isinstance(one, DeskModelAdmin) for one in admin.site._registry.values())


@pytest.mark.parametrize(
    "name", ["autocomplete", "view_on_site", *(f"articles_{book}_delete" for book in ("tag", "source"))]
)
def test_doors_that_nobody_needs_do_not_exist(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(f"admin:{name}", args=[1] if "_" in name and name != "view_on_site" else [])


class Loose(DeskModelAdmin):
    pass


@pytest.mark.parametrize(
    ("option", "value", "number"),
    [
        ("list_editable", ("kind",), 1),  # rows past their action
        ("actions", ("x",), 2),  # many rows past their action
        ("inlines", (admin.TabularInline,), 3),  # rows of other tables
        ("autocomplete_fields", ("person",), 4),  # Select2
        ("raw_id_fields", ("person",), 5),  # keys instead of names
    ],
)
def test_options_that_go_past_the_actions_are_refused_at_start_up(option: str, value: Any, number: int) -> None:
    loose = Loose(Tag, admin.site)
    setattr(loose, option, value)

    assert f"desk.E00{number}" in {one.id for one in loose.check()}


def test_a_class_without_an_action_saves_nothing(rf: Any, db: None) -> None:
    with pytest.raises(ImproperlyConfigured, match="Give it an action"):
        Loose(Tag, admin.site).save_model(rf.post("/"), Tag(), None, change=False)  # type: ignore[arg-type]


def test_nothing_is_deleted_even_by_a_call_from_code(rf: Any, db: None) -> None:
    with pytest.raises(SuspiciousOperation):
        Loose(Tag, admin.site).delete_model(rf.post("/"), Tag())


def test_times_are_shown_in_the_zone_of_the_person(desk: Newsdesk, at_desk: Any) -> None:
    desk.draft()
    desk.rosa.time_zone = "Pacific/Kiritimati"  # UTC+14, without summer time
    accounts.save(desk.rosa, by=desk.rosa)
    page = at_desk(desk.rosa).get("/admin/").content.decode()

    assert "+14" in page


def test_a_forged_wish_for_a_copy_makes_no_second_record(desk: Newsdesk, at_desk: Any) -> None:
    one = desk.tag("Harbour")
    libby = at_desk(desk.hire("libby", Role.LIBRARIAN))

    answer = libby.post(f"/admin/articles/tag/{one.pk}/change/", {"name": "Copy", "kind": "TOPIC", "_saveasnew": "1"})

    assert (answer.status_code, Tag.objects.count()) == (400, 1)
