"""Words that every reader's template uses. None of them reads the request or the database."""

import datetime as dt
import json
from typing import Any

from django import template
from django.conf import settings
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime

from articles.rules.page import direction, language_attributes

register = template.Library()

# Inside <script> these could end the block or, in old parsers, a line of it.
IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@register.simple_tag
def site_name() -> str:
    return settings.SITE_NAME


@register.simple_tag
def site_url() -> str:
    """Scheme and host of the site, without a slash at the end."""
    return settings.SITE_URL


@register.simple_tag
def site_language() -> SafeString:
    """The attributes of <html>."""
    language = settings.LANGUAGE_CODE
    return format_html('lang="{}" dir="{}"', language, direction(language))


@register.filter
def language_attrs(language: str) -> SafeString:
    """`lang` and `dir` for text in another language than the site's."""
    return language_attributes(language, settings.LANGUAGE_CODE)


@register.filter
def moment(at: dt.datetime) -> SafeString:
    """A point in time with its zone: 6 October 2025, 09:12 UTC."""
    local = localtime(at)
    return _time(local.isoformat(timespec="seconds"), f"{date_format(local, 'j F Y, H:i')} {local:%Z}")


@register.filter
def clock(at: dt.datetime) -> SafeString:
    """The time of day of something whose date is already said: 09:12 UTC."""
    local = localtime(at)
    return _time(local.isoformat(timespec="seconds"), f"{date_format(local, 'H:i')} {local:%Z}")


@register.filter
def day(on: dt.date) -> SafeString:
    """A date: 6 October 2025. Of a point in time, the day in the newsroom's zone."""
    if isinstance(on, dt.datetime):
        on = localtime(on).date()
    return _time(on.isoformat(), date_format(on, "j F Y"))


def _time(machine: str, human: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', machine, human)


@register.filter
def data_block(value: dict[str, Any]) -> SafeString:
    """JSON that can stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(IN_SCRIPT)
    # Nothing is left in it that HTML would read as markup.
    return mark_safe(text)  # noqa: S308
