"""Payloads that others collected; they are not part of the project, so these tests run where the folder is."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from articles.rules.body import clean

CORPUS = Path(__file__).parents[5] / "shared" / "corpora" / "hostile"
pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpora/hostile is not here"),
]


def payloads() -> list[str]:
    lines = (CORPUS / "payloads.jsonl").read_text(encoding="utf-8").strip().split("\n")
    naughty = (CORPUS / "blns.txt").read_text(encoding="utf-8").split("\n")
    return [json.loads(line)["payload"] for line in lines] + naughty


@pytest.mark.parametrize("frame", ["{}", "<p>{}</p>", '<p><a href="{}">word</a></p>', "<ul><li><b>{}"])
def test_no_payload_survives_cleaning(faults: Callable[[str], list[str]], frame: str) -> None:
    survivors = {payload: found for payload in payloads() if (found := faults(clean(frame.replace("{}", payload))))}
    assert survivors == {}


def test_every_payload_is_cleaned_the_same_the_second_time() -> None:
    unsettled = [payload for payload in payloads() if clean(once := clean(payload)) != once]
    assert unsettled == []
