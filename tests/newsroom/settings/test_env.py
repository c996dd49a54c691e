import re

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom.settings import env

GOOD = {
    "DATABASE_URL": "postgres://newsroom:pw@localhost/newsroom",
    "SECRET_KEY": "k3-Zq8vXw1LmN0pRs5TuY7aBc9dEf2GhJ4iKoQxWzVyUtS6rPn",
    "SECRET_KEY_FALLBACKS": "Jb4_tW9zQe7RyU2iOp5AsD8fGh1JkL3zXcV6bNmQwE0rTyU9iO, wN3-xR8kLp2QmZ6vTs9YdF4gHj7KcB1nVaE5uIoP0qWzXyCtSbRm",
    "ALLOWED_HOSTS": "news.example.org, www.news.example.org",
    "TIME_ZONE": "Europe/Kyiv",
    "SITE_NAME": "The Harbour Post",
    "SITE_URL": "https://news.example.org/",
    "TRUSTED_PROXIES": "1",
    "EMAIL_URL": "smtps://newsroom:pw@mail.example.org",
    "DEFAULT_FROM_EMAIL": "newsroom@news.example.org",
}


def complaint(**changes):
    with pytest.raises(ImproperlyConfigured) as raised:
        env.read(GOOD | changes, defaults={})
    return str(raised.value)


def test_a_whole_environment_is_read():
    values = env.read(GOOD, defaults={})
    assert values["ALLOWED_HOSTS"] == ["news.example.org", "www.news.example.org"]
    assert values["SITE_URL"] == "https://news.example.org"
    assert values["SECRET_KEY_FALLBACKS"] == GOOD["SECRET_KEY_FALLBACKS"].split(", ")


@pytest.mark.parametrize("name", GOOD)
def test_a_missing_variable_is_named_with_an_example(name):
    said = complaint(**{name: ""})
    assert f"{name} is not set." in said
    assert env.BY_NAME[name].example in said
    assert ".env.example" in said


@pytest.mark.parametrize(
    ("name", "value", "because"),
    [
        ("SECRET_KEY", "short", "has 5 characters and needs 50"),
        # Long enough and worthless.
        ("SECRET_KEY", "a" * 60, "is easy to guess"),
        ("SECRET_KEY", "django-insecure-" + GOOD["SECRET_KEY"], "is easy to guess"),
        # Whoever guesses a former key signs with it as well.
        ("SECRET_KEY_FALLBACKS", f"{GOOD['SECRET_KEY']},short", "number 2 has 5 characters and needs 50"),
        ("SECRET_KEY_FALLBACKS", "a" * 60, "number 1 is easy to guess"),
        ("SECRET_KEY_FALLBACKS", f"{GOOD['SECRET_KEY']},", "number 2 has 0 characters"),
        # Answering to every name lets a stranger choose the links in our mails.
        ("ALLOWED_HOSTS", "*", "must name the hosts"),
        ("ALLOWED_HOSTS", "news.example.org,*", "must name the hosts"),
        ("ALLOWED_HOSTS", "https://news.example.org", "which is not a host name"),
        ("ALLOWED_HOSTS", "news.example.org:8000", "which is not a host name"),
        ("ALLOWED_HOSTS", "news.example.org,", "which is not a host name"),
        ("TIME_ZONE", "Kyiv", "is not a name from the time zone database"),
        ("TIME_ZONE", "../../etc/passwd", "is not a name from the time zone database"),
        ("SITE_NAME", "two\nlines", "must be one line"),
        ("SITE_NAME", "x" * 101, "must be one line"),
        ("SITE_URL", "news.example.org", "must begin with https://"),
        ("SITE_URL", "ftp://news.example.org", "must begin with https://"),
        ("SITE_URL", "https://", "must begin with https://"),
        ("SITE_URL", "https://ada:pw@news.example.org", "must begin with https://"),
        ("SITE_URL", "https://news.example.org/live", "must be scheme and host only"),
        ("SITE_URL", "https://news.example.org?x", "must be scheme and host only"),
        ("SITE_URL", "https://news.example.org:99999", "is not a URL"),
        ("DATABASE_URL", "mysql://localhost/newsroom", "must begin with postgres://"),
        ("TRUSTED_PROXIES", "yes", "must be the number of your own proxies"),
        ("TRUSTED_PROXIES", "-1", "must be the number of your own proxies"),
        ("EMAIL_URL", "mail.example.org", "must begin with smtp://"),
        ("DEFAULT_FROM_EMAIL", "newsroom", "is not an e-mail address"),
    ],
)
def test_a_malformed_variable_is_named_with_what_is_wrong(name, value, because):
    assert re.search(rf"{name} .*{re.escape(because)}", complaint(**{name: value}))


