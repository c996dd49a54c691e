"""What `manage.py check` asks of every admin class of the desk."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.checks import ModelAdminChecks
from django.core.checks import CheckMessage, Error

# Option -> (number, why it may not be used).
_FORBIDDEN = {
    "list_editable": (1, "saves rows past their action", "Let people open the record."),
    "actions": (2, "changes many records past the action of each", "Give the record's own page a button that posts."),
    "inlines": (3, "writes rows past their actions, and loses all of a large form", "Give each row a small form."),
    "autocomplete_fields": (4, "brings a chooser that cannot be used by keyboard and voice", "Use ComboboxField."),
    "raw_id_fields": (5, "shows keys instead of names", "Use ComboboxField."),
}


class DeskModelAdminChecks(ModelAdminChecks):
    def check(self, admin_obj: Any, **kwargs: Any) -> list[CheckMessage]:
        found = list(super().check(admin_obj, **kwargs))
        for option, (number, why, instead) in _FORBIDDEN.items():
            if getattr(admin_obj, option):
                found.append(Error(f"{option} {why}.", hint=instead, obj=type(admin_obj), id=f"desk.E00{number}"))
        return found
