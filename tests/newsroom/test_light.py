"""What browsers are given of our own scripts, and what a story's page weighs with them."""

import gzip
import re
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from newsroom.light import LightFiles, LightManifest, lightened
from newsroom.settings.env import ROOT

OURS = ROOT / "static/js/desk"
SOURCE = "// A reason.\nconst words = () => `// not one`\nwords() /* nor this */\n"
LIGHT = "const words=()=>`// not one`\nwords()"
# What the design allows of our own beside the editor's library.
MOST_BYTES = 20_000


def test_a_script_loses_its_comments_and_nothing_else():
    assert lightened(SOURCE) == LIGHT


@pytest.mark.parametrize("storage", [LightFiles, LightManifest])
@pytest.mark.parametrize(
    ("name", "kept"),
    [("js/desk/one.js", LIGHT), ("django_prose_editor/editor.js", SOURCE), ("js/desk/one.txt", SOURCE)],
)
def test_only_our_own_scripts_are_lightened_when_they_are_collected(storage, name, kept, tmp_path):
    saved = storage(location=tmp_path).save(name, ContentFile(SOURCE.encode()))
    assert (tmp_path / saved).read_text() == kept


def test_production_and_the_demo_collect_with_it():
    settings = {name: (ROOT / f"newsroom/settings/{name}.py").read_text() for name in ("production", "dev")}
    assert '"BACKEND": "newsroom.light.LightManifest"' in settings["production"]
    assert '"BACKEND": "newsroom.light.LightFiles"' in settings["dev"]


def loaded_by(page: str) -> set[str]:
    """The names of our modules that a browser loads for the page: those it names, and what they import."""
    # Without what may be loaded and is not: the map of names, and what waits until a form was refused or a key pressed.
    waits = r'<script type="importmap".*?</script>|data-(words|table)="[^"]*"'
    without_map = re.sub(waits, "", page, flags=re.DOTALL)
    waiting = set(re.findall(r"/static/js/desk/(\w+)\.js", without_map))
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= set(re.findall(r'from "desk/(\w+)"', (OURS / f"{name}.js").read_text())) - found
    return found


def served(name: str) -> int:
    script = lightened(Path(OURS / f"{name}.js").read_text())
    return len(gzip.compress(script.encode(), 9, mtime=0))


@pytest.mark.django_db
def test_a_storys_page_loads_little_of_our_own(desk, at_desk):
    story = desk.draft()
    address = reverse("admin:articles_article_change", args=[story.pk])
    page = at_desk(desk.rosa).get(address).content.decode()
    weights = {name: served(name) for name in loaded_by(page)}
    assert {"body", "attribution", "sitting", "keys"} <= weights.keys()
    assert sum(weights.values()) <= MOST_BYTES, weights


@pytest.mark.django_db
def test_a_storys_page_has_no_box_whose_script_it_leaves_out(desk, at_desk):
    story = desk.draft()
    page = at_desk(desk.rosa).get(reverse("admin:articles_article_change", args=[story.pk])).content.decode()
    assert ("combobox" in loaded_by(page), "<combo-box" in page) == (False, False)
