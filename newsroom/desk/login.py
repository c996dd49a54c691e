"""The form at the door of the desk."""

from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.utils.translation import gettext_lazy as _

from newsroom.desk.wording import OwnWords


class LoginForm(OwnWords, AdminAuthenticationForm):
    """One answer for an unknown address, a wrong password and a closed account: nobody learns who works here."""

    error_messages = {
        "invalid_login": _("This e-mail address and password do not open the desk. Check both and try again."),
        "inactive": _("This e-mail address and password do not open the desk. Check both and try again."),
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.label_suffix = ""
        self.fields["username"].label = _("E-mail address")
        self.fields["username"].widget.attrs["inputmode"] = "email"
