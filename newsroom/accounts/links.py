"""One-time links with which somebody chooses a password: for a first one, and for one that was forgotten."""

from __future__ import annotations

import datetime as dt
import logging
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db import connection
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from newsroom.accounts import actions, mails
from newsroom.accounts.models import User

log = logging.getLogger(__name__)

LIFETIME_HOURS = settings.PASSWORD_RESET_TIMEOUT // 3600

# One thread: mails go out one after the other, and a flood of them takes no more of the server than one mail.
_after_the_answer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="links")


class Why(Enum):
    """Why somebody gets a link; the value names the template of the mail."""

    INVITED = "invitation"
    FORGOTTEN = "forgotten"


class OneTimeLinks(PasswordResetTokenGenerator):
    """Each works until the password, the e-mail address or the account's state changes, or PASSWORD_RESET_TIMEOUT."""

    key_salt = "newsroom.accounts.links"

    def _make_hash_value(self, user: Any, timestamp: int) -> str:
        return f"{super()._make_hash_value(user, timestamp)}{user.is_active}{user.address_changes}"

    def check_token(self, user: Any, token: str | None) -> bool:
        return bool(user and user.is_active) and super().check_token(user, token)


tokens = OneTimeLinks()


def link_for(person: User) -> str:
    """A new address; built from SITE_URL, because the Host of a request is whatever its sender wrote."""
    return settings.SITE_URL + reverse("accounts:password", args=[person.uuid, tokens.make_token(person)])


def deadline(person: User, *, at: dt.datetime) -> str:
    """Until when a link made now works, in the person's own time zone."""
    return mails.moment(at + dt.timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT), of=person)


def send(person: User, *, why: Why, at: dt.datetime) -> bool:
    """Mail the person a link. False when the mail could not be handed over; the log says why."""
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("Choose your password for %(site)s")
        facts = {"name": person.name, "link": link_for(person), "deadline": deadline(person, at=at)}
        letter = mails.letter(why.value, to=person.email, subject=subject, **facts)
    return not mails.hand_over([letter])


def send_if_known(email: str, *, at: dt.datetime) -> None:
    """Mail a link to whoever works here under this address. They are looked for after the answer was sent."""
    if settings.LINKS_IN_BACKGROUND:
        _after_the_answer.submit(_send_apart, email, at=at)
    else:
        _look_and_send(email, at=at)


def _look_and_send(email: str, *, at: dt.datetime) -> None:
    person = User.objects.filter(email__iexact=email, is_active=True).first()
    if person and actions.claim_link(person, at=at):
        send(person, why=Why.FORGOTTEN, at=at)


def _send_apart(email: str, *, at: dt.datetime) -> None:
    try:
        _look_and_send(email, at=at)
    except Exception:
        log.exception("A forgotten password could not be looked after.")
    finally:
        connection.close()
