"""One way to answer with a page, so that nothing of the request can get into it."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string


def show(template: str, *, path: str, status: int = 200, **context: Any) -> HttpResponse:
    """Answer with `template`. `path` is the page's own address, from which its canonical one is made.

    `navigation`: [{"name", "slug"}, …]. The template gets no request: no cookie, header or query can change a byte.
    """
    return HttpResponse(render_to_string(template, {"canonical": settings.SITE_URL + path, **context}), status=status)
