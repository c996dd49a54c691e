"""Every address of the desk that answers somebody with a page, opened in a browser in both themes and three widths."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.urls import reverse

from newsroom.accounts.roles import Role
from tests.journeys.looks import faults, new_page
from tests.newsdesk import Newsdesk
from tests.policy.requests import browser
from tests.policy.table import row_for
from tests.policy.walk import routes
from tests.policy.world import World, targets

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.journey

# Who sees most of a screen comes first: each screen is opened by the first who may see it.
PEOPLE = ("mara", "ed", "rosa", "libby", "kit", "lena", "suki", "ada")
# The same address, and another page for each role.
OF_EACH_ROLE = {"admin:index": ("-",), "admin:articles_article_change": ("draft", "live")}
STATES = ("live", "in_review", "-")
STORIES = reverse("admin:articles_article_changelist")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("who", "part"), [("mara", 1), *((name, 0) for name in PEOPLE)])
def test_every_screen_is_within_the_policy_fits_and_is_open_to_everybody(
    chromium: Browser, live_server: Any, who: str, part: int
) -> None:
    world = World()
    session = browser(world.people[who]).cookies[settings.SESSION_COOKIE_NAME].value
    page = new_page(chromium, address=live_server.url, session=session)
    wrong: dict[str, list[str]] = {}
    mine = screens(world, who)
    # Whoever sees most has half of it in each of two tests, which can run beside one another.
    for url in mine[part::2] if who == "mara" else mine:
        answer = page.goto(live_server.url + url)
        assert answer is not None
        if "text/html" in answer.headers.get("content-type", "") and (found := faults(page)):
            wrong[url] = found
    page.context.close()
    assert wrong == {}


def screens(world: World, who: str) -> list[str]:
    """The desk's pages that this person is the first to see, by the authorisation table."""
    found = []
    for target in targets(routes()):
        if target.route.is_public or target.name.endswith(("_search", "jsi18n")):
            continue
        for state in OF_EACH_ROLE.get(target.name, ()):
            if _answers(target.name, who, state):
                found.append(world.url(target, state))
        first = next(
            ((name, state) for state in STATES for name in PEOPLE if _answers(target.name, name, state)), (None, "")
        )
        if first[0] == who and first[1] in target.states:
            found.append(world.url(target, first[1]))
    if who == "mara":
        found += [f"{STORIES}?owner=Nobody&since=x", f"{reverse('admin:articles_source_add')}?kind=UNNAMED"]
    assert found, "the table lists pages for everybody"
    return sorted(set(found))


def _answers(route: str, name: str, state: str) -> bool:
    row = row_for(route, "GET", name, state)
    return row is not None and row.status == "200"


@pytest.mark.parametrize(
    ("role", "places"),
    [
        (Role.EDITOR, ["index", "articles_article_changelist", "articles_source_changelist", "articles_article_add"]),
        (Role.LIBRARIAN, ["index", "articles_tag_changelist", "articles_author_changelist"]),
        (Role.ADMINISTRATOR, ["articles_section_changelist"]),
        (None, ["index"]),
    ],
)
def test_a_newsroom_with_nothing_in_it_yet(
    desk: Newsdesk, chromium: Browser, live_server: Any, role: Role | None, places: list[str]
) -> None:
    session = browser(desk.hire("newcomer", role)).cookies[settings.SESSION_COOKIE_NAME].value
    page = new_page(chromium, address=live_server.url, session=session)
    wrong = {}
    for place in places:
        page.goto(live_server.url + reverse(f"admin:{place}"))
        if found := faults(page):
            wrong[place] = found
    page.context.close()
    assert wrong == {}
