"""What a body may hold: one definition for the editor and for the sanitiser.

A body is HTML of a numbered schema. Number 1 is `FEATURES`: each row names the editor's extension, the tags and
attributes that extension may write, and how it is configured. The editor is built from the left half of a row,
the sanitiser from the right half, so what can be typed is what can be kept.

`<figure data-media="UUID">` is reserved for pictures: a later schema will allow it, this one removes the tag.
"""

from collections.abc import Mapping
from typing import NamedTuple

SCHEMA = 1
"""The number that stands on every article, revision and publication beside its body."""

MAX_BYTES = 300_000
"""The longest body in bytes of UTF-8, about 45,000 words; it holds before and after cleaning."""

MAX_TAGS = 20_000
"""More tags than this is a pasted page or an attack: the HTML parser's cost grows with their square."""

MAX_HREF = 2_048
"""Longer addresses are no longer opened everywhere; the link is unwrapped."""

MAX_OVERLAP = 8
"""Marks over one piece of text; the innermost ones beyond are unwrapped, so the size stays linear."""

MAX_DEPTH = 6
"""Lists and quotations inside each other; deeper ones are lifted to this depth."""

LINK_SCHEMES = ("http", "https", "mailto")

MARK = "data-attribution"
"""`<span data-attribution="UUID">passage</span>`: these words are what the attribution of that id speaks of."""


class Feature(NamedTuple):
    """One thing a writer can do: the editor's extension for it and the HTML it may leave behind."""

    extension: str
    tags: tuple[str, ...] = ()
    attributes: Mapping[str, tuple[str, ...]] = {}
    options: Mapping[str, object] | bool = True


FEATURES = (
    Feature("Paragraph", ("p",)),
    Feature("Heading", ("h2", "h3"), options={"levels": [2, 3]}),
    Feature("Blockquote", ("blockquote",)),
    Feature("BulletList", ("ul",)),
    Feature("OrderedList", ("ol",), options={"enableListAttributes": False}),
    Feature("ListItem", ("li",)),
    Feature("Bold", ("strong",)),
    Feature("Italic", ("em",)),
    Feature("HardBreak", ("br",)),
    Feature(
        "BodyLink",
        ("a",),
        {"a": ("href",)},
        {"enableTarget": False, "autolink": False, "defaultProtocol": "https", "protocols": list(LINK_SCHEMES)},
    ),
    Feature("Attribution", ("span",), {"span": (MARK,)}),
)

TAGS = frozenset(tag for feature in FEATURES for tag in feature.tags)
ATTRIBUTES = {tag: frozenset(names) for feature in FEATURES for tag, names in feature.attributes.items()}

LEAVES = frozenset({"p", "h2", "h3"})
"""Blocks that hold text."""

BRANCHES = frozenset({"blockquote", "ul", "ol", "li"})
"""Blocks that hold blocks."""

SYNONYMS = {"b": "strong", "i": "em", "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}
"""What older tools write for the same thing; read, never written."""

ROW, CELLS = "tr", frozenset({"td", "th"})
"""A table is no body of ours, but what stands in one row belongs together."""

BREAKS = frozenset(
    {
        *(ROW, *CELLS),
        *("address", "article", "aside", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset"),
        *("figcaption", "figure", "footer", "form", "header", "hr", "legend", "main", "nav", "pre", "section"),
        *("summary", "table", "tbody", "tfoot", "thead"),
    }
)
"""Blocks that are not ours: they go, but the words on both sides stay apart."""

DROPPED = frozenset(
    {
        *("iframe", "math", "noembed", "noframes", "noscript", "object"),
        *("script", "select", "style", "svg", "template", "title"),
    }
)
"""What stands inside these is never prose, so it goes with the tag."""
