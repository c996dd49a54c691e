"""Every public page by the Nu HTML checker, which `make validate` fetches; without it there is nothing to ask."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from articles.views.errors import failed
from tests.journeys.edition import ADDRESSES

CHECKER = os.environ.get("VNU_JAR", "")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHECKER, reason="VNU_JAR names no checker; `make validate` fetches one and runs this"),
]


def said_of(folder: Path) -> list[str]:
    """Every error and warning about the HTML files in the folder."""
    answer = subprocess.run(
        ["java", "-jar", CHECKER, "--format", "json", "--stdout", "--exit-zero-always", str(folder)],  # noqa: S607
        capture_output=True,
        check=True,
        text=True,
    )
    messages = json.loads(answer.stdout)["messages"]
    return [f"{Path(one['url']).name}:{one.get('lastLine')}: {one['message']}" for one in messages]


@pytest.fixture
def pages(edition: None, client: Client, tmp_path: Path) -> Path:
    """All of them as files, named by their addresses."""
    texts = {address.strip("/").replace("/", "-") or "front": client.get(address).content for address in ADDRESSES}
    for name in ("400", "403", "403_csrf", "413"):
        texts[name] = render_to_string(f"{name}.html").encode()
    texts["500"] = failed(RequestFactory().get("/")).content
    for name, text in texts.items():
        (tmp_path / f"{name}.html").write_bytes(text)
    return tmp_path


def test_every_public_page_is_valid(pages: Path) -> None:
    assert said_of(pages) == []


def test_the_checker_would_have_said_so(tmp_path: Path) -> None:
    (tmp_path / "broken.html").write_text("<!doctype html><title>x</title><p><div>")
    assert said_of(tmp_path)
