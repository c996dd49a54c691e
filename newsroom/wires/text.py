"""Text in: what one plain text file holds for the desk."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from html import escape

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.rules.body import MAX_BYTES
from newsroom.wires import headlines, lines
from newsroom.wires.encoding import Unreadable, clean, decode
from newsroom.wires.proposal import headline_from

__all__ = ["BYTES_MOST", "Unreadable", "WireStory", "read", "too_large"]

BYTES_MOST = 2 * 1024 * 1024
# A list a reader still reads.
RELATED_MOST = 40
# Ten times the longest paragraph a newspaper prints: line ends were lost on the way.
PARAGRAPH_MOST = 20_000
# A list of words, not a story; the editor slows down long before.
PARAGRAPHS_MOST = 5_000
# A "word" this long is encoded data, and no page can break it.
WORD_MOST = 2_000


@dataclass(frozen=True)
class WireStory:
    """One story as it came. `headlines` are the related ones in the file's order, not linked to anything.

    `proposed_headline` is a proposal for the desk; `notes` are sentences about what was detected and changed;
    `digest` is the same for the same text whatever its encoding, line ends and blank lines.
    """

    paragraphs: list[str]
    headlines: list[str]
    proposed_headline: str
    digest: str
    notes: list[str] = field(default_factory=list)


def read(data: bytes, *, name: str = "") -> WireStory:
    """The story in the bytes of a plain text file called `name`; raises Unreadable, a sentence that names the file."""
    name = name or _("This text")
    if len(data) > BYTES_MOST:
        raise too_large(name)
    if not data.strip(b"\0 \t\r\n\v\f"):
        raise _empty(name)
    text, notes = decode(data, name=name)
    text, removed = clean(text)
    notes += removed
    found = lines.blocks(text)
    digest = hashlib.sha256("\n".join(line for block in found for line in block).encode()).hexdigest()
    found, end_marks = _without_end_marks(found)
    if end_marks:
        notes.append(_("The mark at the end of the text (%(mark)s) was left out.") % {"mark": " ".join(end_marks)})
    if not any(any(c.isalnum() for c in line) for block in found for line in block):
        raise _empty(name)
    _refuse_impossible(found, name=name)
    found, related = headlines.split_closing(found)
    width = lines.wrap_width(found)
    proposed = ""
    if headlines.is_first_headline(found, width):
        proposed, found = found[0][0], [block for block in ([*found[0][1:]], *found[1:]) if block]
        notes.append(_("The first line was taken as the headline, as a proposal; write your own if you wish."))
    paragraphs = lines.paragraphs(found, width)
    _refuse_too_long(paragraphs, related, name=name)
    if not proposed:
        proposed = headline_from(paragraphs)
        notes.append(_("The headline is a proposal made from the first sentence; write your own."))
    if width:
        notes.append(_("Lines that broke in mid-sentence were joined to paragraphs; check the breaks."))
    return WireStory(paragraphs, related, proposed, digest, notes)


def too_large(name: str) -> Unreadable:
    """The refusal of a file over BYTES_MOST, for callers that know its size before they read it."""
    return Unreadable(
        _("%(name)s is larger than %(most)d MB, the most a text file may have. Import its stories one by one.")
        % {"name": name, "most": BYTES_MOST // 1024 // 1024}
    )


def _empty(name: str) -> Unreadable:
    return Unreadable(
        _("%(name)s holds no text. Check that the file was saved, then import it again.") % {"name": name}
    )


def _without_end_marks(found: list[lines.Block]) -> tuple[list[lines.Block], list[str]]:
    marks: list[str] = []
    kept = [list(block) for block in found]
    while kept and headlines.is_end_mark(kept[-1][-1]):
        marks.insert(0, kept[-1].pop())
        if not kept[-1]:
            kept.pop()
    return kept, marks


def _refuse_impossible(found: list[lines.Block], *, name: str) -> None:
    for block in found:
        for line in block:
            if len(line) > WORD_MOST and max(map(len, line.split(" "))) > WORD_MOST and line.isascii():
                raise Unreadable(
                    _(
                        "%(name)s has a word of more than %(most)d characters, which is encoded data and no prose. "
                        "Take it out and import the file again."
                    )
                    % {"name": name, "most": WORD_MOST}
                )


def _refuse_too_long(paragraphs: list[str], related: list[str], *, name: str) -> None:
    for number, paragraph in enumerate(paragraphs, start=1):
        if len(paragraph) > PARAGRAPH_MOST:
            raise Unreadable(
                _(
                    "Paragraph %(number)d of %(name)s has %(length)d characters; the most is %(most)d. "
                    "Its line ends were probably lost: divide it into paragraphs and import the file again."
                )
                % {"number": number, "name": name, "length": len(paragraph), "most": PARAGRAPH_MOST}
            )
    if len(paragraphs) > PARAGRAPHS_MOST:
        raise Unreadable(
            _("%(name)s has %(count)d paragraphs; a story may have %(most)d. Divide it into several files.")
            % {"name": name, "count": len(paragraphs), "most": PARAGRAPHS_MOST}
        )
    size = sum(len(f"<p>{escape(paragraph, quote=False)}</p>".encode()) for paragraph in paragraphs)
    if size > MAX_BYTES:
        raise Unreadable(
            _("%(name)s has a text of %(size)d kB; a story may have %(most)d. Divide it into several files.")
            % {"name": name, "size": size // 1000, "most": MAX_BYTES // 1000}
        )
    if len(related) > RELATED_MOST:
        raise Unreadable(
            ngettext(
                "%(name)s closes with %(count)d headline; a story may have %(most)d. Shorten the list.",
                "%(name)s closes with %(count)d headlines; a story may have %(most)d. Shorten the list.",
                len(related),
            )
            % {"name": name, "count": len(related), "most": RELATED_MOST}
        )
