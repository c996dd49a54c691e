"""What may import what. The contracts stand in pyproject.toml; here they are run, and the wall is read the other way."""

import subprocess
import sys
from pathlib import Path

from newsroom.settings.env import ROOT
from tests.architecture.source import imports, modules, offenders

READERS = modules(
    "articles/views", "articles/feeds.py", "articles/sitemaps.py", "articles/templatetags", "newsroom/frontpage"
)

# All of ours that readers' code may know.
ALLOWED = (
    "articles.models.public",
    "articles.vocabulary",
    "articles.rules",
    "articles.views",
    "articles.feeds",
    "articles.sitemaps",
    "newsroom.frontpage",
)
NOTHING_OF_OURS = modules("articles/vocabulary")
RULES = modules("articles/rules")
MODELS = modules("articles/models")

# What rules must do without, to be tested without a database and to decide the same at any time.
NOT_FOR_RULES = ("django.db", "django.apps", "django.conf", "django.contrib", "datetime.now", "time.time", "random")


def test_the_import_contracts_are_kept():
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def within(module: str, allowed: tuple[str, ...]) -> bool:
    return any(module == one or module.startswith(f"{one}.") for one in allowed)


def beyond(path: Path, allowed: tuple[str, ...]) -> set[str]:
    """What a module imports of ours besides these."""
    return {one for one in imports(path) if not within(one, allowed)}


def test_the_wall_lets_readers_code_know_publications_only():
    assert offenders(READERS, lambda path: beyond(path, ALLOWED)) == {}


def test_the_wall_keeps_public_records_from_desk_records():
    allowed = ("articles.models.public", "articles.vocabulary", "articles.rules")
    assert offenders(modules("articles/models/public"), lambda path: beyond(path, allowed)) == {}


def test_the_vocabulary_needs_nothing_of_ours():
    ours = {one for path in NOTHING_OF_OURS for one in imports(path)}
    assert {one for one in ours if not within(one, ("articles.vocabulary",))} == set()


def words_in(path: Path, words: tuple[str, ...]) -> list[str]:
    source = path.read_text()
    return [word for word in words if word in source]


def test_rules_decide_without_records_and_clock():
    assert offenders(RULES, lambda path: beyond(path, ("articles.rules", "articles.vocabulary"))) == {}
    assert offenders(RULES, lambda path: words_in(path, NOT_FOR_RULES)) == {}


def test_actions_are_told_the_time():
    clocks = ("timezone.now(", "datetime.now(", "time.time(", "date.today(", "auto_now")
    assert offenders(modules("articles/actions"), lambda path: words_in(path, clocks)) == {}
