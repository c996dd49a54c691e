"""How mails leave: plain text, one reader each, and no fault of a mail server stops what they tell of."""

import datetime as dt
import logging
import zoneinfo
from collections.abc import Sequence
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.utils import formats, timezone

from newsroom.accounts.models import User

log = logging.getLogger(__name__)

_DUMMY = "django.core.mail.backends.dummy.EmailBackend"
# A server that says so goes on to the next mail; after anything else it is waited for once and not for each mail.
_ABOUT_ONE_MAIL = (SMTPRecipientsRefused, SMTPResponseException, ValueError)


def are_set_up() -> bool:
    """Without mail, links are shown to the administrator who makes them."""
    return bool(settings.EMAIL_BACKEND != _DUMMY)


def letter(mail: str, /, *, to: str, subject: str, **facts: Any) -> EmailMessage:
    """The mail `registration/mail_<mail>.txt`, in the language that is active."""
    site = settings.SITE_NAME
    body = render_to_string(f"registration/mail_{mail}.txt", {"site": site, **facts})
    return EmailMessage(subject=subject % {"site": site}, body=body, to=[to])


def moment(at: dt.datetime, *, of: User) -> str:
    """A time as this person reads it, with the name of their time zone."""
    zone = zoneinfo.ZoneInfo(of.time_zone) if of.time_zone else timezone.get_default_timezone()
    return f"{formats.date_format(at.astimezone(zone), 'j F Y, H:i')} ({zone})"


def hand_over(letters: Sequence[EmailMessage]) -> list[str]:
    """Give them to the mail server over one connection. Returns the addresses it took none for; the log says why."""
    untold = [address for one in letters for address in one.to]
    try:
        with get_connection() as connection:
            for one in letters:
                one.connection = connection
                try:
                    one.send()
                except _ABOUT_ONE_MAIL:
                    log.exception("“%s” could not be mailed.", one.subject)
                else:
                    untold.remove(one.to[0])
    except Exception:
        log.exception("The mail server could not be reached, so “%s” could not be mailed.", letters[0].subject)
    return untold
