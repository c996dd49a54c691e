"""What a story's page says: the parts that are fixed when it is published, and the words around them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info, gettext, ngettext

from articles.vocabulary import NoteKind

RTL_SCRIPTS = frozenset({"adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})
QUOTATION_MARKS = "“”„‟\"'‘’‚«»‹›「『"
DAYS_UNTIL_OLD = 30


@dataclass(frozen=True, kw_only=True)
class StatementLine:
    """One row of "Who said what"; every text is as readers see it, in the language of the site.

    `passages`: how many passages the body marks as this statement's (`cN`, `cN-2`, …). `label`: kind and truth in
    words. `tone`: a CSS class, or "". `speaker` is "" where the text names nobody ("reportedly"). `said_on` is
    formatted as exactly as the date is known, `said_on_iso` is the same for machines.
    """

    number: int
    passages: int
    speaker: str
    is_named: bool
    role_then: str = ""
    statement: str
    is_quotation: bool = False
    label: str
    tone: str = ""
    provenance_label: str
    relayed_by: str = ""
    relayed_url: str = ""
    outlet_sourcing_label: str = ""
    said_on: str = ""
    said_on_iso: str = ""
    place: str = ""
    unnamed_reason: str = ""

    @property
    def anchors(self) -> list[str]:
        """The ids of its passages in the body, in reading order."""
        return [f"c{self.number}" if n == 1 else f"c{self.number}-{n}" for n in range(1, self.passages + 1)]

    @property
    def words(self) -> str:
        """The statement; a quotation always stands in quotation marks, once."""
        if not self.is_quotation or self.statement[:1] in QUOTATION_MARKS:
            return self.statement
        return gettext("“%(words)s”") % {"words": self.statement}

    @property
    def outlet_url(self) -> str:
        return web_address(self.relayed_url)


@dataclass(frozen=True, kw_only=True)
class NoteLine:
    """One dated note on the page. `path`: where it stands for good."""

    number: int
    kind: NoteKind
    is_serious: bool
    text: str
    was: str = ""
    now_is: str = ""
    path: str
    published_at: dt.datetime

    @property
    def label(self) -> str:
        return str(self.kind.label)

    @property
    def is_on_record(self) -> bool:
        return self.kind in NoteKind.on_record

    @property
    def told(self) -> str:
        return was_and_is(self.was, self.now_is)


@dataclass(frozen=True, kw_only=True)
class PageParts:
    """What stands between byline and topics. `body` is clean, numbered HTML; the rest is plain text.

    `counts` is what `rules.statement.counts_line` says; `method` has one paragraph an item; `language` is BCP 47;
    `notes` are newest first.
    """

    body: str
    counts: tuple[str, str]
    statements: list[StatementLine]
    method: list[str]
    dateline: str
    language: str
    notes: Sequence[NoteLine] = ()

    @property
    def serious_notes(self) -> list[NoteLine]:
        """What could mislead gravely is put right before anybody reads the text."""
        return [note for note in self.notes if note.is_serious]

    @property
    def other_notes(self) -> list[NoteLine]:
        return [note for note in self.notes if not note.is_serious]


def was_and_is(was: str, now_is: str) -> str:
    """What the story said and says, as readers are told; "" when a note names neither.

    >>> was_and_is("14 boats", "41 boats")
    'This story said “14 boats”. It now says “41 boats”.'
    """
    words = {"was": was, "now_is": now_is}
    if was and now_is:
        return gettext("This story said “%(was)s”. It now says “%(now_is)s”.") % words
    if was:
        return gettext("This story said “%(was)s”. It does not say so any more.") % words
    return gettext("This story now says “%(now_is)s”.") % words if now_is else ""


def web_address(url: str) -> str:
    """`url` if a reader may follow it: of the web or of this site. Otherwise ""."""
    return url if url.startswith(("https://", "http://")) or (url[:1] == "/" and url[1:2] not in ("/", "\\")) else ""


def direction(language: str) -> str:
    """The direction of writing of a BCP 47 language tag: "rtl" or "ltr".

    >>> direction("ar-EG"), direction("az-Arab"), direction("uk")
    ('rtl', 'rtl', 'ltr')
    """
    parts = language.lower().split("-")
    if scripts := [part for part in parts[1:] if len(part) == 4 and part.isalpha()]:
        return "rtl" if scripts[0] in RTL_SCRIPTS else "ltr"
    try:
        return "rtl" if get_language_info(parts[0])["bidi"] else "ltr"
    except KeyError:
        return "ltr"


def language_attributes(language: str, site_language: str) -> SafeString:
    """The attributes for text of `language` on a page of `site_language`; nothing where both are the same."""
    if language.lower() == site_language.lower():
        return SafeString("")
    return format_html(' lang="{}" dir="{}"', language, direction(language))


def age_note(days: int) -> str:
    """The warning on a story that is older than 30 days; "" on a newer one."""
    if days <= DAYS_UNTIL_OLD:
        return ""
    if days < 365:
        months = min(days // 30, 11)
        note = ngettext("This story is more than %(n)d month old.", "This story is more than %(n)d months old.", months)
        return note % {"n": months}
    years = days // 365
    return ngettext("This story is more than %(n)d year old.", "This story is more than %(n)d years old.", years) % {
        "n": years
    }
