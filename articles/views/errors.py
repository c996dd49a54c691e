"""What readers see when there is no page. None of these asks the database."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(HTTPStatus.BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(HTTPStatus.NOT_FOUND)


def failed(request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
    return _answer(HTTPStatus.INTERNAL_SERVER_ERROR)


def _answer(status: HTTPStatus) -> HttpResponse:
    """The same bytes for every address: an error must not tell hidden stories from those that never were."""
    with translation.override(settings.LANGUAGE_CODE):
        return HttpResponse(render_to_string(f"{status.value}.html"), status=status)
