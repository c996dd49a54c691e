"""Fixtures: the newsroom and the people in it. Loaded as a plugin by tests/conftest.py."""

import pytest
from django.test import Client

from newsroom.accounts.models import User
from newsroom.accounts.roles import Role
from tests.newsdesk import Newsdesk


@pytest.fixture
def desk(db: None) -> Newsdesk:
    return Newsdesk()


@pytest.fixture
def rosa(desk: Newsdesk) -> User:
    """Reporter in World: writes."""
    return desk.rosa


@pytest.fixture
def ed(desk: Newsdesk) -> User:
    """Desk editor in World: approves and publishes."""
    return desk.ed


@pytest.fixture
def suki(desk: Newsdesk) -> User:
    """Sub-editor in World: edits what is on its way."""
    return desk.hire("suki", Role.SUB_EDITOR)


@pytest.fixture
def mara(desk: Newsdesk) -> User:
    """Managing editor: approves and publishes in every section; a member of none that has stories."""
    return desk.mara


@pytest.fixture
def lena(desk: Newsdesk) -> User:
    """Legal: reads every story, sends back and withdraws."""
    return desk.hire("lena", Role.LEGAL, desk.section("Notices"))


@pytest.fixture
def kit(desk: Newsdesk) -> User:
    """Source keeper: the book of sources, no stories."""
    return desk.hire("kit", Role.SOURCE_KEEPER, desk.section("Files"))


@pytest.fixture
def libby(desk: Newsdesk) -> User:
    """Librarian: tags and links in every section."""
    return desk.hire("libby", Role.LIBRARIAN)


@pytest.fixture
def ada(desk: Newsdesk) -> User:
    """Administrator: people and sections, no stories."""
    return desk.hire("ada", Role.ADMINISTRATOR)


@pytest.fixture
def olu(desk: Newsdesk) -> User:
    """Desk editor of another section."""
    return desk.hire("olu", Role.EDITOR, desk.section("Sport"))


@pytest.fixture
def stranger(desk: Newsdesk) -> User:
    """Staff, no rights."""
    return desk.hire("mallory", None)


@pytest.fixture
def at_desk():
    """`at_desk(rosa)`: a browser in which this person is logged in."""

    def log_in(person: User) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return log_in
