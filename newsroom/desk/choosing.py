"""The `search/` address of a book: what a combobox offers while somebody types."""

from __future__ import annotations

import functools
import operator
from collections.abc import Collection
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db.models import Case, Q, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.urls import URLPattern

MOST_CHOICES, MOST_LETTERS, MOST_WORDS = 12, 100, 6


class ChoosingMixin:
    """Set `choice_fields` to the columns that are searched, the one with the label first; it opens the address.

    Override `choices_for` to narrow what is offered, `choice_label` and `choice_hint` for the words.
    """

    choice_fields: ClassVar[tuple[str, ...]] = ()
    # Any of these lets a person ask, besides the right to view the book.
    choice_permissions: ClassVar[Collection[str]] = ()

    def choosing_urls(self) -> list[URLPattern]:
        return [self.door("search/", self.search_view, "search")] if self.choice_fields else []  # type: ignore[attr-defined]

    def search_view(self, request: HttpRequest) -> HttpResponse:
        """`?q=` answered with `{"results": [{"key", "label", "hint"}]}`, the best twelve."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        if not self.may_choose(request):
            raise PermissionDenied
        words = request.GET.get("q", "")[:MOST_LETTERS].strip()
        found = self.choices_for(request, words)[:MOST_CHOICES]
        results = [
            {"key": str(row.pk), "label": self.choice_label(row), "hint": str(self.choice_hint(request, row))}
            for row in found
        ]
        return JsonResponse({"results": results})

    def may_choose(self, request: HttpRequest) -> bool:
        return self.has_view_or_change_permission(request) or any(  # type: ignore[attr-defined]
            request.user.has_perm(name) for name in self.choice_permissions
        )

    def choices_for(self, request: HttpRequest, words: str) -> QuerySet[Any]:
        """Every word must stand somewhere; what begins with the words comes first. The order is total."""
        first = self.choice_fields[0]
        rows = self.get_queryset(request)  # type: ignore[attr-defined]
        for word in words.split()[:MOST_WORDS]:
            somewhere = (Q(**{f"{field}__icontains": word}) for field in self.choice_fields)
            rows = rows.filter(functools.reduce(operator.or_, somewhere))
        if not words:
            return rows.order_by(first, "pk")
        begins = Case(When(**{f"{first}__istartswith": words}, then=Value(0)), default=Value(1))
        return rows.order_by(begins, first, "pk")

    def choice_label(self, row: Any) -> str:
        return str(row)

    def choice_hint(self, request: HttpRequest, row: Any) -> str:
        """A few words that tell two records of the same name apart."""
        return ""
