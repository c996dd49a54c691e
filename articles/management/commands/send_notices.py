"""Mail what people at the desk are told."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles.actions import notice_mails
from articles.actions.notice_mails import Outcome
from newsroom.accounts import mails


class Command(BaseCommand):
    help = (
        "Mail the notices that are due, each by itself; what fails is tried again later. `publish_due --watch` does "
        "the same as long as it runs; without it, run this every minute. Several may run side by side."
    )

    def handle(self, **_options: Any) -> None:
        if not mails.are_set_up():
            self.stdout.write(_("This newsroom sends no mail: EMAIL_URL is not set. Notices stand at the desk."))
            return
        outcomes: Counter[Outcome] = Counter()
        while batch := notice_mails.send_due():
            outcomes += batch
            if batch[Outcome.FAILED]:
                break
        if outcomes[Outcome.SENT]:
            self.stdout.write(_("Mailed: %(n)d.") % {"n": outcomes[Outcome.SENT]})
        if unwell := outcomes[Outcome.FAILED] + outcomes[Outcome.GIVEN_UP]:
            why = _("Not mailed: %(n)d. The log says why, and `doctor` counts those given up.")
            raise CommandError(why % {"n": unwell})
