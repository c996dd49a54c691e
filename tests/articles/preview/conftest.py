import pytest

from articles.models import SharedPreview
from tests.guests import shared
from tests.newsdesk import Newsdesk


@pytest.fixture
def link(desk: Newsdesk) -> SharedPreview:
    """One to a draft in World, "Port deal"."""
    return shared(desk, desk.draft(headline="Port deal", standfirst="Who pays.", kicker="Harbour war"))
