"""What leads from one page to another."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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
