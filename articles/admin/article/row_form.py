"""A row with a form and a version of its own: added, changed, and never saved over somebody else's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from articles.actions import doors
from articles.actions.attribution import RowHasChanged
from articles.admin.article import kept
from articles.admin.article.outcome import Outcome
from articles.admin.article.stages import refused
from articles.admin.article.visit import Visit, posted, whole_number
from articles.models.clock import database_now
from articles.vocabulary import Duty


@dataclass(frozen=True)
class Kind:
    """What an attribution and a related headline differ in. `form(visit, data, instance, initial)` builds the form."""

    name: str
    anchor: str
    duty: Duty
    form: Callable[..., Any]
    action: Any
    template: str
    row_id: Callable[[Any], str]
    door: str
    add_title: Callable[[], str]
    change_title: Callable[[], str]


def add(kind: Kind, visit: Visit) -> HttpResponse:
    """GET shows the empty form, POST adds the row."""
    sent = posted(visit.request) if visit.request.method == "POST" else None
    if why := visit.refusal(kind.duty):
        return _not_allowed(kind, visit, sent, why)
    if sent is None:
        return _show(kind, visit, kind.form(visit, None, None, _kept_words(visit)))
    form = kind.form(visit, sent, None, None)
    if not form.is_valid():
        return _show(kind, visit, form)
    return _store(
        kind, visit, form, sent, lambda at: kind.action.add(form.instance, by=visit.person, at=at, **_extras(form))
    )


def change(kind: Kind, visit: Visit, row: Any) -> HttpResponse:
    """GET shows the row in its form, POST saves it if nobody else did since."""
    sent = posted(visit.request) if visit.request.method == "POST" else None
    if why := visit.refusal(kind.duty):
        return _not_allowed(kind, visit, sent, why, row=row)
    if sent is None:
        return _show(kind, visit, kind.form(visit, None, row, _kept_words(visit)), row=row)
    version = whole_number(sent.get("version"))
    if version is None or version != row.version:
        return conflict(kind, visit, row, sent)
    form = kind.form(visit, sent, row, None)
    if not form.is_valid():
        return _show(kind, visit, form, row=row)
    return _store(
        kind,
        visit,
        form,
        sent,
        lambda at: kind.action.change(form.instance, version=version, by=visit.person, at=at, **_extras(form)),
        row=row,
    )


def gone(kind: Kind, visit: Visit) -> HttpResponse:
    """404 for a row that the story does not have; words that were sent for it are kept."""
    sent = posted(visit.request)
    if visit.request.method != "POST" or visit.refusal(kind.duty) or "version" not in sent:
        raise Http404
    form = kind.form(visit, None, None, None)
    saved = kept.keep(visit, sent, form, kind=kind.name, found=0)
    why = _("The story does not have this row any more, so nothing was saved. Add it again if it is still needed.")
    into_form = f"{visit.url(f'{kind.door}_add')}?kept={saved.pk}"
    return kept.refused(visit, saved, form, why=why, status=404, into_form=into_form)


def conflict(kind: Kind, visit: Visit, row: Any, sent: Mapping[str, str]) -> HttpResponse:
    """409: the row as it was sent beside the row as it is; if it is gone, a form to add it again."""
    now = type(row).objects.filter(pk=row.pk, article=visit.article).first()
    stored = kind.form(visit, None, now, None)
    saved = kept.keep(visit, sent, stored, kind=kind.name, found=now.version if now else 0, row=kind.row_id(row))
    form = kind.form(visit, None, now, kept.initial(saved))
    return visit.page(
        "conflict.html",
        status=409,
        title=_("Two versions of this row"),
        why=str(RowHasChanged(saved.found)) if saved.based_on is not None else _missing_version(),
        kept=saved,
        pairs=kept.side_by_side(saved.posted, stored),
        fields=kept.fields(saved.posted, stored),
        form=form,
        form_template=kind.template,
        action=visit.url(kind.door, kind.row_id(row)) if now else visit.url(f"{kind.door}_add"),
        save_label=_("Save mine over the stored one"),
        version=now.version if now else "",
        media=form.media,
    )


def _store(
    kind: Kind, visit: Visit, form: Any, sent: Mapping[str, str], save: Callable[[Any], Any], *, row: Any = None
) -> HttpResponse:
    outcome = Outcome(visit)
    try:
        with transaction.atomic():
            at = database_now()
            if hasattr(form, "fill_in_new_sources"):
                form.fill_in_new_sources()
            save(at)
    except RowHasChanged:
        return conflict(kind, visit, row, sent)
    except doors.NotAllowed as why:
        return _not_allowed(kind, visit, sent, str(why), row=row)
    except ValidationError as wrong:
        _tell(form, wrong)
        return _show(kind, visit, form, row=row)
    outcome.tell(_("Saved %(time)s.") % {"time": visit.clock(at)})
    return visit.back(f"{kind.anchor}-add")


def _extras(form: Any) -> dict[str, Any]:
    """What the action is told besides the row itself."""
    return form.extras() if hasattr(form, "extras") else {}


def _show(kind: Kind, visit: Visit, form: Any, *, row: Any = None) -> HttpResponse:
    if not form.is_bound:
        next(iter(form.fields.values())).widget.attrs["autofocus"] = True
    return visit.page(
        "row.html",
        title=kind.change_title() if row is not None else kind.add_title(),
        form=form,
        form_template=kind.template,
        action=visit.url(kind.door, kind.row_id(row)) if row is not None else visit.url(f"{kind.door}_add"),
        anchor=kind.anchor,
        # What was before the writer's eyes, not what a rival may have saved while this page was checked.
        version=form.data.get("version", "") if form.is_bound else getattr(row, "version", ""),
        media=form.media,
    )


def _not_allowed(kind: Kind, visit: Visit, sent: Any, why: str, *, row: Any = None) -> HttpResponse:
    if sent is None:
        return refused(visit, [why], status=403)
    form = kind.form(visit, None, None, None)
    if not visit.seen_from.holds(kind.duty):
        return kept.given_back(visit, sent, form, why=why)
    saved = kept.keep(
        visit, sent, form, kind=kind.name, found=getattr(row, "version", 0), row=kind.row_id(row) if row else ""
    )
    return kept.refused(visit, saved, form, why=why, status=403)


def _kept_words(visit: Visit) -> dict[str, Any] | None:
    again = whole_number(visit.request.GET.get("kept"))
    return kept.initial(kept.find(visit, again)) if again is not None else None


def _tell(form: Any, wrong: ValidationError) -> None:
    """Each sentence at its field; those about fields that are not in the form at its head."""
    if not hasattr(wrong, "error_dict"):
        form.add_error(None, wrong)
        return
    for name, errors in wrong.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)


def _missing_version() -> str:
    return _(
        "The form did not say which version of the row you had before you, so nothing was saved. "
        "Nothing of yours is lost: compare and save again."
    )
