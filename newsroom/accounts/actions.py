"""What happens to people: hired, given roles, let go. The only code that writes User rows."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from newsroom.accounts.models import User
from newsroom.accounts.roles import PERMISSIONS, Role


@transaction.atomic
def hire(*, email: str, name: str, roles: Collection[Role], password: str | None = None, is_demo: bool = False) -> User:
    """A new person with these roles. Without a password nobody can log in as them yet."""
    person = User(email=email, name=name, is_staff=True, is_demo=is_demo)
    person.set_password(password)
    person.full_clean()
    person.save()
    give_roles(person, roles=roles)
    return person


def give_roles(person: User, *, roles: Collection[Role]) -> User:
    """Exactly these roles from now on."""
    person.groups.set(Group.objects.filter(name__in=[role.value for role in roles]))
    return person


def assignable(by: User) -> list[Role]:
    """The roles that the person may give and take: all for administrators, else those that hold no more than theirs."""
    if by.is_superuser or Role.ADMINISTRATOR in by.roles:
        return list(Role)
    own = by.get_all_permissions()
    return [role for role in Role if PERMISSIONS[role] <= own]


@transaction.atomic
def save(person: User, *, by: User, change: bool = True, roles: Collection[Role] | None = None, **_how: Any) -> User:
    """Store what a form put on the person, and exactly these roles (None leaves them).

    Raises ValidationError for what nobody may do: change one's own roles, lock oneself out, give more than one may.
    """
    if not change:
        person.is_staff = True
        person.set_unusable_password()
    if change and person.pk == by.pk and not person.is_active:
        raise ValidationError({"is_active": _("You cannot close your own account. Ask another administrator.")})
    person.full_clean(exclude=["password"])
    before = set(person.roles) if change else set()
    person.save()
    if roles is not None and set(roles) != before:
        _check_roles(person, before ^ set(roles), by=by)
        give_roles(person, roles=roles)
    return person


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


def deactivate(person: User) -> User:
    """They cannot log in any more and open sessions end at the next request; what they did stays theirs."""
    person.is_active = False
    person.save(update_fields=["is_active"])
    return person
