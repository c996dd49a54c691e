"""What is said, by whom, on what terms, and how far it is known to be true."""

from enum import nonmember

from django.db import models
from django.utils.translation import gettext_lazy as _


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

    # Readers were told that we do not know yet: somebody has to look again.
    unsettled = nonmember(frozenset({"NOT_ASSESSED", "NOT_VERIFIED", "DISPUTED"}))


class Precision(models.TextChoices):
    """How exactly a date is known; a date is stored as the first day of what is known."""

    DAY = "DAY", _("To the day")
    MONTH = "MONTH", _("To the month")
    YEAR = "YEAR", _("To the year")
