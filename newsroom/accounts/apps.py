from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "newsroom.accounts"
    label = "accounts"
    verbose_name = _("People")

    def ready(self) -> None:
        from newsroom.accounts import sessions  # noqa: F401 - importing begins to count sessions
