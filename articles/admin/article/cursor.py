"""A place in a record as a word of an address: where the next page of it begins."""

from __future__ import annotations

import datetime as dt
import re

from django.http import Http404, HttpRequest

from articles.admin.article.record import Place
from articles.views.paging import asked, encode, moment

# Rank and key, no longer than a column holds.
_ROW = re.compile(r"([0-9])\.([0-9]{1,18})")


def asked_for(request: HttpRequest) -> Place | None:
    """The place of `?before=`; None at the beginning. Raises Http404 for what `cursor` did not write."""
    here = asked(request, "before")
    if here is None:
        return None
    known = _ROW.fullmatch(here[1])
    if known is None:
        raise Http404
    return Place(moment(here[0]), int(known[1]), int(known[2]))


def cursor(place: Place) -> str:
    return encode((place.at.astimezone(dt.UTC).isoformat(timespec="microseconds"), f"{place.rank}.{place.row}"))
