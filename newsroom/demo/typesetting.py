"""From the plain paragraphs of a demo story to a body with its marks."""

import html
from collections.abc import Iterable
from uuid import UUID

from articles.rules import body

HEADING, QUOTATION = "## ", "> "


def set_body(paragraphs: Iterable[str], marks: Iterable[tuple[str, UUID]] = ()) -> str:
    """The canonical body; each (passage, id) of `marks` is marked where the passage stands.

    Raises PassageNotFound for a passage that no paragraph holds.
    """
    text = body.clean("".join(block(paragraph) for paragraph in paragraphs))
    for passage, uuid in marks:
        text = body.mark(text, passage, uuid)
    return text


def block(paragraph: str) -> str:
    if paragraph.startswith(HEADING):
        return f"<h2>{html.escape(paragraph.removeprefix(HEADING))}</h2>"
    if paragraph.startswith(QUOTATION):
        return f"<blockquote><p>{html.escape(paragraph.removeprefix(QUOTATION))}</p></blockquote>"
    return f"<p>{html.escape(paragraph)}</p>"
