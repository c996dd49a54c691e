"""Slugs of books: made once from the name, the next free one."""

from typing import Any

from articles.rules.address import make_slug, with_number


def free_slug(model: Any, name: str) -> str:
    """The slug of this name, with a number if another row of the model has it."""
    slug, number = make_slug(name), 1
    while model.objects.filter(slug=with_number(slug, number)).exists():
        number += 1
    return with_number(slug, number)
