"""Render published pages again, after the templates changed."""

import contextlib
import logging
import time
import uuid
from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.actions.publishing.rebuild import rebuild, released_articles
from articles.models import Publication
from articles.models.clock import database_now
from articles.vocabulary import Standing

log = logging.getLogger(__name__)

SECONDS_BETWEEN_LINES = 2.0


class Command(BaseCommand):
    help = (
        "Render every published page again from its released revision and keep those that differ, each with a line in "
        "its history. A run that was cut short is simply run again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="Change nothing; exit with 1 if a page differs.")
        parser.add_argument("--story", help="Only this one: its identifier, address or former address.")
        parser.add_argument("--quiet", action="store_true", help="Say nothing but what went wrong.")

    def handle(self, **options: Any) -> None:
        self.quiet, check = options["quiet"], options["check"]
        keys: Iterable[int]
        if options["story"]:
            keys, total = [find(options["story"])], 1
        else:
            keys, total = released_articles(), Publication.objects.exclude(standing=Standing.KILLED).count()
        done, differ, failed = self._walk(keys, total, check=check)
        outcome = (
            _("%(done)d of %(total)d pages compared; %(differ)d differ from what is stored.")
            if check
            else _("%(done)d of %(total)d pages compared; %(differ)d rendered anew.")
        )
        self._say(outcome % {"done": done, "total": total, "differ": differ})
        if failed:
            raise CommandError(
                _("Pages that could not be rendered: %(failed)d. The log says why; the others are done.")
                % {"failed": failed}
            )
        if check and differ:
            raise CommandError(_("Run the command without --check to render the pages that differ anew."))

    def _walk(self, keys: Iterable[int], total: int, *, check: bool) -> tuple[int, int, int]:
        done = differ = failed = 0
        said = time.monotonic()
        for key in keys:
            try:
                differ += rebuild(key, at=database_now(), check=check)
            except Exception:
                log.exception("The page of story %s could not be rendered.", key)
                failed += 1
            done += 1
            if time.monotonic() - said > SECONDS_BETWEEN_LINES:
                said = time.monotonic()
                self._say(
                    _("%(done)d of %(total)d pages, %(differ)d different so far …")
                    % {"done": done, "total": total, "differ": differ}
                )
        return done, differ, failed

    def _say(self, line: str) -> None:
        if not self.quiet:
            self.stdout.write(line)


def find(story: str) -> int:
    """The key of the published story with this identifier, address or former address."""
    path = urlsplit(story).path
    wanted = Q(path=path) | Q(former_addresses__path=path)
    with contextlib.suppress(ValueError):
        wanted = Q(uuid=uuid.UUID(story))
    key = Publication.objects.filter(wanted).values_list("article_id", flat=True).first()
    if key is None:
        raise CommandError(
            _(
                "No published story has the identifier or address “%(story)s”. "
                "Give an address such as /2026/11/23/slug/, or the identifier in the feed."
            )
            % {"story": story}
        )
    return key
