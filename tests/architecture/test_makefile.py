"""What `make` does with tools that not every system has."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tarfile
from hashlib import sha256
from pathlib import Path

import pytest

from newsroom.settings.env import ROOT

# What a bare macOS and a bare Debian have both; no sha256sum.
TOOLS = ("sh", "mkdir", "tar", "gzip", "cp", "rm")

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


@pytest.fixture
def package(tmp_path: Path) -> bytes:
    """An archive as npm delivers it."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        member = tarfile.TarInfo("package/build/dist/vnu.jar")
        member.size = 3
        archive.addfile(member, io.BytesIO(b"jar"))
    return file.getvalue()


@pytest.fixture
def bare(tmp_path: Path, package: bytes) -> Path:
    """A folder with these tools alone, and an npm that delivers the package."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in TOOLS:
        (folder / tool).symlink_to(shutil.which(tool) or pytest.skip(f"{tool} is not installed"))
    (tmp_path / "delivered").write_bytes(package)
    npm = folder / "npm"
    npm.write_text(f'#!/bin/sh\ncp {tmp_path}/delivered "vnu-jar-${{3#vnu-jar@}}.tgz"\n')
    npm.chmod(0o755)
    return folder


def fetch(bare: Path, target: Path, *, expected: str) -> subprocess.CompletedProcess[str]:
    run = f"VNU={target}", f"VNU_SHA256={expected}", f"RUN={sys.executable}", str(target / "vnu.jar")
    make = shutil.which("make") or ""
    return subprocess.run(
        [make, "--no-print-directory", *run],
        cwd=ROOT,
        env={**os.environ, "PATH": str(bare)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_html_checker_is_fetched_and_found_genuine_without_sha256sum(
    bare: Path, package: bytes, tmp_path: Path
) -> None:
    done = fetch(bare, tmp_path / "vnu", expected=sha256(package).hexdigest())
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "vnu/vnu.jar").read_bytes() == b"jar"


def test_an_html_checker_that_is_another_is_refused(bare: Path, tmp_path: Path) -> None:
    done = fetch(bare, tmp_path / "vnu", expected="0" * 64)
    assert "is not the one that this project knows" in done.stdout + done.stderr
    assert (done.returncode, (tmp_path / "vnu/vnu.jar").exists()) == (2, False)
