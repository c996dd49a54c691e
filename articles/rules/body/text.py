"""Characters, ids and addresses that may stand in a body."""

import re
from urllib.parse import urlsplit
from uuid import UUID

from articles.rules.body.schema import LINK_SCHEMES, MAX_HREF

# C0 without tab and line feed, DEL and C1, the bidi controls (they can show readers another order than the one
# that was checked), invisible operators, deprecated and annotation controls, tag characters (they hide whole sentences
# from people and not from machines), the byte order mark, noncharacters and lone surrogates (not encodable). Joiners,
# soft hyphens and zero-width spaces stay: there are scripts that are written with them.
_NONCHARACTERS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_FLAG = (
    "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"  # of Scotland, of Texas: a flag and tags
)
_UNWANTED = re.compile(
    f"({_FLAG})|[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2061-\u206f\ufeff\ufdd0-\ufdef\ufff9-\ufffb"
    f"\ud800-\udfff\U000e0000-\U000e007f{_NONCHARACTERS}]"
)
_SPACES = re.compile("(?: {2,}| ?[\t\n\f\u2028\u2029])[ \t\n\f\u2028\u2029]*")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_WEB = re.compile(r"(https?)://[^/?#]", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@]+@", re.IGNORECASE)
_SITE_PATH = re.compile(r"/(?![/\\])")
_WORD = re.compile(r"[^\W_]")


def printable(text: str) -> str:
    """The text without control characters, bidi controls, hidden tags, noncharacters and lone surrogates."""
    if text.isprintable():
        return text
    return _UNWANTED.sub(r"\1", text.replace("\r\n", "\n").replace("\r", "\n"))


def spaced(text: str) -> str:
    """The text with every run of white space as one space; no-break spaces stay."""
    return _SPACES.sub(" ", text)


def escape(text: str) -> str:
    """Text for element content, byte for byte as a browser writes it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\xa0", "&nbsp;")


def escape_value(text: str) -> str:
    """Text for a double-quoted attribute value."""
    return escape(text).replace('"', "&quot;")


def mark_id(value: str) -> str:
    """The value when it is a canonical lower-case UUID, otherwise the empty string."""
    return value if _UUID.fullmatch(value) else ""


def as_uuid(mark: str) -> UUID:
    return UUID(mark)


def address(value: str) -> str:
    """The address of a link as it is kept: http, https, mailto or a path of this site; otherwise the empty string."""
    value = spaced(printable(value)).strip().replace(" ", "%20")
    if len(value) > MAX_HREF or "\\" in value:
        return ""
    if _SITE_PATH.match(value):
        return value
    if not (_WEB.match(value) or _MAIL.match(value)):
        return ""
    try:
        parts = urlsplit(value)
        known = parts.scheme in LINK_SCHEMES and (parts.scheme == "mailto" or bool(parts.hostname))
    except ValueError:  # a broken IPv6 host
        return ""
    return value if known else ""


def count_words(text: str) -> int:
    """Tokens between white space that hold a letter or a digit; the editor counts the same way."""
    return sum(1 for token in text.split() if _WORD.search(token))
