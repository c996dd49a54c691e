"""What every test may ask for; the people and the stories of the tests are in modules of their own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Modules of fixtures; add yours.
pytest_plugins = [
    "tests.database",
    "tests.people",
    "tests.scheduled",
    "tests.roles",
    "tests.readers",
    "tests.journeys.editor_page.browser",
    "tests.journeys.edition",
    "tests.journeys.windows",
]

# How long an example takes says more about what else the machine does than about the code.
settings.register_profile("newsroom", deadline=None)
settings.load_profile("newsroom")

CHROMIUM = shutil.which("chromium")
NO_CHROMIUM = "Chromium is not installed"
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless Chromium; every test opens a context of its own in it."""
    if CHROMIUM is None:
        pytest.skip(NO_CHROMIUM)
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop running in this thread, where Django then refuses the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser on a machine of two busy cores can be late: a journey that fails is walked once more, and counted."""
    for item in items:
        if item.get_closest_marker("journey"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """A page sends a last word when it is closed, which would reach the newsroom of the next test."""
    browser = getattr(item, "funcargs", {}).get("chromium")
    for context in browser.contexts if browser else ():
        context.set_offline(True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if NO_CHROMIUM in str(report.longrepr)]
    if skipped:
        terminalreporter.write_line(
            f"Chromium is not installed, so {len(skipped)} tests that click through the site were skipped: "
            "`make browser` installs it."
        )
