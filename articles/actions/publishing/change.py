"""What a release would change for readers, put together from the story, its notes and what the publisher said."""

from articles.actions.publishing.notes import pending
from articles.models import Article, Revision
from articles.rules import minor_edit, revision_schema
from articles.rules.change import Edit
from articles.rules.text import one_line
from articles.vocabulary import Change, NoteKind, Standing


def edit_of(article: Article, revision: Revision, *, asked: Change | None, note: str) -> Edit:
    """The edit as `rules.change` judges it."""
    return Edit(
        standing=Standing(article.standing),
        pending=[NoteKind(one.kind) for one in pending(article)],
        asked=asked,
        note=one_line(note),
        not_minor=why_not_minor(article, revision) if asked is Change.MINOR else (),
    )


def why_not_minor(article: Article, revision: Revision) -> list[str]:
    """What of the revision readers could have relied on otherwise, each a sentence for the desk."""
    if article.live_revision is None:
        return []
    contents = (revision_schema.current(one.content) for one in (article.live_revision, revision))
    return minor_edit.reasons(*contents)
