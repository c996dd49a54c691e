"""What a checkout keeps for itself under `.local`: its secret, and its own PostgreSQL."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

from newsroom.settings.env import ROOT

DIRECTORY = ROOT / ".local"


def secret_key(path: Path = DIRECTORY / "secret_key") -> str:
    """Return the checkout's own secret, made at the first call and readable by its owner only."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(50))
    try:
        # A link never replaces: when several processes start at once, all of them read the first one's.
        os.link(fresh, path)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
    return path.read_text().strip()


def database(directory: Path, *, durable: bool) -> dict[str, Any]:
    """Return a DATABASES entry for a PostgreSQL that starts with the first connection."""
    return {
        "ENGINE": "newsroom.localpg.backend",
        "NAME": "newsroom",
        "LOCALPG": {"directory": directory, "durable": durable},
        "OPTIONS": {},
    }
