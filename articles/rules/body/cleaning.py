"""HTML from anywhere to the canonical body."""

import re
from collections.abc import Iterable

import nh3
from django.utils.translation import gettext

from articles.rules.body.document import BREAK, Block, Leaf, Run, leaves, tidy
from articles.rules.body.parse import parse
from articles.rules.body.schema import (
    ATTRIBUTES,
    BREAKS,
    DROPPED,
    LINK_SCHEMES,
    MAX_BYTES,
    MAX_HREF,
    MAX_TAGS,
    SYNONYMS,
    TAGS,
)
from articles.rules.body.text import escape, printable, spaced
from articles.rules.body.write import write


class TooLong(Exception):
    """The body is larger than the newsroom keeps; str() says so in the desk's words."""

    def __init__(self) -> None:
        super().__init__(
            gettext(
                "The body is longer than %(kilobytes)d kB with its formatting. "
                "Shorten it, split it into two stories, or paste it again as plain text."
            )
            % {"kilobytes": MAX_BYTES // 1000}
        )


def clean(html: str) -> str:
    """The canonical, safe form of a body: `clean(clean(x)) == clean(x)`.

    Only tags and attributes of the schema survive; the text of all others is kept, except where it is code.
    Text outside a paragraph gets one, empty paragraphs go. Raises TooLong above MAX_BYTES or MAX_TAGS.
    """
    html = printable(html)
    if _size(html) > MAX_BYTES or html.count("<") > MAX_TAGS:
        raise TooLong
    html = _SANITISER.clean(_tame(html))
    # HTML repeats open formatting in every following paragraph, so a short input can become a long one.
    if len(html) > 4 * MAX_BYTES:
        raise TooLong
    blocks = parse(html)
    _lift_subheadings(blocks)
    html = write(blocks)
    if _size(html) > MAX_BYTES or html.count("<") > MAX_TAGS:
        raise TooLong
    return html


def harmless(html: str) -> str:
    """HTML that was sent and not saved, as it may be given back to an editor: cleaned; too long, its words alone."""
    try:
        return clean(html)
    except TooLong:
        # Nothing is cut: the sender has to shorten it. What looks like a tag goes, and with it all that could run.
        return escape(_TAG.sub(" ", printable(html)))


def _lift_subheadings(blocks: Iterable[Block]) -> None:
    """A subheading under no heading becomes a heading: readers' outlines must not skip a level under the headline."""
    for leaf in leaves(blocks):
        if leaf.tag == "h2":
            return
        if leaf.tag == "h3":
            leaf.tag = "h2"


def from_paragraphs(paragraphs: list[str]) -> str:
    """The body of plain-text paragraphs; blank ones are left out, line feeds inside one become line breaks."""
    blocks: list[Block] = []
    for paragraph in paragraphs:
        runs: list[Run] = []
        for line in printable(paragraph).splitlines():
            if text := spaced(line).strip():
                runs += [Run(BREAK), Run(text)] if runs else [Run(text)]
        if runs:
            blocks.append(Leaf("p", tidy(runs)))
    return clean(write(blocks))


def _size(html: str) -> int:
    return len(html.encode())


_SANITISER = nh3.Cleaner(
    tags=set(TAGS | BREAKS | SYNONYMS.keys()),
    attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
    url_schemes=set(LINK_SCHEMES),
    clean_content_tags=set(DROPPED),
    link_rel=None,
    strip_comments=True,
)

# An HTML parser opens every unclosed formatting element again in each following block, attributes included: 300 kB
# can name a billion elements. These two patterns only make the sanitiser's input cheaper; it decides what is safe.
_PLAIN_FORMAT = re.compile(r"<(/?)(b|strong|i|em)(?=[\s/>])[^>]*>", re.IGNORECASE)
_OTHER_FORMAT = re.compile(r"<(/?)(?:big|code|font|nobr|s|small|strike|tt|u)(?=[\s/>])[^>]*>", re.IGNORECASE)
_TAG = re.compile("<[^<>]*>")
_LINK = re.compile(r"<a(?=[\s/])[^>]*>", re.IGNORECASE)


def _tame(html: str) -> str:
    end = html.rfind(">") + 1  # behind the last one no pattern can match, and searching there is quadratic
    tags, rest = html[:end], html[end:]
    tags = _PLAIN_FORMAT.sub(r"<\1\2>", tags)
    tags = _OTHER_FORMAT.sub(r"<\1span>", tags)
    return _LINK.sub(lambda tag: tag[0] if len(tag[0]) < 2 * MAX_HREF else "<a>", tags) + rest
