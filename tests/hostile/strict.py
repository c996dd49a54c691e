"""Readers of pages that forgive nothing: what a browser would mend or guess is a fault here."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from html.parser import HTMLParser

_EMPTY = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_NEVER = frozenset({"applet", "base", "embed", "frame", "frameset", "iframe", "marquee", "math", "object"})
_ADDRESSES = frozenset({"action", "formaction", "href", "src"})
_ADDRESS = re.compile(r"(?:https?://|mailto:|/(?![/\\])|[?#]|\.?$|[a-z0-9_./-]+(?:[?#]|$))", re.IGNORECASE)
_SCRIPT_TYPES = frozenset({"application/json", "application/ld+json", "importmap"})
_DJANGOS_COMMENT = re.compile(" (?:END )?[A-Za-z]+ ")
# Written by nobody on purpose, and nothing that a page may hold: controls, bidi controls, half pairs.
_UNREADABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def faults_of_html(page: str) -> list[str]:
    """What is wrong with the page's tags: unclosed, doubled, unknown to us, or with code in them."""
    reader = _Strict()
    reader.feed(page)
    reader.close()
    return reader.all_faults(page)


def faults_of_xml(document: bytes) -> list[str]:
    try:
        ET.fromstring(document)  # noqa: S314 - expat resolves no entity of another file
    except ET.ParseError as why:
        return [f"no XML: {why}"]
    return [f"unreadable {one!r}" for one in set(_UNREADABLE.findall(document.decode()))]


class _Strict(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self._open: list[str] = []
        self._script = ""
        self._counts: Counter[str] = Counter()

    def all_faults(self, page: str) -> list[str]:
        once = [
            f"{self._counts[tag]} × {tag}"
            for tag in ("html", "head", "body", "title", "main")
            if self._counts[tag] != 1
        ]
        start = [] if page.lstrip().lower().startswith("<!doctype html>") else ["no doctype"]
        unreadable = [f"unreadable {one!r}" for one in set(_UNREADABLE.findall(page))]
        return [*self.faults, *[f"<{tag}> is never closed" for tag in self._open], *once, *start, *unreadable]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._counts[tag] += 1
        if tag in _NEVER:
            self.faults.append(f"<{tag}>")
        if tag not in _EMPTY:
            self._open.append(tag)
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> has an attribute twice: {names}")
        for name, value in attrs:
            self._check(tag, name, value or "")
        if tag == "script":
            self._begin_script(dict(attrs))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _EMPTY:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in _EMPTY or not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "script" and self._script:
            try:
                json.loads(data)
            except ValueError as why:
                self.faults.append(f"a script of type {self._script}: {why}")

    def handle_comment(self, data: str) -> None:
        if not _DJANGOS_COMMENT.fullmatch(data):
            self.faults.append(f"a comment: {data[:80]}")

    def unknown_decl(self, data: str) -> None:
        self.faults.append(f"a declaration: {data[:80]}")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"an instruction: {data[:80]}")

    def _check(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on") or name in {"style", "srcdoc", "background", "ping"}:
            self.faults.append(f"<{tag} {name}={value[:60]!r}>")
        if not re.fullmatch(r"[a-z][a-z0-9-]*|xlink:href", name):
            self.faults.append(f"<{tag}> has an attribute {name[:60]!r}")
        if name in _ADDRESSES and not _ADDRESS.match(value):
            self.faults.append(f"<{tag} {name}={value[:60]!r}>")

    def _begin_script(self, attrs: dict[str, str | None]) -> None:
        self._script = kind = attrs.get("type") or ""
        if kind not in _SCRIPT_TYPES:
            self._script = ""
            if not (attrs.get("src") or "").startswith(("/static/", "/admin/")):
                self.faults.append(f"<script {attrs}>")
