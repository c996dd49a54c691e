"""From the plain paragraphs of a demo story to a body with its marks."""

import html
import re
from collections.abc import Iterable
from uuid import UUID

from articles.rules import body

HEADING, QUOTATION, ITEM = "## ", "> ", "- "
_MAILBOX = re.compile(r"[\w.]+@[\w.]+\.example")


def set_body(paragraphs: Iterable[str], marks: Iterable[tuple[str, UUID]] = ()) -> str:
    """The canonical body; each (passage, id) of `marks` is marked where the passage stands.

    Raises PassageNotFound for a passage that no paragraph holds.
    """
    text = body.clean("".join(block(paragraph) for paragraph in paragraphs))
    for passage, uuid in marks:
        text = body.mark(text, passage, uuid)
    return text


def block(paragraph: str) -> str:
    """A paragraph, heading, quotation, or list of words and what each means."""
    if paragraph.startswith(HEADING):
        return f"<h2>{html.escape(paragraph.removeprefix(HEADING))}</h2>"
    if paragraph.startswith(QUOTATION):
        return f"<blockquote><p>{html.escape(paragraph.removeprefix(QUOTATION))}</p></blockquote>"
    if paragraph.startswith(ITEM):
        return f"<ul>{''.join(map(_item, paragraph.splitlines()))}</ul>"
    return f"<p>{_MAILBOX.sub(_link, html.escape(paragraph))}</p>"


def _item(line: str) -> str:
    word, _colon, meaning = html.escape(line.removeprefix(ITEM)).partition(": ")
    return f"<li><p><strong>{word}</strong>: {meaning}</p></li>"


def _link(found: re.Match[str]) -> str:
    return f'<a href="mailto:{found[0]}">{found[0]}</a>'
