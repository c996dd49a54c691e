"""What the tests of the desk's lists have in common."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def listed(at_desk: Any) -> Any:
    """`listed(rosa, q="ferry")`: the headlines of the list of stories, in order."""

    def get(person: Any, **narrowed: Any) -> list[str]:
        response = at_desk(person).get("/admin/articles/article/", narrowed)
        assert response.status_code == 200
        return [story.headline for story in response.context["cl"].result_list]

    return get
