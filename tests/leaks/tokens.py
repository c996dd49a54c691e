"""Words that must not be seen, and every way in which they could hide in an answer."""

from __future__ import annotations

import base64
import binascii
import gzip
import html
import itertools
import json
import re
import unicodedata
from urllib.parse import unquote_to_bytes

STEM = "hu0"
_CORE = re.compile(rf"{STEM}\d{{4}}x")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{12,}")


class Words:
    """`words("headline")` is a new word for a field; `meaning[word]` says which field that was."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self.meaning: dict[str, str] = {}

    def __call__(self, where: str) -> str:
        # Eight signs, so that it can also be a part of a language tag.
        word = f"{STEM}{next(self._numbers):04d}x"
        self.meaning[word] = where
        return word

    def sentence(self, where: str) -> str:
        """The word among letters that every kind of escaping writes differently."""
        return f"“Ü<{self(where)}>&'é”"


def seen_in(body: bytes) -> set[str]:
    """The words that stand in the bytes: as they are, or under any escaping that a page, feed or URL uses."""
    found: set[str] = set()
    for text in _readings(body):
        found |= set(_CORE.findall(unicodedata.normalize("NFKD", text).casefold()))
    return found


def _readings(body: bytes) -> list[str]:
    if body[:2] == b"\x1f\x8b":
        body = gzip.decompress(body)
    raw = body.decode("utf-8", "replace")
    readings = [raw, unquote_to_bytes(body).decode("utf-8", "replace"), html.unescape(raw), _unescaped_json(raw)]
    for piece in _BASE64.findall(body):
        # A word may begin in the middle of what looks like one run of base64.
        readings += [_unbase64(piece[start:]) for start in range(4)]
    return readings


def _unescaped_json(text: str) -> str:
    def plain(found: re.Match[str]) -> str:
        return str(json.loads(f'"{found[0]}"', strict=False))

    return re.sub(r"\\u[0-9a-fA-F]{4}", plain, text)


def _unbase64(piece: bytes) -> str:
    whole = piece[: len(piece) - len(piece) % 4] if len(piece) % 4 == 1 else piece + b"=" * (-len(piece) % 4)
    try:
        return base64.b64decode(whole, altchars=b"-_" if re.search(rb"[-_]", whole) else None).decode(
            "utf-8", "replace"
        )
    except binascii.Error:
        return ""
