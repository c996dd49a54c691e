"""The door by which a version of a story gets a name, loses it or is called something else."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from articles.actions import doors, version_name
from articles.admin.article import history
from articles.admin.article.asking import tell
from articles.admin.article.name_form import NameForm
from articles.admin.article.stages import refused
from articles.admin.article.visit import Visit, posted
from articles.models.clock import database_now
from articles.rules.text import within_quotes


def name(visit: Visit, number: int) -> HttpResponse:
    row = history.numbered(visit.article, number)
    form = NameForm(posted(visit.request))
    if not form.is_valid():
        return history.revision(visit, number, naming=form)
    said = form.cleaned_data["name"]
    try:
        given = version_name.give(visit.article, row, name=said, by=visit.person, at=database_now())
    except doors.NotAllowed as why:
        return refused(visit, [str(why)], status=403)
    except version_name.CannotName as why_not:
        tell(form, why_not.reasons)
        return history.revision(visit, number, naming=form)
    if given is None:
        messages.info(visit.request, _("Nothing changed: the version is called so already."))
    elif given.name:
        words = {"number": number, "name": within_quotes(given.name)}
        messages.success(visit.request, _("Revision %(number)d is called “%(name)s” now.") % words)
    else:
        messages.success(visit.request, _("Revision %(number)d has no name any more.") % {"number": number})
    return HttpResponseRedirect(visit.url("revision", number))
