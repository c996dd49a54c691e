"""A name that a colleague bears is taken by nobody, and who changed one can be read afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from newsroom.accounts import actions, notices
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role
from newsroom.settings.mail import NONE
from tests.newsdesk import Newsdesk
from tests.race import at_once

PROFILE, ADD = "/admin/profile/", "/admin/accounts/user/add/"
TAKEN = "A colleague bears this name, or one that looks like it."

Post = Callable[..., str]


@pytest.fixture
def rename(desk: Newsdesk, at_desk: Any, django_capture_on_commit_callbacks: Any) -> Post:
    """`rename("Mara")`: rosa calls herself so in her profile; what the next page says."""

    def post(name: str) -> str:
        with django_capture_on_commit_callbacks(execute=True):
            answer = at_desk(desk.rosa).post(PROFILE, {"name": name, "time_zone": ""})
        return str(answer.content.decode())

    return post


@pytest.fixture
def edit(at_desk: Any, ada: User, django_capture_on_commit_callbacks: Any) -> Post:
    """`edit(rosa, name="Mara")`: ada saves rosa's page with this."""

    def post(person: User, **changed: Any) -> str:
        facts = {"email": person.email, "name": person.name, "is_active": "on", **changed}
        facts["roles"] = [role.value for role in person.roles]
        address = reverse("admin:accounts_user_change", args=[person.pk])
        with django_capture_on_commit_callbacks(execute=True):
            answer = at_desk(ada).post(address, {key: value for key, value in facts.items() if value is not None})
        return str(answer.content.decode())

    return post


def name_of(person: User) -> str:
    return User.objects.values_list("name", flat=True).get(pk=person.pk)


@pytest.mark.parametrize("name", ["Mara", "mara ", "М\u0430ra", "Ma\u200dra", "M\u00e1ra"])
def test_nobody_calls_themselves_as_a_colleague_is_called(mara: User, desk: Newsdesk, rename: Post, name: str) -> None:
    assert TAKEN in rename(name)
    assert name_of(desk.rosa) == "Rosa"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Managing editor", "“Managing editor” is a role here"),
        ("legal", "“Legal” is a role here"),
        ("Petrel, Rosa", "holds a comma"),
        ("Rosa <rosa@newsroom.example>", "holds a comma or an angle bracket"),
        ("Rosa\nPetrel", "The name stands on several lines. Write it on one."),
    ],
)
def test_what_is_no_name_is_refused_and_why_is_said(desk: Newsdesk, rename: Post, name: str, sentence: str) -> None:
    assert sentence in rename(name)
    assert name_of(desk.rosa) == "Rosa"


def test_an_administrator_gives_nobody_the_name_of_a_colleague(desk: Newsdesk, mara: User, edit: Post) -> None:
    assert TAKEN in edit(desk.rosa, name="MARA")
    assert name_of(desk.rosa) == "Rosa"


def test_nobody_is_invited_under_the_name_of_a_colleague(mara: User, ada: User, at_desk: Any) -> None:
    page = at_desk(ada).post(ADD, {"email": "nell@newsroom.example", "name": "Mara", "roles": ["reporter"]})

    assert (TAKEN in page.content.decode(), User.objects.filter(name="Mara").count()) == (True, 1)


def test_nobody_is_hired_by_code_under_the_name_of_a_colleague(mara: User) -> None:
    with pytest.raises(ValidationError, match="A colleague bears this name"):
        actions.hire(email="nell@newsroom.example", name="Mara", roles=[])


def test_the_name_of_somebody_who_left_is_free(desk: Newsdesk, rename: Post) -> None:
    actions.deactivate(desk.hire("nell", None))
    rename("Nell")

    assert name_of(desk.rosa) == "Nell"


def test_nobody_comes_back_under_a_name_that_was_taken_meanwhile(desk: Newsdesk, edit: Post) -> None:
    nell = actions.deactivate(desk.hire("nell", None))
    User.objects.filter(pk=desk.rosa.pk).update(name="Nell")

    assert TAKEN in edit(nell)
    assert not User.objects.get(pk=nell.pk).is_active


def test_two_who_have_one_name_already_save_everything_else(desk: Newsdesk, mara: User, at_desk: Any) -> None:
    User.objects.filter(pk=desk.rosa.pk).update(name="Mara")
    at_desk(desk.rosa).post(PROFILE, {"name": "Mara", "time_zone": "Europe/Kyiv"})

    assert User.objects.get(pk=desk.rosa.pk).time_zone == "Europe/Kyiv"


