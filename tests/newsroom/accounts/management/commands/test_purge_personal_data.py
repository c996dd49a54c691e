"""What is deleted after a month."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client

from articles.actions import note
from articles.models import Notice

NOW = dt.datetime(2026, 3, 2, 10, 0, tzinfo=dt.UTC)


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "left"), [(29, 1), (31, 0)])
def test_a_failed_log_in_is_kept_for_thirty_days(days: int, left: int, capsys: Any) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        Client().post("/admin/login/", {"username": "rosa@newsroom.example", "password": "wrong"})
        clock.shift(dt.timedelta(days=days))
        call_command("purge_personal_data")

    assert AccessAttempt.objects.count() == left
    assert capsys.readouterr().out == ("0 rows were deleted.\n" if left else "1 row was deleted.\n")


def test_ended_sessions_are_deleted_and_others_stay(desk: Any, at_desk: Any) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        at_desk(desk.rosa)
        clock.shift(dt.timedelta(hours=11))
        at_desk(desk.ed)
        clock.shift(dt.timedelta(hours=2))
        call_command("purge_personal_data", verbosity=0)

    assert Session.objects.count() == 1


@pytest.mark.parametrize(("days", "left"), [(179, 1), (181, 0)])
def test_a_notice_is_kept_for_half_a_year_read_or_not(desk: Any, ed: Any, days: int, left: int, capsys: Any) -> None:
    note.leave(desk.draft(), words="@Ed, look.", by=desk.rosa, at=desk.now)
    with time_machine.travel(desk.now + dt.timedelta(days=days), tick=False):
        call_command("purge_personal_data")

    assert (Notice.objects.count(), capsys.readouterr().out.split(" ")[0]) == (left, str(1 - left))
