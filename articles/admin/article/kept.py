"""What was written and could not be saved: kept, shown side by side with what is stored, given back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions import refusal
from articles.admin.article.comparison import Comparison, compare
from articles.admin.article.moment import on_this_clock
from articles.admin.article.plan import clock
from articles.admin.article.visit import Visit, whole_number
from articles.models import RefusedSave
from articles.models.clock import database_now
from articles.rules import body
from articles.vocabulary import Duty
from newsroom.desk.combobox import Choice

# Which row of which story a kept form was about, beside the fields that were typed.
ROW = "_row"
# On whose clock its moments were typed.
ZONE = "_zone"
_MOMENTS = ("planned_for",)
TEXT, ATTRIBUTION, RELATED = "text", "attribution", "related"
NOT_COMPARED = Comparison([])
_CHOSEN = frozenset({"source", "relayed_by", "target"})
_KEPT_BESIDES_FIELDS = ("version", *(f"{name}_key" for name in sorted(_CHOSEN)))


@dataclass(frozen=True)
class Kept:
    """One field as its writer sent it, and as it is stored now."""

    name: str
    label: str
    yours: str
    stored: str = ""
    comparison: Comparison = NOT_COMPARED

    @property
    def differs(self) -> bool:
        return self.yours != self.stored


def keep(
    visit: Visit, posted: Mapping[str, str], form: forms.BaseForm, *, kind: str, found: int, row: str = ""
) -> RefusedSave:
    """Store the fields of the form as they came; nothing else that was posted is taken along."""
    names = [*form.fields, *_KEPT_BESIDES_FIELDS]
    content = {name: posted[name] for name in names if name in posted}
    if row:
        content[ROW] = row
    if any(content.get(name) for name in _MOMENTS):
        content[ZONE] = clock().key
    return refusal.keep(
        visit.article,
        form=kind,
        posted=content,
        based_on=whole_number(posted.get("version")),
        found=found,
        by=visit.person,
        at=database_now(),
    )


def fields(content: Mapping[str, str], form: forms.BaseForm) -> list[Kept]:
    """What was sent, field by field in the form's order, the body as plain text."""
    return [
        Kept(name, str(one.label or name), plain(name, content.get(name, "")))
        for name, one in form.fields.items()
        if name in content
    ]


def side_by_side(content: Mapping[str, str], form: forms.BaseForm) -> list[Kept]:
    """The same, beside what `form`'s initial data says is stored; only fields that differ in words."""
    pairs = []
    for name, one in form.fields.items():
        if name not in content:
            continue
        yours, stored = plain(name, content[name]), plain(name, shown(form, name))
        pairs.append(Kept(name, str(one.label or name), yours, stored, compare(stored, yours)))
    return [pair for pair in pairs if pair.differs]


def shown(form: forms.BaseForm, name: str) -> str:
    """What the field of an unbound form holds, as it would be posted."""
    bound = form[name]
    value = bound.value()
    if isinstance(value, Choice):
        return value.text
    widget: Any = bound.field.widget
    text = value if name == "body" else widget.format_value(value)
    return str((text[0] if isinstance(text, list) and text else text) or "")


def plain(name: str, value: str) -> str:
    """Text as a person compares it."""
    if name != "body":
        return value.replace("\r\n", "\n").strip()
    try:
        return body.plain(body.clean(value))
    except body.TooLong:
        return value


def find(visit: Visit, pk: int) -> RefusedSave:
    """A refused save of this story, for its writer and for those who may edit, with its moments on their clock.

    Raises Http404.
    """
    row = visit.article.refused_saves.select_related("by").filter(pk=pk).first()
    if row is None or (row.by_id != visit.person.pk and visit.refusal(Duty.EDIT)):
        raise Http404
    # Every moment once meant the newsroom's clock, and was kept without its name.
    zone = row.posted.get(ZONE) or timezone.get_default_timezone_name()
    row.posted |= {name: on_this_clock(row.posted[name], zone=zone) for name in _MOMENTS if row.posted.get(name)}
    return row


def seen_by(visit: Visit, most: int) -> Iterable[RefusedSave]:
    """The newest refused saves that the person may read."""
    rows = visit.article.refused_saves.select_related("by").defer("posted").newest_first()
    return rows[:most] if not visit.refusal(Duty.EDIT) else rows.filter(by=visit.person)[:most]


def refused(
    visit: Visit, kept: RefusedSave, form: forms.BaseForm, *, why: str, status: int, into_form: str = ""
) -> HttpResponse:
    """A page that says why nothing was saved and gives everything back."""
    return visit.page(
        "kept.html",
        status=status,
        title=_("Not saved"),
        why=why,
        kept=kept,
        fields=fields(kept.posted, form),
        into_form=into_form,
    )


def given_back(visit: Visit, sent: Mapping[str, str], form: forms.BaseForm, *, why: str) -> HttpResponse:
    """403 for somebody who never writes here: the words are shown, and history is not filled with them."""
    return visit.page("lost.html", status=403, title=_("Not saved"), why=why, fields=fields(sent, form))


def initial(kept: RefusedSave) -> dict[str, Any]:
    """What was sent, to begin a form with."""
    sent = kept.posted
    return {
        name: Choice(value, sent.get(f"{name}_key", "")) if name in _CHOSEN else value
        for name, value in sent.items()
        if name not in (ROW, ZONE, *_KEPT_BESIDES_FIELDS)
    }
