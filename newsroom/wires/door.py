"""The way in for large forms: whatever is wrong with a request, its sender reads a sentence and loses no words."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import admin
from django.core.exceptions import (
    BadRequest,
    PermissionDenied,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from articles.admin.article.kept import Kept
from articles.admin.article.visit import page, posted
from articles.rules import access
from newsroom.wires import batch

View = Callable[..., HttpResponse]
METHODS = ("GET", "HEAD", "POST")
# What a signed-out sender gets back and sends once more after the next login.
CARRIED = ("pasted", "text", "take", "section")


def door(view: View) -> View:
    """`view(request, has_token=…)` for people who may begin stories.

    Exempt from Django's own check of the token, which would come before this can say that a form is too large, and
    whose page could not give back what was sent. The view is told the outcome, and must do nothing without a token.
    """

    @csrf_exempt
    @wraps(view)
    def inside(request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm(access.BEGIN):  # type: ignore[union-attr]
            raise PermissionDenied
        return view(request, has_token=_has_token(request))

    guarded = admin.site.admin_view(inside)

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        try:
            posted(request)
        except (TooManyFilesSent, TooManyFieldsSent, RequestDataTooBig):
            return _unread(request, _("This was more than can be read at once."), status=413)
        except (BadRequest, MultiPartParserError, UnreadablePostError):
            return _unread(request, _("The form did not arrive whole."), status=400)
        if request.method == "POST" and not admin.site.has_permission(request):
            return _signed_out(request)
        return guarded(request)

    return answer


class _Token(CsrfViewMiddleware):
    """Says what is wrong with the token; the answer is the view's."""

    def _reject(self, request: HttpRequest, reason: str) -> Any:
        return reason


def _has_token(request: HttpRequest) -> bool:
    return _Token(lambda _request: HttpResponse()).process_view(request, None, (), {}) is None


def _unread(request: HttpRequest, why: str, *, status: int) -> HttpResponse:
    """For a request of which nothing is known: what it held is still on the page before it."""
    context = {
        **admin.site.each_context(request),
        "title": _("Nothing was read"),
        "why": why,
        "limits": batch.limits(),
    }
    return render(request, "admin/wires/unread.html", context, status=status)


def _signed_out(request: HttpRequest) -> HttpResponse:
    sent = posted(request)
    pasted = sent.get("pasted", "")
    why = _(
        "You are not signed in any more, so nothing was made. Sign in again in a new tab, come back to this page and "
        "go on. Keep this page open until then; files that you had just chosen have to be chosen again."
    )
    return page(
        admin.site,  # type: ignore[arg-type]
        request,
        "lost.html",
        status=403,
        title=_("You were signed out"),
        why=why,
        fields=[Kept("pasted", _("The pasted text"), pasted)],
        login=reverse("admin:login"),
        again=[(name, value) for name in CARRIED for value in sent.getlist(name)],
        save_label=_("I have signed in again: go on"),
    )
