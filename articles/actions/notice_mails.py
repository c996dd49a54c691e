"""Mail what people are told: an outbox kept on the notices, emptied by `send_notices` and beside the scheduler.

No request talks to a mail server. Each mail is tried by itself: counted and committed before, at least once, and with
the right to see the story asked again.
"""

import datetime as dt
import logging
from collections import Counter
from collections.abc import Callable
from enum import Enum, auto

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation

from articles.actions import noticing
from articles.models import Article, Notice
from articles.models.clock import database_now
from articles.rules import notice as rules
from articles.rules.text import one_line
from articles.vocabulary import NoticeKind
from newsroom.accounts import mails

log = logging.getLogger(__name__)

BATCH = 50
# A mail server that fails so often in a row is left alone until the next round.
MOST_FAILURES = 3


class Outcome(Enum):
    SENT = auto()
    # Tried again later.
    FAILED = auto()
    GIVEN_UP = auto()
    # The person may not see the story any more, left, or wants no mail.
    DROPPED = auto()
    # Another process has it.
    LEFT = auto()


def is_due() -> bool:
    """Whether there is a mail to send now. One query."""
    return mails.are_set_up() and Notice.objects.filter(try_at__lte=database_now()).exists()


def send_due(*, is_over: Callable[[], bool] = lambda: False) -> Counter[Outcome]:
    """Try what is due, at most a batch; ends early when `is_over` says so. Safe side by side with others.

    Call it outside any transaction.
    """
    outcomes: Counter[Outcome] = Counter()
    if not mails.are_set_up():
        return outcomes
    due = Notice.objects.filter(try_at__lte=database_now()).order_by("try_at", "pk")
    failures = 0
    for pk in list(due.values_list("pk", flat=True)[:BATCH]):
        if is_over() or failures >= MOST_FAILURES:
            break
        outcome = _send(pk)
        outcomes[outcome] += 1
        failures = failures + 1 if outcome in (Outcome.FAILED, Outcome.GIVEN_UP) else 0
    return outcomes


def _send(pk: int) -> Outcome:
    row = _claimed(pk)
    if row is None:
        return Outcome.LEFT
    at = database_now()
    if row.attempts > rules.MOST_TRIES or row.is_older_than(rules.TOO_OLD, at=at):
        return _give_up(row, at=at)
    try:
        letter = letter_for(row)
        untold = mails.hand_over([letter]) if letter else []
    except Exception:
        log.exception("The mail of the notice %s could not be written.", pk)
        letter, untold = None, ["somebody"]
    if untold:
        return _give_up(row, at=at) if row.attempts >= rules.MOST_TRIES else Outcome.FAILED
    Notice.objects.filter(pk=pk).update(try_at=None, mailed_at=database_now() if letter else None)
    return Outcome.SENT if letter else Outcome.DROPPED


def _claimed(pk: int) -> Notice | None:
    """The notice, its try counted; None when somebody else has it. A process that dies lets go of it after a pause."""
    at = database_now()
    due = Notice.objects.filter(pk=pk, try_at__lte=at)
    attempts = due.values_list("attempts", flat=True).first()
    if attempts is None:
        return None
    again = rules.next_try(attempts + 1, at=at)
    if not due.filter(attempts=attempts).update(attempts=attempts + 1, try_at=again):
        return None
    return Notice.objects.select_related("person", "transition__by", "event__by", "release__by").get(pk=pk)


def _give_up(row: Notice, *, at: dt.datetime) -> Outcome:
    Notice.objects.filter(pk=row.pk).update(try_at=None, given_up_at=at)
    # By its number: whom it was for and what it says are nobody's business in a log.
    log.error("The mail of the notice %s was given up at try %s; the notice stands at the desk.", row.pk, row.attempts)
    return Outcome.GIVEN_UP


def letter_for(row: Notice) -> EmailMessage | None:
    """The mail, by what the person may see at this moment; None for one that must not be sent.

    It says who did what to which story, and holds neither notes nor reasons nor any of its text.
    """
    person = row.person
    if not noticing.is_mailed(person):
        return None
    story = Article.objects.seen_by(person).filter(pk=row.article_id).values_list("headline", flat=True)
    headline = story.first()
    if headline is None:
        return None
    by = row.cause.by
    with translation.override(settings.LANGUAGE_CODE):
        return mails.letter(
            "notice",
            to=person.email,
            subject=rules.subject(NoticeKind(row.kind)),
            name=person.name,
            what=rules.sentence(NoticeKind(row.kind), by.name if by else ""),
            headline=one_line(headline),
            link=_address("admin:articles_article_change", row.article_id),
            account=_address("accounts:profile"),
        )


def _address(name: str, *parts: int) -> str:
    """Built from SITE_URL: there is no request to ask."""
    return f"{settings.SITE_URL}{reverse(name, args=parts)}"
