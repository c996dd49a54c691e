"""What colleagues are told of stories, and what ties somebody to a story."""

from enum import Enum, auto

from django.db import models
from django.utils.translation import gettext_lazy as _


class NoticeKind(models.TextChoices):
    """What one person is told of one story."""

    SENT = "SENT", _("Sent to you")
    SENT_BACK = "SENT_BACK", _("Sent back")
    MENTIONED = "MENTIONED", _("A note for you")
    ASSIGNED = "ASSIGNED", _("Assigned to you")
    UNASSIGNED = "UNASSIGNED", _("Not yours to write any more")
    CORRECTION = "CORRECTION", _("A correction waits")
    STOPPED = "STOPPED", _("Did not go out at its hour")
    UNSCHEDULED = "UNSCHEDULED", _("Not scheduled any more")
    HELD = "HELD", _("Stopped")
    LIFTED = "LIFTED", _("Legal hold lifted")
    SPIKED = "SPIKED", _("Spiked")
    OUT = "OUT", _("Published")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")
    KILLED = "KILLED", _("Killed")
    REINSTATED = "REINSTATED", _("Reinstated")


class Tie(Enum):
    """Why something that happened to a story concerns somebody."""

    NAMED = auto()
    """The story was sent or assigned to them, or the note is for them."""
    MENTIONED = auto()
    """Their name stands behind an @ in what was said."""
    OWNER = auto()
    ASSIGNEE = auto()
    AUTHOR = auto()
    """Wrote text since readers last got the story."""
    RELIEVED = auto()
    """Was to write the story until now."""
    SCHEDULER = auto()
    """Chose the hour at which it was to go out."""
    APPROVER = auto()
    """May approve stories of the section."""
    CORRECTOR = auto()
    """May publish corrections of the section, while one waits in the story."""
