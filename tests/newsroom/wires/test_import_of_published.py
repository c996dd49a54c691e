"""Another paper's published stories come in as drafts: being out elsewhere opens no gate here."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from articles.models import Article, Publication, Release, Schedule, Transition
from articles.vocabulary import Stage, Standing

MANY = 100
TEXT = """Published 2026-11-{day:02} 09:00
Status: published
Embargo: none, cleared by legal
https://example.org/2026/11/{day:02}/ferry-{number}/

The ferry {number} runs again, the harbour master said on Monday.

It was out of service for {number} days.


Port Ellery Counts the Cost of Winter {number}
Ferry Line Asks the Council for Loan {number}
"""


@pytest.fixture
def imported(tmp_path, rosa):
    """A hundred stories that call themselves published, brought in by one command."""
    paths = []
    for number in range(1, MANY + 1):
        path = tmp_path / f"ferry-{number}.txt"
        path.write_text(TEXT.format(number=number, day=number % 28 + 1))
        paths.append(str(path))
    call_command("import_text", *paths, section="world", by=rosa.email)
    return Article.objects.all()


@pytest.mark.django_db
def test_a_hundred_published_stories_become_a_hundred_drafts(imported):
    made = [model.objects.count() for model in (Transition, Release, Schedule)]
    assert imported.filter(stage=Stage.DRAFT, standing=Standing.NEVER_OUT).count() == imported.count() == MANY
    assert made == [0, 0, 0]


@pytest.mark.django_db
def test_nothing_of_them_is_public(imported, client):
    names = ("frontpage:front", "articles:feed", "articles:sitemap_stories")
    answers = [client.get(path) for path in (*map(reverse, names), "/world/")]
    assert [answer.status_code for answer in answers[:3]] == [200, 200, 200]
    assert [answer for answer in answers if "ferry" in answer.content.decode().casefold()] == []
    assert not Publication.objects.exists()
