"""The book of authors."""

from typing import Any

from django.db import transaction

from articles.actions.publishing.refresh import refresh_author
from articles.actions.slug import free_slug
from articles.models import Author
from articles.rules.text import one_line


@transaction.atomic
def save(author: Author, *, change: bool = True, **_who: Any) -> Author:
    """Store an author; readers see a new name at once. The slug is made from the name once and kept."""
    author.name, author.bio = one_line(author.name), one_line(author.bio)
    if not author.slug:
        author.slug = free_slug(Author, author.name)
    author.full_clean()
    author.save()
    refresh_author(author)
    return author
