import io
from types import SimpleNamespace
from unittest.mock import Mock

import pytest
from csp.constants import HEADER
from django.conf import settings
from django.core.handlers.wsgi import LimitedStream
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from newsroom.middleware import LONGEST_LEFT_OVER, CleanRequests


def page(request):
    return HttpResponse(f"nonce: {getattr(request, 'csp_nonce', 'none')}")


def cookies(request):
    return HttpResponse(" ".join(sorted(request.COOKIES)))


def stored_by_anyone(request):
    return HttpResponse("", headers={"Cache-Control": "public, max-age=60"})


def broken(request):
    raise RuntimeError("on purpose")


def answer(status):
    return lambda request, exception=None: HttpResponse("We are sorry.", status=status)


handler400, handler404, handler500 = answer(400), answer(404), answer(500)


urlpatterns = [
    path("page", page),
    path("cookies", cookies),
    path("stored", stored_by_anyone),
    path("broken", broken),
    path("admin/page", page),
    path("admin/stored", stored_by_anyone),
]

PUBLIC_POLICY = (
    "base-uri 'none'; default-src 'none'; form-action 'self'; frame-ancestors 'none'; img-src 'self'; style-src 'self'"
)


@pytest.fixture
def visitor():
    with override_settings(ROOT_URLCONF=__name__):
        yield Client(raise_request_exception=False)


# Wherever in the stack a response is made, it carries the same headers.
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/page", 200),
        # Made by the resolver.
        ("/nowhere", 404),
        # Made by the handler of exceptions.
        ("/broken", 500),
        # Made by a middleware, before any view.
        ("/page?q=%00", 400),
        ("/admin/page", 200),
        ("/admin/nowhere", 404),
    ],
)
def test_every_response_has_the_safety_headers(visitor, address, status):
    response = visitor.get(address)
    assert response.status_code == status
    assert {
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store, private",
    }.items() <= dict(response.headers).items()
    assert "geolocation=()" in response["Permissions-Policy"]
    assert HEADER in response


def test_a_host_that_is_not_ours_is_refused_with_the_safety_headers(visitor):
    response = visitor.get("/page", headers={"host": "elsewhere.example"})
    assert (response.status_code, response["X-Frame-Options"]) == (400, "DENY")


def test_readers_get_one_static_policy_and_no_nonce(visitor):
    response = visitor.get("/page")
    assert (response[HEADER], response.content) == (PUBLIC_POLICY, b"nonce: none")


def test_the_desk_gets_its_policy_with_the_nonce_of_its_page(visitor):
    response = visitor.get("/admin/page")
    nonce = response.content.decode().removeprefix("nonce: ")
    assert f"script-src 'self' 'nonce-{nonce}'" in response[HEADER]
    assert f"style-src 'self' 'nonce-{nonce}'" in response[HEADER]


def test_a_nonce_is_used_once(visitor):
    assert visitor.get("/admin/page")[HEADER] != visitor.get("/admin/page")[HEADER]


@pytest.mark.parametrize("address", ["/page", "/admin/page"])
def test_nothing_unsafe_is_allowed(visitor, address):
    assert "unsafe" not in visitor.get(address)[HEADER]


def test_a_public_view_may_let_its_page_be_stored(visitor):
    assert visitor.get("/stored")["Cache-Control"] == "public, max-age=60"


def test_the_desk_is_never_stored_whatever_a_view_says(visitor):
    assert visitor.get("/admin/stored")["Cache-Control"] == "no-store, private"


def test_a_public_page_sets_no_cookie_and_varies_on_nothing(visitor):
    response = visitor.get("/page")
    assert (dict(response.cookies), response.get("Vary")) == ({}, None)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        # PostgreSQL takes no NUL.
        ("/page%00", 400),
        ("/page?q=%00", 400),
        # Half a surrogate pair, which UTF-8 does not have.
        ("/page%ED%A0%80", 400),
        ("/page?q=%ED%A0%80", 400),
        # Latin-1, from a link that is older than UTF-8.
        ("/page%E9", 400),
        ("/page?q=caf%E9", 400),
        # A whole letter, in UTF-8.
        ("/page?q=caf%C3%A9", 200),
        ("/%D0%9E%D0%BB%D0%B5%D0%B3", 404),
        # A percent sign of the query's own, followed by what looks like a byte.
        ("/page?q=100%25ff", 200),
        # Not an escape at all, and readable.
        ("/page?q=100%", 200),
    ],
)
def test_an_address_that_cannot_be_read_is_refused(visitor, address, status):
    assert visitor.get(address).status_code == status


