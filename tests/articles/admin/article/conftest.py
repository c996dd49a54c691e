"""The story's page as a person at the desk uses it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles.models import Article


def url(name: str, article: Article | int, *parts: Any) -> str:
    key = article.pk if isinstance(article, Article) else article
    return reverse(f"admin:articles_article_{name}", args=[key, *parts])


def text_of(article: Article, **changed: Any) -> dict[str, Any]:
    """What the browser posts when nothing but `changed` was touched."""
    article.refresh_from_db()
    names = ("headline", "kicker", "standfirst", "body", "dateline", "method", "slug", "language")
    return {
        "version": article.version,
        "planned_for": "",
        **{name: getattr(article, name) for name in names},
        **changed,
    }


@pytest.fixture
def save() -> Callable[..., HttpResponse]:
    def post(client: Client, article: Article, **changed: Any) -> HttpResponse:
        return client.post(url("change", article), text_of(article, **changed))

    return post


def messages_of(response: HttpResponse) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))  # type: ignore[attr-defined]
