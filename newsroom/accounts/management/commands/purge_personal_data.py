"""manage.py purge_personal_data: what must not be kept for ever."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import ngettext

from newsroom.accounts import actions


class Command(BaseCommand):
    help = (
        f"Delete failed log-ins older than {settings.PERSONAL_DATA_DAYS} days, ended sessions, and notices older than "
        f"{settings.NOTICE_DAYS} days. Run it every day."
    )

    def handle(self, **options: Any) -> None:
        gone = actions.purge(at=timezone.now())
        self.stdout.write(ngettext("%(n)d row was deleted.", "%(n)d rows were deleted.", gone) % {"n": gone})
