"""Every revision ever written can be read for ever. The samples are frozen: a new schema adds a file, none is edited."""

import json
from pathlib import Path

import pytest

from articles.rules import revision_schema
from articles.rules.revision_schema import CURRENT, UPGRADERS, UnknownSchema, current

SAMPLES = sorted(Path(__file__).with_name("revision_samples").glob("*.json"), key=lambda path: int(path.stem))


def shape(value):
    """The same structure with types for values; a list is the shape of its first element."""
    if isinstance(value, dict):
        return {name: shape(inner) for name, inner in value.items()}
    return [shape(value[0])] if isinstance(value, list) and value else type(value).__name__


def alike(old, newest):
    """Whether both have one shape; a list to which nothing could be added when it was written is empty."""
    if isinstance(newest, dict) and isinstance(old, dict):
        return old.keys() == newest.keys() and all(alike(old[name], newest[name]) for name in newest)
    return (old == [] and isinstance(newest, list)) or shape(old) == shape(newest)


def test_there_is_a_frozen_sample_of_every_schema():
    assert [int(path.stem) for path in SAMPLES] == list(range(1, CURRENT + 1))


def test_there_is_an_upgrader_for_every_schema_but_the_newest():
    assert sorted(UPGRADERS) == list(range(1, CURRENT))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"schema {path.stem}")
def test_every_old_revision_is_read_in_todays_shape(path):
    old, newest = json.loads(path.read_text()), json.loads(SAMPLES[-1].read_text())
    assert alike(current(old), newest)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"schema {path.stem}")
def test_every_old_revision_can_still_be_printed(path):
    from articles.actions.publishing.page import render_page

    html = render_page(current(json.loads(path.read_text())))
    assert "2 attributed statements from 2 sources." in html
    assert "Ana Petrel" in html


@pytest.mark.parametrize(
    "number",
    [
        # Written by a newer version: refuse rather than print half of it.
        CURRENT + 1,
        # Never written by any version.
        0,
        -1,
        None,
        "1",
    ],
)
def test_an_unknown_schema_is_refused_with_what_to_do(number):
    with pytest.raises(UnknownSchema, match="Upgrade Newsroom"):
        current({"schema": number})


def test_upgraders_run_one_after_the_other():
    upgraders = {1: lambda old: {**old, "two": True}, 2: lambda old: {**old, "three": old["two"]}}
    assert current({"schema": 1}, upgraders=upgraders, target=3) == {"schema": 3, "two": True, "three": True}


def test_reading_changes_nothing_of_what_is_kept():
    kept = {"schema": 1, "text": {"headline": "Ferry"}}
    revision_schema.current(kept, upgraders={1: lambda old: {**old, "text": {}}}, target=2)
    assert kept == {"schema": 1, "text": {"headline": "Ferry"}}
