"""Mails of notices that cannot leave: how often they are tried, by whom, and what `doctor` says of them."""

import datetime as dt
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db.models import F

from articles.actions import health, notice_mails
from articles.actions.notice_mails import Outcome, send_due
from articles.models import Notice
from articles.rules import notice as rules
from articles.rules.health import Health

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def again(row):
    """The pause is over."""
    Notice.objects.filter(pk=row.pk).update(try_at=F("at"))


def fresh(row):
    return Notice.objects.get(pk=row.pk)


def test_what_fails_is_tried_again_after_a_pause(sent, refused):
    assert send_due() == {Outcome.FAILED: 1}
    row = fresh(sent)
    assert (row.attempts, row.mailed_at, send_due()) == (1, None, {})
    assert dt.timedelta(seconds=100) < row.try_at - row.at < dt.timedelta(seconds=300)


def test_after_five_tries_it_is_given_up_and_the_log_says_so(sent, refused, caplog):
    outcomes = []
    for _each in range(5):
        again(sent)
        outcomes += list(send_due())
    row = fresh(sent)
    assert outcomes == [Outcome.FAILED] * 4 + [Outcome.GIVEN_UP]
    assert (row.try_at, row.mailed_at, row.given_up_at is not None) == (None, None, True)
    assert f"The mail of the notice {sent.pk} was given up at try 5" in caplog.text


def test_the_log_holds_nothing_of_the_story(sent, refused, caplog):
    for _each in range(5):
        again(sent)
        send_due()
    assert [words for words in ("Ferry line", "Between us", "ed@newsroom") if words in caplog.text] == []


def test_a_try_is_counted_before_it_is_made(sent, monkeypatch):
    seen = []
    monkeypatch.setattr(notice_mails, "letter_for", lambda row: seen.append(fresh(row).attempts))
    send_due()
    assert seen == [1]


def test_a_process_that_dies_in_the_middle_leaves_the_mail_for_another_try(sent, monkeypatch):
    def die(_row):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(notice_mails, "letter_for", die)
        with pytest.raises(KeyboardInterrupt):
            send_due()
    assert (send_due(), mail.outbox) == ({}, [])
    again(sent)
    assert (send_due(), fresh(sent).attempts) == ({Outcome.SENT: 1}, 2)


def test_one_that_kills_every_process_is_given_up_untried(sent, monkeypatch):
    Notice.objects.update(attempts=rules.MOST_TRIES)
    assert (send_due(), mail.outbox) == ({Outcome.GIVEN_UP: 1}, [])


def test_two_that_send_side_by_side_send_one_mail(sent, monkeypatch):
    """Somebody else claims the mail between the look of this one and its own claim."""

    def somebody_is_quicker(attempts, *, at):
        Notice.objects.update(attempts=F("attempts") + 1, try_at=at + HOUR)
        return at + HOUR

    monkeypatch.setattr(notice_mails.rules, "next_try", somebody_is_quicker)
    assert (send_due(), mail.outbox) == ({Outcome.LEFT: 1}, [])


def test_a_mail_that_was_sent_meanwhile_is_left(sent, monkeypatch):
    claimed = notice_mails._claimed

    def after_somebody_else(pk):
        monkeypatch.setattr(notice_mails, "_claimed", claimed)
        assert send_due() == {Outcome.SENT: 1}
        return claimed(pk)

    monkeypatch.setattr(notice_mails, "_claimed", after_somebody_else)
    assert (send_due(), len(mail.outbox)) == ({Outcome.LEFT: 1}, 1)


def test_a_mail_of_yesterday_is_not_sent_any_more(sent):
    Notice.objects.update(at=F("at") - dt.timedelta(days=1, seconds=1))
    assert (send_due(), mail.outbox) == ({Outcome.GIVEN_UP: 1}, [])


def test_a_text_that_cannot_be_made_counts_as_a_try(sent, monkeypatch, caplog):
    def broken(*_arguments, **_facts):
        raise RuntimeError("No such template")

    monkeypatch.setattr(notice_mails.mails, "letter", broken)
    assert send_due() == {Outcome.FAILED: 1}
    assert f"The mail of the notice {sent.pk} could not be written." in caplog.text


def several(sent, number):
    Notice.objects.filter(pk=sent.pk).delete()
    story = sent.article
    steps = [
        story.transitions.create(
            revision=story.latest_revision,
            move="SEND",
            from_stage="DRAFT",
            to_stage="IN_REVIEW",
            by=sent.article.owner,
            at=sent.at,
        )
        for _each in range(number)
    ]
    return Notice.objects.bulk_create(
        Notice(person=sent.person, article=story, kind="SENT", transition=step, at=sent.at, try_at=sent.at)
        for step in steps
    )


def test_a_server_that_is_gone_is_not_asked_for_each_mail(sent, refused):
    several(sent, 5)
    assert send_due() == {Outcome.FAILED: notice_mails.MOST_FAILURES}


def test_one_bad_address_holds_up_no_other(sent, monkeypatch):
    rows = several(sent, 3)
    whole = EmailBackend.send_messages
    tried = []

    def take(backend, letters):
        tried.append(letters)
        if len(tried) == 1:
            raise SMTPRecipientsRefused({})
        return whole(backend, letters)

    monkeypatch.setattr(EmailBackend, "send_messages", take)
    assert send_due() == {Outcome.FAILED: 1, Outcome.SENT: 2}
    assert fresh(rows[0]).mailed_at is None


def test_a_round_ends_when_it_is_asked_to(sent):
    several(sent, 3)
    answers = iter([False, True])
    assert send_due(is_over=lambda: next(answers)) == {Outcome.SENT: 1}


# --- What `doctor` says --------------------------------------------------------------------------------------


def test_a_mail_that_waits_too_long_is_a_finding(sent, desk):
    now = desk.now
    assert health.notices(now + 0.9 * HOUR).health is Health.OK
    late = health.notices(now + 1.1 * HOUR)
    assert (late.health, late.mend) == (Health.WARN, "python manage.py send_notices")
    assert late.sentence == "1 mail about a notice has been waiting for more than an hour."


def test_a_mail_that_was_given_up_is_one_for_a_week(sent, desk):
    Notice.objects.update(try_at=None, given_up_at=desk.now)
    found = [health.notices(desk.now + dt.timedelta(days=days)) for days in (6, 8)]
    assert [one.health for one in found] == [Health.WARN, Health.OK]
    assert "1 mail about a notice was given up within a week" in found[0].sentence
