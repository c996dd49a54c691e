from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WiresConfig(AppConfig):
    """Text in: files become drafts. No models; everything is written through articles.actions."""

    name = "newsroom.wires"
    label = "wires"
    verbose_name = _("wires")
