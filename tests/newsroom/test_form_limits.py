"""A form that is too large, in a checkout with DEBUG on: our answer, as everywhere else."""

import pytest
from django.test import Client

from newsroom.settings import base, dev

LIMITS = {
    "text": ("DATA_UPLOAD_MAX_MEMORY_SIZE", 1_000, {"headline": "H" * 2_000}, "A form may hold at most"),
    "fields": (
        "DATA_UPLOAD_MAX_NUMBER_FIELDS",
        10,
        {f"f{n}": "1" for n in range(20)},
        "A form may have at most 10 fields",
    ),
}


@pytest.fixture
def in_a_checkout(settings):
    """The settings of `make run`, as far as requests go."""
    settings.DEBUG, settings.MIDDLEWARE = dev.DEBUG, dev.MIDDLEWARE


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("strict", [True, False])
def test_a_form_over_a_limit_is_answered_with_the_limit(in_a_checkout, settings, rosa, limit, strict):
    name, most, sent, sentence = LIMITS[limit]
    setattr(settings, name, most)
    client = Client(enforce_csrf_checks=strict, raise_request_exception=False)
    client.force_login(rosa)
    response = client.post("/admin/articles/article/add/", sent)
    assert (response.status_code, sentence in response.content.decode()) == (413, True)
    assert "Traceback" not in response.content.decode()


def test_what_fits_is_left_to_its_view(in_a_checkout, desk, rosa, at_desk):
    response = at_desk(rosa).post("/admin/articles/article/add/", {"headline": "Dawn", "section": desk.world.pk})
    assert response.status_code == 302


def test_it_stands_before_whatever_reads_forms():
    names = dev.MIDDLEWARE
    assert names.index("newsroom.middleware.FormLimits") + 1 == names.index("django.middleware.csrf.CsrfViewMiddleware")
    assert [name for name in names if name != "newsroom.middleware.FormLimits"] == base.MIDDLEWARE
