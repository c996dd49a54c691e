"""manage.py demo: a newsroom to try things in, with people, sources and stories."""

import datetime as dt
import socket
from argparse import ArgumentTypeError
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.actions.doors import NotAllowed
from articles.models import Publication
from newsroom.demo import content
from newsroom.demo.filling import Filled, fill
from newsroom.demo.serving import Server, run_scheduler
from newsroom.light import serve_collected

LEAD = "radar-tracks"
LAST_PORT = 65_535


class Command(BaseCommand):
    help = "Fill a demo newsroom and print how to log in. Safe to run twice: only the demo's passwords are made anew."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--serve", metavar="ADDR:PORT", type=address, help="Serve the site there until Ctrl-C.")
        parser.add_argument(
            "--no-passwords", action="store_true", help="Leave the passwords of the demo's personas as they are."
        )

        parser.add_argument(
            "--today",
            metavar="YYYY-MM-DD",
            type=day,
            help="Fill it as on this day: its stories are of the weeks before. Without it, today's date.",
        )

    def handle(
        self, *, serve: tuple[str, int] | None, no_passwords: bool, today: dt.date | None, **options: Any
    ) -> None:
        if not settings.DEBUG:
            raise CommandError(
                _(
                    "The demo prints passwords on the screen, so it runs only where DEBUG is on. "
                    "Use it with DJANGO_SETTINGS_MODULE=newsroom.settings.dev."
                )
            )
        if serve:
            refuse_if_taken(*serve)
        try:
            self.say(_("Opening the database"))
            # Not our own wrapper of it: a second one would break migrate's lines in two.
            call_command("migrate", interactive=False, stdout=options.get("stdout"))
            filled = self.prepare(today=today or timezone.now().date(), passwords=not no_passwords)
        except KeyboardInterrupt:
            raise CommandError(_("Stopped; run it again to go on."), returncode=130) from None
        self.report(filled, base=f"http://{written(*serve)}" if serve else settings.SITE_URL)
        if serve:
            # DEBUG was for the passwords; who tries things out sees the errors that readers and the desk see.
            settings.DEBUG = False
            serve_collected()
            run_scheduler()
            call_command(Server(), written(*serve), use_reloader=False, stdout=options.get("stdout"))

    def prepare(self, *, today: dt.date, passwords: bool) -> Filled:
        self.say(_("Filling the demo newsroom"))
        told: list[str] = []

        def tell(line: str) -> None:
            told.append(line)
            self.say(f"  {line}")

        try:
            filled = fill(content.load(today=today), say=tell, passwords=passwords)
        except (NotAllowed, PermissionDenied, ValidationError) as refusal:
            why = " ".join(refusal.messages) if isinstance(refusal, ValidationError) else str(refusal)
            raise CommandError(
                _("Nothing was filled, because this newsroom refuses a story of the demo: %(why)s") % {"why": why}
            ) from refusal
        kept = len(filled.stories) - len(told)
        if kept:
            left_alone = ngettext("%(n)d story was here already.", "%(n)d stories were here already.", kept)
            self.say("  " + left_alone % {"n": kept})
        return filled

    def report(self, filled: Filled, *, base: str) -> None:
        lead = Publication.objects.live().filter(article_id=filled.stories[LEAD].pk).first()
        addresses = [
            (_("Front page"), "/"),
            *([(_("A story"), lead.path)] if lead else []),
            (_("The desk"), reverse("admin:index")),
        ]
        self.say("")
        self.lines([(name, f"{base}{path}") for name, path in addresses])
        self.say("")
        unchanged = _("(unchanged)")
        people = [(row.name, row.email, row.password or unchanged, str(row.role.label)) for row in filled.logins]
        self.lines([(_("Who"), _("E-mail"), _("Password"), _("Role")), *people])
        self.say("")

    def lines(self, rows: list[tuple[str, ...]]) -> None:
        """The rows with their columns under one another."""
        widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
        for row in rows:
            self.say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def address(value: str) -> tuple[str, int]:
    """ADDR:PORT as a host without brackets and a number."""
    host, _colon, port = value.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not host or not (port.isascii() and port.isdigit() and 0 < int(port) <= LAST_PORT):
        raise ArgumentTypeError(
            _("“%(value)s” is not an address with a port. Write one like 127.0.0.1:8000.") % {"value": value}
        )
    return host, int(port)


def day(value: str) -> dt.date:
    """YYYY-MM-DD as a date that is not still to come."""
    try:
        found = dt.date.fromisoformat(value)
    except ValueError:
        raise ArgumentTypeError(_("“%(value)s” is not a day. Write one like 2026-11-23.") % {"value": value}) from None
    if found > timezone.now().date():
        raise ArgumentTypeError(
            _("%(value)s is still to come, and nothing happens in the future. Write today or an earlier day.")
            % {"value": value}
        )
    return found


def written(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def refuse_if_taken(host: str, port: int) -> None:
    """Raise CommandError when nobody could be served there; better now than after the passwords were changed."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        raise CommandError(
            _("Nothing can be served on %(address)s (%(why)s). Choose another one, such as 127.0.0.1:8001.")
            % {"address": written(host, port), "why": (error.strerror or str(error)).partition(" (while")[0]}
        ) from error
