"""The form at the door of the desk, and where it leads."""

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.contrib.admin.forms import AdminAuthenticationForm
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

from newsroom.desk.wording import OwnWords

View = TypeVar("View", bound=Callable[..., Any])


def only_posts(view: View) -> View:
    """Mark a view that answers 405 to a link, so that nobody is led there after the log-in."""
    view.takes_only_posts = True  # type: ignore[attr-defined]
    return view


def takes_only_posts(url: str) -> bool:
    """Whether the address is one of ours that cannot be gone to."""
    try:
        match = resolve(urlsplit(url).path)
    except Resolver404:
        return False
    return match.view_name == "admin:logout" or getattr(match.func, "takes_only_posts", False)


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
