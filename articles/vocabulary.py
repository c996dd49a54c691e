"""Every closed list of words the newsroom uses, each spelled once, with the facts a word carries."""

from enum import nonmember

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """Where the *working copy* of a story is. What readers have is its `Standing`."""

    DRAFT = "DRAFT", _("Draft")
    IN_REVIEW = "IN_REVIEW", _("In review")
    READY = "READY", _("Ready")


class Standing(models.TextChoices):
    """What readers have of a story; follows the last Release and only publishing writes it."""

    NEVER_OUT = "NEVER_OUT", _("Never out")
    LIVE = "LIVE", _("Live")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")


class Move(models.TextChoices):
    """Why the stage of a working copy changed."""

    SEND = "SEND", _("Sent for review")
    SEND_BACK = "SEND_BACK", _("Sent back")
    APPROVE = "APPROVE", _("Approved")
    REOPEN = "REOPEN", _("Text edited after approval")
    RECHECK = "RECHECK", _("Tags, links or bylines changed after approval")


class ReleaseKind(models.TextChoices):
    """What one release did to the readers' page."""

    PUBLISHED = "PUBLISHED", _("Published")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")
    # The same revision rendered by newer templates: no new text, but the page's bytes changed and the log says so.
    REBUILT = "REBUILT", _("Rendered again")


class EffectKind(models.TextChoices):
    """What must happen outside the database after a release; each is done at least once."""

    PURGE = "PURGE", _("Tell caches in front of the site which addresses changed")


class RevisionKind(models.TextChoices):
    """Which part of the story a revision changed; each revision holds the whole story all the same."""

    CREATED = "CREATED", _("Created")
    TEXT = "TEXT", _("Text")
    ATTRIBUTIONS = "ATTRIBUTIONS", _("Attributions")
    TAGS = "TAGS", _("Tags")
    RELATED = "RELATED", _("Related headlines")
    LINKS = "LINKS", _("Links and order of related headlines")
    BYLINES = "BYLINES", _("Bylines")
    SETTINGS = "SETTINGS", _("Settings")

    # Whoever writes words that readers see needs a second pair of eyes, and a related headline can be written freely;
    # tagging, linking our own stories and putting things in order make nobody an author of the story.
    authored = nonmember(frozenset({"CREATED", "TEXT", "ATTRIBUTIONS", "RELATED"}))
    # New text starts the road again; everything else needs one more look.
    reopens = nonmember(frozenset({"CREATED", "TEXT", "ATTRIBUTIONS"}))


class SourceKind(models.TextChoices):
    PERSON = "PERSON", _("Person")
    ORGANISATION = "ORGANISATION", _("Organisation")
    DOCUMENT = "DOCUMENT", _("Document")
    DATA = "DATA", _("Data")
    RECORDING = "RECORDING", _("Recording")
    PUBLIC_RECORD = "PUBLIC_RECORD", _("Public record")
    OUTLET = "OUTLET", _("News outlet")
    UNNAMED = "UNNAMED", _("Unnamed")


class StatementKind(models.TextChoices):
    QUOTE = "QUOTE", _("Quotation")
    STATEMENT = "STATEMENT", _("Statement")
    ACCUSATION = "ACCUSATION", _("Accusation")
    DENIAL = "DENIAL", _("Denial")
    FORECAST = "FORECAST", _("Forecast")
    OPINION = "OPINION", _("Opinion")
    ANNOUNCEMENT = "ANNOUNCEMENT", _("Announcement")
    DOCUMENT = "DOCUMENT", _("Document")


class Provenance(models.TextChoices):
    """How we know that it was *said*; never merged with whether it is true."""

    OWN_INTERVIEW = "OWN_INTERVIEW", _("Our own interview")
    OWN_DOCUMENT = "OWN_DOCUMENT", _("A document we have seen")
    OWN_RECORDING = "OWN_RECORDING", _("A recording we have heard or seen")
    PUBLIC_STATEMENT = "PUBLIC_STATEMENT", _("A public statement")
    RELAYED = "RELAYED", _("Relayed by another outlet")
    NOT_RECORDED = "NOT_RECORDED", _("How we know is not recorded")


