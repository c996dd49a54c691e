"""The page before publishing: what will happen, what the checklist finds, and the press that does it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions import doors
from articles.actions.publishing import address
from articles.actions.publishing.ask import findings
from articles.actions.publishing.publish import NotReady, OutAlready, publish
from articles.admin.article.changing import ChangeForm
from articles.admin.article.history import changes
from articles.admin.article.mending import points, written
from articles.admin.article.plan import clock
from articles.admin.article.stages import refused, with_revision
from articles.admin.article.visit import Visit, posted
from articles.models import Publication, Release, Revision
from articles.models.clock import database_now
from articles.rules import revision_schema, schedule, standards
from articles.vocabulary import Duty, Level, Standing
from newsroom.desk.wording import DeskForm, Words


class ExcuseForm(DeskForm):
    excuse = Words(
        label=gettext_lazy("Why does it go out all the same?"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("The reason is kept with the story; colleagues read it in its history."),
        error_messages={"max_length": gettext_lazy("Say it in at most 600 letters; these are %(show_value)d.")},
    )


def publishing(visit: Visit) -> HttpResponse:
    """GET says what would go out and what stands in the way; POST gives the revision on the screen to readers."""
    if why := visit.refusal(Duty.PUBLISH):
        return refused(visit, [why], status=403)
    if visit.request.method != "POST":
        return _ask_before_publishing(visit, ExcuseForm(label_suffix=""), ChangeForm(visit))
    sent = posted(visit.request)
    form, told = ExcuseForm(sent, label_suffix=""), ChangeForm(visit, sent)
    if not all([form.is_valid(), told.is_valid()]):
        return _ask_before_publishing(visit, form, told, status=409)
    said = {"excuse": form.cleaned_data["excuse"], **told.said(), "at": database_now()}
    return with_revision(visit, lambda revision: _publish(visit, revision, said), lambda out: _done(visit, out, said))


def _publish(visit: Visit, revision: Revision, said: dict[str, Any]) -> Release:
    try:
        return publish(visit.article, revision=revision, by=visit.person, **said)
    except OutAlready as already:
        why = _("%(first)s Nothing of what you wrote went out with it. Write another note if readers should know more.")
        raise NotReady([why % {"first": _by_whom(visit, already.release)}]) from already


def _done(visit: Visit, out: Release, said: dict[str, Any]) -> str:
    if out.at == said["at"] or out.by_id == visit.person.pk:
        return _("Published. Readers have this version now.")
    return _by_whom(visit, out)


def _by_whom(visit: Visit, out: Release) -> str:
    with timezone.override(visit.zone):
        words = {"who": out.by, "when": schedule.when(out.at, clock(), now=timezone.now())}
    return _("%(who)s published this version before you: %(when)s.") % words


def _ask_before_publishing(visit: Visit, form: ExcuseForm, told: ChangeForm, *, status: int = 200) -> HttpResponse:
    article, newest = visit.article, visit.article.latest_revision
    if newest is None:  # only while the draft is being made
        raise Http404
    content, at = revision_schema.current(newest.content), database_now()
    present = Publication.objects.filter(article_id=article.pk).first()
    live = article.live_revision
    found = findings(article, newest, at=at, rules=visit.house)
    needs_reason = points(visit, standards.of_level(found, Level.SHOULD))
    form.fields["excuse"].required = bool(needs_reason)
    return visit.page(
        "publish.html",
        status=status,
        title=_("Publish this story?"),
        form=form,
        told=told,
        correct_url=visit.url("reader_note_add"),
        must=points(visit, standards.of_level(found, Level.MUST)),
        should=needs_reason,
        info=points(visit, standards.of_level(found, Level.INFO)),
        what=_what_will_happen(content, present, settings.SITE_URL + address.choose(content, present=present, at=at)),
        present=present,
        changes=changes(revision_schema.current(live.content), content) if live else [],
        content=content,
        can_go=not doors.is_released(article),
        written=written(visit),
    )


def _what_will_happen(content: revision_schema.Content, present: Publication | None, where: str) -> str:
    """In a sentence or two: which story goes where, and whom that reaches."""
    words: dict[str, Any] = {
        "headline": content["text"]["headline"],
        "section": content["section"]["name"],
        "address": where,
        "places": _places(content),
    }
    if present is None:
        first = _("“%(headline)s” goes to readers at %(address)s in %(section)s: onto %(places)s.")
    elif present.standing != Standing.LIVE:
        first = _("“%(headline)s” comes back to readers at %(address)s in %(section)s: onto %(places)s.")
    elif not where.endswith(present.path):
        first = _("Readers find this version of “%(headline)s” at %(address)s; its old address leads there.")
    else:
        first = _("Readers of “%(headline)s” at %(address)s get this version instead of the one they have.")
    return f"{first % words} {_('No mail goes to readers.')}"


def _places(content: revision_schema.Content) -> str:
    places = [_("the front page"), _("the page of its section")]
    places += [_("those of its topics")] if content["tags"] else []
    places += [_("those of its authors")] if content["bylines"] else []
    return get_text_list([*places, _("into the feed")], _("and"))
