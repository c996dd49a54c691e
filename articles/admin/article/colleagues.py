"""A colleague as a list of people offers them: by name, with what they are in the newsroom."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from newsroom.accounts.roles import Role


class ColleagueChoice(forms.ModelChoiceField):
    """`queryset` is of `people.with_roles`, so that no name costs a query."""

    def label_from_instance(self, obj: Any) -> str:
        return named(obj)


def named(person: Any) -> str:
    """Name and roles, or the name alone of whoever has none. `person` comes from `people.with_roles`."""
    held = [str(role.label) for role in Role if role.value in person.role_names]
    if not held:
        return str(person)
    return _("%(name)s, %(roles)s") % {"name": person, "roles": get_text_list(held, _("and"))}
