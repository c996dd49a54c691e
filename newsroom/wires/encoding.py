"""Bytes to characters: which encoding a file is in, and what no story may contain."""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class Unreadable(Exception):
    """No story can be made of this file; str() is one sentence for the desk, naming the file."""


# Longest first: the UTF-32 LE mark begins with the UTF-16 LE mark.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)

# What people really hand to an import by mistake, by the first bytes.
FORMATS = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "Word, OpenDocument or ZIP"),
    (b"\xd0\xcf\x11\xe0", "old Word"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"<?xml", "XML"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
)

# Letters of Windows-1251: the Russian alphabet, and those that only Ukrainian and Belarusian have.
CYRILLIC_BYTES = frozenset(range(0xC0, 0x100)) | frozenset(b"\xa8\xb8\xa5\xb4\xaa\xba\xaf\xbf\xb2\xb3\xa1\xa2")
# More than one control byte in this many and the file is no text.
CONTROL_SHARE = 100

CONTROL_BYTES = bytes(b for b in range(0x20) if b not in b"\t\n\v\f\r\x1a") + b"\x7f"
LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028]")
SPACES = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Controls; bidi controls (they reorder what a reader sees, not what is stored); zero-width and
# other invisible formats; soft hyphen; tag characters; lone surrogates; noncharacters.
UNWANTED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ud800-\udfff\U000e0000-\U000e007f"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
# Joiners are spelling in Persian, in the Indic scripts and in emoji; after a Latin letter they are only hidden.
HIDDEN_JOINERS = re.compile(
    "(?:^|(?<=[\x00-\u024f\u0300-\u036f\u1e00-\u1eff\u2010-\u2027]))[\u200c\u200d]+", re.MULTILINE
)
SOFT_HYPHEN = "\xad"


def decode(data: bytes, *, name: str) -> tuple[str, list[str]]:
    """The characters of `data` and sentences about how they were found; raises Unreadable."""
    for mark, codec, label in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], codec, label, name=name), _said(label)
    _refuse_known_formats(data, name=name)
    if b"\x00" in data and (codec := _utf16_without_mark(data)):
        return data.decode(codec), [_("It has no byte order mark; it was read as UTF-16.")]
    if len(data.translate(None, CONTROL_BYTES)) * CONTROL_SHARE < len(data) * (CONTROL_SHARE - 1):
        raise Unreadable(
            _("%(name)s is not a text file: it holds binary data. Save the story as plain text and import that.")
            % {"name": name}
        )
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data):
            raise _damaged(name, "UTF-8", data.count(b"\n", 0, error.start) + 1) from error
    return _one_byte_a_letter(data, name=name)


def clean(text: str) -> tuple[str, list[str]]:
    """`text` in NFC with plain line ends and spaces, without invisible characters; and what was removed.

    Cleaning twice changes nothing. Line feeds are the only structure left; a U+2029 becomes two of them.
    """
    text = LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")
    text = SPACES.sub(" ", unicodedata.normalize("NFC", text))
    # A Ctrl-Z closes a file of DOS days and a soft hyphen is a hint to a printer: neither is news to anyone.
    found = len(UNWANTED.findall(text)) - text.count(SOFT_HYPHEN) - text.endswith("\x1a")
    text, joiners = HIDDEN_JOINERS.subn("", UNWANTED.sub("", text))
    text = unicodedata.normalize("NFC", text)
    notes = []
    if found + joiners:
        notes.append(
            ngettext(
                "%(count)d invisible or control character was removed.",
                "%(count)d invisible or control characters were removed.",
                found + joiners,
            )
            % {"count": found + joiners}
        )
    if lost := text.count("\ufffd"):
        notes.append(
            ngettext(
                "%(count)d character was lost before the file came here and shows as \ufffd; see the original.",
                "%(count)d characters were lost before the file came here and show as \ufffd; see the original.",
                lost,
            )
            % {"count": lost}
        )
    return text, notes


def _refuse_known_formats(data: bytes, *, name: str) -> None:
    start = data[:64].lstrip().lower()
    for signature, label in FORMATS:
        if start.startswith(signature.lower()):
            raise Unreadable(
                _("%(name)s is a %(format)s file. Save the story as plain text and import that.")
                % {"name": name, "format": label}
            )


def _utf16_without_mark(data: bytes) -> str:
    """The byte order if the data is obviously UTF-16: nearly all of it is then European letters, marks and spaces."""
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        usual = sum("\x20" <= c < "\u0530" or "\u2010" <= c <= "\u2044" or c in "\n\r\t" for c in text)
        if usual * CONTROL_SHARE >= len(text) * (CONTROL_SHARE - 5):
            return codec
    return ""


def _is_damaged_utf8(data: bytes) -> bool:
    """True when most of what is beyond ASCII is good UTF-8, so another encoding would spoil it."""
    text = data.decode("utf-8", errors="surrogateescape")
    bad = sum("\udc80" <= c <= "\udcff" for c in text)
    good = sum(c > "\x7f" for c in text) - bad
    return good >= bad


def _one_byte_a_letter(data: bytes, *, name: str) -> tuple[str, list[str]]:
    """Windows-1251 or Windows-1252. Cyrillic words are runs of high bytes; accents in Latin words stand alone."""
    letters = [place for place, byte in enumerate(data) if byte in CYRILLIC_BYTES]
    beside = sum(after - before == 1 for before, after in pairwise(letters))
    codec, label = ("cp1251", "Windows-1251") if beside * 2 > len(letters) else ("cp1252", "Windows-1252")
    text = _strictly(data, codec, label, name=name)
    return text, [
        _("It is not UTF-8; it was read as %(encoding)s, which is a guess: check quotation marks and accents.")
        % {"encoding": label}
    ]


def _strictly(data: bytes, codec: str, label: str, *, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(codec, errors="ignore").count("\n") + 1
        raise _damaged(name, label, line) from error


def _damaged(name: str, label: str, line: int) -> Unreadable:
    return Unreadable(
        _(
            "%(name)s seems to be %(encoding)s, but line %(line)d has bytes that mean no character in it. "
            "Open it in the program it came from, save it as UTF-8 and import it again."
        )
        % {"name": name, "encoding": label, "line": line}
    )


def _said(label: str) -> list[str]:
    return [] if label == "UTF-8" else [_("It was read as %(encoding)s.") % {"encoding": label}]
