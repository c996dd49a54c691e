"""What happens to people: hired, given roles, let go. The only code that writes User rows."""

import datetime as dt
from collections.abc import Callable, Collection

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.accounts import naming, notices
from newsroom.accounts.models import FORMER, User
from newsroom.accounts.roles import PERMISSIONS, Role

# Sent with `at` when old personal data are deleted: who keeps some deletes them and returns how many rows are gone.
purging = Signal()


@transaction.atomic
def hire(*, email: str, name: str, roles: Collection[Role], password: str | None = None, is_demo: bool = False) -> User:
    """A new person with these roles. Without a password nobody can log in as them yet."""
    naming.one_at_a_time()
    person = User(email=email, name=name, is_staff=True, is_demo=is_demo)
    person.set_password(password)
    person.full_clean()
    naming.check(person, before="", was_active=False)
    person.save()
    give_roles(person, roles=roles)
    return person


def give_roles(person: User, *, roles: Collection[Role]) -> User:
    """Exactly these roles from now on."""
    person.groups.set(Group.objects.filter(name__in=[role.value for role in roles]))
    return person


def is_administrator(person: User) -> bool:
    return person.is_superuser or Role.ADMINISTRATOR in person.roles


def assignable(by: User) -> list[Role]:
    """The roles that the person may give and take: all for administrators, else those that hold no more than theirs."""
    if is_administrator(by):
        return list(Role)
    own = by.get_all_permissions()
    return [role for role in Role if PERMISSIONS[role] <= own]


@transaction.atomic
def save(
    person: User,
    *,
    by: User,
    change: bool = True,
    roles: Collection[Role] | None = None,
    say: Callable[[str], None] = lambda _sentence: None,
) -> User:
    """Store what a form put on the person, and exactly these roles (None leaves them).

    A new address, another name, and a role that lets stories out and was given or taken, are told of by mail once they
    are stored for good; `say` gets a sentence where that could not be done. Raises ValidationError for what nobody may
    do: change one's own roles, lock oneself out, give more than one may, bear a colleague's name.
    """
    naming.one_at_a_time()
    if not change:
        person.is_staff = True
        person.set_unusable_password()
    if change and person.pk == by.pk and not person.is_active:
        raise ValidationError({"is_active": _("You cannot close your own account. Ask another administrator.")})
    person.full_clean(exclude=["password"])
    # As it is stored and not as the form found it: somebody may have changed it since.
    stored = User.objects.select_for_update().only("email", "name", "is_active").filter(pk=person.pk)
    was = stored.get() if change else User(email=person.email, is_active=False)
    before, old = set(person.roles) if change else set(), was.email
    naming.check(person, before=was.name, was_active=was.is_active)
    if not person.is_active:
        # Or old sessions and links would come back to life with the account.
        person.set_unusable_password()
    person.save()
    given: list[Role] = []
    taken: list[Role] = []
    if roles is not None and set(roles) != before:
        _check_roles(person, before ^ set(roles), by=by)
        give_roles(person, roles=roles)
        given = [role for role in Role if role in set(roles) - before]
        taken = [role for role in Role if role in before - set(roles)]
    if change and was.name != person.name:
        _renamed(person, before=was.name, by=by, say=say)
    if old != person.email:
        person.refresh_from_db(fields=["address_changes"])
        _tell(say, lambda: notices.address_changed(person, old=old, by=by, at=timezone.now()))
    if given or taken:
        _tell(say, lambda: notices.roles_changed(person, given=given, taken=taken, by=by, at=timezone.now()))
    return person


def _renamed(person: User, *, before: str, by: User, say: Callable[[str], None]) -> None:
    naming.record(person, before=before, by=by)
    _tell(say, lambda: notices.name_changed(person, old=before, by=by, at=timezone.now()))


def _tell(say: Callable[[str], None], notice: Callable[[], str]) -> None:
    """Not before it is true for good; what goes wrong then changes nothing."""

    def tell() -> None:
        if sentence := notice():
            say(sentence)

    transaction.on_commit(tell, robust=True)


def _check_roles(person: User, touched: Collection[Role], *, by: User) -> None:
    if person.pk == by.pk:
        raise ValidationError({"roles": _("Nobody changes their own roles. Ask another administrator.")})
    if beyond := [str(role.label) for role in touched if role not in assignable(by)]:
        sentence = _("You may not give or take the role “%(role)s”. Ask an administrator.")
        raise ValidationError({"roles": sentence % {"role": beyond[0]}})


def set_password(person: User, *, password: str) -> User:
    """A new password; every open session of the person ends at its next request."""
    person.set_password(password)
    person.save(update_fields=["password"])
    return person


