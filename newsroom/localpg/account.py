"""Decide as whom the server runs: PostgreSQL refuses to run as root."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsroom.localpg import LocalPostgresError

NOBODY = 65534


@dataclass(frozen=True)
class Account:
    """The user who runs the server; `prefix` comes before every command, `uid` and `gid` only when they change."""

    name: str
    prefix: tuple[str, ...] = ()
    uid: int | None = None
    gid: int | None = None

    @property
    def is_another(self) -> bool:
        """Whether files have to be given to, and be reachable by, a user who is not the current one."""
        return self.uid is not None

    def run(self, command: Sequence[str | Path]) -> str:
        """Run a program to its end and return what it wrote; raises LocalPostgresError when it fails.

        It gets a session of its own, so that Ctrl-C in the terminal does not reach the server it may start.
        """
        options: dict[str, Any] = {}
        if self.is_another:
            options = {"user": self.uid, "group": self.gid, "extra_groups": [], "cwd": "/"}
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        environment |= {"LC_ALL": "C", "TZ": "UTC"}
        # A file and not a pipe: the server inherits it and would hold a pipe open for ever.
        with tempfile.TemporaryFile() as output:
            try:
                code = subprocess.run(
                    [*self.prefix, *map(str, command)],
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=output,
                    env=environment,
                    start_new_session=True,
                    check=False,
                    **options,
                ).returncode
            except OSError as why:
                raise LocalPostgresError(f"{command[0]} cannot be run by {self.name}: {why}.") from why
            output.seek(0)
            text = output.read().decode(errors="replace")
        if code:
            raise LocalPostgresError(f"{Path(command[0]).name} failed with exit code {code}:\n{text.strip()}")
        return text


@functools.cache
def choose() -> Account:
    """Return the current user; for root, root as nobody in a user namespace, or else postgres or nobody."""
    if os.name != "posix":
        raise LocalPostgresError(
            "The local PostgreSQL needs Linux or macOS. On Windows set DATABASE_URL to a running server."
        )
    if os.geteuid() != 0:
        return Account(name="you")
    if unshare := shutil.which("unshare"):
        prefix = (unshare, "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}")
        if subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode == 0:
            return Account(name="root", prefix=prefix)
    import pwd  # noqa: PLC0415 - Windows, which has been refused above, has none

    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name=name, uid=entry.pw_uid, gid=entry.pw_gid)
    raise LocalPostgresError(
        "PostgreSQL refuses to run as root, and there is neither a user namespace nor an account named postgres or "
        "nobody. Run this as an ordinary user, or set DATABASE_URL to a running server."
    )
