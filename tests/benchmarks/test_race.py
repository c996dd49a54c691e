"""Ten thousand saves, fifty at a time of the same version."""

from time import perf_counter

import pytest

from tests.newsdesk import Newsdesk
from tests.racing import Race

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS, ROUNDS = 50, 200


def test_of_ten_thousand_racing_saves_one_of_each_round_wins_and_no_text_is_lost(desk: Newsdesk) -> None:
    race, began = Race(desk, WRITERS), perf_counter()
    race.run(ROUNDS)
    print(f"\n{WRITERS * ROUNDS} saves in {perf_counter() - began:.0f} s: {dict(race.answers)}")
    assert race.answers == {302: ROUNDS, 409: ROUNDS * (WRITERS - 1)}
    assert race.lost(ROUNDS) == set()
