"""Where stories are on their road, who asks for what, and how a newsroom sets the road."""

from enum import nonmember

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """Where the *working copy* of a story is. What readers have is its `Standing`."""

    PITCH = "PITCH", _("Pitch")
    ASSIGNED = "ASSIGNED", _("Assigned")
    DRAFT = "DRAFT", _("Draft")
    IN_REVIEW = "IN_REVIEW", _("Desk edit")
    LEGAL = "LEGAL", _("With legal")
    SUBS = "SUBS", _("With the subs")
    READY = "READY", _("Ready")
    SCHEDULED = "SCHEDULED", _("Scheduled")
    HELD = "HELD", _("Held")
    SPIKED = "SPIKED", _("Spiked")

    # Still the writer's: colleagues of the section may change the text.
    writing = nonmember(frozenset({"PITCH", "ASSIGNED", "DRAFT"}))
    # A second person said that this very revision may go out.
    approved = nonmember(frozenset({"READY", "SCHEDULED"}))
    # A newsroom may do without these, or let every story pass them (`StageUse`).
    optional = nonmember(frozenset({"PITCH", "ASSIGNED", "LEGAL", "SUBS"}))


class Opening(models.TextChoices):
    """What a story that is begun holds already; nothing of the story remembers it."""

    BLANK = "", _("A blank page")
    NEWS = "NEWS", _("News")
    BRIEF = "BRIEF", _("Brief")
    EXPLAINER = "EXPLAINER", _("Explainer")
    LIVE = "LIVE", _("Live update")
    OBITUARY = "OBITUARY", _("Obituary")


class StageUse(models.TextChoices):
    """Whether the stories of this newsroom pass an optional stage."""

    OFF = "OFF", _("Not used")
    MAY = "MAY", _("When asked for")
    MUST = "MUST", _("Every story")


class SecondPerson(models.TextChoices):
    """Which stories need somebody who did not write them to approve them."""

    ALWAYS = "ALWAYS", _("Every story")
    FLAGGED = "FLAGGED", _("Stories marked as sensitive")
    NEVER = "NEVER", _("No story")


class Level(models.TextChoices):
    """How much a rule of the checklist weighs before a story goes out."""

    MUST = "MUST", _("Blocks publishing")
    SHOULD = "SHOULD", _("Needs a reason")
    INFO = "INFO", _("Is mentioned")
    OFF = "OFF", _("Is not asked")


class Standing(models.TextChoices):
    """What readers have of a story; follows the last Release and only publishing writes it."""

    NEVER_OUT = "NEVER_OUT", _("Never out")
    LIVE = "LIVE", _("Live")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")
    KILLED = "KILLED", _("Killed")

    # Readers find nothing but the answer that the story is gone.
    gone = nonmember(frozenset({"WITHDRAWN", "KILLED"}))


class Move(models.TextChoices):
    """Why the stage of a working copy changed."""

    SEND = "SEND", _("Sent to the desk")
    SEND_BACK = "SEND_BACK", _("Sent back")
    APPROVE = "APPROVE", _("Approved")
    REOPEN = "REOPEN", _("Text edited after approval")
    RECHECK = "RECHECK", _("Tags, links or bylines changed after approval")
    COMMISSION = "COMMISSION", _("Commissioned")
    START = "START", _("Writing began")
    ASK_LEGAL = "ASK_LEGAL", _("Sent to legal")
    CLEAR = "CLEAR", _("Cleared by legal")
    TO_SUBS = "TO_SUBS", _("Approved, sent to the subs")
    PASS = "PASS", _("Passed by the subs")
    SCHEDULE = "SCHEDULE", _("Scheduled")
    UNSCHEDULE = "UNSCHEDULE", _("Schedule cancelled")
    GO_OUT = "GO_OUT", _("Went out as scheduled")
    HOLD = "HOLD", _("Held while checking")
    UNHOLD = "UNHOLD", _("Hold ended")
    SPIKE = "SPIKE", _("Spiked")
    UNSPIKE = "UNSPIKE", _("Brought back from the spike")


class Duty(models.TextChoices):
    """What a person asks to do with one story; `rules.access` decides."""

    SEE = "SEE", _("see it")
    EDIT = "EDIT", _("edit its text and attributions")
    CURATE = "CURATE", _("change its tags, related headlines and bylines")
    SEND = "SEND", _("send it to the desk")
    SEND_BACK = "SEND_BACK", _("send it back")
    APPROVE = "APPROVE", _("approve it")
    PUBLISH = "PUBLISH", _("publish it")
    WITHDRAW = "WITHDRAW", _("withdraw it")
    ASSIGN = "ASSIGN", _("commission or assign it")
    ASK_LEGAL = "ASK_LEGAL", _("send it to legal")
    CLEAR = "CLEAR", _("clear it for legal")
    PASS = "PASS", _("pass it for the subs")
    HOLD = "HOLD", _("hold it while checking")
    SPIKE = "SPIKE", _("spike it or bring it back")
    CORRECT = "CORRECT", _("publish a correction of it")
    KILL = "KILL", _("kill it")
    REINSTATE = "REINSTATE", _("reinstate it")
    PLACE_LEGAL_HOLD = "PLACE_LEGAL_HOLD", _("put it under legal hold")
    LIFT_LEGAL_HOLD = "LIFT_LEGAL_HOLD", _("lift its legal hold")
    OVERRIDE = "OVERRIDE", _("override its hold or embargo")
    SHARE = "SHARE", _("share a preview of it")
    LEGAL_NOTES = "LEGAL_NOTES", _("read or write its legal notes")
