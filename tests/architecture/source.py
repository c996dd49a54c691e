"""The project's own source, as the house rules read it."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from newsroom.settings.env import ROOT

OURS = ("articles", "newsroom")


def modules(*under: str) -> list[Path]:
    """Every Python file of the project below these folders (or the files themselves), without migrations."""
    found: set[Path] = set()
    for place in under or OURS:
        path = ROOT / place
        found |= {path} if path.is_file() else set(path.rglob("*.py"))
    return sorted(path for path in found if "migrations" not in path.parts)


def name(path: Path) -> str:
    """A path as it is written in an import."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def imports(path: Path) -> set[str]:
    """What a module imports of ours, wherever in it the import stands; `from a import b` counts as a.b if that is a module."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports of ours are absolute"
            found |= {_module(node.module or "", alias.name) for alias in node.names}
    return {one for one in found if one.partition(".")[0] in OURS}


def _module(package: str, member: str) -> str:
    place = ROOT.joinpath(*package.split("."), member)
    return f"{package}.{member}" if place.is_dir() or place.with_suffix(".py").is_file() else package


@cache
def files(*suffixes: str) -> list[Path]:
    """Every file of the project with one of these endings; without git, every file that is not hidden."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, capture_output=True, check=False)
    if listed.returncode == 0:
        names = [ROOT / line for line in listed.stdout.decode().split("\0") if line]
    else:
        names = [
            path for path in ROOT.rglob("*") if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
        ]
    return sorted(path for path in names if path.suffix in suffixes and path.is_file())


def label(path: Path) -> str:
    return str(path.relative_to(ROOT))


def offenders(paths: Iterable[Path], find: Callable[[Path], Any]) -> dict[str, Any]:
    """Whatever `find` has against a file, by its name: one test asks all of them and names each that is wrong."""
    found = {label(path): find(path) for path in paths}
    assert found, "There is no file to look at."
    return {name: wrong for name, wrong in found.items() if wrong}
