"""Text that was typed where there is no editor: an empty line begins a paragraph."""

import re

from articles.rules.body.schema import BRANCHES, BREAKS, LEAVES, SYNONYMS

_BLOCKS = (LEAVES | BRANCHES | BREAKS | {tag for tag in SYNONYMS if tag.startswith("h")}) - {"hr"}
# Nothing in these patterns can match far ahead, so they cost the same for each character.
_TAG = re.compile(rf"(<(?:/?(?:{'|'.join(sorted(_BLOCKS))})(?=[\s/>])[^<>]*|hr\s*/?)>)", re.IGNORECASE)
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")


def paragraphed(text: str) -> str:
    """The same HTML with a paragraph around each piece of text that empty lines set apart, outside all blocks."""
    text = text.replace("\r\n", "\n")
    if not _EMPTY_LINE.search(text):
        return text
    depth = 0
    parts: list[str] = []
    for index, part in enumerate(_TAG.split(text)):
        if index % 2:
            depth = max(0, depth + _step(part))
            parts.append(part)
        elif depth or not _EMPTY_LINE.search(part):
            parts.append(part)
        else:
            parts += [f"<p>{piece}</p>" for piece in _EMPTY_LINE.split(part) if piece.strip()]
    return "".join(parts)


def _step(tag: str) -> int:
    if tag.startswith("</"):
        return -1
    return 0 if tag[:3].lower() == "<hr" else 1
