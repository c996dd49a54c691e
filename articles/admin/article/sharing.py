"""The page on which a preview is shared with a guest: makes links, lists what became of each, and revokes them."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from articles.actions import doors, sharing
from articles.admin.article import rows
from articles.admin.article.asking import tell
from articles.admin.article.moment import times_are_in
from articles.admin.article.share_form import ShareForm
from articles.admin.article.shared import is_open, lines
from articles.admin.article.stages import refused
from articles.admin.article.stops import is_embargoed
from articles.admin.article.visit import Visit, posted
from articles.models import SharedPreview
from articles.models.clock import database_now
from articles.rules import shared_preview as rules
from articles.vocabulary import Duty


def page(visit: Visit) -> HttpResponse:
    """GET lists the links and asks for whom another one is; POST makes it and shows its address this once.

    The address stands in the answer to the form and nowhere else: kept for a page of its own, it would lie in the
    session, and so in the database.
    """
    if why := visit.refusal(Duty.SHARE):
        return refused(visit, [why], status=403)
    if visit.request.method != "POST":
        return _show(visit, ShareForm(article=visit.article))
    form = ShareForm(posted(visit.request), article=visit.article)
    if not form.is_valid():
        return _show(visit, form)
    at, sent = database_now(), form.cleaned_data
    try:
        link = sharing.share(visit.article, by=visit.person, at=at, **sent)
    except doors.NotAllowed as refusal:
        return refused(visit, [str(refusal)], status=403)
    except sharing.CannotShare as why_not:
        tell(form, why_not.reasons)
        return _show(visit, form)
    return _show(visit, ShareForm(article=visit.article), made=link)


def revoke(visit: Visit, row: int) -> HttpResponse:
    """The link opens nothing any more."""
    link: SharedPreview = rows.of_story(visit.article.shared_previews, pk=row)
    try:
        sharing.revoke(link, by=visit.person, at=database_now())
    except doors.NotAllowed as why:
        return refused(visit, [str(why)], status=403)
    messages.success(visit.request, _("The link for “%(whom)s” opens nothing any more.") % {"whom": link.note})
    return HttpResponseRedirect(visit.url("share") + "#links")


def _show(visit: Visit, form: ShareForm, *, made: SharedPreview | None = None) -> HttpResponse:
    article, at = visit.article, database_now()
    return visit.page(
        "share.html",
        status=409 if form.is_bound else 200,
        title=_("Share a preview"),
        form=form,
        stopped=rules.stopped(sharing.whereabouts(article)),
        embargo_until=article.embargo_until if is_embargoed(article) else None,
        made=made,
        # The same form may be sent again after the link has ended.
        address=sharing.address_of(made) if made is not None and is_open(made, at=at) else "",
        # These are called by the template, where every moment is on the person's own clock.
        links=lambda: lines(article, at=at),
        times=times_are_in,
        hours=rules.LIFE // dt.timedelta(hours=1),
    )
