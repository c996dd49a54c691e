"""How long a session of the desk lasts: two hours without a request, twelve hours in all."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.deprecation import MiddlewareMixin

from newsroom.middleware import is_desk

BEGAN, SEEN = "session_began", "session_seen"
# Every request would be a write, and nobody needs to know the second of it.
_SEEN_EVERY_SECONDS = 60
# Sent by pages that ask something by themselves while they are open; a session does not live longer for it.
NOBODY_THERE = "X-Nobody-There"


class SessionLimits(MiddlewareMixin):
    """Forget a session that is too old before anybody asks whose it is; must stand behind AuthenticationMiddleware.

    Looks at requests for the desk only, so that a public page reads no session. Words sent with a forgotten session
    come back to their writer (`articles.admin.article.lost`).
    """

    def process_request(self, request: HttpRequest) -> None:
        if not is_desk(request) or SESSION_KEY not in request.session:
            return
        now, session = int(time.time()), request.session
        began, seen = session.get(BEGAN, 0), session.get(SEEN, 0)
        if now - began >= settings.SESSION_COOKIE_AGE or now - seen >= settings.SESSION_IDLE_SECONDS:
            session.flush()
        elif now - seen >= _SEEN_EVERY_SECONDS and NOBODY_THERE not in request.headers:
            session[SEEN] = now


@receiver(user_logged_in, dispatch_uid="newsroom.accounts.sessions.begin")
def begin(request: HttpRequest, **_signal: Any) -> None:
    """A session counts from the log-in, also when the same person logs in again in the same browser."""
    request.session[BEGAN] = request.session[SEEN] = int(time.time())
