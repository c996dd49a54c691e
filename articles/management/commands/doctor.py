"""Say whether the building does its work, and how to mend what does not."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import Error
from django.utils import timezone

from articles.actions import health
from articles.rules.health import Health, Line, no_database, worst


class Command(BaseCommand):
    help = "Examine this installation. The exit code is 0 when all is well, 1 for a warning and 2 for a fault."
    # It speaks of a database that does not answer; the checks would end with a traceback there.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="Print the findings as JSON, for other programs.")

    def handle(self, **options: Any) -> None:
        lines = examined()
        if options["json"]:
            rows = [
                {"name": one.name, "health": one.health.name, "sentence": one.sentence, "mend": one.mend}
                for one in lines
            ]
            self.stdout.write(json.dumps(rows, indent=2, ensure_ascii=False))
        else:
            for one in lines:
                self.stdout.write(self._said(one))
        if code := worst(lines):
            sys.exit(int(code))

    def _said(self, line: Line) -> str:
        style = {Health.OK: self.style.SUCCESS, Health.WARN: self.style.WARNING, Health.FAIL: self.style.ERROR}
        said = f"{style[line.health](line.health.name.ljust(4))} {line.name}: {line.sentence}"
        return f"{said}\n     → {line.mend}" if line.mend else said


def examined() -> list[Line]:
    """What could be found; a database that does not answer is a finding as well."""
    lines: list[Line] = []
    try:
        for line in health.lines(clock=timezone.now):
            lines.append(line)  # noqa: PERF402  those before a fault are kept
    except Error as error:
        lines.append(no_database(type(error).__name__))
    return lines