@pytest.mark.parametrize(
    ("content_type", "status"),
    [
        ("application/x-www-form-urlencoded", 200),
        ("application/x-www-form-urlencoded; charset=UTF-8", 200),
        ("multipart/form-data; boundary=line; charset=utf8", 200),
        # A codec that always fails, one that is for bytes, one that makes a NUL of "+AAA-".
        ("multipart/form-data; boundary=line; charset=undefined", 400),
        ("multipart/form-data; boundary=line; charset=hex", 400),
        ("text/plain; charset=utf-7", 400),
        ("application/x-www-form-urlencoded; charset=latin-1", 400),
        # No encoding at all.
        ("application/x-www-form-urlencoded; charset=", 400),
    ],
)
def test_a_body_in_another_encoding_is_refused(visitor, content_type, status):
    assert visitor.generic("POST", "/page", b"--line--", content_type).status_code == status


@pytest.mark.parametrize("length", ["x", "-1", "1.5", "٣"])
def test_a_body_without_a_length_that_is_a_number_is_refused(visitor, length):
    assert visitor.get("/page", CONTENT_LENGTH=length).status_code == 400


# Whoever closes a connection on bytes that nobody read cuts the answer off.
@pytest.mark.parametrize(
    ("size", "left"), [(100, 0), (3_000_000, 0), (LONGEST_LEFT_OVER, 0), (LONGEST_LEFT_OVER + 10, 10)]
)
def test_what_is_refused_is_read_to_its_end(size, left):
    request = RequestFactory().post("/page", b"", "text/plain")
    stream = io.BytesIO(b"a" * size)
    request._stream = LimitedStream(stream, size)
    CleanRequests(lambda _: HttpResponse(status=413))(request)
    assert size - stream.tell() == left


def test_what_is_accepted_is_left_to_its_view():
    request = RequestFactory().post("/page", b"Words", "text/plain")
    CleanRequests(lambda _: HttpResponse())(request)
    assert request.body == b"Words"


def test_a_sender_who_has_gone_away_is_no_fault_of_ours():
    request = RequestFactory().post("/page", b"", "text/plain")
    request._stream = SimpleNamespace(read=Mock(side_effect=OSError("gone")))
    assert CleanRequests(lambda _: HttpResponse(status=413))(request).status_code == 413


# A browser may send what it was told elsewhere: quoted, a cookie can hold any byte.
@pytest.mark.parametrize("cookie", ['sessionid="aaaaaaaa\\000"', 'a="\\033[2J"', "sessionid=\x01aaaaaaaa"])
def test_a_cookie_that_cannot_be_read_is_left_out(visitor, cookie):
    assert visitor.get("/cookies", headers={"cookie": f"{cookie}; good=1"}).content == b"good"


def test_a_refused_address_is_answered_by_a_plain_sentence(visitor):
    response = visitor.get("/%00")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().endswith("Check the link and try again.")


# Under ASGI the server hands the path over decoded, and as it came.
@pytest.mark.parametrize(("raw", "clean"), [(b"/page", True), (b"/%00", False), (b"/%ff", False)])
def test_an_asgi_request_is_read_from_its_raw_path(raw, clean):
    request = RequestFactory().get("/page")
    request.scope = {"path": "/page", "raw_path": raw, "query_string": b""}
    assert (CleanRequests(lambda _: None).process_request(request) is None) is clean


def test_the_two_policies_differ_only_where_the_desk_needs_more():
    public = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert set(settings.DESK_CONTENT_SECURITY_POLICY) - set(public) == {"script-src", "font-src", "connect-src"}
