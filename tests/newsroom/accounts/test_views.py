"""One's own account, and the way back to the desk for whoever has no password."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from newsroom.accounts import actions, links
from newsroom.accounts.models import User
from newsroom.settings.mail import NONE
from tests.newsdesk import PASSWORD, Newsdesk

PROFILE, FORGOTTEN, LOGIN = "/admin/profile/", "/admin/forgotten/", "/admin/login/"
NEW = "an otter in the harbour at dawn"
TWICE = {"new_password1": NEW, "new_password2": NEW}


@pytest.fixture
def link(desk: Newsdesk) -> str:
    """A link for rosa, as an address of the test's server."""
    return links.link_for(desk.rosa).removeprefix("http://testserver")


def opens_the_desk(password: str) -> bool:
    sent = {"username": "rosa@newsroom.example", "password": password}
    return bool(Client().post(LOGIN, sent).status_code == 302)


def without_token(response: Any) -> bytes:
    return re.sub(rb'(csrfmiddlewaretoken" value|nonce)="[^"]+"', b"", response.content)


def test_people_change_their_own_name_and_time_zone(desk: Newsdesk, at_desk: Any) -> None:
    response = at_desk(desk.rosa).post(PROFILE, {"name": "Rosa Petrel", "time_zone": "Europe/Kyiv"}, follow=True)

    assert "Your account was changed." in response.content.decode()
    assert User.objects.values_list("name", "time_zone").get(pk=desk.rosa.pk) == ("Rosa Petrel", "Europe/Kyiv")


def test_a_change_of_ones_own_is_in_the_history(desk: Newsdesk, ada: Any, at_desk: Any) -> None:
    at_desk(desk.rosa).post(PROFILE, {"name": "Rosa Petrel", "time_zone": "", "wants_mail": "on", "uses_keys": "on"})

    assert "Changed Name." in at_desk(ada).get(f"/admin/accounts/user/{desk.rosa.pk}/history/").content.decode()


def test_nobody_changes_their_own_address_or_roles(desk: Newsdesk, at_desk: Any) -> None:
    forged = {"name": "Rosa", "email": "x@y.example", "roles": "administrator", "is_superuser": "on", "is_active": ""}
    before = User.objects.values("email", "is_superuser", "is_active", "groups").get(pk=desk.rosa.pk)

    at_desk(desk.rosa).post(PROFILE, forged)

    assert User.objects.values("email", "is_superuser", "is_active", "groups").get(pk=desk.rosa.pk) == before


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"name": "", "time_zone": ""}, "This cannot stay empty. Fill it in."),
        ({"name": "Rosa", "time_zone": "Europe/Atlantis"}, "This cannot be chosen here. Choose from the list."),
    ],
)
def test_a_wrong_field_is_explained(desk: Newsdesk, at_desk: Any, sent: dict[str, str], said: str) -> None:
    response = at_desk(desk.rosa).post(PROFILE, sent)

    assert (response.status_code, said in response.content.decode()) == (200, True)


@pytest.mark.parametrize(("sent", "wants"), [({"wants_mail": "on"}, True), ({}, False)])
def test_people_switch_their_mails_off_and_on(desk: Newsdesk, at_desk: Any, sent: dict[str, str], wants: bool) -> None:
    at_desk(desk.rosa).post(PROFILE, {"name": "Rosa", "time_zone": "", **sent})

    assert User.objects.get(pk=desk.rosa.pk).wants_mail is wants


def test_mails_are_switched_on_until_somebody_does(desk: Newsdesk, at_desk: Any) -> None:
    assert '<input type="checkbox" name="wants_mail"' in (page := at_desk(desk.rosa).get(PROFILE).content.decode())
    assert "checked" in page.partition('name="wants_mail"')[2].partition(">")[0]


def test_what_only_a_name_is_changed_of_keeps_its_mails(desk: Newsdesk) -> None:
    actions.save_profile(desk.rosa, name="Rosa", time_zone="", wants_mail=False)
    actions.save_profile(desk.rosa, name="Rosa Petrel", time_zone="")

    assert not User.objects.get(pk=desk.rosa.pk).wants_mail


def test_a_time_zone_with_an_old_name_can_be_kept(desk: Newsdesk, at_desk: Any) -> None:
    actions.save_profile(desk.rosa, name="Rosa", time_zone="EET")

    assert at_desk(desk.rosa).post(PROFILE, {"name": "Rosa P.", "time_zone": "EET"}).status_code == 302


def test_the_head_of_the_desk_leads_to_ones_account(desk: Newsdesk, at_desk: Any) -> None:
    assert f'href="{PROFILE}"' in at_desk(desk.rosa).get("/admin/").content.decode()


def test_the_login_page_leads_to_a_new_password(client: Client, db: None) -> None:
    assert f'href="{FORGOTTEN}"' in client.get(LOGIN).content.decode()


def test_known_unknown_and_closed_addresses_get_the_same_answer(desk: Newsdesk, client: Client) -> None:
    actions.deactivate(desk.ed)
    addresses = (desk.rosa.email, desk.ed.email, "nobody@newsroom.example")
    answers = [client.post(FORGOTTEN, {"email": address}) for address in addresses]

    facts = {(answer.status_code, answer.content, tuple(sorted(answer.items()))) for answer in answers}
    assert len(facts) == 1
    assert [letter.to for letter in mail.outbox] == [[desk.rosa.email]]


