"""Fill the demo newsroom through the newsroom's own actions. Safe to run twice: what is there is left alone."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils.translation import gettext as _

from articles.models import Article
from newsroom.demo import road, staff
from newsroom.demo.books import Books
from newsroom.demo.records import Content

# Any constant will do; it only has to differ from other advisory locks of this project.
_FILLING = 7_041_969


@dataclass(frozen=True)
class Filled:
    """`stories` by key, the ones of earlier runs among them; `logins` as the table shows them."""

    stories: dict[str, Article]
    logins: list[staff.Login]


@transaction.atomic
def fill(content: Content, *, say: Callable[[str], object], passwords: bool = True) -> Filled:
    """Make what is missing, all of it or nothing; `say` is told about each story as it is made."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_FILLING])
    books = Books(content)
    home = books.sections()
    people = staff.hire_missing(content, home=home)
    stories = road.drafted(content)
    missing = [story for story in content.stories if story.key not in stories]
    # First all drafts, then their links: stories may be related to one another in a circle.
    stories |= {story.key: road.draft(story, home=home, people=people) for story in missing}
    journeys = [road.Journey(story, stories[story.key], books=books, people=people) for story in missing]
    for number, journey in enumerate(journeys, 1):
        journey.complete(stories)
        say(
            _("Story %(number)d of %(all)d: %(headline)s")
            % {
                "number": number,
                "all": len(journeys),
                "headline": journey.story.headline,
            }
        )
    books.house_pages(people)
    # In the order of the days on which they went out, which is the order in which readers met them.
    for journey in sorted(
        journeys, key=lambda journey: journey.story.desk.published_at or journey.story.desk.written_at
    ):
        journey.travel()
    logins = staff.give_passwords(content) if passwords else staff.list_logins(content)
    return Filled(stories=stories, logins=logins)
