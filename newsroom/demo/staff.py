"""The demo newsroom's people: hired once, given new passwords each time somebody asks for the demo."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from articles.actions import author as authors
from articles.actions import section as sections
from articles.models import Author, Section
from newsroom.accounts import actions as accounts
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role
from newsroom.demo.records import Content, Person

# Without letters and digits that are easily taken for one another: somebody may have to type this.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, GROUP = 4, 4


@dataclass(frozen=True)
class Login:
    """What one line of the table of personas says; `password` is empty when none was set in this run."""

    name: str
    email: str
    role: Role
    password: str


def new_password() -> str:
    """About 79 bits that can be read aloud.

    >>> len(new_password())
    19
    """
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))


def hire_missing(content: Content, *, home: Mapping[str, Section]) -> dict[str, User]:
    """Everybody by key. Who is here already is left as they are: role, sections, author page."""
    return {key: find(person) or hire(person, home=home) for key, person in content.people.items()}


def find(person: Person) -> User | None:
    return User.objects.filter(email__iexact=person.email).first()


def hire(person: Person, *, home: Mapping[str, Section]) -> User:
    user = accounts.hire(email=person.email, name=person.name, roles=[person.role], is_demo=True)
    for slug in person.sections:
        sections.join(home[slug], person=user)
    page = person.author
    if page and not Author.objects.filter(slug=page.slug).exists():
        authors.save(Author(name=person.name, slug=page.slug, bio=page.bio, person=user))
    return user


def give_passwords(content: Content) -> list[Login]:
    """A fresh password for every demo persona; somebody real at the same address keeps theirs."""
    return [login(person, password=new_password()) for person in content.people.values()]


def list_logins(content: Content) -> list[Login]:
    """The same table without touching anybody's password."""
    return [login(person) for person in content.people.values()]


def login(person: Person, *, password: str = "") -> Login:
    user = find(person)
    if user is None or not user.is_demo:
        password = ""
    if user and password:
        accounts.set_password(user, password=password)
    return Login(name=person.name, email=person.email, role=person.role, password=password)
