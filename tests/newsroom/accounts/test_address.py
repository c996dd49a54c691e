"""A changed e-mail address: what ends with the old one, for good, whoever or whatever changed it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from newsroom.accounts import actions, links
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role
from tests.newsdesk import Newsdesk

OTHER = "rosa.petrel@newsroom.example"


def by_the_form(person: User, email: str, *, by: Any) -> None:
    sections = list(person.memberships.values_list("section_id", flat=True))
    facts = {"name": person.name, "time_zone": "", "is_active": "on", "sections": sections}
    sent = {**facts, "email": email, "roles": [role.value for role in person.roles]}
    by.post(reverse("admin:accounts_user_change", args=[person.pk]), sent)


def by_the_record(person: User, email: str, **_: Any) -> None:
    stored = User.objects.get(pk=person.pk)
    stored.email = email
    stored.save()


def by_a_query(person: User, email: str, **_: Any) -> None:
    User.objects.filter(pk=person.pk).update(email=email)


def by_many_at_once(person: User, email: str, **_: Any) -> None:
    stored = User.objects.get(pk=person.pk)
    stored.email = email
    User.objects.bulk_update([stored], ["email"])


def by_sql(person: User, email: str, **_: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_user SET email = %s WHERE id = %s", [email, person.pk])


Way = Callable[..., None]
WAYS = [by_the_form, by_the_record, by_a_query, by_many_at_once, by_sql]


@pytest.fixture(params=WAYS, ids=lambda way: way.__name__)
def change(request: pytest.FixtureRequest, ada: User, at_desk: Any) -> Way:
    """`change(person, email)`, once for each way in which an address can come to be another."""
    browser = at_desk(ada)

    def to(person: User, email: str) -> None:
        request.param(person, email, by=browser)
        assert User.objects.get(pk=person.pk).email == email

    return to


def test_every_session_ends_at_its_next_request(desk: Newsdesk, at_desk: Any, change: Way) -> None:
    browsers = [at_desk(desk.rosa), at_desk(desk.rosa)]
    change(desk.rosa, OTHER)

    assert [browser.get("/admin/").status_code for browser in browsers] == [302, 302]


def test_no_session_comes_back_with_the_old_address(desk: Newsdesk, at_desk: Any, change: Way) -> None:
    browser, old = at_desk(desk.rosa), desk.rosa.email
    change(desk.rosa, OTHER)
    change(desk.rosa, old)

    assert browser.get("/admin/").status_code == 302


def test_a_link_that_was_sent_for_a_password_ends(desk: Newsdesk, client: Any, change: Way) -> None:
    link = links.link_for(desk.rosa).removeprefix("http://testserver")
    change(desk.rosa, OTHER)

    assert client.get(link).status_code == 410


def test_an_invitation_ends(desk: Newsdesk, client: Any, change: Way) -> None:
    nell = actions.hire(email="nell@newsroom.example", name="Nell", roles=[Role.REPORTER])
    link = links.link_for(nell).removeprefix("http://testserver")
    change(nell, "nell.tern@newsroom.example")

    assert client.get(link).status_code == 410


def test_no_link_comes_back_with_the_old_address(desk: Newsdesk, client: Any, change: Way) -> None:
    link, old = links.link_for(desk.rosa).removeprefix("http://testserver"), desk.rosa.email
    change(desk.rosa, OTHER)
    change(desk.rosa, old)

    assert client.get(link).status_code == 410


def test_a_page_that_was_opened_with_a_link_sets_no_password_any_more(desk: Newsdesk, client: Any, change: Way) -> None:
    page = client.get(links.link_for(desk.rosa).removeprefix("http://testserver"))["Location"]
    change(desk.rosa, OTHER)
    new = "an otter in the harbour at dawn"

    assert client.post(page, {"new_password1": new, "new_password2": new}).status_code == 410


def test_a_record_read_before_the_change_brings_no_session_back(desk: Newsdesk, at_desk: Any) -> None:
    """What a stale record writes as the count is not believed."""
    browser, stale = at_desk(desk.rosa), User.objects.get(pk=desk.rosa.pk)
    by_a_query(desk.rosa, OTHER)
    stale.email = OTHER
    stale.save()

    assert browser.get("/admin/").status_code == 302


def test_what_else_changes_leaves_the_session(desk: Newsdesk, ada: User, at_desk: Any) -> None:
    browser = at_desk(desk.rosa)
    desk.rosa.name, desk.rosa.time_zone = "Rosa Petrel", "Europe/Kyiv"
    actions.save(desk.rosa, by=ada, roles=[Role.SUB_EDITOR])

    assert browser.get("/admin/").status_code == 200


def test_whoever_changes_their_own_address_stays_at_the_desk_here_alone(ada: User, at_desk: Any) -> None:
    here, elsewhere = at_desk(ada), at_desk(ada)
    by_the_form(ada, "ada.auk@newsroom.example", by=here)

    assert (here.get("/admin/").status_code, elsewhere.get("/admin/").status_code) == (200, 302)


def test_saving_ones_own_account_with_the_same_address_ends_nothing(ada: User, at_desk: Any) -> None:
    here, elsewhere = at_desk(ada), at_desk(ada)
    key = here.cookies["sessionid"].value
    by_the_form(ada, ada.email, by=here)

    assert (here.get("/admin/").status_code, elsewhere.get("/admin/").status_code) == (200, 200)
    assert here.cookies["sessionid"].value == key


def test_a_link_made_from_the_record_that_was_saved_works(desk: Newsdesk, ada: User, client: Any) -> None:
    desk.rosa.email = OTHER
    person = actions.save(desk.rosa, by=ada)

    assert client.get(links.link_for(person).removeprefix("http://testserver")).status_code == 302
