"""Words that arrived with a request which could not be accepted: shown back to their sender, stored nowhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.csrf import csrf_failure

from articles.admin.article.attribution_form import AttributionForm
from articles.admin.article.kept import Kept, plain
from articles.admin.article.related_form import RelatedForm
from articles.admin.article.text_form import TextForm
from articles.admin.article.visit import find, page, posted
from newsroom.middleware import is_desk

# Fields that hold somebody's own words. Never everything that was posted: a login posts a password.
_WRITTEN = {
    **{
        name: field.label
        for form in (RelatedForm, AttributionForm, TextForm)
        for name, field in form.base_fields.items()
    },
    "title": gettext_lazy("Title"),
    "note": gettext_lazy("Note"),
    "comment": gettext_lazy("Comment"),
    "passage": gettext_lazy("Words it is about"),
    "reason": gettext_lazy("Reason"),
    # Of the books and of people.
    "name": gettext_lazy("Name"),
    "email": gettext_lazy("E-mail address"),
    "bio": gettext_lazy("About"),
    "description": gettext_lazy("Description"),
    "excuse": gettext_lazy("Why does it go out all the same?"),
}
# What a desk form sends beside words: what was before the writer's eyes, which records were chosen by name, and ticks.
_BESIDES = (
    "version",
    "revision",
    "_attribute",
    "source_key",
    "relayed_by_key",
    "target_key",
    "is_out",
    "until",
    "day",
    "time",
    "chosen",
    "do",
    "confirmed",
    "number",
    "to",
    "before",
    "after",
    "words",
    "seen",
    "sitting",
    "sitting_taken",
)


def words(request: HttpRequest) -> list[Kept]:
    """The fields of a posted desk form that hold words, in the order in which they were sent."""
    sent = posted(request)
    return [
        Kept(name, str(_WRITTEN[name]), plain(name, sent[name]))
        for name in sent
        if name in _WRITTEN and sent[name].strip()
    ]


def again(request: HttpRequest) -> list[tuple[str, str]]:
    """What was sent, as it came, for a form that sends it to the same address once more."""
    sent = posted(request)
    return [(name, sent[name]) for name in sent if name in _WRITTEN or name in _BESIDES]


def signed_out(site: Any, request: HttpRequest) -> HttpResponse:
    """Stores nothing; the page carries what was sent, so that it can be saved after the next login."""
    why = _(
        "You are not signed in any more, so nothing was saved. Sign in again in a new tab, "
        "come back to this page and save. Keep this page open until then: your words are only here."
    )
    return page(
        site,
        request,
        "lost.html",
        status=403,
        title=_("You were signed out"),
        why=why,
        fields=words(request),
        login=reverse("admin:login"),
        again=again(request),
        save_label=_("I have signed in again: save now"),
    )


def with_words_kept(site: Any, view: Callable[..., Any]) -> Callable[..., Any]:
    """The same view of the desk; somebody who was signed out while writing gets the words back instead of a login."""

    def answer(request: HttpRequest, *args: Any, **parts: Any) -> Any:
        if request.method == "POST" and not site.has_permission(request) and words(request):
            return signed_out(site, request)
        return view(request, *args, **parts)

    return answer


def missing(site: Any, request: HttpRequest) -> HttpResponse:
    """404 for words sent to a story that is hidden or was never there; the page does not say which."""
    why = _("There is no such story in your sections any more, so nothing was saved. Copy your words if you need them.")
    return page(site, request, "lost.html", status=404, title=_("Story not found"), why=why, fields=words(request))


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a POST whose security token is wrong; at the desk its sender gets the words back.

    Who wrote them in a form of ours may send them again with a new token; every other check then applies.
    """
    if not is_desk(request) or not (fields := words(request)):
        return csrf_failure(request, reason)
    if not is_from_here(request) or (story := _story_of(request)) is None:
        why = _(
            "The form was open for too long, or you signed in or out elsewhere, so nothing was saved. "
            "Copy your words from this page, open the form again and paste them; tick and choose again what you chose."
        )
        title = _("This form can no longer be sent")
        return page(admin.site, request, "lost.html", status=403, title=title, why=why, fields=fields)
    if not admin.site.has_permission(request):
        return signed_out(admin.site, request)
    try:
        find(request.user, story)  # type: ignore[arg-type]
    except Http404:
        return missing(admin.site, request)
    return page(
        admin.site,
        request,
        "lost.html",
        status=403,
        title=_("Not saved yet"),
        why=_("You signed in again after you opened this form. Your words are here: save them now."),
        fields=fields,
        again=again(request),
        save_label=_("Save now"),
    )


def is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that a page of ours sent this; a form on another site never gets a button here."""
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def _story_of(request: HttpRequest) -> int | None:
    try:
        return resolve(request.path_info).kwargs.get("story")
    except Resolver404:
        return None
