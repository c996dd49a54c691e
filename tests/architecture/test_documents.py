"""What the documents promise can be done."""

import re
import shlex
import shutil
import subprocess

import pytest
from django.core.management import get_commands, load_command_class

from newsroom.settings.env import ROOT
from tests.architecture.source import files, offenders

README = ROOT / "README.md"
DOCUMENTS = files(".md")
RUNS = re.compile(r"<!-- runs -->\n```sh\n(.*?)```", re.DOTALL)
BLOCK = re.compile(r"```(?:sh|console|bash)\n(.*?)```|`([^`\n]+)`", re.DOTALL)
COMMAND = re.compile(r"manage\.py +([a-z_]+)((?: +[^|&;`\n]*)?)")
TARGETS = re.compile(r"^([a-z]+):", re.MULTILINE)


def make_targets():
    return set(TARGETS.findall((ROOT / "Makefile").read_text()))


def commands_to_run():
    return [line for block in RUNS.findall(README.read_text()) for line in block.splitlines() if line.strip()]


def test_the_readme_says_what_to_run():
    assert {"make demo", "make test"} <= set(commands_to_run())


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
@pytest.mark.parametrize("line", commands_to_run())
def test_what_the_readme_runs_can_be_run(line):
    """Every marked block is a target of the Makefile; `make -n` goes through it without doing it."""
    words = shlex.split(line)
    assert words[0] == "make"
    run = subprocess.run([words[0], "--dry-run", *words[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def targets_named(path):
    code = [block or inline for block, inline in BLOCK.findall(path.read_text())]
    return {word for text in code for word in re.findall(r"(?:^|[\n;&|] *)make ([a-z]+)", text)}


def test_documents_name_only_targets_that_exist():
    assert offenders(DOCUMENTS, lambda path: targets_named(path) - make_targets()) == {}


def test_documents_name_only_commands_that_exist():
    known = set(get_commands())
    assert offenders(DOCUMENTS, lambda path: {name for name, _rest in COMMAND.findall(path.read_text())} - known) == {}


def unknown_options(path):
    unknown = []
    for name, rest in COMMAND.findall(path.read_text()):
        if not (app := get_commands().get(name)):
            continue
        known = load_command_class(app, name).create_parser("manage.py", name)._option_string_actions
        unknown += [f"{name} {option}" for option in re.findall(r"--[a-z-]+", rest) if option not in known]
    return unknown


def test_documents_name_only_options_that_exist():
    assert offenders(DOCUMENTS, unknown_options) == {}


def dead_links(path):
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text())
    return [one for one in links if "://" not in one and not (path.parent / one).exists()]


def test_documents_link_only_to_files_that_exist():
    assert offenders(DOCUMENTS, dead_links) == {}


def test_every_command_of_ours_is_in_a_document():
    text = "\n".join(path.read_text() for path in DOCUMENTS)
    ours = {name for name, app in get_commands().items() if str(app).split(".")[0] in ("articles", "newsroom")}
    assert {name for name in ours if name not in text} == set()
