"""A list and what its address asks of it: its title, and an answer where it asks what the list does not know."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _


class AskedMixin:
    """Before Django's class. What cannot be asked for is refused on a page of the desk that leads to the plain list."""

    opts: Any
    admin_site: Any

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        title = capfirst(self.opts.verbose_name_plural)
        try:
            return super().changelist_view(request, {"title": title, **(extra_context or {})})  # type: ignore[misc,no-any-return]
        except DisallowedModelAdminLookup:
            # Neither the name nor the value comes back: an address may have been made by somebody else.
            context = {**self.admin_site.each_context(request), "title": _("This list cannot be narrowed so")}
            return render(request, "admin/asked.html", {**context, "books": title}, status=400)
