"""Rules of the house for files: short, named for what they do, nothing inline.

Each rule is one test that names every file which breaks it: there are more than a thousand files.
"""

import ast
import re
from pathlib import Path

import pytest
from django.core.management import call_command

from newsroom.settings.env import ROOT
from tests.architecture.source import files, label, offenders, tree

CODE = [path for path in files(".py", ".js", ".css", ".html") if "migrations" not in path.parts]
SOURCE = [path for path in CODE if path.suffix == ".py" and "tests" not in path.parts]
MIGRATIONS = [path for path in files(".py") if path.parent.name == "migrations" and re.match(r"\d", path.name)]
TEMPLATES = [path for path in files(".html", ".atom", ".xml") if "templates" in path.parts]


def test_no_file_outgrows_its_reader():
    lengths = offenders(CODE, lambda path: max(0, len(path.read_text().splitlines()) - 250))
    assert lengths == {}, "Split them by noun."


def test_a_migration_is_named_for_what_it_does():
    vague = re.compile(r"auto_?\d*|alter_field|initial$|merge")
    named = re.compile(r"\d{4}_[a-z][a-z0-9_]+")
    assert offenders(MIGRATIONS, lambda path: not named.fullmatch(path.stem) or vague.search(path.stem)) == {}


def test_a_migration_says_its_one_purpose():
    assert offenders(MIGRATIONS, lambda path: not ast.get_docstring(tree(path))) == {}


@pytest.mark.django_db
def test_models_and_migrations_agree(capsys):
    call_command("makemigrations", check_changes=True, dry_run=True)
    assert "No changes detected" in capsys.readouterr().out


def inline(path: Path) -> list[str]:
    source = re.sub(r"\{#.*?#\}|\{% comment .*?%\}.*?\{% endcomment %\}", "", path.read_text(), flags=re.DOTALL)
    attributes = re.findall(r"""\s(?:style|on[a-z]+)\s*=\s*["'][^"']*""", source)
    # The editor's library insists on a style element of its own, which carries the desk's nonce.
    return attributes + [tag for tag in re.findall(r"<style\b[^>]*>|javascript:", source) if "nonce=" not in tag]


def test_a_template_has_nothing_inline():
    """The policy of every page refuses inline styles and handlers, so a page that has them is broken."""
    assert offenders(TEMPLATES, inline) == {}


def inline_scripts(path: Path) -> list[str]:
    scripts = re.findall(r"<script\b([^>]*)>", path.read_text())
    fine = ("src=", "application/ld+json", "application/json", "nonce=")
    return [script for script in scripts if not any(word in script for word in fine)]


def test_a_script_of_a_template_is_a_file_or_data():
    """Inline code stands nowhere; JSON is a data block, and an import map of the desk carries the nonce."""
    assert offenders(TEMPLATES, inline_scripts) == {}


def unreasoned(path: Path) -> list[str]:
    lines = path.read_text().splitlines()
    unsafe = [n for n, line in enumerate(lines) if re.search(r"\|\s*safe\b|autoescape off", line)]
    return [lines[n] for n in unsafe if not re.search(r"\{#", lines[n] + (lines[n - 1] if n else ""))]


def test_text_is_passed_unescaped_only_for_a_written_reason():
    assert offenders(TEMPLATES, unreasoned) == {}


def test_no_work_is_left_for_later_in_the_source():
    words = re.compile(r"\b(?:" + "|".join(("TO" + "DO", "FIX" + "ME", "X" * 3)) + r")\b")
    assert offenders(SOURCE, lambda path: words.findall(path.read_text())) == {}


def test_no_file_names_a_machine():
    # Put together here, or this file would name them.
    places = ("/" + "work/", "/" + "root/", "/home/" + "user")
    texts = files(".py", ".md", ".toml", ".html", ".css", ".js", ".txt", ".csv", ".json", ".cfg", ".yml")
    assert [label(path) for path in texts if any(place in path.read_text() for place in places)] == []


def test_the_tests_mirror_the_code():
    """`tests/articles/rules/test_body.py` is about `articles/rules/body.py` or the folder of that name."""
    mirrored = [
        path
        for path in files(".py")
        if path.name.startswith("test_") and path.parts[len(ROOT.parts) + 1] in ("articles", "newsroom")
    ]
    lost = [path for path in mirrored if not (ROOT.joinpath(*path.parent.relative_to(ROOT / "tests").parts)).is_dir()]
    assert [label(path) for path in lost] == []
