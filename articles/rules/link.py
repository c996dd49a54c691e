"""Which addresses outside the site readers may be sent to."""

import unicodedata
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext as _

from articles.rules.body.text import printable


def link_fault(url: str) -> str:
    """What is wrong with the address of a page elsewhere, as a sentence for the desk; "" for a plain web address."""
    plain = unquote(url)
    if printable(plain) != plain or "\\" in url:
        return _(
            "The address holds signs that cannot be seen or that deceive readers. Copy it again from the page itself."
        )
    try:
        parts = urlsplit(url)
    except ValueError:
        return _("This is not an address of a web page. Copy it again from the page itself.")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return _("Write an address that begins with https:// or http://.")
    if "@" in parts.netloc:
        return _("The address holds a name or password before its host. Take everything up to the @ out.")
    if _mixes_scripts(parts.hostname):
        return _(
            "The host of the address mixes letters of several scripts, as imitations do. Write it in its xn-- form."
        )
    return ""


def _mixes_scripts(host: str) -> bool:
    """Whether one label of the host has Latin letters beside letters of another script."""
    return any(
        len({unicodedata.name(letter, "?").split(" ")[0] for letter in label if letter.isalpha()}) > 1
        and any(letter.isascii() for letter in label)
        for label in host.split(".")
    )
