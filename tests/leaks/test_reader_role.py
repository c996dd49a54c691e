"""Every public address works under a database role that can read nothing but what is published."""

from http import HTTPStatus

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client
from django.urls import resolve

from articles.models import Article, public
from articles.views.paging import encode
from tests.leaks.crawl import SEEDS, crawl
from tests.leaks.paper import Clockwork, Paper
from tests.policy.walk import routes

pytestmark = pytest.mark.django_db


@pytest.fixture
def printed():
    Paper(Clockwork(), secret=lambda where: "plain words").print()


def test_every_public_route_works_for_a_reader_role(printed, database_roles):
    place = ("2026-11-20T09:00:00.000000+00:00", "/2026/11/20/ferry-line-reopens/")
    seeds = [*SEEDS, f"/sitemap-stories-{encode(place)}.xml"]
    as_owner = crawl(Client(), seeds)
    with database_roles.acting_as("reader"):
        as_reader = crawl(Client(), seeds)
    seen = {
        resolve(url.partition("?")[0]).view_name for url, one in as_reader.items() if one.status != HTTPStatus.NOT_FOUND
    }
    assert as_reader == as_owner
    assert {one.status for one in as_reader.values()} == {200, 301, 404, 410}
    assert seen == {route.name for route in routes() if route.is_public}


def test_the_reader_role_is_refused_at_the_desk(printed, database_roles):
    with database_roles.acting_as("reader"):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            Article.objects.exists()
        # The connection itself is sound: it is the desk that is closed.
        assert public.Publication.objects.exists()


def test_a_public_route_that_asked_the_desk_would_fail_under_the_reader_role(printed, database_roles, rf):
    from articles.views.public_page import public_page

    @public_page
    def leak(request):
        return str(Article.objects.count())

    with (
        database_roles.acting_as("reader"),
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
    ):
        leak(rf.get("/"))
