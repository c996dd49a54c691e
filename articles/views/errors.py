"""What is said when there is no page. None of these asks the database."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What cannot be read; Django asks here as well when a form was too large, and that is another answer."""
    with translation.override(settings.LANGUAGE_CODE):
        limit = _limit(exception)
    return _answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, limit=limit) if limit else _answer(HTTPStatus.BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(HTTPStatus.NOT_FOUND)


def failed(request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
    return _answer(HTTPStatus.INTERNAL_SERVER_ERROR)


def _limit(exception: Exception | None) -> str:
    """Which limit the request went over, as a sentence; "" for none."""
    match exception:
        case RequestDataTooBig():
            most = filesizeformat(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
            return _("A form may hold at most %(most)s of text, and this one held more.") % {"most": most}
        case TooManyFieldsSent():
            most = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
            return _("A form may have at most %(most)d fields, and this one had more.") % {"most": most}
        case TooManyFilesSent():
            most = settings.DATA_UPLOAD_MAX_NUMBER_FILES
            return _("At most %(most)d files may be sent at once, and these were more.") % {"most": most}
    return ""


def _answer(status: HTTPStatus, **context: Any) -> HttpResponse:
    """The same bytes for every address: an error must not tell hidden stories from those that never were."""
    with translation.override(settings.LANGUAGE_CODE):
        return HttpResponse(render_to_string(f"{status.value}.html", context), status=status)
