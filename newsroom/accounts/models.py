"""A person who works in the newsroom. Logs in by e-mail address, whatever its case."""

import re
import uuid
import zoneinfo
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from newsroom.accounts import names
from newsroom.accounts.roles import Role

# No mail can be sent there: the top-level domain is reserved for that.
FORMER = "former.invalid"


# C0 and C1, the bidi controls, fillers and tags: what no name is written with. Joiners stay, some scripts need them.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u115f\u1160\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def validate_time_zone(value: str) -> None:
    if value and value not in zoneinfo.available_timezones():
        raise ValidationError(_("“%(zone)s” is not a time zone. Write one like “Europe/Kyiv”."), params={"zone": value})


class People(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **facts: Any) -> "User":
        person = self.model(email=email.strip().lower(), **facts)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, password: str | None = None, **facts: Any) -> "User":
        return self.create_user(email, password, **{"is_staff": True, "is_superuser": True, **facts})


class User(AbstractUser):
    """Never deleted: records of who did what point here (PROTECT). People who leave are deactivated."""

    username = None  # type: ignore[assignment]
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]

    uuid = models.UUIDField(_("identifier"), default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(
        _("e-mail address"),
        unique=True,
        error_messages={"unique": _("Somebody with this e-mail address works here already.")},
    )
    name = models.CharField(_("name"), max_length=120)
    time_zone = models.CharField(
        _("time zone"),
        max_length=64,
        blank=True,
        validators=[validate_time_zone],
        help_text=_("For example “Europe/Kyiv”. Empty means the newsroom’s own."),
    )
    wants_mail = models.BooleanField(
        _("mail what I am told at the desk"),
        default=True,
        help_text=_("A mail says who did what to which story, and nothing of its text. At the desk it stands anyway."),
    )
    uses_keys = models.BooleanField(
        _("single letters are keys"),
        default=True,
        help_text=_("“N” begins a story, “?” lists all keys. Keys with Ctrl or Alt work anyway."),
    )
    language = models.CharField(_("language of the desk"), max_length=35, blank=True)
    link_sent_at = models.DateTimeField(_("last link asked for"), null=True, blank=True, editable=False)
    # Counted by a trigger, so that sessions and links made before a change stay ended when the old address comes back.
    address_changes = models.PositiveIntegerField(_("changes of the e-mail address"), default=0, editable=False)
    is_demo = models.BooleanField(_("demo persona"), default=False, editable=False)

    objects: ClassVar[People] = People()  # type: ignore[assignment]

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = (
            models.UniqueConstraint(
                Lower("email"),
                name="person_email_unique_in_any_case",
                violation_error_message=_("Somebody with this e-mail address works here already."),
            ),
        )

    def __str__(self) -> str:
        return self.name or self.email

    def clean(self) -> None:
        super().clean()
        self.email = self.email.strip().lower()
        if not names.is_on_one_line(self.name):
            raise ValidationError({"name": _("The name stands on several lines. Write it on one.")})
        self.name = " ".join(self.name.split())
        # Under a name stand decisions, so it is what it looks like: no controls, no signs that turn letters round.
        if not self.name or _UNSEEN.search(self.name):
            raise ValidationError({"name": _("The name holds signs that cannot be seen. Type it again.")})

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session is held against at every request: it ends when password or address have changed."""
        facts = f"{self.address_changes}:{self.password}"
        return salted_hmac("newsroom.accounts.models.User", facts, secret=secret, algorithm="sha256").hexdigest()

    @property
    def roles(self) -> list[Role]:
        """The roles the person holds, in the order of `Role`. One query."""
        held = set(self.groups.values_list("name", flat=True))
        return [role for role in Role if role.value in held]

    @property
    def is_former(self) -> bool:
        """Nobody any more: what said who this was is gone."""
        return self.email.endswith(f"@{FORMER}")

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ")[0]