def test_the_page_after_it_knows_of_nobody(client: Client, db: None) -> None:
    assert "If somebody works here under this address" in client.get(f"{FORGOTTEN}sent/").content.decode()


def test_the_link_in_the_mail_is_not_built_from_the_request(desk: Newsdesk, client: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    client.post(FORGOTTEN, {"email": desk.rosa.email}, HTTP_HOST="evil.example", HTTP_X_FORWARDED_HOST="evil.example")

    assert re.findall(r"https?://[^/\s]+", mail.outbox[0].body) == ["http://testserver"]


def test_something_that_is_no_address_is_explained(client: Client, db: None) -> None:
    response = client.post(FORGOTTEN, {"email": "rosa"})

    assert (
        response.status_code,
        "Write the whole e-mail address, for example name@newsroom.example." in response.content.decode(),
    ) == (200, True)


def test_without_mail_the_page_says_whom_to_ask(desk: Newsdesk, client: Client, settings: Any) -> None:
    settings.EMAIL_BACKEND = NONE["EMAIL_BACKEND"]
    response = client.post(FORGOTTEN, {"email": desk.rosa.email})

    assert "Ask an administrator for a link" in response.content.decode()
    assert "<form" not in response.content.decode().split('id="content"')[1]


def test_a_link_lets_its_owner_choose_a_password(client: Client, link: str) -> None:
    form = client.get(link, follow=True)
    done = client.post(form.request["PATH_INFO"], TWICE, follow=True)

    assert "From now on you log in with your e-mail address and this password." in done.content.decode()
    assert (opens_the_desk(NEW), opens_the_desk(PASSWORD)) == (True, False)


def test_a_link_does_not_log_in_by_itself(client: Client, link: str) -> None:
    client.post(client.get(link)["Location"], TWICE)

    assert client.get("/admin/").status_code == 302


def test_a_link_leaves_the_address_bar_and_the_page(client: Client, link: str) -> None:
    token = link.split("/")[-2]
    form = client.get(link, follow=True)

    assert form.redirect_chain == [(link.replace(token, "set-password"), 302)]
    assert token not in form.content.decode()
    assert "no-store" in form["Cache-Control"]


def test_a_link_works_once(client: Client, link: str) -> None:
    client.post(client.get(link)["Location"], TWICE)

    assert client.get(link).status_code == 410


def test_a_form_that_was_open_in_two_tabs_sets_one_password(client: Client, link: str) -> None:
    other = Client()
    page = client.get(link)["Location"]
    other.get(link)
    client.post(page, TWICE)
    late = other.post(
        page, {"new_password1": "a second otter swims along", "new_password2": "a second otter swims along"}
    )

    assert (late.status_code, opens_the_desk(NEW)) == (410, True)


def test_the_link_is_asked_again_when_the_password_is_stored(client: Client, link: str, monkeypatch: Any) -> None:
    """Two forms at the same moment: the second finds the account changed under its lock."""
    page = client.get(link)["Location"]
    choose = actions.choose_password

    def too_late(person: User, **how: Any) -> bool:
        User.objects.filter(pk=person.pk).update(password="!")
        return choose(person, **how)

    monkeypatch.setattr(actions, "choose_password", too_late)

    assert client.post(page, TWICE).status_code == 410
    assert User.objects.get(email="rosa@newsroom.example").password == "!"


# Of nobody, of somebody with a wrong token, and the page without its link.
@pytest.mark.parametrize("token", ["abc-def", "set-password", "x"])
@pytest.mark.parametrize("whose", ["rosa", "nobody"])
def test_a_link_that_does_not_work_tells_nothing(desk: Newsdesk, client: Client, token: str, whose: str) -> None:
    key = desk.rosa.uuid if whose == "rosa" else "0b6f9c1e-4c50-4c58-8f6e-0d6b5e1f7a31"
    response = client.get(f"/admin/password/{key}/{token}/")

    assert response.status_code == 410
    assert without_token(response) == without_token(
        client.get("/admin/password/0b6f9c1e-4c50-4c58-8f6e-0d6b5e1f7a32/y/")
    )


def test_a_closed_account_chooses_no_password(desk: Newsdesk, client: Client, link: str) -> None:
    page = client.get(link)["Location"]
    actions.deactivate(desk.rosa)

    assert client.post(page, TWICE).status_code == 410


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("short", "at least 15 characters"),
        ("rosa@newsroom.example", "too similar to the e-mail address"),
        ("123456789012345678", "entirely numeric"),
    ],
)
def test_a_weak_password_is_refused_and_the_link_still_works(
    client: Client, link: str, password: str, said: str
) -> None:
    page = client.get(link)["Location"]
    refused = client.post(page, {"new_password1": password, "new_password2": password})

    assert said in refused.content.decode()
    assert client.post(page, TWICE).status_code == 302


def test_choosing_a_password_ends_other_sessions(desk: Newsdesk, client: Client, at_desk: Any) -> None:
    browser = at_desk(desk.rosa)
    link = links.link_for(User.objects.get(pk=desk.rosa.pk)).removeprefix("http://testserver")
    client.post(client.get(link)["Location"], TWICE)

    assert browser.get("/admin/").status_code == 302


def test_who_was_throttled_may_use_the_new_password_at_once(client: Client, link: str) -> None:
    for _ in range(6):
        Client().post(LOGIN, {"username": "rosa@newsroom.example", "password": "wrong"})
    client.post(client.get(link)["Location"], TWICE)

    assert opens_the_desk(NEW)
