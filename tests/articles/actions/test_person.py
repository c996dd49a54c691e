"""Somebody who left, as far as stories know them."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from articles.actions import author, person
from articles.models import Author, SectionMembership
from newsroom.accounts import actions as accounts
from tests.newsdesk import Newsdesk


def test_sections_and_the_link_from_the_author_go_and_the_byline_stays(desk: Newsdesk, ada: Any) -> None:
    author.save(Author(name="Rosa Linnet", person=desk.rosa))

    former = person.anonymise(accounts.deactivate(desk.rosa), by=ada)

    assert not SectionMembership.objects.filter(person=former).exists()
    assert Author.objects.values_list("name", "person").get() == ("Rosa Linnet", None)


def test_what_they_did_goes_on_pointing_to_them(desk: Newsdesk, ada: Any) -> None:
    story = desk.live()

    former = person.anonymise(accounts.deactivate(desk.rosa), by=ada)

    assert story.revisions.order_by("number")[0].by == former
    assert former.name.startswith("Former colleague")


def test_what_is_refused_changes_nothing(desk: Newsdesk) -> None:
    with pytest.raises(PermissionDenied):
        person.anonymise(accounts.deactivate(desk.rosa), by=desk.ed)

    assert SectionMembership.objects.filter(person=desk.rosa).exists()
