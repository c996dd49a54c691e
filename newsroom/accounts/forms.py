"""The form for one person who works here. Flags of superusers are in no form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from newsroom.accounts.models import User
from newsroom.accounts.roles import Role
from newsroom.desk.widgets import Checkboxes


class PersonForm(forms.ModelForm):  # type: ignore[type-arg]
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=Role.choices,
        required=False,
        widget=Checkboxes(_("Roles")),
        help_text=_("Without a role a person can log in and sees nothing."),
    )

    class Meta:
        model = User
        fields = ("email", "name", "time_zone", "is_active")
        labels = {"is_active": _("May log in")}
        help_texts = {
            "email": _("They log in with it. Capitals make no difference."),
            "name": _("As colleagues know them. What readers see over stories is the book of authors."),
            "is_active": _("Take the tick away when somebody leaves. Their stories and history stay theirs."),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk:
            self.initial["roles"] = [role.value for role in self.instance.roles]

    def clean_roles(self) -> list[Role]:
        return [Role(value) for value in self.cleaned_data["roles"]]
