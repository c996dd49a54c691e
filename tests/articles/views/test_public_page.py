"""What caches are told, and what no page may depend on."""

import pytest

from articles.models.public import PublicHousePage
from tests.readers import NOON

PAGES = ["/", "/world/", "/topics/", "/topics/ferries/", "/authors/", "/authors/rosa-linnet/", "/about/"]
FILES = ["/feeds/all.atom", "/sitemap.xml", "/sitemap-pages.xml", "/sitemap-stories.xml", "/robots.txt"]
STORY = "/2026/11/20/lock-keepers-open-the-gates-early/"
ALL = [*PAGES, *FILES, STORY]

# What visitors, proxies and attackers send; none of it may change a byte.
HEADERS = {
    "Accept": "application/json",
    "Accept-Language": "uk",
    "Accept-Encoding": "br",
    "Authorization": "Basic cm9zYTpyb3Nh",
    "Cookie": "sessionid=abc; csrftoken=def; django_language=de",
    "Forwarded": "host=evil.example;proto=https",
    "If-Match": '"x"',
    "If-Modified-Since": "Mon, 23 Nov 2026 00:00:00 GMT",
    "If-Unmodified-Since": "Mon, 23 Nov 2020 00:00:00 GMT",
    "Origin": "https://evil.example",
    "Range": "bytes=0-10",
    "Referer": "https://evil.example/",
    "User-Agent": "curl",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "https",
    "X-Http-Method-Override": "DELETE",
    "X-Original-Url": "/admin/",
    "X-Requested-With": "XMLHttpRequest",
}


@pytest.fixture(autouse=True)
def story(paper):
    PublicHousePage.objects.create(slug="about", title="About us", html="<p>Hello.</p>", updated_at=NOON)
    return paper.story(topics=["Ferries"], statements=2)


@pytest.mark.parametrize("path", ALL)
def test_anybody_may_store_a_page_for_a_minute(client, path):
    response = client.get(path)
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=60, must-revalidate"
    assert not response.has_header("Vary")


@pytest.mark.parametrize("path", ALL)
def test_no_page_sets_a_cookie(client, path):
    assert not client.get(path).cookies


@pytest.mark.parametrize("path", ALL)
def test_who_has_a_page_already_is_told_so(client, path):
    etag = client.get(path)["ETag"]
    response = client.get(path, headers={"If-None-Match": f'"other", W/{etag}'})
    assert (response.status_code, response.content, response["ETag"]) == (304, b"", etag)
    assert response["Cache-Control"].startswith("public")


def test_a_changed_page_has_another_tag(client, paper):
    before = client.get("/world/")["ETag"]
    paper.story("Barges wait at Pellin")
    assert client.get("/world/", headers={"If-None-Match": before}).status_code == 200


@pytest.mark.parametrize("path", ALL)
def test_head_tells_what_get_would(client, path):
    get, head = client.get(path), client.head(path)
    assert head.content == b""
    assert head.headers == get.headers


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("path", ["/", STORY, "/feeds/all.atom"])
def test_readers_only_read(client, path, method):
    assert getattr(client, method)(path).status_code == 405


@pytest.mark.parametrize("path", ALL)
def test_no_header_changes_a_byte(client, path):
    plain = client.get(path)
    dressed = client.get(path, headers=HEADERS)
    assert (dressed.status_code, dressed.content) == (200, plain.content)


@pytest.mark.parametrize("path", ALL)
def test_a_query_that_no_view_knows_is_ignored(client, path):
    odd = client.get(path, {"utm_source": "<script>", "page": "2", "lang": "de", "next": "//evil.example"})
    assert odd.content == client.get(path).content


def test_who_is_signed_in_sees_the_same_bytes(client, django_user_model):
    plain = client.get(STORY).content
    client.force_login(django_user_model.objects.create(email="rosa@newsroom.example", is_staff=True))
    response = client.get(STORY)
    assert response.content == plain
    assert not response.cookies


def test_what_is_not_there_is_stored_by_nobody(client):
    assert "no-store" in client.get("/2026/11/20/nothing/")["Cache-Control"]
