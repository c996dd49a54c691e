"""Do what releases left to do outside the database."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles.actions.publishing.effects import run_effects
from articles.models.clock import database_now


class Command(BaseCommand):
    help = "Do what releases left to do, such as telling caches. Run it every minute; what failed is tried again."

    def handle(self, **_options: Any) -> None:
        done, failed = run_effects(at=database_now())
        if done:
            self.stdout.write(_("Done: %(done)d.") % {"done": done})
        if failed:
            raise CommandError(
                _("Failed: %(failed)d. The log says why; they are tried again at the next run.") % {"failed": failed}
            )
