"""Several texts at once, from files and from the clipboard: each is read, or refused, by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from newsroom.wires.files import shown
from newsroom.wires.text import Unreadable, WireStory, read

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

TEXTS_MOST = 20
# The preview carries all texts in base64, which is a third longer, and Django takes 2.5 MB of fields.
BYTES_TOGETHER = 1536 * 1024
NAME_LONGEST = 80


@dataclass(frozen=True)
class Sent:
    """A text as it came; reading `data` again gives the same story."""

    name: str
    data: bytes
    story: WireStory


@dataclass(frozen=True)
class Refused:
    """`why` is a sentence that names the text; `words` is what was typed and stands in no file."""

    why: str
    words: str = ""


@dataclass(frozen=True)
class _Source:
    name: str
    size: int
    contents: Callable[[], bytes]
    words: str = ""


def receive(files: Sequence[UploadedFile], pasted: str) -> tuple[list[Sent], list[Refused]]:
    """What of all this can become a draft, in its order, and what cannot."""
    sources = [_Source(called(file.name or ""), file.size or 0, file.read) for file in files]
    if pasted.strip():
        # First, so that no file takes its room: the files are still where they came from.
        data = pasted.encode(errors="replace")
        sources.insert(0, _Source(_("The pasted text"), len(data), lambda: data, pasted))
    sent: list[Sent] = []
    refused: list[Refused] = []
    for source in sources[:TEXTS_MOST]:
        try:
            sent.append(_read(source, room=BYTES_TOGETHER - sum(len(one.data) for one in sent)))
        except Unreadable as why:
            refused.append(Refused(str(why), source.words))
    if left := sources[TEXTS_MOST:]:
        why = _("At most %(most)d texts can be brought in at once. Bring these in after the others: %(names)s.")
        refused.append(Refused(why % {"most": TEXTS_MOST, "names": ", ".join(source.name for source in left)}))
    return sent, refused


def called(name: str) -> str:
    """The file's name in a length that fits into a sentence."""
    name = shown(name)
    return name if len(name) <= NAME_LONGEST else f"{name[: NAME_LONGEST - 17]}…{name[-16:]}"


def limits() -> str:
    """What may be brought in at once, as a sentence."""
    return _("Plain text, at most %(most)d texts at once, together not more than %(size)s.") % {
        "most": TEXTS_MOST,
        "size": filesizeformat(BYTES_TOGETHER),
    }


def _read(source: _Source, *, room: int) -> Sent:
    facts = {"name": source.name, "size": filesizeformat(source.size), "most": filesizeformat(BYTES_TOGETHER)}
    # Asked before it is read: what is too large need not come into memory.
    if source.size > BYTES_TOGETHER:
        raise Unreadable(
            _("%(name)s has %(size)s; all texts together may have %(most)s. Bring its stories in one by one.") % facts
        )
    if source.size > room:
        raise Unreadable(
            _("With %(name)s (%(size)s) the texts would have more than %(most)s. Bring it in after the others.") % facts
        )
    data = source.contents()
    return Sent(source.name, data, read(data, name=source.name))
