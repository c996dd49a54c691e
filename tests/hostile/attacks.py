"""Requests nobody's browser would send, made from a seed: the same seed makes the same requests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import quote_from_bytes, urlencode

from django.utils.html import strip_tags

from tests.hostile.payloads import collected, naughty, own

MULTIPART = "multipart/form-data; boundary=line"
FORM = "application/x-www-form-urlencoded"

# Parameters that Django's admin reads of its own accord, and those of the addresses that nothing on a page names.
KNOWN = [
    "q",
    "p",
    "o",
    "e",
    "all",
    "ot",
    "_popup",
    "_to_field",
    "_facets",
    "_changelist_filters",
    "_save",
    "_continue",
    "_addanother",
    "_saveasnew",
    "action",
    "index",
    "select_across",
    "_selected_action",
    "_attribute",
    "next",
    "kept",
    "since",
    "kind",
    "but",
    "before",
    "after",
    "name",
    "owner",
    "owner_key",
    "tag",
    "tag_key",
    "role",
    "is_active__exact",
    "is_retired__exact",
    "kind__exact",
    "password__startswith",
    "pk__in",
    "id__regex",
    "csrfmiddlewaretoken",
]

WORDS = (
    *("", " ", "\t", "\0", "a\0b", "\x0b\x1f\x7f\x85", "\ud800", "\udfff\ud800", "\ufffe\uffff\U0010ffff", "\ufeff"),
    *("\u202eabc\u202c", "\u2066x\u2069", "\u200b\u200d\u2060", "e" + "\u0301" * 500, "\u3164", "\U000e0041", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"),
    *("0", "-1", "1.5", "1e400", "NaN", "Infinity", "٣", "²", "1_000", "0x10", "9" * 9, "9" * 10, "9" * 19, "9" * 5000),
    *("2147483648", "-9223372036854775809", "9223372036854775807", "true", "None", "null", "[]", "{}", "undefined"),
    *("0001-01-01", "9999-12-31", "2026-02-30", "10000-01-01", "2026-11-23T25:61", "0000-00-00", "-0001-01-01"),
    *("2026-11-23T12:00+99:00", "9999-12-31T23:59", "0001-01-01T00:00"),
    *("%", "%%", "%s", "%(x)s", "%00", "\\", "\\\\", "'", "''", '"', '"a', '-"', "-", "--", "|", "&", "(", ")", "!", ":*"),
    *("' OR 1=1 --", "a" * 300, "a " * 5000, "é" * 10_000, "(" * 2000, "-" * 40, '"' * 99, "a&" * 500, "*" * 100),
    *(".", "..", "../../etc/passwd", "..\\..\\", "/", "//", "//evil.example", "/\\evil.example", "\x08//evil.example"),
    *("https:evil.example", "javascript:alert(1)", "http://[::1", "http://[fe80::%251]/", "https://a@b", "mailto:", "http://" + "a." * 300),
    *("<!", "<![", "<![x y", "<!--", "<!DOCTYPE", "</", "<a href=", "&#0;", "&#xD800;", "&#x110000;", "&" * 2000, "<b>" * 3000),
    *("<p>" * 400, "<ul><li>" * 300, "<table><tr><td>" * 90, "\n" * 3000, "{{ 7*7 }}", "{% debug %}", "𝒳" * 200, "İ", "ß", "ŉ"),
    *("=cmd|' /C calc'!A0", "+1", "@x", "a\r\nSet-Cookie: x=1", "\r\n\r\n<b>", "xn--", "COM1", "Europe/Kyiv\0", "../UTC"),
)  # fmt: skip

HEADERS: tuple[dict[str, str], ...] = (
    *({"host": host} for host in ("", "a b", "evil.example", "testserver:99999999", "[::1", "testserver,x", "té", "@")),
    *({"cookie": f"sessionid={value}"} for value in ("", "x", "a" * 8, "a" * 9000, '"aaaaaaaa\\000bbb"', "é\xff\xff", "'")),
    *({"cookie": value} for value in ("=", ";;;", "=;=", "csrftoken=", "csrftoken=\xff", 'csrftoken="\\000"', "a" * 20_000)),
    *({"cookie": f"csrftoken={value}; messages={value}"} for value in ("x" * 32, "x" * 64, "W10=", '"\\000\\777"')),
    *({"if-none-match": value} for value in ('"', "*", 'W/"', "\xff", '"a",' * 3000, "," * 9000)),
    *({"if-modified-since": value} for value in ("x", "Mon, 99 Foo 99999 99:99:99 GMT", "0")),
    *({"accept-language": value} for value in ("x" * 9000, "en;q=9e999", "*", "a-" * 500, "\xff")),
    *({"content-type": value} for value in ("", "x", "/", "text/html; charset=hex", "text/plain; charset=utf-7", "; charset=undefined", "application/json")),
    *({"content-type": f"{FORM}; charset={value}"} for value in ("utf-16", "utf-7", "hex", "idna", "undefined", "latin-1", "x")),
    *({"content-type": f"{MULTIPART}; charset={value}"} for value in ("utf-16", "utf-7", "hex", "undefined", "punycode", "x")),
    *({"content-type": value} for value in ("multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=é", f"multipart/form-data; boundary={'b' * 900}")),
    *({"origin": value} for value in ("null", "http://[", "https://evil.example", "\xff", "http://a:b:c")),
    *({"referer": value} for value in ("http://[", "//", "\xff", "https://evil.example", "x" * 9000)),
    *({"x-forwarded-host": "evil.example", "x-forwarded-for": value} for value in ("x", "1.2.3.4" * 900)),
    *({"content-length": value} for value in ("x", "-1", "0", "1", "٣")),
    *({"x-http-method-override": "DELETE"}, {"range": "bytes=9-1"}, {"transfer-encoding": "chunked"}, {"x-requested-with": "\xff"}),
    *({"accept": value} for value in ("x", "*/*;q=x", "\xff" * 90)),
)  # fmt: skip

METHODS = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "HEAD", "CONNECT", "PROPFIND", "get", "X" * 300, "G=T")
_SUFFIXES = (
    "x.css",
    "/x.css",
    ";x.css",
    "%2e%2e/",
    "..%2f",
    "%00",
    "%ff",
    "%0a",
    "\\",
    "?",
    "//",
    "%e2%80%ae",
    "a" * 3000,
)
_PREFIXES = ("/", "//", "/;", "/%2e%2e", "/./", "/..//", "\\", "/%2f", "/%5c", "/static/..", "/static/%00")
_NAME = re.compile(r"""\bname="([^"]+)"|[?&;]([a-z_]+)=""")


