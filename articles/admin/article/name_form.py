"""What is asked of somebody who gives a version of a story a name."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from articles.rules.version_name import MOST_LETTERS
from newsroom.desk.wording import DeskForm, Words


class NameForm(DeskForm):
    name = Words(
        label=_("Name of this version"),
        max_length=MOST_LETTERS,
        required=False,
        help_text=_("For example “as sent to the lawyer”. Everybody who sees the story reads it; empty removes it."),
    )