def test_the_same_name_in_another_spelling_is_ones_own(desk: Newsdesk, rename: Post) -> None:
    rename("ROSA")

    assert name_of(desk.rosa) == "ROSA"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_one_name_at_once_one_gets_it(desk: Newsdesk) -> None:
    people = [desk.rosa, desk.ed, desk.hire("nell", None)]
    outcomes = at_once(3, lambda number: actions.save_profile(people[number], name="Vera Tern", time_zone=""))

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["User", "ValidationError", "ValidationError"]


def test_the_history_says_both_names_and_who_changed_them(desk: Newsdesk, ada: User, edit: Post, at_desk: Any) -> None:
    edit(desk.rosa, name="Rosa {Petrel}")
    page = at_desk(ada).get(f"/admin/accounts/user/{desk.rosa.pk}/history/").content.decode()

    assert "Changed name from “Rosa” to “Rosa {Petrel}”." in page
    assert page.count("Ada") > 1


def test_a_name_that_stays_is_not_in_the_history(desk: Newsdesk, ada: User, edit: Post, at_desk: Any) -> None:
    edit(desk.rosa, time_zone="Europe/Kyiv")

    assert "name from" not in at_desk(ada).get(f"/admin/accounts/user/{desk.rosa.pk}/history/").content.decode()


def test_the_history_of_a_former_colleague_holds_no_name(desk: Newsdesk, ada: User, rename: Post, at_desk: Any) -> None:
    rename("Rosa Petrel")
    former = actions.anonymise(actions.deactivate(User.objects.get(pk=desk.rosa.pk)), by=ada)
    page = at_desk(ada).get(f"/admin/accounts/user/{former.pk}/history/").content.decode()

    assert ("Petrel" in page, "Changed name." in page) == (False, True)


def letters() -> list[tuple[str, str]]:
    return [(letter.to[0], " ".join(str(letter.body).split())) for letter in mail.outbox]


def test_managing_editors_are_told_who_is_called_what_now(desk: Newsdesk, mara: User, rename: Post) -> None:
    rename("Rosa Petrel")

    ((reader, text),) = letters()
    assert (reader, mail.outbox[0].subject) == (mara.email, "Another name at the desk of Newsroom")
    assert "Rosa (rosa@newsroom.example) is called Rosa Petrel at the desk of Newsroom now. Rosa Petrel (rosa@" in text


def test_of_what_an_administrator_changed_the_mail_says_who_it_was(desk: Newsdesk, mara: User, edit: Post) -> None:
    edit(desk.rosa, name="Rosa Petrel")

    assert "Ada (ada@newsroom.example) changed the name on" in letters()[0][1]


@pytest.mark.parametrize("name", ["Rosa", "Mara"])
def test_a_name_that_stays_or_was_refused_is_told_to_nobody(mara: User, rename: Post, name: str) -> None:
    rename(name)

    assert mail.outbox == []


def test_a_managing_editor_is_not_told_what_they_did(desk: Newsdesk, mara: User) -> None:
    moe = desk.hire("moe", Role.MANAGING_EDITOR)
    notices.name_changed(mara, old="Maria", by=mara, at=desk.now)

    assert [reader for reader, _text in letters()] == [moe.email]


def test_a_newsroom_without_mail_says_that_nobody_was_told(mara: User, rosa: User, settings: Any) -> None:
    settings.EMAIL_BACKEND = NONE["EMAIL_BACKEND"]
    said = notices.name_changed(rosa, old="Rosalia", by=rosa, at=timezone.now())

    assert said == "This newsroom sends no mail. Tell the managing editors yourself that the name was changed."


@pytest.mark.django_db(transaction=True)
def test_whoever_changed_it_reads_that_nobody_was_told(desk: Newsdesk, mara: User, at_desk: Any, settings: Any) -> None:
    settings.EMAIL_BACKEND = NONE["EMAIL_BACKEND"]
    page = at_desk(desk.rosa).post(PROFILE, {"name": "Rosa Petrel", "time_zone": ""}, follow=True).content.decode()

    assert "Tell the managing editors yourself that the name was changed." in page


@pytest.mark.parametrize("colleagues", [1, 3])
def test_a_name_is_compared_in_one_query(desk: Newsdesk, colleagues: int, django_assert_num_queries: Any) -> None:
    for number in range(colleagues):
        desk.hire(f"nell{number}", None)
    rosa = desk.rosa
    ContentType.objects.get_for_model(User)  # A process asks for it once.
    # Savepoint and its release, the lock, the name before, identifier and address (3), the names of the others, the
    # person, the history.
    with django_assert_num_queries(10):
        actions.save_profile(rosa, name="Rosa Petrel", time_zone="")
