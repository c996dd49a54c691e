"""What a form of each route posts, such that it would succeed for whoever may send it."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from articles.models import Article
from newsroom.wires.sealed import Previewed, seal
from tests.newsdesk import PASSWORD
from tests.policy.house_form import rules_as_they_are

if TYPE_CHECKING:
    from tests.policy.world import World

NEW_PASSWORD = "a quay of herring gulls"
TEXT = Previewed(uuid.UUID(int=1), "yard.txt", b"The yard hires, its owner said.\n", again=False)


def of_a_story(world: World, name: str, story: Article) -> dict[str, Any]:
    attribution = {
        "statement": "The ferry runs.",
        "kind": "STATEMENT",
        "said_precision": "DAY",
        "provenance": "NOT_RECORDED",
        "outlet_sourcing": "NOT_RECORDED",
        "terms": "NOT_RECORDED",
        "truth": "NOT_ASSESSED",
    }
    forms: dict[str, dict[str, Any]] = {
        "change": {"version": story.version, "headline": "Changed"},
        "sitting": {"sitting": uuid.UUID(int=2), "sequence": 1, "version": story.version, "headline": "Changed"},
        "checks": {"headline": "Changed"},
        "restore": {"version": story.version},
        "revision_name": {"name": "as sent"},
        "move": {"revision": story.latest_revision_id, "note": "Ask the yard."},
        "reader_note_add": {"kind": "CORRECTION", "gravity": "ORDINARY", "note": "We counted wrongly."},
        "reader_note": {
            "kind": "CORRECTION",
            "gravity": "SERIOUS",
            "note": "We erred.",
            "version": _seen(story),
        },
        "publish": {"revision": story.latest_revision_id},
        "assign": {
            "to": world.people["mara"].pk,
            "day": "2027-06-24",
            "time": "09:00",
            "words": 600,
            "note": "Ask the yard.",
            "revision": story.latest_revision_id,
            "seen": getattr(story.events.filter(kind="ASSIGNED").order_by("-pk").first(), "pk", 0),
        },
        "note": {"note": "Ask the yard."},
        "comment_add": {"comment": "Ask the yard.", "passage": "The ferry runs again"},
        "comment_answer": {"comment": "Ask the yard."},
        "send": {
            "step": "SEND" if story.stage == "DRAFT" else "SEND_BACK",
            "note": "Ask the yard.",
            "revision": story.latest_revision_id,
        },
        "withdraw": {"reason": "The story confused two ships."},
        "share": {"note": "The author, to check quotations", "revision": story.latest_revision_id},
        "legal_notes": {"note": "Name no yard before the hearing."},
        "stop": {"reason": "Asked.", "until": "2031-05-01T09:00", "revision": story.latest_revision_id},
        "schedule": {
            "day": "2027-06-24",
            "time": "09:00",
            "confirmed": "2027-06-24T09:00:00+00:00",
            "excuse": "A brief.",
            "revision": story.latest_revision_id,
            "seen": getattr(story.schedules.order_by("-pk").first(), "pk", 0),
        },
        "section": {"section": world.culture.pk},
        "attribution_add": attribution,
        "attribution": {**attribution, "version": 1},
        "tag_add": {"tag": "Spare"},
        "byline_add": {"author": "Spare Hand"},
        "related_add": {"headline": "Tide tables"},
        "related": {"headline": "Tide tables", "version": 1},
    }
    return forms.get(name, {})


def of_the_building(world: World, name: str) -> dict[str, Any]:
    forms: dict[str, dict[str, Any]] = {
        "add": {"headline": "New story", "section": world.desk.world.pk},
        "bulk": {"do": "spike", "note": "-", "confirmed": "1", "chosen": _listed(world, "draft")},
        "filter_keep": {"name": "Drafts", "query": "stage=DRAFT"},
        "texts": {"pasted": "The yard hires, its owner said."},
        "make": {"text": seal(TEXT, person=world.people["rosa"]), "take": TEXT.key, "section": world.desk.world.pk},
        "articles_author_add": {"name": "New Hand"},
        "articles_author_change": {"name": "Rosa Linnet-Petrel"},
        "articles_housepage_add": {"slug": "contact", "title": "Contact", "version": 0},
        "articles_housepage_change": {"title": "Who we are", "version": 1},
        "articles_houserule_changelist": {**rules_as_they_are(), "level:byline": "OFF", "seen": 0},
        "articles_section_add": {"name": "Weather", "position": 3},
        "articles_section_change": {"name": "Arts", "position": 3},
        "articles_source_add": {"name": "New Source", "kind": "PERSON"},
        "articles_source_change": {"name": "Ana Petrel-Linnet", "kind": "PERSON"},
        "articles_tag_add": {"name": "Weather", "kind": "TOPIC"},
        "articles_tag_change": {"name": "Spared", "kind": "TOPIC"},
        "accounts_user_add": {"email": f"{uuid.uuid4()}@newsroom.example", "name": "New", "is_superuser": "on"},
        "accounts_user_change": {"email": "rosa@newsroom.example", "name": "Rosa L.", "is_superuser": "on"},
        "articles_notice_read": {"newest": world.told.pk},
        "forgotten": {"email": "rosa@newsroom.example"},
        "profile": {"name": "Rosa Petrel", "time_zone": "Europe/Kyiv"},
        "login": {"username": "rosa@newsroom.example", "password": PASSWORD},
        "password_change": {
            "old_password": PASSWORD,
            "new_password1": NEW_PASSWORD,
            "new_password2": NEW_PASSWORD,
        },
    }
    return forms.get(name, {})


def _seen(story: Article) -> str:
    note = story.reader_notes.first()
    return note.at.isoformat() if note else ""


def _listed(world: World, state: str) -> str:
    """The story as a box of the list names it."""
    return f"{world.stories[state].pk}-{world.stories[state].latest_revision_id}"
