"""What a change did to the story, told on the next page."""

from __future__ import annotations

from django.contrib import messages
from django.utils.translation import gettext as _

from articles.admin.article.visit import Visit
from articles.models import Article
from articles.vocabulary import Stage


class Outcome:
    """Made before the change, asked after it."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        # Read now: actions bring the story they are given up to date.
        self.before = (visit.article.stage, visit.article.latest_revision_id)

    def tell(self, changed: str = "", *, unchanged: str = "") -> None:
        """Say `changed`, and whether an approved story needs approval again; `unchanged` if nothing was done."""
        now = Article.objects.values_list("stage", "latest_revision_id").get(pk=self.visit.article.pk)
        if now == self.before:
            if unchanged:
                messages.info(self.visit.request, unchanged)
            return
        if changed:
            messages.success(self.visit.request, changed)
        if sentence := _step_back(self.before[0], now[0]):
            messages.warning(self.visit.request, sentence)


def _step_back(before: str, now: str) -> str:
    if before == Stage.SCHEDULED and now in {Stage.IN_REVIEW, Stage.DRAFT}:
        return _("The story does not go out by itself any more: it needs approval again, and then a new hour.")
    if before != Stage.READY:
        return ""
    if now == Stage.IN_REVIEW:
        return _("The story is at the desk again: an editor has to approve it before readers get the change.")
    if now == Stage.DRAFT:
        return _(
            "The story is a draft again: send it to the desk, and an editor has to approve it "
            "before readers get the change."
        )
    return ""
