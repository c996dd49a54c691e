"""What is said where there is no page: of a guest's address in words for guests. Asks the database nothing."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from articles.views import errors
from newsroom.middleware import is_preview


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The answer 404 of the whole site; under the prefix of guests the same bytes for whatever does not open.

    It says that a preview ended or never was, and not which: of a link that was revoked nobody is to learn that it
    once opened something.
    """
    if not is_preview(request):
        return errors.not_found(request, exception)
    with translation.override(settings.LANGUAGE_CODE):
        return HttpResponse(render_to_string("articles/preview_ended.html"), status=404)
