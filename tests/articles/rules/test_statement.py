"""How statements are counted and labelled: every one of them, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rules.statement import TONES, Counted, counts_line, status_label
from articles.vocabulary import StatementKind, Truth

T = Truth


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # A story without statements says nothing about them.
        ([], ("", "")),
        # One of each: singular, and what is always said stands there with 0.
        (
            [(T.VERIFIED, "a")],
            (
                "1 attributed statement from 1 source.",
                "1 verified, 0 not independently verified, 0 opinion or forecast.",
            ),
        ),
        # The source counts once, however often it speaks.
        (
            [(T.NOT_VERIFIED, "a"), (T.NOT_VERIFIED, "a"), (T.NOTHING_TO_VERIFY, "b")],
            (
                "3 attributed statements from 2 sources.",
                "0 verified, 2 not independently verified, 1 opinion or forecast.",
            ),
        ),
        # "Reportedly" is a statement and no source.
        (
            [(T.NOT_ASSESSED, None)],
            (
                "1 attributed statement from 0 sources.",
                "0 verified, 0 not independently verified, 0 opinion or forecast, 1 not assessed.",
            ),
        ),
        # The rare ones are named only when there are any, in a fixed order.
        (
            [(T.RETRACTED, "a"), (T.FALSE, "b"), (T.DISPUTED, "c"), (T.PARTLY, "d")],
            (
                "4 attributed statements from 4 sources.",
                "0 verified, 0 not independently verified, 0 opinion or forecast, 1 partly corroborated, 1 disputed, "
                "1 false, 1 retracted.",
            ),
        ),
    ],
)
def test_the_counts_line(rows, expected):
    assert counts_line(Counted(truth, source) for truth, source in rows) == expected


@given(st.lists(st.sampled_from(Truth), min_size=1))
def test_the_counts_add_up_to_all_statements(truths):
    counts = counts_line(Counted(truth, None) for truth in truths)[1]
    assert sum(int(part.split()[0]) for part in counts.rstrip(".").split(", ")) == len(truths)


@pytest.mark.parametrize("kind", StatementKind)
@pytest.mark.parametrize("truth", Truth)
def test_a_label_says_what_it_is_and_what_is_known(kind, truth):
    label = status_label(kind, truth)
    assert label.startswith(str(kind.label))
    assert str(truth.label)[1:] in label


def test_what_was_never_checked_has_no_colour():
    assert set(Truth) - set(TONES) == {T.NOTHING_TO_VERIFY, T.NOT_ASSESSED}
