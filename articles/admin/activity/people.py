"""Whose doings the activity can be narrowed to: the people that a colleague may know of, offered while one types."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse

from articles.admin.person import owners_seen_by
from articles.models import SectionMembership
from articles.rules import access
from newsroom.accounts.models import User
from newsroom.desk.choosing import ChoosingMixin


def known_to(person: Any) -> QuerySet[User]:
    """Everybody for those who see every section. For others the people of their sections, those whose work reaches
    every section, and the owners of the stories that they see; whoever left is among them."""
    if person.has_perm(access.SEE_EVERY_SECTION):
        return User.objects.all()
    own = SectionMembership.objects.filter(person=person).values("section")
    colleagues = SectionMembership.objects.filter(person=OuterRef("pk"), section__in=own)
    everywhere = ModelBackend().with_perm(access.SEE_EVERY_SECTION).values("pk")  # type: ignore[attr-defined]
    owners = owners_seen_by(person, User.objects.all()).values("pk")
    return User.objects.filter(Q(Exists(colleagues)) | Q(pk__in=everywhere) | Q(pk__in=owners))


class People(ChoosingMixin):
    choice_fields = ("name",)

    def may_choose(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.view_article")  # type: ignore[union-attr]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return known_to(request.user)


def search(request: HttpRequest) -> HttpResponse:
    return People().search_view(request)
