"""Rules about what stands around the body: the standfirst, who wrote it, where and when."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.rules.reason import Reason
from articles.rules.standards.facts import Facts
from articles.rules.standards.registry import Rule
from articles.vocabulary import Level

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
# A day counts only with its year: "6 October" may be any.
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}}) {_MONTH},? (\d{{4}})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b{_MONTH} (\d{{1,2}}),? (\d{{4}})\b", re.IGNORECASE)


def dates_in(words: str) -> Iterator[dt.date]:
    """The days that are written out in full: "2026-10-06", "6 October 2026", "Oct. 6, 2026"."""
    written = [(year, month, day) for year, month, day in _ISO.findall(words)]
    written += [(year, _number(month), day) for day, month, year in _DAY_FIRST.findall(words)]
    written += [(year, _number(month), day) for month, day, year in _MONTH_FIRST.findall(words)]
    for year, month, day in written:
        try:
            yield dt.date(int(year), int(month), int(day))
        except ValueError:  # there is no such day
            continue


def _number(month: str) -> str:
    return str(_MONTHS.index(month.casefold()) + 1)


def _dateline(facts: Facts) -> Iterable[Reason]:
    for day in dates_in(facts.dateline):
        if day > facts.today:
            why = _("The dateline names %(day)s, which is still to come. Correct the date.")
            yield Reason(why % {"day": formats.date_format(day, "j F Y")}, anchor="id_dateline")


def _standfirst(facts: Facts) -> Iterable[Reason]:
    if not facts.standfirst.strip():
        why = _("The story has no standfirst. Write a sentence that says more than the headline.")
        yield Reason(why, anchor="id_standfirst")


def _byline(facts: Facts) -> Iterable[Reason]:
    if not facts.bylines:
        yield Reason(_("The story carries no byline. Add who wrote it."), anchor="bylines")


RULES = (
    Rule("standfirst", Level.SHOULD, gettext_lazy("The story has a standfirst."), _standfirst),
    Rule("byline", Level.SHOULD, gettext_lazy("The story says who wrote it."), _byline),
    Rule(
        "dateline-to-come",
        Level.SHOULD,
        gettext_lazy("A date in the dateline, written with its year, is not still to come."),
        _dateline,
    ),
)