@pytest.mark.parametrize("address", ["http://127.0.0.1:8000", "http://[::1]:8000", "https://localhost"])
def test_an_address_may_be_local(address):
    assert env.site_url(address) == address


def test_all_problems_are_told_at_once():
    said = complaint(SECRET_KEY="short", TIME_ZONE="Kyiv", SITE_NAME="")
    assert re.findall(r"^  ([A-Z_]+) ", said, re.MULTILINE) == ["SECRET_KEY", "TIME_ZONE", "SITE_NAME"]


def test_a_secret_is_not_repeated():
    said = complaint(
        SECRET_KEY="tell-nobody",
        SECRET_KEY_FALLBACKS="tell-nobody",
        DATABASE_URL="postgres://u:tell-nobody@host:x/news",
        EMAIL_URL="smtp://u:tell-nobody@mail.example.org",
    )
    assert "tell-nobody" not in said


def test_a_default_stands_in_for_what_is_missing_but_not_for_what_is_wrong():
    assert env.read(GOOD | {"TIME_ZONE": ""}, defaults={"TIME_ZONE": "UTC"})["TIME_ZONE"] == "UTC"
    with pytest.raises(ImproperlyConfigured, match="TIME_ZONE is 'Kyiv'"):
        env.read(GOOD | {"TIME_ZONE": "Kyiv"}, defaults={"TIME_ZONE": "UTC"})


@pytest.fixture
def dotenv(tmp_path):
    return tmp_path / ".env"


def test_lines_of_a_file_are_read_and_nothing_in_them_is_expanded(dotenv):
    dotenv.write_text("# why\n\nA=1\nexport B = two words \nC='$A # x'\nD=\"q\"\nE=\nF=a=b\n")
    assert env.dotenv(dotenv) == {"A": "1", "B": "two words", "C": "$A # x", "D": "q", "E": "", "F": "a=b"}


def test_a_file_from_windows_is_read(dotenv):
    dotenv.write_bytes(b"\xef\xbb\xbfA=1\r\nB=2\r\n")
    assert env.dotenv(dotenv) == {"A": "1", "B": "2"}


def test_no_file_is_no_values(dotenv):
    assert env.dotenv(dotenv) == {}


@pytest.mark.parametrize("line", ["just words", "=1", "a-b=1", "2A=1"])
def test_a_line_that_is_no_setting_is_named(dotenv, line):
    dotenv.write_text(f"A=1\n{line}\n")
    with pytest.raises(ImproperlyConfigured, match=r"Line 2 of .env is not NAME=value"):
        env.dotenv(dotenv)


def test_a_file_that_is_not_text_is_named(dotenv):
    dotenv.write_bytes(b"\xff\xfe\0")
    with pytest.raises(ImproperlyConfigured, match=r"The file .env cannot be read"):
        env.dotenv(dotenv)


def test_the_real_environment_wins_over_the_file(dotenv, monkeypatch):
    dotenv.write_text("TIME_ZONE=Asia/Tokyo\nSITE_NAME=From the file\n")
    monkeypatch.setenv("TIME_ZONE", "Europe/Kyiv")
    monkeypatch.delenv("SITE_NAME", raising=False)
    found = env.environment(dotenv)
    assert (found["TIME_ZONE"], found["SITE_NAME"]) == ("Europe/Kyiv", "From the file")


def test_the_example_file_names_every_variable_and_no_other():
    assert set(env.dotenv(env.ROOT / ".env.example")) == set(env.BY_NAME)


def test_the_example_file_is_whole_but_for_the_secret():
    example = env.dotenv(env.ROOT / ".env.example")
    assert example["SECRET_KEY"] == ""
    assert env.read(example | {"SECRET_KEY": GOOD["SECRET_KEY"]}, defaults={"SECRET_KEY_FALLBACKS": []})


def test_every_variable_of_the_example_file_is_explained():
    paragraphs = (env.ROOT / ".env.example").read_text().strip().split("\n\n")[1:]
    assert all(paragraph.startswith("# ") for paragraph in paragraphs)
    assert len(paragraphs) == len(env.VARIABLES)
