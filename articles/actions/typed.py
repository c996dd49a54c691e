"""A version with words that somebody types and has not saved: to be looked at and checked, written nowhere."""

from collections.abc import Mapping
from uuid import UUID

from articles.actions.editing import cleaned
from articles.actions.revision import TEXT_FIELDS
from articles.models import Revision
from articles.rules import body, revision_schema


def with_words(newest: Revision, words: Mapping[str, str]) -> Revision:
    """The revision that a save of these words would write; never save it. `newest` itself if they change nothing.

    `words`: fields of the text form as they were typed; whatever is no text is passed over. Raises body.TooLong.
    """
    content = revision_schema.current(newest.content)
    typed = {name: words[name] for name in TEXT_FIELDS if name in words and name != "body_schema"}
    if "body" in typed:
        typed["body"] = body.paragraphed(typed["body"])
    text = cleaned(typed)
    if "body" in text:
        text["body"] = body.unwrap(text["body"], keep={UUID(row["uuid"]) for row in content["attributions"]})
    if all(content["text"][name] == value for name, value in text.items()):
        return newest
    return Revision(
        article_id=newest.article_id,
        number=newest.number + 1,
        content={**content, "text": {**content["text"], **text}},
    )
