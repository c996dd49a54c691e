"""Fifty people save the same version at once: one wins, and nobody's words are lost."""

import pytest
from django.http import HttpResponse

from articles.models import RefusedSave
from tests.articles.admin.article.conftest import url
from tests.racing import Race

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

WRITERS, ROUNDS = 50, 10


def test_of_fifty_saves_of_one_version_one_wins_and_no_text_is_lost(desk):
    """500 saves; `make bench` does the same with 10,000."""
    race = Race(desk, WRITERS)
    race.run(ROUNDS)
    assert race.answers == {302: ROUNDS, 409: ROUNDS * (WRITERS - 1)}
    assert race.lost(ROUNDS) == set()


def test_each_text_that_was_refused_can_be_read(desk):
    race = Race(desk, writers=5)
    race.run(1)
    answers: list[HttpResponse] = [
        race.clients[0].get(url("refused", race.story, row.pk)) for row in RefusedSave.objects.all()
    ]
    shown = {number for number in range(5) for page in answers if f"Text {number} of round 0." in page.content.decode()}
    assert len(shown) == 4
