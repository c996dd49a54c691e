"""Render what is stored of a story's page when it is published."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from articles.rules.page import NoteLine, PageParts, StatementLine, language_attributes

__all__ = ["NoteLine", "PageParts", "StatementLine", "render"]


def render(page: PageParts) -> str:
    """The HTML between byline and topics: the same bytes for the same parts, whoever publishes and whenever."""
    with translation.override(settings.LANGUAGE_CODE), timezone.override(None):
        context = {
            "page": page,
            "body": _with_dateline(page.body, page.dateline),
            "language": language_attributes(page.language, settings.LANGUAGE_CODE),
        }
        return render_to_string("articles/_publication.html", context)


def _with_dateline(body: str, dateline: str) -> SafeString:
    if dateline:
        place = f'<span class="dateline">{escape(dateline)}</span>'
        opening = f"<p>{place} — " if body.startswith("<p>") else f"<p>{place}</p>"
        body = opening + body.removeprefix("<p>")
    # The body has been through `rules.body.clean` and `numbered`, which write every tag themselves.
    return mark_safe(body)  # noqa: S308
