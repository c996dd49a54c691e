"""A save that was refused, read again by its writer or by those who may edit the story."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from articles.admin.article import kept
from articles.admin.article.attribution_form import AttributionForm
from articles.admin.article.related_form import RelatedForm
from articles.admin.article.text_form import TextForm
from articles.admin.article.visit import Visit, whole_number
from articles.models import RefusedSave
from articles.vocabulary import Duty


def show(visit: Visit, row: int) -> HttpResponse:
    refused = kept.find(visit, row)
    form: Any = {kept.ATTRIBUTION: AttributionForm, kept.RELATED: RelatedForm}.get(refused.form)
    blank = form(article=visit.article) if form else TextForm(article=visit.article)
    return visit.page(
        "kept.html",
        title=_("Words that were not saved"),
        kept=refused,
        fields=kept.fields(refused.posted, blank),
        into_form=_form_url(visit, refused),
    )


def _form_url(visit: Visit, refused: RefusedSave) -> str:
    """Where the words can be put into a form again; "" if the person may not."""
    row = refused.posted.get(kept.ROW, "")
    if refused.form == kept.RELATED:
        key = whole_number(row)
        duty, known = Duty.CURATE, key is not None and visit.article.related.filter(pk=key).exists()
        url = visit.url("related", key) if known else visit.url("related_add")
    elif refused.form == kept.ATTRIBUTION:
        duty, known = Duty.EDIT, bool(row) and visit.article.attributions.filter(uuid=row).exists()
        url = visit.url("attribution", row) if known else visit.url("attribution_add")
    else:
        duty, url = Duty.EDIT, visit.url("change")
    return "" if visit.refusal(duty) else f"{url}?kept={refused.pk}"
