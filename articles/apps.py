from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Stories")

    def ready(self) -> None:
        from articles import checks  # noqa: F401  registers the system checks
        from articles.actions import noticing, sitting
        from newsroom.accounts.actions import purging
        from newsroom.accounts.roles import keep_roles_in_step

        purging.connect(noticing.purge, dispatch_uid="articles.noticing.purge")
        purging.connect(sitting.forget, dispatch_uid="articles.sitting.forget")
        # Here and not in accounts: the permissions of this app must exist first, and Django
        # creates them in receivers that connected before this one.
        post_migrate.connect(keep_roles_in_step, sender=self, dispatch_uid="articles.keep_roles_in_step")
