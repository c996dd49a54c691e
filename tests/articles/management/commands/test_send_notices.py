"""The command that mails notices, and the thread beside the scheduler that does the same."""

import io
import threading

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command

from articles.actions import note, notice_mails
from articles.management.commands import publish_due
from articles.management.mailer import Mailer
from articles.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(desk, ed, suki):
    note.leave(desk.draft(), words="@Ed and @Suki, look.", by=desk.rosa, at=desk.now)


@pytest.fixture
def refused(monkeypatch):
    def refuse(_backend, _letters):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)


def run():
    said = io.StringIO()
    call_command("send_notices", stdout=said)
    return said.getvalue()


def test_it_says_how_many_were_mailed(two):
    assert (run(), len(mail.outbox)) == ("Mailed: 2.\n", 2)


def test_with_nothing_due_it_says_nothing(db):
    assert run() == ""


def test_a_server_that_refuses_is_told_by_the_exit_code(two, refused):
    with pytest.raises(CommandError, match="Not mailed: 2") as ended:
        run()
    assert ended.value.returncode == 1


def test_several_batches_are_one_run(two, monkeypatch):
    monkeypatch.setattr(notice_mails, "BATCH", 1)
    assert run() == "Mailed: 2.\n"


def test_a_newsroom_without_mail_says_so(two, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert run() == "This newsroom sends no mail: EMAIL_URL is not set. Notices stand at the desk.\n"


# --- Beside the scheduler ------------------------------------------------------------------------------------


@pytest.fixture
def rounds(monkeypatch):
    """Rounds are noted instead of made: a thread has a connection of its own, which sees nothing of this test."""
    made = []
    monkeypatch.setattr(notice_mails, "send_due", lambda **options: made.append(threading.current_thread().name))
    return made


def test_a_round_is_made_in_a_thread_of_its_own(two, rounds):
    with Mailer(is_over=lambda: False) as mailer:
        mailer.hasten()
    assert [name.startswith("mails") for name in rounds] == [True]


def test_nothing_is_begun_where_nothing_is_due(db, rounds):
    with Mailer(is_over=lambda: False) as mailer:
        mailer.hasten()
    assert rounds == []


def test_a_mail_server_that_hangs_holds_up_nothing(two, monkeypatch):
    """Asked again and again, the thread has one round to do, and asking takes no time."""
    begun, let_go, rounds = threading.Event(), threading.Event(), []

    def hang(**_options):
        rounds.append(1)
        begun.set()
        assert let_go.wait(30)

    monkeypatch.setattr(notice_mails, "send_due", hang)
    with Mailer(is_over=lambda: False) as mailer:
        mailer.hasten()
        assert begun.wait(30)
        for _each in range(5):
            mailer.hasten()
        let_go.set()
    assert rounds == [1]


def test_a_fault_ends_the_round_and_not_the_next(two, monkeypatch, caplog):
    rounds = []

    def fail(**_options):
        rounds.append(1)
        raise RuntimeError("The server went away.")

    monkeypatch.setattr(notice_mails, "send_due", fail)
    for _each in range(2):
        with Mailer(is_over=lambda: False) as mailer:
            mailer.hasten()
    assert (len(rounds), "The mails of notices could not be looked after" in caplog.text) == (2, True)


def test_the_scheduler_sends_mails_as_well(two, rounds, monkeypatch):
    monkeypatch.setattr(publish_due.Stop, "sleep", lambda stop, _seconds: stop.ask())
    call_command("publish_due", watch=True, quiet=True)
    assert len(rounds) == 1


@pytest.mark.django_db(transaction=True)
def test_what_was_committed_is_mailed_from_the_thread(desk, ed):
    note.leave(desk.draft(), words="@Ed, look.", by=desk.rosa, at=desk.now)
    with Mailer(is_over=lambda: False) as mailer:
        mailer.hasten()
    assert (len(mail.outbox), Notice.objects.get().mailed_at is not None) == (1, True)
