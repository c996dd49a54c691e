"""What administrators do for a person's account: a link for a password, and taking away who somebody was."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.urls import reverse

from newsroom.accounts import actions
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role
from newsroom.settings.mail import NONE
from tests.newsdesk import PASSWORD, Newsdesk

ADD = "/admin/accounts/user/add/"
NELL = {"email": "nell@newsroom.example", "name": "Nell", "roles": ["reporter"]}


def url(door: str, person: User) -> str:
    return reverse(f"admin:accounts_user_{door}", args=[person.pk])


@pytest.fixture
def no_mail(settings: Any) -> None:
    settings.EMAIL_BACKEND = NONE["EMAIL_BACKEND"]


@pytest.fixture
def broken_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)


def test_somebody_new_is_mailed_a_link(ada: Any, at_desk: Any) -> None:
    at_desk(ada).post(ADD, NELL)

    assert [letter.to for letter in mail.outbox] == [["nell@newsroom.example"]]
    assert "http://testserver/admin/password/" in mail.outbox[0].body


def test_a_person_who_could_not_be_stored_is_mailed_nothing(ada: Any, at_desk: Any) -> None:
    at_desk(ada).post(ADD, {**NELL, "email": ada.email})

    assert mail.outbox == []


def test_without_mail_the_way_leads_to_the_page_that_shows_the_link(ada: Any, at_desk: Any, no_mail: None) -> None:
    response = at_desk(ada).post(ADD, NELL)

    assert response["Location"] == url("link", User.objects.get(name="Nell"))


def test_a_new_link_is_mailed_and_stands_on_no_page(desk: Newsdesk, ada: Any, at_desk: Any) -> None:
    response = at_desk(ada).post(url("link", desk.rosa), follow=True)

    assert "Rosa has been sent a link to choose a password." in response.content.decode()
    assert ("/admin/password/" in mail.outbox[0].body, "/admin/password/" in response.content.decode()) == (True, False)


def test_asking_for_the_page_makes_no_link(desk: Newsdesk, ada: Any, at_desk: Any) -> None:
    page = at_desk(ada).get(url("link", desk.rosa)).content.decode()

    assert (mail.outbox, "/admin/password/" in page) == ([], False)


def test_without_mail_the_link_is_shown_once_and_works(
    desk: Newsdesk, ada: Any, at_desk: Any, client: Any, no_mail: None
) -> None:
    browser = at_desk(ada)
    link = browser.post(url("link", desk.rosa)).context["link"]

    assert client.get(link.removeprefix("http://testserver")).status_code == 302
    assert "/admin/password/" not in browser.get(url("link", desk.rosa)).content.decode()


def test_a_mail_that_cannot_leave_is_replaced_by_the_link(
    desk: Newsdesk, ada: Any, at_desk: Any, broken_mail: None
) -> None:
    page = at_desk(ada).post(url("link", desk.rosa)).content.decode()

    assert ("The mail could not be sent." in page, "http://testserver/admin/password/" in page) == (True, True)


def test_a_link_is_in_the_history_without_its_address(desk: Newsdesk, ada: Any, at_desk: Any) -> None:
    at_desk(ada).post(url("link", desk.rosa))

    page = at_desk(ada).get(url("history", desk.rosa)).content.decode()
    assert ("Mailed a link to choose a password." in page, "/admin/password/" in page) == (True, False)


def test_a_closed_account_gets_no_link(desk: Newsdesk, ada: Any, at_desk: Any) -> None:
    actions.deactivate(desk.rosa)

    page = at_desk(ada).post(url("link", desk.rosa)).content.decode()

    assert ("Rosa may not log in." in page, mail.outbox) == (True, [])


def test_the_list_says_who_has_not_chosen_a_password_yet(ada: Any, at_desk: Any) -> None:
    browser = at_desk(ada)
    browser.post(ADD, NELL)

    assert "Not before they choose a password" in browser.get("/admin/accounts/user/").content.decode()


def test_personal_data_go_after_a_page_that_asks(desk: Newsdesk, ada: Any, at_desk: Any) -> None:
    actions.deactivate(desk.rosa)
    browser = at_desk(ada)

    asked = browser.get(url("anonymise", desk.rosa)).content.decode()
    assert ("This cannot be undone." in asked, User.objects.filter(name="Rosa").exists()) == (True, True)
    browser.post(url("anonymise", desk.rosa))
    assert not User.objects.filter(name="Rosa").exists()


def test_an_open_account_keeps_its_data(desk: Newsdesk, ada: Any, at_desk: Any) -> None:
    response = at_desk(ada).post(url("anonymise", desk.rosa), follow=True)

    assert "This account is open. Close it first" in response.content.decode()
    assert User.objects.filter(name="Rosa").exists()


def test_nobody_anonymises_themselves(ada: Any, at_desk: Any) -> None:
    assert at_desk(ada).post(url("anonymise", ada)).status_code == 403


def test_a_former_colleague_can_be_looked_at_and_not_changed(desk: Newsdesk, ada: Any, at_desk: Any) -> None:
    actions.anonymise(actions.deactivate(desk.rosa), by=ada)

    answers = [at_desk(ada).get(url("change", desk.rosa)), at_desk(ada).post(url("change", desk.rosa), {"name": "R"})]

    assert [answer.status_code for answer in answers] == [200, 403]


def test_the_page_of_somebody_who_cannot_be_changed_says_their_roles_in_words(ada: Any, at_desk: Any) -> None:
    root = User.objects.create_superuser("root@newsroom.example", PASSWORD, name="Root")
    actions.give_roles(root, roles=[Role.EDITOR])

    assert "Desk editor" in at_desk(ada).get(url("change", root)).content.decode()


def test_superusers_are_anonymised_by_superusers(at_desk: Any, db: None) -> None:
    root, other = (User.objects.create_superuser(f"{n}@newsroom.example", PASSWORD, name=n) for n in ("root", "other"))
    actions.deactivate(other)

    assert at_desk(root).post(url("anonymise", other)).status_code == 302
