"""Files of the disk to bytes, without trusting what stands behind a path."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from django.utils.translation import gettext as _

from newsroom.wires.text import BYTES_MOST, Unreadable, too_large


def contents(path: str, *, name: str = "") -> bytes:
    """All bytes of the regular file at `path`, called `name` in what Unreadable says; never more than BYTES_MOST."""
    name = name or shown(path)
    try:
        # Asked before opening: to open a device may do something, and to open a pipe waits for a writer.
        _refuse_irregular(Path(path).stat(), name=name)
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
            _refuse_irregular(os.fstat(file.fileno()), name=name)
            data = file.read(BYTES_MOST + 1)
    except FileNotFoundError as error:
        raise Unreadable(_("%(name)s does not exist. Check the path.") % {"name": name}) from error
    except PermissionError as error:
        raise Unreadable(
            _("%(name)s may not be read by this user. Change its permissions or copy it.") % {"name": name}
        ) from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise Unreadable(
            _("%(name)s could not be read (%(why)s). Copy it to another place and try again.")
            % {"name": name, "why": why}
        ) from error
    if len(data) > BYTES_MOST:
        raise too_large(name)
    return data


def shown(path: str) -> str:
    """`path` as it can be printed: a file name may hold line ends, terminal commands and bytes that are no text."""
    return "".join(c if c.isprintable() else "\ufffd" for c in path)


def _refuse_irregular(facts: os.stat_result, *, name: str) -> None:
    if stat.S_ISDIR(facts.st_mode):
        raise Unreadable(_("%(name)s is a folder. Name the text files in it.") % {"name": name})
    if not stat.S_ISREG(facts.st_mode):
        raise Unreadable(
            _("%(name)s is a device or a pipe, not a file. Save its text in a file first.") % {"name": name}
        )
    if facts.st_size > BYTES_MOST:
        raise too_large(name)
