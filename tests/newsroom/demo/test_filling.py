"""What the demo does to a newsroom that is not its own, and where it refuses to begin."""

import datetime as dt
import socket

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction

from articles.models import Article, Publication, PublicAttribution, Section, Source, Tag
from newsroom.accounts import actions as accounts
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role
from tests.newsroom.demo.screen import demo, lets_in, password_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="class")
def screen(django_db_setup, django_db_blocker):
    """What was printed, on a day other than that of the files; filling takes seconds, so it is done once."""
    with django_db_blocker.unblock(), transaction.atomic():
        libby = {"email": "libby@demo.example", "name": "Libby", "password": "quiet amber lantern 7"}
        accounts.hire(roles=[Role.LIBRARIAN], **libby)
        yield demo("--today=2026-11-10")
        transaction.set_rollback(True)


class TestWhereSomebodyWorksAlready:
    def test_they_keep_their_password_at_a_personas_address(self, screen):
        assert password_of(screen, "libby@demo.example") == "(unchanged)"
        assert lets_in("libby@demo.example", "quiet amber lantern 7")

    def test_the_stories_are_of_the_weeks_before_the_day_of_filling(self, screen):
        assert Publication.objects.live().newest_first()[0].path.startswith("/2026/11/09/")
        assert PublicAttribution.objects.order_by("said_on")[0].said_on == dt.date(1541, 1, 1)


def test_a_refused_story_leaves_nothing_behind():
    accounts.hire(email="rosa@demo.example", name="Rosa", roles=[])
    with pytest.raises(
        CommandError, match="Nothing was filled, because this newsroom refuses a story of the demo: You"
    ):
        demo()
    left = {kind.__name__ for kind in (Article, Section, Source, Tag) if kind.objects.exists()}
    assert (left, User.objects.count()) == (set(), 1)


def test_without_debug_it_refuses_in_a_sentence(settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match=r"it runs only where DEBUG is on\."):
        call_command("demo")
    assert User.objects.count() == 0


def test_a_taken_port_is_refused_before_any_password_changes():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(
            CommandError, match=rf"Nothing can be served on 127\.0\.0\.1:{port} \(.+\)\. Choose another"
        ):
            demo("--serve", f"127.0.0.1:{port}")
    assert User.objects.count() == 0


@pytest.mark.parametrize(("value", "answer"), [("tomorrow", "is not a day"), ("2999-01-01", "is still to come")])
def test_a_day_on_which_nothing_can_have_happened_is_refused(value, answer):
    with pytest.raises(CommandError, match=answer):
        demo("--today", value)


@pytest.mark.parametrize("value", ["8000", "127.0.0.1", ":8000", "127.0.0.1:http", "127.0.0.1:0", "127.0.0.1:65536"])
def test_an_address_without_host_or_port_is_refused(value):
    with pytest.raises(CommandError, match="is not an address with a port"):
        demo("--serve", value)