@dataclass(frozen=True)
class Attack:
    """`url` is percent-encoded already."""

    url: str
    method: str = "GET"
    body: bytes = b""
    content_type: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.method[:20]} {self.url[:300]} {self.headers} {self.content_type} {self.body[:300]!r}"


def names_in(page: str) -> set[str]:
    """The parameters that a page's forms and links send."""
    return {strip_tags(one or other)[:60] for one, other in _NAME.findall(page)}


class Attacker:
    """`attack(url, names, sent)` is the next request against an address; `sent` is what its form would post."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - repeatable, not secret
        self._words = [*WORDS, *naughty(), *own(), *collected()[::8]]

    def attack(self, url: str, names: Sequence[str], sent: dict[str, Any]) -> Attack:
        shapes = (self._query, self._query, self._form, self._form, self._form, self._upload, self._rubbish, self._path)
        made = self._random.choice(shapes)(url, names, sent)
        if self._random.random() < 0.2:
            made = self._with_headers(made)
        if self._random.random() < 0.05:
            made = Attack(made.url, self._random.choice(METHODS), made.body, made.content_type, made.headers)
        return made

    def choose(self, options: Sequence[str]) -> str:
        return self._random.choice(options)

    def word(self) -> str:
        kind = self._random.random()
        if kind < 0.4:
            return self._random.choice(WORDS)
        if kind < 0.9:
            return self._random.choice(self._words)
        return "".join(map(chr, self._random.choices(range(0x3000), k=self._random.randrange(40))))

    def _pairs(self, names: Sequence[str], sent: dict[str, Any], most: int) -> list[tuple[str, str]]:
        """What a form sends, with some of it hostile, missing, repeated or renamed to a list."""
        pairs = [(name, str(value)) for name, value in sent.items() if self._random.random() < 0.9]
        for _ in range(self._random.randrange(1, most)):
            name = self._random.choice([*names, *KNOWN, *sent])
            name = self._random.choice(
                (name, name, name, name, f"{name}[]", f"{name}[0]", f"{name}__in", self.word()[:50])
            )
            if self._random.random() < 0.7:
                pairs = [pair for pair in pairs if pair[0] != name]
            pairs += [(name, self.word())] * self._random.choice((1, 1, 1, 2, 30))
        return pairs

    def _encoded(self, pairs: list[tuple[str, str]]) -> str:
        text = urlencode([tuple(part.encode("utf-8", "surrogatepass") for part in pair) for pair in pairs])
        return text + self._random.choice(("", "", "", "", "&", "&=&=", "&a", "&%ff=%fe", "&a=%C0%80", ";x=1", "&%"))

    def _query(self, url: str, names: Sequence[str], sent: dict[str, Any]) -> Attack:
        # Longer lines no server takes.
        return Attack(f"{url}?{self._encoded(self._pairs(names, {}, 5))[:30_000]}")

    def _form(self, url: str, names: Sequence[str], sent: dict[str, Any]) -> Attack:
        return Attack(url, "POST", self._encoded(self._pairs(names, sent, 6)).encode(), FORM)

    def _upload(self, url: str, names: Sequence[str], sent: dict[str, Any]) -> Attack:
        parts = []
        for name, value in self._pairs(names, sent, 5):
            as_file = f'; filename="{self.word()[:60]}"' if self._random.random() < 0.2 else ""
            kind = self._random.choice(
                ("", "", "Content-Type: text/plain; charset=hex\r\n", "Content-Transfer-Encoding: base64\r\n")
            )
            parts.append(f'--line\r\nContent-Disposition: form-data; name="{name}"{as_file}\r\n{kind}\r\n{value}\r\n')
        body = "".join(parts).encode("utf-8", "surrogatepass") + b"--line--\r\n"
        if self._random.random() < 0.3:
            cut = self._random.randrange(len(body))
            body = self._random.choice((body[:cut], body[cut:], body[:cut] + b"\xff\0\r\n--line" + body[cut:]))
        return Attack(url, "POST", body, MULTIPART)

    def _rubbish(self, url: str, names: Sequence[str], sent: dict[str, Any]) -> Attack:
        body = self._random.choice(
            (b"", b"\0", b"\xff\xfe", b"{", b"&".join([b"a=1"] * 1100), b"=" * 999, self._random.randbytes(300), b"a" * 2_700_000)
        )  # fmt: skip
        return Attack(
            url, "POST", body, self._random.choice((FORM, MULTIPART, "application/json", "text/xml", "x", ""))
        )

    def _path(self, url: str, names: Sequence[str], sent: dict[str, Any]) -> Attack:
        parts = url.split("/")
        spot = self._random.randrange(len(parts))
        word = quote_from_bytes(
            self.word()[:2000].encode("utf-8", "surrogatepass"), safe=self._random.choice(("", "/.;:@"))
        )
        parts[spot] = self._random.choice((word, parts[spot] + word, parts[spot].upper()))
        path = "/".join(parts) if self._random.random() < 0.6 else url
        if self._random.random() < 0.4:
            path += self._random.choice(_SUFFIXES)
        if self._random.random() < 0.4:
            path = self._random.choice(_PREFIXES) + path.lstrip("/")
        return Attack(path if path.startswith("/") else f"/{path}", self._random.choice(("GET", "GET", "POST")))

    def _with_headers(self, made: Attack) -> Attack:
        headers = dict(self._random.choice(HEADERS))
        content_type = headers.pop("content-type", made.content_type)
        return Attack(made.url, made.method, made.body, content_type, headers)
