"""The activity of the newsroom as its people see it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse

ACTIVITY = "/admin/activity/"


@pytest.fixture
def activity(at_desk: Any) -> Callable[..., HttpResponse]:
    """`activity(rosa, kind="SAVES")`: the answer; its rows are `.context["entries"]`."""

    def get(asking: Any, /, **narrowed: Any) -> HttpResponse:
        answer: HttpResponse = at_desk(asking).get(ACTIVITY, narrowed)
        return answer

    return get


def told(answer: HttpResponse) -> list[tuple[str, str]]:
    """What happened to which story, in the order of the page."""
    return [(row.what, row.headline) for row in answer.context["entries"]]  # type: ignore[attr-defined]
