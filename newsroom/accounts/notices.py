"""Mails that tell of what was done to an account, so that nobody takes one over unseen (docs/decisions/0018).

None holds a link: what can be opened from a mail would be what somebody forges next. Each function returns "" when
everybody could be told, else the sentence for whoever made the change.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from newsroom.accounts import mails
from newsroom.accounts.models import User
from newsroom.accounts.roles import PERMISSIONS, Role

_LETS_STORIES_OUT = frozenset({"articles.approve_article", "articles.publish_article"})


def lets_stories_out(role: Role) -> bool:
    """Whether the role may approve or publish: managing editors are told who gets or loses one."""
    return bool(PERMISSIONS[role] & _LETS_STORIES_OUT)


def address_changed(person: User, *, old: str, by: User, at: dt.datetime) -> str:
    """Tell both addresses. Neither mail names the other address: one of the two may be a stranger's."""
    if not mails.are_set_up():
        return _("This newsroom sends no mail. Tell %(name)s yourself that the address was changed.") % {"name": person}
    with translation.override(settings.LANGUAGE_CODE):
        facts = {
            "subject": _("Your e-mail address at the desk of %(site)s was changed"),
            "name": person.name,
            "by": by.name,
            "when": mails.moment(at, of=person),
        }
        letters = [
            mails.letter("address_before", to=old, **facts),
            mails.letter("address_after", to=person.email, **facts),
        ]
    sentence = _("The mail about the new address could not be sent to %(addresses)s. Tell %(name)s yourself.")
    untold = mails.hand_over(letters)
    return sentence % {"addresses": get_text_list(untold, _("and")), "name": person} if untold else ""


def name_changed(person: User, *, old: str, by: User, at: dt.datetime) -> str:
    """Tell every managing editor at work, except `by`: the lists and histories of the desk show the new name now."""
    readers = list(_managing_editors(but=by))
    if readers and not mails.are_set_up():
        return _("This newsroom sends no mail. Tell the managing editors yourself that the name was changed.")
    with translation.override(settings.LANGUAGE_CODE):
        facts: dict[str, Any] = {
            "subject": _("Another name at the desk of %(site)s"),
            "person": person,
            "old": old,
            "by": by,
        }
        letters = [
            mails.letter("name_changed", to=one.email, name=one.name, when=mails.moment(at, of=one), **facts)
            for one in readers
        ]
    untold = mails.hand_over(letters) if letters else []
    sentence = _("The mail about the changed name could not be sent to %(addresses)s. Tell them yourself.")
    return sentence % {"addresses": get_text_list(untold, _("and"))} if untold else ""


def roles_changed(
    person: User, *, given: Collection[Role] = (), taken: Collection[Role] = (), by: User, at: dt.datetime
) -> str:
    """Tell every managing editor at work, except `by`, who may approve or publish from now on or no longer.

    Of the roles those count that let stories out.
    """
    said = {"role_given": list(filter(lets_stories_out, given)), "role_taken": list(filter(lets_stories_out, taken))}
    readers = list(_managing_editors(but=by)) if any(said.values()) else []
    if readers and not mails.are_set_up():
        return _("This newsroom sends no mail. Tell the managing editors yourself which role you gave or took.")
    letters: list[EmailMessage] = []
    for mail, roles in said.items():
        letters += _letters(mail, readers, person, roles, by=by, at=at) if roles else []
    untold = list(dict.fromkeys(mails.hand_over(letters))) if letters else []
    sentence = _("The mail about the role you gave or took could not be sent to %(addresses)s. Tell them yourself.")
    return sentence % {"addresses": get_text_list(untold, _("and"))} if untold else ""


def _managing_editors(*, but: User) -> Iterable[User]:
    at_work = User.objects.filter(is_active=True, groups__name=Role.MANAGING_EDITOR)
    return at_work.exclude(pk=but.pk).order_by("pk")


def _letters(
    mail: str, readers: Iterable[User], person: User, roles: Collection[Role], *, by: User, at: dt.datetime
) -> list[EmailMessage]:
    with translation.override(settings.LANGUAGE_CODE):
        subjects = {
            "role_given": _("A new role at the desk of %(site)s"),
            "role_taken": _("A role taken away at the desk of %(site)s"),
        }
        facts: dict[str, Any] = {
            "subject": subjects[mail],
            "person": person,
            "by": by,
            "count": len(roles),
            "roles": ", ".join(str(role.label) for role in roles),
        }
        return [
            mails.letter(mail, to=one.email, name=one.name, when=mails.moment(at, of=one), **facts) for one in readers
        ]
