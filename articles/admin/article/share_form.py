"""What is asked before a preview is shared: for whom and why, and which version."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.article.events import moment
from articles.admin.article.visit import identifier
from articles.models import Article, Revision
from articles.models.shared_preview import LONGEST
from newsroom.desk.wording import DeskForm, Words


class RevisionChoice(forms.ModelChoiceField):
    live: int | None = None

    def label_from_instance(self, obj: Any) -> str:
        words = {"number": obj.number, "at": moment(obj.at), "who": obj.by, "what": obj.get_kind_display()}
        if obj.pk == self.live:
            return _("Revision %(number)d, readers have this one · %(at)s · %(who)s · %(what)s") % words
        return _("Revision %(number)d · %(at)s · %(who)s · %(what)s") % words


class ShareForm(DeskForm):
    note = Words(
        label=gettext_lazy("For whom, and why?"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy(
                "Say for whom the link is, and why. The guest reads it, and it stays with the story."
            )
        },
        help_text=gettext_lazy(
            "For example “the harbour master, to check quotations”. The guest reads this over the page, and it stays "
            "with the story for ever: never write the name of a protected source."
        ),
    )
    revision = RevisionChoice(
        Revision.objects.none(),
        label=gettext_lazy("Version"),
        empty_label=None,
        error_messages={
            "required": gettext_lazy("Choose the version that the guest is to read."),
            "invalid_choice": gettext_lazy("The story has no such version. Choose another one."),
        },
        help_text=gettext_lazy("The guest sees this version and no later one."),
    )
    # The same form sent twice makes one link. One that was given back after the session had ended has no key.
    key = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, article: Article) -> None:
        super().__init__(data, initial={"revision": article.latest_revision_id, "key": uuid.uuid4()}, label_suffix="")
        choice: Any = self.fields["revision"]
        choice.queryset = article.revisions.select_related("by").defer("content").newest_first()
        choice.live = article.live_revision_id

    def clean_key(self) -> uuid.UUID | None:
        """None for a form without one. A key that no page wrote is refused, and the form has a new one."""
        sent = self.cleaned_data["key"]
        if not sent:
            return None
        if (key := identifier(sent)) is None:
            self.data["key"] = str(uuid.uuid4())
            self.add_error(None, _("The form did not arrive whole. Look at it once more and send it again."))
        return key
