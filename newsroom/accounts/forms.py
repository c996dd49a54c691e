"""Forms for people who work here, and for one's own account. Flags of superusers are in no form."""

import zoneinfo
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.admin.forms import AdminPasswordChangeForm
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.password_validation import password_validators_help_texts
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

from newsroom.accounts import throttle
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role
from newsroom.desk.widgets import Checkboxes
from newsroom.desk.wording import DeskForm, DeskModelForm, OwnWords


class PersonForm(DeskModelForm):
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=Role.choices,
        required=False,
        widget=Checkboxes(_("Roles")),
        help_text=_(
            "Without a role a person can log in and sees nothing. Managing editors are told who may approve or publish "
            "from now on, and who no longer may."
        ),
    )

    class Meta:
        model = User
        fields = ("email", "name", "time_zone", "is_active")
        labels = {"is_active": _("May log in")}
        help_texts = {
            "email": _(
                "They log in with it. Capitals make no difference. Who gets another one is told at both addresses, and "
                "has to log in again."
            ),
            "name": _(
                "As colleagues know them. What readers see over stories is the book of authors. Managing editors are "
                "told of a change."
            ),
            "is_active": _(
                "Take the tick away when somebody leaves: their password and sessions end, their stories and history "
                "stay theirs. If they come back, set it again and send them a new link."
            ),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk:
            self.initial["roles"] = [role.value for role in self.instance.roles]

    def clean_roles(self) -> list[Role]:
        return [Role(value) for value in self.cleaned_data["roles"]]


class ProfileForm(DeskModelForm):
    """What people change about themselves. Their address is how an administrator knows who they are."""

    time_zone = forms.ChoiceField(
        label=_("Time zone"), required=False, help_text=_("Times at the desk are shown and read in it.")
    )

    class Meta:
        model = User
        fields = ("name", "time_zone", "wants_mail", "uses_keys")
        help_texts = {
            "name": _(
                "As colleagues know you. What readers see over stories is the book of authors. Managing editors are "
                "told of a change."
            ),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, label_suffix="", **options)
        # Zones of a place; the others are old names and offsets. Whoever has one of those keeps it.
        named = {zone for zone in zoneinfo.available_timezones() if "/" in zone and not zone.startswith("Etc/")}
        own = {self.instance.time_zone} - {""}
        house = _("The newsroom’s own (%(zone)s)") % {"zone": settings.TIME_ZONE}
        self.fields["time_zone"].choices = [("", house), *((zone, zone) for zone in sorted(named | own))]  # type: ignore[attr-defined]


class ChangePasswordForm(OwnWords, AdminPasswordChangeForm):
    """As Django's; a wrong old password counts as a failed log-in."""

    def __init__(self, *args: Any, request: HttpRequest, **options: Any) -> None:
        super().__init__(*args, **options)
        self.request = request

    @sensitive_variables("old")
    def clean_old_password(self) -> str:
        old: str = self.cleaned_data["old_password"]
        if not throttle.is_password(self.request, person=self.user, password=old):
            raise ValidationError(self.error_messages["password_incorrect"], code="password_incorrect")
        return old


class ForgottenForm(DeskForm):
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, label_suffix="", **options)


class NewPasswordForm(OwnWords, SetPasswordForm):  # type: ignore[type-arg]
    """A password, twice; `rules` says what is asked of it, as sentences."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, label_suffix="", **options)
        self.rules = password_validators_help_texts()
        first, again = self.fields.values()
        first.label, again.label = _("New password"), _("The same once more")
        first.help_text = again.help_text = ""
        first.widget.attrs["autofocus"] = True
        first.widget.attrs["aria-describedby"] = "password-rules"

    def clean(self) -> dict[str, Any]:
        """As Django's, with what is wrong with a password said where it is chosen and not where it is repeated."""
        self.validate_passwords("new_password1", "new_password2")
        self.validate_password_for_user(self.user, "new_password1")
        return self.cleaned_data
