"""The body of a story: what it may hold, its canonical form, and the passages that attributions mark."""

from articles.rules.body.cleaning import TooLong, clean, from_paragraphs, harmless
from articles.rules.body.links import Linked, links
from articles.rules.body.marking import (
    PassageNotFound,
    blockquotes,
    blocks_of,
    mark,
    marks,
    paragraphs,
    plain,
    replaced,
    unwrap,
    words,
)
from articles.rules.body.numbering import numbered
from articles.rules.body.schema import MAX_BYTES, SCHEMA
from articles.rules.body.typed import paragraphed

__all__ = [
    "MAX_BYTES",
    "SCHEMA",
    "Linked",
    "PassageNotFound",
    "TooLong",
    "blockquotes",
    "blocks_of",
    "clean",
    "from_paragraphs",
    "harmless",
    "links",
    "mark",
    "marks",
    "numbered",
    "paragraphed",
    "paragraphs",
    "plain",
    "replaced",
    "unwrap",
    "words",
]
