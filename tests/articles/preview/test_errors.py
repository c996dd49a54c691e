"""What a guest reads whose link opens nothing; `test_closed` sees that every such answer is this one."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import translation

from articles.actions import sharing
from articles.rules.shared_preview import LIFE
from tests.guests import GUARDED, nowhere, shared, shared_before, visit

pytestmark = pytest.mark.django_db


def test_it_says_that_the_preview_is_over_and_whom_to_ask(desk):
    link = shared(desk, desk.draft())
    sharing.revoke(link, by=desk.ed, at=desk.now)
    answer = visit(link)
    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 404
    assert page.main.find(class_="stand").text == (
        "This preview has ended or never existed. Ask whoever sent it for a new one."
    )


def test_it_does_not_tell_what_ended_from_what_never_was(desk):
    revoked, expired = shared(desk, desk.draft()), shared_before(desk, desk.draft(), ago=LIFE)
    sharing.revoke(revoked, by=desk.ed, at=desk.now)
    odd = ["/preview/%C3%A9/", f"/preview/{'x' * 300}/", "/preview/x/y/"]
    answers = [visit(revoked), visit(expired), nowhere(), *(visit(path) for path in odd)]
    assert len({(one.status_code, one.content, tuple(sorted(one.headers.items()))) for one in answers}) == 1


def test_it_is_stored_listed_and_told_by_nobody():
    answer = nowhere()
    assert {name: answer.headers[name] for name in GUARDED} == GUARDED
    assert '<meta name="robots" content="noindex, nofollow, noarchive">' in answer.content.decode()


def test_an_address_that_no_guest_has_reads_as_every_other_one():
    page = Client().get("/nothing/of/the/kind/").content.decode()
    assert ("There is no page here" in page, "preview" in page) == (True, False)


def test_it_asks_the_database_nothing_and_is_in_the_language_of_the_site(django_assert_num_queries):
    plain = nowhere().content
    with django_assert_num_queries(0), translation.override("ar"):
        assert visit("/preview/x/y/").content == plain
