"""What a release of a story that readers have already changes for them, and whether it may go out as that."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.rules.reason import Reason
from articles.vocabulary import Change, NoteKind, Standing

FIELD, NOTE = "id_change", "id_update_note"
LONGEST_NOTE = 1_000


@dataclass(frozen=True)
class Edit:
    """`pending`: the kinds of the notes that would go out; `asked` and `note`: what the publisher said, if anything.

    `not_minor`: why the edit is no minor one, in sentences (`rules.minor_edit`).
    """

    standing: Standing
    pending: Collection[NoteKind] = ()
    asked: Change | None = None
    note: str = ""
    not_minor: Sequence[str] = ()

    @property
    def is_on_record(self) -> bool:
        return any(kind in NoteKind.on_record for kind in self.pending)


def change_of(edit: Edit) -> Change | None:
    """What the release is; None while nobody said. What decides without being asked comes first."""
    if edit.standing is Standing.NEVER_OUT:
        return Change.FIRST
    if edit.is_on_record:
        return Change.CORRECTION
    if edit.standing is not Standing.LIVE:
        # Readers had found it gone; whatever they get now is new to them.
        return Change.UPDATE
    if edit.asked is Change.MINOR:
        return Change.MINOR
    return Change.UPDATE if edit.asked is Change.UPDATE or edit.pending or edit.note else None


def blockers(edit: Edit) -> list[Reason]:
    """Why it may not go out as that, each a sentence for the desk; [] if it may."""
    change = change_of(edit)
    if change is None:
        why = _("Readers have this story already. Say whether this is an update with a note or a minor edit.")
        return [Reason(why, anchor=FIELD, rule="change")]
    if edit.standing is not Standing.LIVE:
        return []
    if len(edit.note) > LONGEST_NOTE:
        why = _("The note is longer than %(most)d characters. Shorten it.") % {"most": LONGEST_NOTE}
        return [Reason(why, anchor=NOTE, rule="update-note")]
    if change is Change.UPDATE and not edit.pending and not edit.note:
        why = _("Write a note that tells readers what is new, or publish the edit as a minor one.")
        return [Reason(why, anchor=NOTE, rule="update-note")]
    if change is Change.MINOR:
        return _not_minor(edit)
    return []


def _not_minor(edit: Edit) -> list[Reason]:
    if edit.pending:
        why = _("A note to readers waits for this release, so the edit is no minor one. Choose “Update”.")
        return [Reason(why, anchor=FIELD, rule="minor-note")]
    if edit.note:
        why = _("A minor edit goes out without a note. Choose “Update”, or empty the note.")
        return [Reason(why, anchor=NOTE, rule="minor-note")]
    return [Reason(why, anchor=FIELD, rule="minor-edit") for why in edit.not_minor]
