"""Where a person can go at the desk: the books of records, and pages that are no book."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import URLPattern, path

View = Callable[..., Any]


class Place(NamedTuple):
    """A line of the navigation; `name` is that of its address."""

    position: int
    name: str
    title: Any


@dataclass(frozen=True)
class Page:
    """A page that is no book of records.

    `doors`: (address below the desk, view, name of the address); the navigation leads to the first of them.
    `is_open`: whether the person finds it in the navigation. Each view asks that itself.
    """

    title: Any
    position: int
    is_open: Callable[[HttpRequest], bool]
    doors: tuple[tuple[str, View, str], ...]

    def urls(self, guarded: Callable[[View], View]) -> list[URLPattern]:
        return [path(address, guarded(view), name=name) for address, view, name in self.doors]


def open_places(books: Iterable[Any], pages: Iterable[Page], request: HttpRequest) -> Iterator[Place]:
    """The books whose admin lets the person look, and the pages that are open to them."""
    for book in books:
        if book.has_module_permission(request) and book.has_view_or_change_permission(request):
            address = f"{book.opts.app_label}_{book.opts.model_name}_changelist"
            yield Place(book.nav_position, address, book.opts.verbose_name_plural)
    for page in pages:
        if page.is_open(request):
            yield Place(page.position, page.doors[0][2], page.title)
