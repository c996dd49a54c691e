"""The link under a list of the landing page leads to precisely its stories."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from articles.actions import editing, tag
from articles.models import Article
from articles.vocabulary import Move, Truth
from newsroom.accounts.models import User
from newsroom.desk import gathering
from tests.newsdesk import Newsdesk

pytestmark = pytest.mark.django_db


class TestSeeAll:
    """The link under a list that is longer than what is shown of it."""

    @pytest.fixture(autouse=True)
    def stories(self, desk: Newsdesk) -> None:
        """One of everything that a list may hold, and of everything that it must not take for it."""

        def edited(story: Article) -> Article:
            story.refresh_from_db()
            editing.save_text(story, version=story.version, text={"standfirst": "New."}, by=desk.rosa, at=desk.now)
            return story

        def sent_back(story: Article) -> Article:
            return desk.move(story, Move.SEND_BACK, by=desk.ed, note="Ask again.")

        tagged = desk.draft()
        doubtful = desk.draft()
        desk.attribute(doubtful, "The ferry runs again", source=desk.source(), truth=Truth.DISPUTED)
        desk.live(doubtful)
        tag.attach(tagged, tag=desk.tag(), by=desk.rosa, at=desk.now)
        desk.live(tagged)
        for state in (desk.draft, desk.in_review, desk.ready, desk.live, desk.withdrawn):
            state()
        desk.draft(by=desk.ed)
        sent_back(desk.in_review())
        sent_back(desk.withdrawn())
        edited(desk.live())
        edited(sent_back(desk.withdrawn()))
        desk.ready(edited(desk.live()))
        desk.ready(edited(sent_back(desk.withdrawn())))

    @pytest.fixture
    def listed(self, at_desk: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[[User], tuple[Any, Any]]:
        """The stories of each panel of a person, and those of the list that the link under it leads to."""

        def follow(person: User) -> tuple[Any, Any]:
            client = at_desk(person)
            monkeypatch.setattr(gathering, "MOST", 100)
            panels = {one.title: one.stories for one in client.get("/admin/").context["panels"]}
            monkeypatch.setattr(gathering, "MOST", 0)
            links = {one.title: one.more for one in client.get("/admin/").context["panels"]}
            found = {title: client.get(link).context["cl"].result_list if link else [] for title, link in links.items()}
            return tuple(
                {title: [one.pk for one in rows] for title, rows in lists.items()} for lists in (panels, found)
            )

        return follow

    @pytest.mark.parametrize(
        ("person", "counts"),
        [
            ("rosa", {"Your drafts": 5, "Assigned to you": 0, "Desk edit": 1, "Live, and edited since": 2}),
            (
                "suki",
                {
                    "Assigned to you": 0,
                    "Desk edit": 1,
                    "Approved, not out yet": 3,
                    "Live, and edited since": 2,
                },
            ),
            (
                "ed",
                {
                    "Your drafts": 1,
                    "Assigned to you": 0,
                    "Desk edit": 1,
                    "Approved, not out yet": 3,
                    "Live, and edited since": 2,
                    "Live, and not verified": 1,
                    "Live, and nothing leads to it": 4,
                },
            ),
            (
                "mara",
                {
                    "Your drafts": 0,
                    "Assigned to you": 0,
                    "Desk edit": 1,
                    "Approved, not out yet": 3,
                    "Live, and edited since": 2,
                    "Live, and not verified": 1,
                    "Live, and nothing leads to it": 4,
                },
            ),
            ("lena", {"Desk edit": 1, "Live": 5}),
            ("libby", {"Desk edit": 1, "Without a tag": 13, "Live, and nothing leads to it": 4}),
        ],
    )
    def test_it_leads_to_precisely_the_stories_of_its_list(
        self, request: pytest.FixtureRequest, listed: Any, person: str, counts: dict[str, int]
    ) -> None:
        panels, found = listed(request.getfixturevalue(person))
        assert found == panels
        assert {title: len(keys) for title, keys in found.items()} == counts
