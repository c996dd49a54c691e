"""Whatever people do in whatever order: no story goes out without every gate, no revision is lost, the log is true."""

import ast
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.policy import story_model
from tests.policy.any_sequence import AnySequence
from tests.policy.watched_story import Paper

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_the_model_knows_nothing_of_what_it_checks():
    tree = ast.parse(Path(story_model.__file__).read_text())
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert {name for name in imported if name.split(".")[0] in ("articles", "newsroom", "tests")} == set()


@pytest.mark.parametrize(
    ("sequences", "steps"),
    [
        # The same each time, so that a build that was green stays green,
        (12, 25),
        # and others each time, when asked for.
        pytest.param(100, 50, marks=pytest.mark.exhaustive),
    ],
    ids=["some", "5000 steps"],
)
def test_no_sequence_gets_around_a_gate(sequences, steps):
    happened = Counter[str]()
    run_state_machine_as_test(
        type("Sequence", (AnySequence,), {"paper": Paper(), "happened": happened}),
        settings=settings(
            max_examples=sequences,
            stateful_step_count=steps,
            derandomize=sequences < 100,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            # A failure is made short only where there is time for it.
            phases=[Phase.generate, Phase.shrink] if sequences == 100 else [Phase.generate],
        ),
    )
    # Otherwise it shows nothing.
    assert happened["PUBLISHED"] > 0