class OutletSourcing(models.TextChoices):
    """Whether the outlet that relayed a statement names its own source."""

    NAMED = "NAMED", _("The outlet names its source")
    UNNAMED = "UNNAMED", _("The outlet does not name its source")
    NOT_RECORDED = "NOT_RECORDED", _("The outlet’s own sourcing is not recorded")


class Terms(models.TextChoices):
    """What the source agreed to. A statement on terms outside `printable` blocks publishing."""

    ON_RECORD = "ON_RECORD", _("On the record")
    BACKGROUND = "BACKGROUND", _("On background")
    DEEP_BACKGROUND = "DEEP_BACKGROUND", _("Deep background")
    OFF_RECORD = "OFF_RECORD", _("Off the record")
    EMBARGOED = "EMBARGOED", _("Embargoed")
    NOT_RECORDED = "NOT_RECORDED", _("Terms not recorded")

    printable = nonmember(frozenset({"ON_RECORD", "BACKGROUND", "DEEP_BACKGROUND", "NOT_RECORDED"}))
    # Background terms let the words be used but not the name; printing the name would break the promise.
    nameless = nonmember(frozenset({"BACKGROUND", "DEEP_BACKGROUND"}))


class Truth(models.TextChoices):
    """What we know of whether it is *true*; never merged with whether it was said."""

    NOTHING_TO_VERIFY = "NOTHING_TO_VERIFY", _("Nothing to verify")
    NOT_ASSESSED = "NOT_ASSESSED", _("Not assessed")
    NOT_VERIFIED = "NOT_VERIFIED", _("Not independently verified")
    PARTLY = "PARTLY", _("Partly corroborated")
    VERIFIED = "VERIFIED", _("Verified")
    DISPUTED = "DISPUTED", _("Disputed")
    FALSE = "FALSE", _("False")
    RETRACTED = "RETRACTED", _("Retracted")


class Precision(models.TextChoices):
    """How exactly a date is known; a date is stored as the first day of what is known."""

    DAY = "DAY", _("To the day")
    MONTH = "MONTH", _("To the month")
    YEAR = "YEAR", _("To the year")


class RelatedKind(models.TextChoices):
    """Why a reader would follow a related headline."""

    BACKGROUND = "BACKGROUND", _("Background")
    FOLLOW_UP = "FOLLOW_UP", _("Follow-up")
    LATEST = "LATEST", _("Latest")
    ELSEWHERE = "ELSEWHERE", _("Elsewhere")
    SERIES = "SERIES", _("Series")


class TagKind(models.TextChoices):
    PERSON = "PERSON", _("Person")
    ORGANISATION = "ORGANISATION", _("Organisation")
    PLACE = "PLACE", _("Place")
    EVENT = "EVENT", _("Event")
    TOPIC = "TOPIC", _("Topic")
    SERIES = "SERIES", _("Series")


class HousePlace(models.TextChoices):
    """The addresses of pages about the paper itself, `/about/` and its like; no section may have one of them."""

    ABOUT = "about", "/about/"
    CONTACT = "contact", "/contact/"
    STANDARDS = "standards", "/standards/"


class Duty(models.TextChoices):
    """What a person asks to do with one story; `rules.access` decides."""

    SEE = "SEE", _("see it")
    EDIT = "EDIT", _("edit its text and attributions")
    CURATE = "CURATE", _("change its tags, related headlines and bylines")
    SEND = "SEND", _("send it for review")
    SEND_BACK = "SEND_BACK", _("send it back")
    APPROVE = "APPROVE", _("approve it")
    PUBLISH = "PUBLISH", _("publish it")
    WITHDRAW = "WITHDRAW", _("withdraw it")
