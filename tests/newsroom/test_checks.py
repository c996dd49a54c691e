import pytest
from csp.constants import NONCE, SELF
from django.conf import settings
from django.test import override_settings

from newsroom import checks


def ids(found):
    return [message.id for message in found]


def test_the_building_as_it_is_has_nothing_to_complain_of():
    assert checks.headers(None) == checks.desk_prefix(None) == []


@pytest.mark.django_db
def test_the_database_in_use_is_new_enough():
    assert checks.postgresql(None, databases=["default"]) == []


@pytest.mark.django_db
def test_an_old_postgresql_is_refused(monkeypatch):
    monkeypatch.setattr(checks, "OLDEST_POSTGRESQL", 99)
    assert ids(checks.postgresql(None, databases=["default"])) == ["newsroom.E002"]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        # A middleware outside of ours could answer without the headers.
        ({"MIDDLEWARE": ["django.middleware.security.SecurityMiddleware", *settings.MIDDLEWARE]}, ["newsroom.E003"]),
        ({"MIDDLEWARE": []}, ["newsroom.E003"]),
        ({"DESK_CONTENT_SECURITY_POLICY": {"style-src": [SELF, "'unsafe-inline'"]}}, ["newsroom.E004"]),
        ({"CONTENT_SECURITY_POLICY": {"DIRECTIVES": {"img-src": ["*"]}}}, ["newsroom.E004"]),
        # A nonce belongs in the desk.
        ({"CONTENT_SECURITY_POLICY": {"DIRECTIVES": {"style-src": [SELF, NONCE]}}}, ["newsroom.E005"]),
    ],
)
def test_an_opening_in_the_headers_is_an_error(changed, expected):
    with override_settings(**changed):
        assert ids(checks.headers(None)) == expected


def test_a_desk_outside_its_policy_is_an_error():
    with override_settings(DESK_PREFIX="/desk/"):
        assert ids(checks.desk_prefix(None)) == ["newsroom.E006"]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"SITE_URL": "https://testserver"}, []),
        ({"SITE_URL": "http://testserver"}, ["newsroom.W007"]),
        ({"SITE_URL": "https://elsewhere.example"}, ["newsroom.W008"]),
    ],
)
def test_the_public_address_is_one_that_answers(changed, expected):
    with override_settings(**changed, ALLOWED_HOSTS=["testserver"]):
        # Whether the suite runs on a server of its own is another matter.
        assert [found for found in ids(checks.public_address(None)) if found != "newsroom.W009"] == expected


def test_every_finding_has_a_hint():
    with override_settings(MIDDLEWARE=[], DESK_PREFIX="/x/", SITE_URL="http://elsewhere.example"):
        found = [*checks.headers(None), *checks.desk_prefix(None), *checks.public_address(None)]
    assert found
    assert all(message.hint for message in found)
