"""Two texts of one story: mine, theirs, and both in one where they do not touch each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from articles.actions import editing
from articles.admin.article import kept, sittings, story
from articles.admin.article.text_form import TextForm
from articles.admin.article.visit import Visit
from articles.admin.body import with_nonce
from articles.models import Article, RefusedSave
from articles.rules import body, merge, revision_schema


@dataclass(frozen=True)
class Both:
    """`fields`: what to begin a form with; `clashes`: by label, the stretches that both changed, mine in the form."""

    fields: dict[str, Any]
    clashes: list[tuple[str, merge.Clash]]
    is_merged: bool


def page(
    visit: Visit,
    words: Mapping[str, str],
    *,
    based_on: int | None,
    row: RefusedSave | None = None,
    taken: Any = None,
    status: int = 409,
) -> HttpResponse:
    """Both texts side by side, and a form to save one out of both.

    `row`: where the words are kept; `taken`: the sitting that holds them otherwise.
    """
    stored = TextForm(article=visit.article)
    both = _both(visit.article, words, stored, based_on)
    form = TextForm(article=visit.article, initial=both.fields)
    return visit.page(
        "conflict.html",
        status=status,
        title=_("Two versions of this story"),
        why=_why(visit, based_on),
        kept=row,
        changed=visit.article.latest_revision,
        pairs=kept.side_by_side(words, stored),
        fields=kept.fields(words, stored),
        both=both,
        form=form,
        form_template="admin/articles/article/_text_form.html",
        action=visit.url("change"),
        save_label=_("Save this text") if both.is_merged else _("Save mine over the stored one"),
        version=visit.article.version,
        choices=story.choices(story.rows(visit.article)),
        media=with_nonce(form.media, visit.request),
        **{**sittings.context(visit.article, visit.person), "sitting_taken": taken},
    )


def _both(article: Article, words: Mapping[str, str], stored: TextForm, based_on: int | None) -> Both:
    """My words with what others changed since I opened the form; mine alone where that is not known."""
    mine = {name: words[name] for name in stored.fields if name in words}
    began = article.revisions.filter(version=based_on).order_by("number").last() if based_on is not None else None
    if began is None:
        return Both(mine, [], is_merged=False)
    base = {**revision_schema.current(began.content)["text"]}
    fields, clashes = dict(mine), []
    for name, value in mine.items():
        # The plan is no part of a revision: whoever saves decides it anew.
        if name not in base:
            continue
        found = _merged(name, str(base[name]), value, str(getattr(article, name)))
        fields[name] = found.text
        label = str(stored.fields[name].label or name)
        clashes += [(label, _readable(name, one)) for one in found.clashes]
    return Both(fields, clashes, is_merged=True)


def _merged(name: str, base: str, mine: str, theirs: str) -> merge.Merged:
    """`mine` is as it was typed; the other two are stored."""
    try:
        clean = editing.cleaned({name: body.paragraphed(mine) if name == "body" else mine})[name]
    except body.TooLong:
        return merge.Merged(mine, [merge.Clash(mine, theirs)])
    return (merge.bodies if name == "body" else merge.one_field)(base, clean, theirs)


def _readable(name: str, found: merge.Clash) -> merge.Clash:
    return merge.Clash(kept.plain(name, found.mine), kept.plain(name, found.theirs))


def _why(visit: Visit, based_on: int | None) -> str:
    newest = visit.article.latest_revision
    if based_on is not None and newest is not None and newest.by_id == visit.person.pk:
        return _("You saved this story in another window. Nothing is lost: compare the two texts and save again.")
    if based_on is None:
        return _(
            "The form did not say which version of the story you had before you, so nothing was saved. "
            "Nothing of yours is lost: compare the two texts and save again."
        )
    return str(editing.TextHasChanged(based_on))
