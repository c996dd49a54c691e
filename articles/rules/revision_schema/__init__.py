"""The shape of a revision's content, by number. Rows are never rewritten: old ones are read through upgraders.

Schema 1:
    schema: 1
    text: headline, slug, kicker, standfirst, dateline, body, body_schema, method, language (str)
    section: {id, slug, name}
    attributions: [{uuid, statement, kind, verb, descriptor, role_then, provenance, relayed_url, outlet_sourcing,
                    said_on (ISO date or null), said_precision, place, terms, truth, unnamed_reason,
                    source: {id, slug, name, kind, descriptor, has_page} or null,
                    relayed_by: the same or null}] as entered
    tags, bylines: [{id, slug, name}] in order
    related: [{target: {id, uuid, headline} or null, headline, url, outlet, published_on, kind, why}] in order

Schema 2 adds:
    notes: [{uuid, kind, gravity, text, was, now_is, claim (uuid or null), number}] to readers, as written;
           `number` is null while the note waits for a release
"""

from collections.abc import Callable
from typing import Any

Content = dict[str, Any]

CURRENT = 2

# number -> function that turns content of that number into content of the next one
UPGRADERS: dict[int, Callable[[Content], Content]] = {1: lambda old: {**old, "notes": []}}


class UnknownSchema(Exception):
    """The content was written by a newer Newsroom than this one."""


def current(
    content: Content, *, upgraders: dict[int, Callable[[Content], Content]] = UPGRADERS, target: int = CURRENT
) -> Content:
    """The content in today's shape, whatever its age. Raises UnknownSchema for one from the future."""
    number = content.get("schema")
    if not isinstance(number, int) or not 1 <= number <= target:
        raise UnknownSchema(
            f"A revision has schema {number!r}; this version of Newsroom knows 1 to {target}. Upgrade Newsroom."
        )
    while number < target:
        content = {**upgraders[number](content), "schema": number + 1}
        number += 1
    return content
