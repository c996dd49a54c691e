"""A real story from its file to the desk with five attributions, within two minutes of a practised person's hands."""

from __future__ import annotations

import re
from typing import Any

from articles.models import Article
from articles.vocabulary import SourceKind
from tests.journeys.editor_page.browser import EDITOR, SELECT
from tests.journeys.hand import Hand
from tests.journeys.test_the_road import SEEDS, pytestmark  # noqa: F401 - runs where that one runs
from tests.newsdesk import Newsdesk

# Words of the seed, and what one types to find in the book who said them.
SAID = {
    "China is allegedly providing Russia with satellite intelligence": "Oleh",
    "missile attacks reportedly linked to this growing intelligence collaboration": "Oleh",
    "Volodymyr Zelenskiy condemned the attack": "Volod",
    "Zelenskiy accused China of supplying Russia with weapons and gunpowder": "Volod",
    "Experts warn that such collaboration could complicate diplomatic efforts": "exp",
}
MOST_SECONDS, MOST_GROUPS = 120, 4


def attribute(hand: Hand, words: str, source: str) -> int:
    """One statement; how many key groups it took beside marking the words with the mouse."""
    page = hand.page
    page.locator(EDITOR).wait_for()
    hand.drag()
    page.evaluate(SELECT, [words])
    with hand.counted() as groups:
        hand.press("Alt+a")
        page.get_by_role("dialog").wait_for()
        # "New attribution…" is the last choice, and the only one in a story without any.
        with page.expect_navigation():
            hand.press("ArrowUp", "Enter")
        hand.type(source, then=("ArrowDown", "Enter"), wait_for="[role=option]")
        with page.expect_navigation():
            hand.press("Control+s")
    page.wait_for_url(re.compile(r"/change/"))
    return groups[0]


def test_the_seed_is_at_the_desk_within_two_minutes(desk: Newsdesk, opened: Any, live_server: Any) -> None:
    for name in ("Oleh Alexandrov", "Volodymyr Zelenskiy"):
        desk.source(name)
    desk.source(kind=SourceKind.UNNAMED, descriptor="experts")
    (path,) = SEEDS.glob("*.txt")
    page = opened(desk.rosa)
    hand = Hand(page)
    hand.click("link", "Bring in texts")
    hand.drag()  # the file, from a folder onto the page
    page.get_by_label("Text files").set_input_files(path)
    hand.click("button", "Show what will be made")
    hand.click("button", "Make the draft")
    page.wait_for_url(re.compile(r"/change/"))
    story = Article.objects.get()
    groups = [attribute(hand, words, source) for words, source in SAID.items()]
    page.locator(EDITOR).wait_for()
    with page.expect_navigation():
        hand.press("Control+Enter")
    story.refresh_from_db()
    assert (story.stage, story.attributions.count()) == ("IN_REVIEW", 5)
    assert {str(row.source) for row in story.attributions.all()} == {
        "Oleh Alexandrov",
        "Volodymyr Zelenskiy",
        "Unnamed: experts",
    }
    assert max(groups) <= MOST_GROUPS
    assert hand.seconds <= MOST_SECONDS
