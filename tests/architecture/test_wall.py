"""No foreign key leads from readers' tables to the desk's, or back."""

import pytest
from django.apps import apps
from django.db import connection

from articles.models import public

PUBLIC = {getattr(public, name) for name in public.__all__}
ALL = list(apps.get_models(include_auto_created=True))


def test_every_public_record_is_listed():
    assert {model for model in ALL if model.__module__.startswith("articles.models.public")} == PUBLIC


def beyond_the_wall(model):
    related = {field.related_model for field in model._meta.get_fields(include_hidden=True) if field.is_relation}
    return {other for other in related if other and (other in PUBLIC) != (model in PUBLIC)}


def test_no_relation_crosses_the_wall():
    assert {model: over for model in ALL if (over := beyond_the_wall(model))} == {}
    assert len(ALL) > len(PUBLIC)


@pytest.mark.django_db
def test_no_constraint_of_the_database_crosses_the_wall():
    tables = {model._meta.db_table for model in PUBLIC}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint WHERE contype = 'f'"
        )
        keys = cursor.fetchall()
    assert [key for key in keys if (key[0] in tables) != (key[1] in tables)] == []
    assert len(keys) > 20


def test_no_public_record_has_a_place_for_terms_or_a_protected_name():
    names = {field.name for model in PUBLIC for field in model._meta.concrete_fields}
    assert names & {"terms", "note", "why", "planned_for", "owner", "by", "added_by", "email"} == set()
