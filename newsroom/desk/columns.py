"""The columns of a list, each cell with the name of its column for a phone, which shows no heads."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from django.contrib.admin.utils import display_for_field, display_for_value, label_for_field, lookup_field
from django.db.models import ManyToOneRel
from django.utils.html import format_html
from django.utils.text import capfirst


@cache
def column(book: Any, name: str) -> Callable[[Any], str]:
    """The column `name` of a book's list, as Django would show it, labelled.

    Always the same object: Django compares them to know by which one a list can be sorted.
    """
    label = label_for_field(name, book.model, book)

    def cell(row: Any) -> str:
        field, _attribute, value = lookup_field(name, row, book)
        if field is None:
            return labelled(label, display_for_value(value, ""))
        if isinstance(field.remote_field, ManyToOneRel):
            return labelled(label, display_for_value(getattr(row, field.name), ""))
        return labelled(label, display_for_field(value, field, ""))

    # By this name the style sheet and Django's list know the column.
    cell.__name__ = name
    method = getattr(book, name, None)
    order = getattr(method, "admin_order_field", None) if method else name
    cell.short_description, cell.admin_order_field = label, order  # type: ignore[attr-defined]
    return cell


def labelled(label: Any, words: str) -> str:
    """A cell whose words say little without the name of their column; "" stays empty."""
    name = capfirst(str(label))
    return format_html('<span class="cell-label">{}:&nbsp;</span>{}', name, words) if words else ""
