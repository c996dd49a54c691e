"""Every screen that a picture is taken of. A new one is a line here: its name, who sees it, its address.

A screen that takes more than an address, such as a page that answers a form, says what to do on the way there. A story
in a state that no other screen has comes from `newsroom.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.urls import reverse

from articles.admin.article.deeds import DEEDS
from articles.admin.article.looks import LOOKS
from articles.models import Author, Publication, PublicNote, Section, Source, Tag
from tests.screenshots.moments import beside, guests, moments
from tests.screenshots.newsroom import Newsroom
from tests.screenshots.screen import NOBODY, Screen

if TYPE_CHECKING:
    from playwright.sync_api import Page

STORIES = reverse("admin:articles_article_changelist")


def screens(newsroom: Newsroom) -> list[Screen]:
    subjects = (
        readers,
        gone,
        front_doors,
        landing,
        stories,
        releases,
        rows,
        road,
        stopping,
        notes,
        records,
        books,
        guests,
        moments,
    )
    return [screen for subject in subjects for screen in subject(newsroom)]


# --- Readers -------------------------------------------------------------------------------------------------


def readers(newsroom: Newsroom) -> Iterator[Screen]:
    month = newsroom.correction.rstrip("/").rpartition("/")[0] + "/"
    yield Screen("front", NOBODY, reverse("frontpage:front"))
    yield Screen("story", NOBODY, Publication.objects.get(article_id=newsroom.lead.pk).path)
    yield Screen("story-corrected", NOBODY, PublicNote.objects.get(path=newsroom.correction).publication.path)
    yield Screen("section", NOBODY, reverse("articles:section", args=[Section.objects.order_by("position")[0].slug]))
    yield Screen("topics", NOBODY, reverse("articles:topics"))
    yield Screen("topic", NOBODY, reverse("articles:topic", args=[Tag.objects.order_by("pk")[0].slug]))
    yield Screen("authors", NOBODY, reverse("articles:authors"))
    yield Screen("author", NOBODY, reverse("articles:author", args=[Author.objects.order_by("pk")[0].slug]))
    yield Screen("corrections", NOBODY, reverse("articles:corrections"))
    yield Screen("corrections-month", NOBODY, month)
    yield Screen("correction", NOBODY, newsroom.correction)
    yield Screen("about", NOBODY, "/about/")


def gone(newsroom: Newsroom) -> Iterator[Screen]:
    yield Screen("withdrawn", NOBODY, newsroom.page_of("withdrawn"), status=410)
    yield Screen("killed", NOBODY, newsroom.page_of("killed"), status=410)
    yield Screen("not-found", NOBODY, "/nowhere/", status=404)


# --- The desk ------------------------------------------------------------------------------------------------


def front_doors(newsroom: Newsroom) -> Iterator[Screen]:
    yield Screen("log-in", NOBODY, reverse("admin:login"))
    yield Screen("forgotten", NOBODY, reverse("accounts:forgotten"))
    yield Screen("profile", "rosa", reverse("accounts:profile"))
    yield Screen("password", "rosa", reverse("admin:password_change"))


def landing(newsroom: Newsroom) -> Iterator[Screen]:
    for persona in ("rosa", "ed", "suki", "mara", "lena", "libby", "kit", "ada"):
        yield Screen(f"home-{persona}", persona, reverse("admin:index"))


def _choose_and_spike(page: Page) -> None:
    for box in page.get_by_role("checkbox", name="Choose “").all()[:3]:
        box.check()
    page.get_by_role("button", name="Spike…").click()
    page.get_by_role("heading", name="Spike these stories?").wait_for()


def stories(newsroom: Newsroom) -> Iterator[Screen]:
    yield Screen("stories", "ed", STORIES)
    yield Screen("stories-spiked", "ed", f"{STORIES}?stage=SPIKED")
    yield Screen("stories-chosen", "ed", f"{STORIES}?stage=DRAFT", then=_choose_and_spike)
    yield Screen("begin", "rosa", reverse("admin:articles_article_add"))
    yield Screen("texts", "rosa", reverse("wires:texts"))
    seen_by = {
        "pitch": "rosa ed",
        "assigned": "rosa",
        "draft": "rosa",
        "in-review": "ed theo",
        "legal": "lena",
        "subs": "suki",
        "ready": "ed",
        "scheduled": "ed",
        "held": "ed",
        "spiked": "ed",
        "stopped": "ed mara lena",
        "withdrawn": "ed",
        "killed": "mara",
    }
    for state, people in seen_by.items():
        for persona in people.split():
            change = newsroom.door("change", newsroom.stories[state])
            yield Screen(f"story-{state}-{persona}", persona, change)
    change = newsroom.door("change", newsroom.lead)
    yield Screen("story-live-ed", "ed", change)
    for part in ("checks", "tags", "related", "notes", "history", "settings"):
        yield Screen(f"story-beside-{part}", "ed", change, then=beside(part))


def releases(newsroom: Newsroom) -> Iterator[Screen]:
    ready, lead = newsroom.stories["ready"], newsroom.lead
    yield Screen("publish", "ed", newsroom.door("publish", ready))
    yield Screen("publish-correction", "ed", newsroom.door("publish", newsroom.stories["corrected"]))
    yield Screen("publish-stopped", "ed", newsroom.door("publish", newsroom.stories["stopped"]))
    yield Screen("schedule", "ed", newsroom.door("schedule", ready))
    yield Screen("withdraw", "ed", newsroom.door("withdraw", lead))
    yield Screen("checks", "ed", newsroom.door("checks", newsroom.stories["in-review"]))
    for look in LOOKS:
        yield Screen(f"preview-{look}", "ed", f"{newsroom.door('preview', lead)}?look={look}")


def rows(newsroom: Newsroom) -> Iterator[Screen]:
    lead = newsroom.lead
    yield Screen("attribution", "ed", newsroom.door("attribution", lead, lead.attributions.as_entered()[0].uuid))
    for name in ("attribution", "related", "tag", "byline"):
        yield Screen(f"{name}-add", "ed", newsroom.door(f"{name}_add", lead))


def road(newsroom: Newsroom) -> Iterator[Screen]:
    yield Screen("commission", "ed", newsroom.door("assign", newsroom.stories["pitch"]))
    yield Screen("assign", "ed", newsroom.door("assign", newsroom.stories["assigned"]))
    for move in ("send-back", "hold", "spike"):
        yield Screen(move, "ed", newsroom.door("move", newsroom.stories["in-review"], move))
    yield Screen("section-move", "ed", newsroom.door("section", newsroom.stories["draft"]))
    yield Screen("send", "ed", newsroom.door("send", newsroom.stories["in-review"]))
    yield Screen("note", "ed", newsroom.door("note", newsroom.stories["in-review"]))


def stopping(newsroom: Newsroom) -> Iterator[Screen]:
    state = {
        "kill": "corrected",
        "reinstate": "killed",
        "legal-hold": "ready",
        "embargo": "ready",
        "sensitive": "ready",
    }
    for deed in DEEDS:
        persona = "lena" if deed == "lift-legal-hold" else "mara"
        yield Screen(f"stop-{deed}", persona, newsroom.door("stop", newsroom.stories[state.get(deed, "stopped")], deed))


def notes(newsroom: Newsroom) -> Iterator[Screen]:
    corrected = newsroom.stories["corrected"]
    waiting = corrected.reader_notes.filter(release=None)[0]
    yield Screen("reader-note-add", "ed", newsroom.door("reader_note_add", newsroom.lead))
    yield Screen("reader-note", "ed", newsroom.door("reader_note", corrected, waiting.pk))
    yield Screen("reader-note-remove", "ed", newsroom.door("reader_note_remove", corrected, waiting.pk))


def records(newsroom: Newsroom) -> Iterator[Screen]:
    yield Screen("timeline", "ed", newsroom.door("timeline", newsroom.stories["corrected"]))
    yield Screen("timeline-stopped", "ed", newsroom.door("timeline", newsroom.stories["stopped"]))
    yield Screen("revision", "ed", newsroom.door("revision", newsroom.lead, 1))
    yield Screen("activity", "mara", reverse("admin:activity"))
    yield Screen("legal-notes", "lena", newsroom.door("legal_notes", newsroom.stories["stopped"]))
    yield Screen("notices", "rosa", reverse("admin:articles_notice_changelist"))


def books(newsroom: Newsroom) -> Iterator[Screen]:
    kept = {"source": ("ed", Source), "tag": ("libby", Tag), "author": ("ada", Author), "section": ("ada", Section)}
    for name, (persona, model) in kept.items():
        first = model._default_manager.order_by("pk")[0]
        yield Screen(f"book-{name}s", persona, reverse(f"admin:articles_{name}_changelist"))
        yield Screen(f"book-{name}", persona, reverse(f"admin:articles_{name}_change", args=[first.pk]))
    yield Screen("people", "ada", reverse("admin:accounts_user_changelist"))
    yield Screen("person", "ada", reverse("admin:accounts_user_change", args=[newsroom.person("rosa").pk]))
    yield Screen("person-add", "ada", reverse("admin:accounts_user_add"))
    yield Screen("house-pages", "mara", reverse("admin:articles_housepage_changelist"))
    yield Screen("house-rules", "mara", reverse("admin:articles_houserule_changelist"))
