"""A day and an hour in a form: on the clock of the person who fills it in, and read back on that clock."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.article.plan import clock
from articles.rules import schedule

FORMAT = "%Y-%m-%dT%H:%M"


def times_are_in() -> str:
    """Whose clock the times of a page are on, as a sentence."""
    return gettext("Times are in %(place)s.") % {"place": schedule.place(clock())}


def on_this_clock(typed: str, *, zone: str) -> str:
    """What was typed on the clock of another zone, as the current one shows it; what is no moment stays as it is."""
    try:
        moment = parse_datetime(typed)
        if moment is None or timezone.is_aware(moment):
            return typed
        return moment.replace(tzinfo=zoneinfo.ZoneInfo(zone)).astimezone(clock()).strftime(FORMAT)
    except (ValueError, OverflowError, zoneinfo.ZoneInfoNotFoundError):
        return typed


class OwnMoment(forms.DateTimeField):
    """A native date and time input. What was not touched is the moment it was, even in an hour that comes twice."""

    widget = forms.DateTimeInput(format=FORMAT, attrs={"type": "datetime-local"})
    default_error_messages = {
        "twice": _("Clocks in %(place)s are changed that night: this hour comes twice or never. Choose another one."),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.started_with: dt.datetime | None = None

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        initial = form.get_initial_for_field(self, field_name)
        self.started_with = initial if isinstance(initial, dt.datetime) else None
        return super().get_bound_field(form, field_name)

    def to_python(self, value: Any) -> dt.datetime | None:
        start = self.started_with
        if start is not None and value == timezone.localtime(start).strftime(FORMAT):
            return start
        try:
            return super().to_python(value)
        except ValidationError as why:
            if why.code != "ambiguous_timezone":
                raise
            place = {"place": schedule.place(clock())}
            raise ValidationError(self.error_messages["twice"], code="twice", params=place) from why