@transaction.atomic
def choose_password(person: User, *, password: str, is_valid: Callable[[User], bool]) -> bool:
    """A password chosen with a one-time link, if `is_valid(person)` still says that the link works. False if not."""
    locked = User.objects.select_for_update().get(pk=person.pk)
    if not is_valid(locked):
        return False
    set_password(locked, password=password)
    return True


def claim_link(person: User, *, at: dt.datetime) -> bool:
    """Whether the person may be sent another link because somebody asked for it; if so, it counts as sent.

    Of many that ask at once one is told so: nobody can fill a colleague's mailbox.
    """
    long_ago = at - dt.timedelta(seconds=settings.LINK_INTERVAL_SECONDS)
    free = User.objects.filter(Q(link_sent_at=None) | Q(link_sent_at__lt=long_ago), pk=person.pk)
    return bool(free.update(link_sent_at=at))


@transaction.atomic
def save_profile(
    person: User,
    *,
    name: str,
    time_zone: str,
    wants_mail: bool | None = None,
    uses_keys: bool | None = None,
    say: Callable[[str], None] = lambda _sentence: None,
) -> User:
    """What people may change about themselves; None leaves it.

    Another name is told of as `save` tells of it. Raises ValidationError for one that they may not bear.
    """
    naming.one_at_a_time()
    before = User.objects.values_list("name", flat=True).get(pk=person.pk)
    person.name, person.time_zone = name, time_zone
    person.wants_mail = person.wants_mail if wants_mail is None else wants_mail
    person.uses_keys = person.uses_keys if uses_keys is None else uses_keys
    person.full_clean(exclude=["password"])
    naming.check(person, before=before, was_active=person.is_active)
    person.save(update_fields=["name", "time_zone", "wants_mail", "uses_keys"])
    if before != person.name:
        _renamed(person, before=before, by=person, say=say)
    return person


def deactivate(person: User) -> User:
    """They cannot log in any more, sessions and links end for good; what they did stays theirs."""
    person.is_active = False
    person.set_unusable_password()
    person.save(update_fields=["is_active", "password"])
    return person


@transaction.atomic
def anonymise(person: User, *, by: User) -> User:
    """Take away all that says who somebody was. For good: records of what they did point to a former colleague.

    Raises PermissionDenied for all but administrators, for superusers unless `by` is one, and for oneself;
    ValidationError while the account is open.
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    if not is_administrator(by) or by.pk == person.pk or (person.is_superuser and not by.is_superuser):
        raise PermissionDenied
    if person.is_active:
        raise ValidationError(_("This account is open. Close it first: take the tick away at “May log in” and save."))
    email = person.email
    person.name = _("Former colleague %(mark)s") % {"mark": person.uuid.hex[:4]}
    person.email = f"{person.uuid.hex}@{FORMER}"
    person.time_zone = person.language = ""
    person.last_login = person.link_sent_at = None
    person.is_staff = person.is_superuser = False
    person.set_unusable_password()
    person.save()
    person.groups.clear()
    person.user_permissions.clear()
    _forget_in_log(person, email=email)
    return person


def _forget_in_log(person: User, *, email: str) -> None:
    """The log of the desk keeps who changed what and when; the name it kept of this person is replaced."""
    own = Q(content_type=ContentType.objects.get_for_model(User), object_id=str(person.pk))
    LogEntry.objects.filter(own).update(object_repr=person.name)
    naming.records(LogEntry.objects.filter(own)).update(change_message=naming.NAMELESS)
    for entry in LogEntry.objects.filter(Q(object_repr__contains=email) | Q(change_message__contains=email)):
        shown, message = (text.replace(email, person.name) for text in (entry.object_repr, entry.change_message))
        LogEntry.objects.filter(pk=entry.pk).update(object_repr=shown, change_message=message)


@transaction.atomic
def purge(*, at: dt.datetime) -> int:
    """Delete what must not be kept: failed log-ins older than PERSONAL_DATA_DAYS, and sessions that have ended.

    And whatever receivers of `purging` know of. How many rows are gone.
    """
    long_ago = at - dt.timedelta(days=settings.PERSONAL_DATA_DAYS)
    gone = sum(
        log.objects.filter(attempt_time__lt=long_ago).delete()[0]
        for log in (AccessAttempt, AccessFailureLog, AccessLog)
    )
    gone += sum(rows for _receiver, rows in purging.send(sender=User, at=at))
    return gone + Session.objects.filter(expire_date__lt=at).delete()[0]
