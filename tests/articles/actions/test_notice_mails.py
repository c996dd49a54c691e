"""What is mailed of a notice, to whom, and what stops it."""

import re

import pytest
from django.core import mail

from articles.actions import section
from articles.actions.notice_mails import Outcome, is_due, send_due
from articles.models import Article, Notice, Section
from newsroom.accounts import actions as accounts
from newsroom.accounts.models import User

pytestmark = pytest.mark.django_db


def fresh(row):
    return Notice.objects.get(pk=row.pk)


def test_the_mail_says_who_did_what_to_which_story(sent, settings):
    settings.SITE_NAME, settings.SITE_URL = "The Harbour Post", "https://post.example"
    assert send_due() == {Outcome.SENT: 1}
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["ed@newsroom.example"], "Sent to you: the desk of The Harbour Post")
    body = letter.body
    for words in (
        "Hello Ed,",
        "Rosa sent you a story:",
        "“Ferry line reopens”",
        f"https://post.example/admin/articles/article/{sent.article_id}/change/",
        "The Harbour Post",
        "https://post.example/admin/profile/",
    ):
        assert words in body
    assert "Between us" not in str(letter.message())


def test_it_is_mailed_once(sent):
    send_due()
    assert (send_due(), len(mail.outbox)) == ({}, 1)
    row = fresh(sent)
    assert (row.attempts, row.try_at, row.mailed_at is not None, row.given_up_at) == (1, None, True, None)


def test_nothing_is_due_where_nothing_waits(sent):
    assert is_due()
    send_due()
    assert not is_due()


def test_no_request_talks_to_a_mail_server(sent):
    assert mail.outbox == []


def leave_the_section(row):
    row.person.memberships.all().delete()


def lose_the_role(row):
    row.person.groups.clear()


def go(row):
    accounts.deactivate(row.person)


def switch_off(row):
    User.objects.filter(pk=row.person_id).update(wants_mail=False)


def move_the_story(row):
    Article.objects.filter(pk=row.article_id).update(section=section.save(Section(name="Sport", position=9)))


@pytest.mark.parametrize("change", [leave_the_section, lose_the_role, go, switch_off, move_the_story])
def test_the_right_to_see_the_story_is_asked_when_the_mail_is_sent(change, sent):
    change(sent)
    assert (send_due(), mail.outbox) == ({Outcome.DROPPED: 1}, [])
    row = fresh(sent)
    assert (row.try_at, row.mailed_at, row.given_up_at) == (None, None, None)


def test_the_headline_is_the_one_of_now(sent):
    Article.objects.update(headline="Ferry line closes")
    send_due()
    assert "“Ferry line closes”" in mail.outbox[0].body


@pytest.mark.parametrize(
    "evil",
    ["Ferry\nBcc: all@newsroom.example", "Ferry\r\nBcc: all@newsroom.example", "Ferry\u2028Bcc: x", "%(site)s {0}"],
)
def test_no_headline_and_no_name_reaches_a_header(evil, sent):
    Article.objects.update(headline=evil)
    User.objects.update(name=evil)
    send_due()
    (letter,) = mail.outbox
    head = letter.message().as_string().partition("\n\n")[0]
    assert re.findall(r"(?m)^(Bcc|Ferry).*", head) == []
    assert letter.recipients() == ["ed@newsroom.example"]
    assert letter.subject == "Sent to you: the desk of Newsroom"


def test_without_a_mail_server_everything_waits(sent, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert (send_due(), is_due(), fresh(sent).attempts) == ({}, False, 0)
