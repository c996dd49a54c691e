"""What the pages that ask for a step share: the version that was looked at, and reasons beside their fields."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.http import Http404

from articles.admin.article.visit import Visit, whole_number
from articles.models import Revision
from articles.rules.reason import Reason

if TYPE_CHECKING:
    from django.forms import BaseForm


def looked_at(visit: Visit, sent: str | None) -> Revision | None:
    """The revision that was on the screen. Raises Http404 for one of another story."""
    if (pk := whole_number(sent)) is None:
        return None
    if (revision := visit.article.revisions.filter(pk=pk).first()) is None:
        raise Http404
    return revision


def tell(form: BaseForm, reasons: Iterable[str]) -> None:
    """Each reason at the field that mends it, or above the form."""
    for why in reasons:
        name = why.anchor.removeprefix("id_") if isinstance(why, Reason) else ""
        form.add_error(name if name in form.fields else None, str(why))
