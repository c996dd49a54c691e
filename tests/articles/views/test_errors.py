"""What is said when there is no page."""

import html

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.test import Client, RequestFactory, override_settings
from django.urls import include, path


def refuse(error):
    def view(request):
        raise error

    return view


class Routes:
    handler400 = "articles.views.errors.bad_request"
    handler403 = "articles.views.errors.forbidden"
    handler404 = "articles.views.errors.not_found"
    handler500 = "articles.admin.article.broken.failed"
    urlpatterns = [
        path("400/", refuse(BadRequest("secret detail"))),
        path("403/", refuse(PermissionDenied("secret detail"))),
        path("413/", refuse(RequestDataTooBig("secret detail"))),
        path("404/", refuse(Http404("secret detail"))),
        path("500/", refuse(RuntimeError("secret detail"))),
        path("", include("articles.urls")),
    ]


@pytest.fixture
def broken(client):
    client.raise_request_exception = False
    with override_settings(ROOT_URLCONF=Routes):
        yield client


@pytest.mark.parametrize("status", [400, 403, 404, 413, 500])
def test_an_error_is_a_page_with_one_heading_and_without_a_query(broken, django_assert_num_queries, db, status):
    with django_assert_num_queries(0):
        response = broken.get(f"/{status}/")
    assert response.status_code == status
    assert len(BeautifulSoup(response.content, "html.parser").find_all("h1")) == 1


@pytest.mark.parametrize("status", [400, 403, 404, 413, 500])
def test_an_error_tells_nothing_and_is_stored_by_nobody(broken, status):
    response = broken.get(f"/{status}/?name=visitor")
    assert b"secret detail" not in response.content
    assert "no-store" in response["Cache-Control"]


@pytest.fixture
def narrow(settings):
    """A browser that sends, where little is taken at once."""
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2_048
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    # What reads a form first is the check of its token.
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize(
    ("sent", "limit"),
    [
        ({"name": "a" * 3_000}, "A form may hold at most 2.0\xa0KB of text"),
        ({"name": ["a"] * 4}, "A form may have at most 3 fields"),
        ({"file": [SimpleUploadedFile(f"{number}.txt", b"a") for number in range(3)]}, "At most 2 files may be sent"),
    ],
    ids=["bytes", "fields", "files"],
)
@pytest.mark.parametrize(
    "address", ["/admin/login/", "/admin/articles/housepage/add/", "/admin/articles/tag/1/change/"]
)
def test_what_is_too_large_is_answered_with_its_limit(narrow, db, address, sent, limit):
    response = narrow.post(address, sent)
    page = html.unescape(response.content.decode())
    assert (response.status_code, limit in page) == (413, True)
    assert "Go back in your browser: what you typed is still there." in page


def test_the_page_for_missing_addresses_is_the_same_for_all_of_them(client, db):
    pages = {client.get(path).content for path in ["/nothing/", "/2026/11/20/x/", "/topics/x/", "/a/b/c.css"]}
    assert len(pages) == 1


def test_a_form_that_is_too_old_gets_a_page_of_ours():
    from django.views.csrf import csrf_failure

    response = csrf_failure(RequestFactory().post("/admin/"))
    assert response.status_code == 403
    assert b"This form can no longer be sent" in response.content
