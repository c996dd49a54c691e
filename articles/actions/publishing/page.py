"""Build the stored page of a revision: the same revision and the same templates give the same bytes."""

from collections.abc import Sequence

from django.conf import settings
from django.utils import translation

from articles.actions.publishing.render import render
from articles.actions.publishing.statements import Statement, line, numbered_body, printed
from articles.rules import statement
from articles.rules.page import NoteLine, PageParts
from articles.rules.revision_schema import Content


def render_page(
    content: Content, statements: Sequence[Statement] | None = None, *, notes: Sequence[NoteLine] = ()
) -> str:
    """The HTML that `Publication.html` keeps, in the site's language whoever publishes.

    `notes`: those that readers have of the story (`publishing.notes.lines`).
    """
    with translation.override(settings.LANGUAGE_CODE):
        shown = printed(content) if statements is None else statements
        return render(
            PageParts(
                body=numbered_body(content, shown),
                counts=statement.counts_line(
                    statement.Counted(truth=one.truth, source=one.counted_as) for one in shown
                ),
                statements=[line(one) for one in shown],
                method=[paragraph for paragraph in content["text"]["method"].split("\n") if paragraph.strip()],
                dateline=content["text"]["dateline"],
                language=content["text"]["language"],
                notes=notes,
            )
        )
