"""Mails that tell of what was done to an account, so that nobody takes one over unseen (docs/decisions/0018).

None holds a link: what can be opened from a mail would be what somebody forges next. Each function returns "" when
everybody could be told, else the sentence for whoever made the change.
"""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from newsroom.accounts import mails
from newsroom.accounts.models import User
from newsroom.accounts.roles import PERMISSIONS, Role

_LETS_STORIES_OUT = frozenset({"articles.approve_article", "articles.publish_article"})


def lets_stories_out(role: Role) -> bool:
    """Whether the role may approve or publish: managing editors are told who gets one."""
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


def role_given(person: User, *, roles: Collection[Role], by: User, at: dt.datetime) -> str:
    """Tell every managing editor at work, except the giver, who may approve or publish from now on."""
    readers = User.objects.filter(is_active=True, groups__name=Role.MANAGING_EDITOR).exclude(pk=by.pk).order_by("pk")
    if readers and not mails.are_set_up():
        return _("This newsroom sends no mail. Tell the managing editors yourself which role you gave.")
    with translation.override(settings.LANGUAGE_CODE):
        facts: dict[str, Any] = {
            "subject": _("A new role at the desk of %(site)s"),
            "person": person,
            "by": by,
            "count": len(roles),
            "roles": ", ".join(str(role.label) for role in roles),
        }
        letters = [
            mails.letter("role_given", to=one.email, name=one.name, when=mails.moment(at, of=one), **facts)
            for one in readers
        ]
    sentence = _("The mail about the role you gave could not be sent to %(addresses)s. Tell them yourself.")
    untold = mails.hand_over(letters) if letters else []
    return sentence % {"addresses": get_text_list(untold, _("and"))} if untold else ""
