"""What is written down beside a story: revisions, releases, notes, schedules, events."""

from enum import nonmember

from django.db import models
from django.utils.translation import gettext_lazy as _


class RevisionKind(models.TextChoices):
    """Which part of the story a revision changed; each revision holds the whole story all the same."""

    CREATED = "CREATED", _("Created")
    TEXT = "TEXT", _("Text")
    ATTRIBUTIONS = "ATTRIBUTIONS", _("Attributions")
    TAGS = "TAGS", _("Tags")
    RELATED = "RELATED", _("Related headlines")
    LINKS = "LINKS", _("Links and order of related headlines")
    BYLINES = "BYLINES", _("Bylines")
    NOTES = "NOTES", _("Notes to readers")
    SETTINGS = "SETTINGS", _("Settings")
    RESTORED = "RESTORED", _("Earlier version brought back")

    # Whoever writes words that readers see needs a second pair of eyes, and a related headline can be written freely;
    # tagging, linking our own stories and putting things in order make nobody an author of the story.
    authored = nonmember(frozenset({"CREATED", "TEXT", "ATTRIBUTIONS", "RELATED", "NOTES", "RESTORED"}))
    # New text starts the road again; everything else needs one more look.
    reopens = nonmember(frozenset({"CREATED", "TEXT", "ATTRIBUTIONS", "NOTES", "RESTORED"}))


class ReleaseKind(models.TextChoices):
    """What one release did to the readers' page."""

    PUBLISHED = "PUBLISHED", _("Published")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")
    # The same revision rendered by newer templates: no new text, but the page's bytes changed and the log says so.
    REBUILT = "REBUILT", _("Rendered again")
    KILLED = "KILLED", _("Killed")
    REINSTATED = "REINSTATED", _("Reinstated")


class Change(models.TextChoices):
    """What a release of a story that readers already had changes for them."""

    FIRST = "FIRST", _("First publication")
    UPDATE = "UPDATE", _("Update")
    MINOR = "MINOR", _("Minor edit")
    CORRECTION = "CORRECTION", _("Correction")


class NoteKind(models.TextChoices):
    """A dated note that readers find on the story."""

    UPDATE = "UPDATE", _("Update")
    CORRECTION = "CORRECTION", _("Correction")
    CLARIFICATION = "CLARIFICATION", _("Clarification")
    EDITORS_NOTE = "EDITORS_NOTE", _("Editor’s note")

    # These stand in the public record of corrections and need a senior colleague.
    on_record = nonmember(frozenset({"CORRECTION", "CLARIFICATION", "EDITORS_NOTE"}))


class Gravity(models.TextChoices):
    """How much a mistake could mislead; decides where its note stands."""

    SERIOUS = "SERIOUS", _("Serious: above the text")
    ORDINARY = "ORDINARY", _("Ordinary: below the text")


class ScheduleState(models.TextChoices):
    WAITING = "WAITING", _("Waiting for its time")
    STOPPED = "STOPPED", _("Not going out: a person has to decide")
    OUT = "OUT", _("Went out")
    CANCELLED = "CANCELLED", _("Cancelled")

    # Of these a story has one at most.
    open = nonmember(frozenset({"WAITING", "STOPPED"}))


class EventKind(models.TextChoices):
    """What happened to a story besides its steps, releases and revisions."""

    LEGAL_HOLD = "LEGAL_HOLD", _("Legal hold placed")
    LEGAL_LIFTED = "LEGAL_LIFTED", _("Legal hold lifted")
    EMBARGO = "EMBARGO", _("Embargo set")
    EMBARGO_OFF = "EMBARGO_OFF", _("Embargo lifted")
    OVERRIDE = "OVERRIDE", _("Hold or embargo overridden")
    ASSIGNED = "ASSIGNED", _("Assigned")
    SENSITIVE = "SENSITIVE", _("Marked as sensitive")
    NOT_SENSITIVE = "NOT_SENSITIVE", _("No longer marked as sensitive")
    NOTE = "NOTE", _("Note")
    COMMENT = "COMMENT", _("Comment")
    SETTLED = "SETTLED", _("Comment settled")
    REOPENED = "REOPENED", _("Comment reopened")
    LEGAL_NOTE = "LEGAL_NOTE", _("Legal note")
    LEGAL_READ = "LEGAL_READ", _("Legal notes read")
    PARKED = "PARKED", _("Schedule stopped")
    WENT_LATE = "WENT_LATE", _("Went out late")
    EXCUSED = "EXCUSED", _("Published in spite of the checklist")
    NAMED = "NAMED", _("Version named")
    UNNAMED = "UNNAMED", _("Name of a version removed")
    SHARED = "SHARED", _("Preview shared")
    UNSHARED = "UNSHARED", _("Shared preview revoked")
    EXPORTED = "EXPORTED", _("Record exported")


class ActivityKind(models.TextChoices):
    """To which of all that happened at the desk its list can be narrowed."""

    STEPS = "STEPS", _("Steps")
    RELEASES = "RELEASES", _("Releases")
    SAVES = "SAVES", _("Saves")
    NOTES = "NOTES", _("Notes to readers")
    EVENTS = "EVENTS", _("Stops and events")
    SCHEDULES = "SCHEDULES", _("Schedules")


class Exported(models.TextChoices):
    """Which list was taken out of the desk as a file."""

    ACTIVITY = "ACTIVITY", _("Activity")
    STORIES = "STORIES", _("List of stories")


class EffectKind(models.TextChoices):
    """What must happen outside the database after a release; each is done at least once."""

    PURGE = "PURGE", _("Tell caches in front of the site which addresses changed")
