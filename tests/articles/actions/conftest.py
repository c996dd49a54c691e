"""A notice whose mail is due, and a mail server that takes nothing."""

from __future__ import annotations

from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.core.mail.backends.locmem import EmailBackend

from articles.actions import workflow
from articles.models import Notice
from articles.vocabulary import Move
from newsroom.accounts.models import User
from tests.newsdesk import Newsdesk


@pytest.fixture
def sent(desk: Newsdesk, ed: User) -> Notice:
    """For ed: rosa sent him a story with a note."""
    story = desk.draft(headline="Ferry line reopens")
    facts: dict[str, Any] = {"revision": story.latest_revision, "by": desk.rosa, "at": desk.now, "to": ed}
    workflow.move(story, move=Move.SEND, note="Between us: the yard is broke.", **facts)
    return Notice.objects.get()


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_backend: EmailBackend, _letters: Any) -> None:
        raise SMTPRecipientsRefused({})

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
