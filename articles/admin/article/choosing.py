"""Records that a story's forms choose by typing: sources, outlets, tags, authors, own stories."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.models import Article, Author, Source, Tag
from articles.vocabulary import SourceKind
from newsroom.desk.combobox import ComboboxField


def choose_source(label: Any, **options: Any) -> ComboboxField:
    return ComboboxField(
        queryset=Source.objects.filter(is_retired=False),
        search_url="admin:articles_source_search",
        text_fields=("name", "descriptor"),
        required=False,
        label=label,
        **options,
    )


def choose_outlet(label: Any, **options: Any) -> ComboboxField:
    return ComboboxField(
        queryset=Source.objects.filter(is_retired=False, kind=SourceKind.OUTLET),
        search_url="admin:articles_source_search",
        required=False,
        label=label,
        **options,
    )


def choose_tag(label: Any) -> ComboboxField:
    return ComboboxField(
        queryset=Tag.objects.filter(is_retired=False),
        search_url="admin:articles_tag_search",
        label=label,
        help_text=_("Type a part of its name and choose it from the list."),
        error_messages={
            "unknown": _("There is no tag “%(text)s” yet. Ask a librarian to add it."),
            "required": _("Choose a tag."),
        },
    )


def choose_author(label: Any) -> ComboboxField:
    return ComboboxField(
        queryset=Author.objects.filter(is_retired=False),
        search_url="admin:articles_author_search",
        label=label,
        help_text=_("Type a part of the name and choose it from the list."),
        error_messages={
            "unknown": _(
                "There is no author “%(text)s”. Choose one from the list, or ask a desk editor to add the name."
            ),
            "required": _("Choose an author."),
        },
    )


def choose_story(label: Any) -> ComboboxField:
    """Offers nothing until a form says whose stories: set its `queryset` to what the person may see."""
    return ComboboxField(
        queryset=Article.objects.none(),
        search_url="admin:articles_article_search",
        text_fields=("headline",),
        required=False,
        label=label,
    )
