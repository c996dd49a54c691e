"""The story's page: its text form, saved without losing anybody's words."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.actions import doors, editing
from articles.admin.article import clash, kept, sitting, story
from articles.admin.article.history import prose
from articles.admin.article.outcome import Outcome
from articles.admin.article.text_form import TextForm
from articles.admin.article.visit import Visit, identifier, posted, whole_number
from articles.admin.body import with_nonce
from articles.models import Article, Sitting
from articles.models.clock import database_now
from articles.rules import body, revision_schema
from articles.vocabulary import Duty


def page(visit: Visit) -> HttpResponse:
    """GET shows the story, POST saves its text."""
    if visit.request.method == "POST":
        return save(visit)
    if visit.refusal(Duty.EDIT):
        return show(visit, None)
    if (typed := whole_number(visit.request.GET.get("typed"))) is not None:
        return _typed_before(visit, sitting.find(visit, typed))
    again = whole_number(visit.request.GET.get("kept"))
    if again is None:
        return show(visit, TextForm(article=visit.article))
    row = kept.find(visit, again)
    return show(visit, TextForm(article=visit.article, initial=kept.initial(row)), kept=row)


def _typed_before(visit: Visit, row: Sitting) -> HttpResponse:
    """Words that were typed and not saved, in the form again; beside the stored text if that was changed since."""
    if not row.posted:  # saved since, or taken over by another page
        return visit.back()
    if row.based_on != visit.article.version:
        return clash.page(visit, row.posted, based_on=row.based_on, taken=row.key, status=200)
    form = TextForm(article=visit.article, initial=row.posted)
    return show(visit, form, typed_before=sitting.said_when(row, visit), sitting_taken=row.key)


def show(visit: Visit, form: TextForm | None, *, status: int = 200, **extra: Any) -> HttpResponse:
    """The story's page with this form in it; without one, with the story as it can be read."""
    context = story.context(visit)
    if form is not None:
        context |= {"form": form, "version": visit.article.version, "media": with_nonce(form.media, visit.request)}
        context["settings"] = form.settings("text-form")
    elif (newest := visit.article.latest_revision) is not None:
        content = revision_schema.current(newest.content)
        context |= {"body": prose(content), "text": content["text"]}
    return visit.page("story.html", status=status, title=visit.article.headline, **{**context, **extra})


def save(visit: Visit) -> HttpResponse:
    """Permission, then the version, then what was typed; whatever refuses the save keeps the text."""
    sent = posted(visit.request)
    article = visit.article
    if why := visit.refusal(Duty.EDIT):
        return not_allowed(visit, sent, why)
    version = whole_number(sent.get("version"))
    if version is None or version != article.version:
        return conflict(visit, sent)
    form = TextForm(_completed(sent, article), article=article)
    return _store(visit, form, sent, version) if form.is_valid() else _again(visit, form, sent)


def _store(visit: Visit, form: TextForm, sent: Mapping[str, str], version: int) -> HttpResponse:
    article, mark, at = visit.article, _new_mark(sent), database_now()
    outcome = Outcome(visit)
    try:
        editing.save_text(article, version=version, text=form.text(), by=visit.person, at=at, new_attribution=mark)
    except editing.TextHasChanged:
        return conflict(visit, sent)
    except doors.NotAllowed as why:
        return not_allowed(visit, sent, str(why))
    except ValidationError as wrong:
        form.add_error(None, wrong)
        return _again(visit, form, sent)
    sitting.end(visit, sent)
    outcome.tell(
        _("Saved %(time)s.") % {"time": visit.clock(at)},
        unchanged=_("Nothing was changed, so there is nothing new to save."),
    )
    _tell_of_lost_marks(visit, form.cleaned_data["body"])
    if mark and article.attributions.filter(uuid=mark).exists():
        return HttpResponseRedirect(visit.url("attribution", mark))
    return visit.back()


def _again(visit: Visit, form: TextForm, sent: Mapping[str, str]) -> HttpResponse:
    """The same page with its faults: it goes on keeping what is typed where it kept it before."""
    same = {"sitting_key": sitting.key_in(sent, sitting.KEY), "sitting_taken": sitting.key_in(sent, sitting.TAKEN)}
    return show(visit, form, **{name: key for name, key in same.items() if key})


def conflict(visit: Visit, sent: Mapping[str, str]) -> HttpResponse:
    """409: both texts side by side, and a form to save one out of both on purpose."""
    visit = visit.again()
    row = kept.keep(visit, sent, TextForm(article=visit.article), kind=kept.TEXT, found=visit.article.version)
    sitting.end(visit, sent)
    return clash.page(visit, row.posted, based_on=row.based_on, row=row)


def not_allowed(visit: Visit, sent: Mapping[str, str], why: str) -> HttpResponse:
    form = TextForm(article=visit.article)
    if not visit.seen_from.holds(Duty.EDIT):
        return kept.given_back(visit, sent, form, why=why)
    row = kept.keep(visit, sent, form, kind=kept.TEXT, found=visit.article.version)
    return kept.refused(visit, row, form, why=why, status=403)


def _completed(sent: QueryDict, article: Article) -> QueryDict:
    """What was sent; a field that was not sent stays as it is stored, so that half a form empties nothing."""
    whole, stored = sent.copy(), TextForm(article=article)
    for name in stored.fields:
        if name not in whole:
            whole[name] = kept.shown(stored, name)
    return whole


def _new_mark(sent: Mapping[str, str]) -> uuid.UUID | None:
    """The identifier of a passage that the writer wants to attribute next."""
    return identifier(sent.get("_attribute", ""))


def _tell_of_lost_marks(visit: Visit, wanted: str) -> None:
    left = body.marks(visit.article.body)
    lost = sum(len(passages) for mark, passages in body.marks(wanted).items() if mark not in left)
    if lost:
        messages.warning(
            visit.request,
            ngettext(
                "One mark was taken off the text, because its attribution was removed meanwhile. The words stay.",
                "%(lost)d marks were taken off the text, because their attributions were removed meanwhile. "
                "The words stay.",
                lost,
            )
            % {"lost": lost},
        )
