"""What an edit of a live story is for readers: asked on the page before publishing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions import doors
from articles.actions.publishing.change import edit_of, why_not_minor
from articles.actions.publishing.notes import pending
from articles.admin.article.visit import Visit
from articles.rules import change as changes
from articles.vocabulary import Change, Duty, Standing
from newsroom.desk.wording import DeskForm, Words

CHOICES = {
    Change.UPDATE: gettext_lazy("Update: readers get the note below with its date"),
    Change.MINOR: gettext_lazy("Minor edit: nothing that a reader could have relied on; it is logged, without a note"),
}
_FIELDS = {changes.FIELD: "change", changes.NOTE: "update_note"}


class ChangeForm(DeskForm):
    """Asks nothing when the notes that wait say what the edit is, or when no reader has the story."""

    change = forms.ChoiceField(
        label=gettext_lazy("What is this edit?"),
        choices=[(one.value, words) for one, words in CHOICES.items()],
        required=False,
    )
    update_note = Words(
        label=gettext_lazy("Note to readers"),
        max_length=changes.LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("What is new, in a sentence or two. Only an update needs it."),
    )

    def __init__(self, visit: Visit, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        self.visit = visit
        article = visit.article
        self.is_asked = article.standing == Standing.LIVE and not doors.is_released(article)
        self.notes = pending(article) if article.standing != Standing.NEVER_OUT else []
        self.not_minor: list[str] = []
        if self.asks and article.latest_revision is not None:
            self.not_minor = why_not_minor(article, article.latest_revision)
            # Nothing but an update is left to choose.
            self.initial["change"] = Change.UPDATE.value if self.not_minor else ""

    @property
    def asks(self) -> bool:
        return self.is_asked and not self.notes

    @property
    def options(self) -> list[dict[str, Any]]:
        chosen = self["change"].value()
        return [
            {
                "value": one.value,
                "words": words,
                "id": changes.FIELD if one is Change.UPDATE else f"{changes.FIELD}_minor",
                "is_chosen": chosen == one.value,
                "is_closed": one is Change.MINOR and bool(self.not_minor),
            }
            for one, words in CHOICES.items()
        ]

    @property
    def sentence(self) -> str:
        """What the notes that wait make of the release; "" where nothing waits."""
        if not self.notes:
            return ""
        if any(note.is_on_record for note in self.notes):
            return _("This goes out as a correction, with these notes to readers:")
        return _("This goes out as an update, with these notes to readers:")

    @property
    def why_not_correct(self) -> str:
        """Why this person may not publish the correction that waits; "" if they may."""
        if any(note.is_on_record for note in self.notes):
            return self.visit.refusal(Duty.CORRECT)
        return ""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        revision = self.visit.article.latest_revision
        if self.asks and not self.errors and revision is not None:
            said = self.said()
            edit = edit_of(self.visit.article, revision, asked=said.get("change"), note=said.get("update_note", ""))
            for reason in changes.blockers(edit):
                self.add_error(_FIELDS.get(reason.anchor), reason)
        return cleaned

    def said(self) -> dict[str, Any]:
        """What `actions.publishing.publish` is told."""
        if doors.is_released(self.visit.article):
            # A colleague was quicker: the action says so, and nothing that was typed goes missing.
            return {"update_note": self.cleaned_data.get("update_note", "")}
        if not self.asks:
            return {}
        value = self.cleaned_data.get("change")
        return {
            "change": Change(value) if value else None,
            "update_note": self.cleaned_data.get("update_note", ""),
        }
