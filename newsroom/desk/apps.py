from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "newsroom.desk"
    label = "desk"
    verbose_name = _("Desk")
    default = True

    def ready(self) -> None:
        from django.contrib import admin

        from newsroom.desk import dashboard

        # Given from above: the site knows nothing of stories, whose admin stands on it.
        admin.site.landing = dashboard.landing


class DeskAdminConfig(admin_apps.AdminConfig):
    """Django's admin with our site in it; installed by its full name, never found by default."""

    default_site = "newsroom.desk.site.DeskSite"
    default = False
