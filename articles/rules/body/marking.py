"""Passages: the words of a body that an attribution speaks of."""

from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from django.utils.text import Truncator
from django.utils.translation import gettext

from articles.rules.body.document import BREAK, Block, Leaf, Run, leaves, passage_text, passages, tidy
from articles.rules.body.parse import parse
from articles.rules.body.text import as_uuid, count_words, printable, spaced
from articles.rules.body.write import write


class PassageNotFound(Exception):
    """The words do not stand in the body; str() says so in the desk's words."""

    def __init__(self, passage: str) -> None:
        super().__init__(
            gettext(
                "The words “%(passage)s” do not stand in one paragraph of the text. "
                "Copy the passage from the text as it stands there."
            )
            % {"passage": Truncator(passage).chars(80)}
        )


def marks(html: str) -> dict[UUID, list[str]]:
    """The marked passages as plain text by attribution, in the order in which they first appear."""
    found: dict[UUID, list[str]] = {}
    for leaf in leaves(parse(html)):
        for passage in passages(leaf.runs):
            text = passage_text(leaf.runs, passage).replace(BREAK, " ").strip()
            found.setdefault(as_uuid(passage.mark), []).append(text)
    return found


def unwrap(html: str, keep: Collection[UUID]) -> str:
    """The body without the marks of any other id; the words stay."""
    blocks = parse(html)
    keep_marks(blocks, keep)
    return write(blocks)


def keep_marks(blocks: Iterable[Block], keep: Collection[UUID]) -> None:
    """Take every other mark off the blocks, in place."""
    kept = {str(uuid) for uuid in keep}
    for leaf in leaves(blocks):
        if any(mark not in kept for run in leaf.runs for mark in run.marks):
            leaf.runs = tidy(run._replace(marks=tuple(mark for mark in run.marks if mark in kept)) for run in leaf.runs)


def mark(html: str, passage: str, uuid: UUID) -> str:
    """The body with the first occurrence of a plain-text passage marked; it may span formatting, not blocks.

    Raises PassageNotFound when no block holds it.
    """
    wanted = _comparable(spaced(printable(passage))).strip()
    blocks = parse(html)
    for leaf in leaves(blocks):
        start = _comparable(leaf.text()).find(wanted) if wanted else -1
        if start >= 0:
            leaf.runs = _marked(leaf, start, start + len(wanted), str(uuid))
            return write(blocks)
    raise PassageNotFound(passage)


def plain(html: str) -> str:
    """The text alone: paragraphs are separated by a blank line, line breaks stay."""
    return "\n\n".join(leaf.text() for leaf in leaves(parse(html)))


def paragraphs(html: str) -> list[str]:
    """The text of each block, within which a passage has to stand."""
    return [leaf.text() for leaf in leaves(parse(html))]


def blocks_of(html: str) -> list[str]:
    """The HTML of each block of the outermost level; joined they are the body again."""
    return [write([block]) for block in parse(html)]


def blockquotes(html: str) -> list[str]:
    """The text of each block that stands in a quotation, in reading order."""
    return [leaf.text() for leaf in _quoted(parse(html), inside=False)]


def _quoted(blocks: Iterable[Block], *, inside: bool) -> Iterator[Leaf]:
    for block in blocks:
        if not isinstance(block, Leaf):
            yield from _quoted(block.children, inside=inside or block.tag == "blockquote")
        elif inside:
            yield block


def replaced(html: str, was: str, now_is: str) -> str | None:
    """The body with the words `was` replaced; None unless they stand exactly once, in one piece of equal formatting."""
    wanted, instead = (" ".join(printable(one).split()) for one in (was, now_is))
    blocks = parse(html)
    if not wanted or not instead or sum(_comparable(leaf.text()).count(wanted) for leaf in leaves(blocks)) != 1:
        return None
    for leaf in leaves(blocks):
        for index, run in enumerate(leaf.runs):
            start = _comparable(run.text).find(wanted)
            if start >= 0:
                text = run.text[:start] + instead + run.text[start + len(wanted) :]
                leaf.runs[index] = run._replace(text=text)
                return write(blocks)
    return None


def words(html: str) -> int:
    """How many words the body has."""
    return sum(count_words(leaf.text()) for leaf in leaves(parse(html)))


def _comparable(text: str) -> str:
    """The same text, character for character, with every kind of space alike."""
    return text.replace("\xa0", " ").replace(BREAK, " ")


def _marked(leaf: Leaf, start: int, end: int, mark: str) -> list[Run]:
    runs: list[Run] = []
    at = 0
    for run in leaf.runs:
        first, last = max(start - at, 0), min(end - at, len(run.text))
        at += len(run.text)
        if first >= last:
            runs.append(run)
            continue
        inside = run._replace(text=run.text[first:last], marks=(*run.marks, mark))
        runs += [run._replace(text=run.text[:first]), inside, run._replace(text=run.text[last:])]
    return tidy(runs)
