from urllib.parse import quote

import psycopg.conninfo
import pytest
from django.db.backends.postgresql.base import DatabaseWrapper
from hypothesis import given
from hypothesis import strategies as st

from newsroom.settings import database


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgres://ada:pw@db.example.org:5433/news", ("ada", "pw", "db.example.org", "5433", "news", {})),
        # Nothing but a name: libpq's own defaults hold.
        ("postgresql:///news", ("", "", "", "", "news", {})),
        # Reserved characters in every part.
        ("postgres://a%40b:p%3A%2F%40%23@host/n%20s", ("a@b", "p:/@#", "host", "", "n s", {})),
        # An @ that somebody forgot to encode still ends up in the password, where it came from.
        ("postgres://ada:p@w@host/news", ("ada", "p@w", "host", "", "news", {})),
        ("postgres://ada@[::1]:5432/news", ("ada", "", "::1", "5432", "news", {})),
        # A socket directory keeps its capitals.
        ("postgres://ada@%2Frun%2FPostgres/news", ("ada", "", "/run/Postgres", "", "news", {})),
        ("postgres:///news?host=/run/postgresql", ("", "", "/run/postgresql", "", "news", {})),
        (
            "postgres://h/news?sslmode=require&options=-c%20work_mem%3D8MB",
            ("", "", "h", "", "news", {"sslmode": "require", "options": "-c work_mem=8MB"}),
        ),
    ],
)
def test_a_url_is_taken_apart(url, expected):
    entry = database.parse(url)
    assert tuple(entry[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME", "OPTIONS")) == expected


@pytest.mark.parametrize(
    ("url", "because"),
    [
        ("mysql://host/news", "must begin with postgres://"),
        ("sqlite:///news.db", "must begin with postgres://"),
        # A plain name, as libpq's own settings have it.
        ("news", "must begin with postgres://"),
        ("postgres://host", "must end with one database name"),
        ("postgres://host/", "must end with one database name"),
        ("postgres://host/news/live", "must end with one database name"),
        ("postgres://host:port/news", "has a port"),
        ("postgres://host:70000/news", "has a port"),
        ("postgres://host:0/news", "has a port"),
        ("postgres://[::1/news", "is not a URL"),
        ("postgres://host/news?sslmod=require", "has the parameter 'sslmod'"),
        ("postgres://host/news?sslmode", "has something after the ?"),
        ("postgres://u:p#w@host/news", "has a # in it"),
        ("postgres://host/news#w", "has a # in it"),
        ("postgres://u:%ff@host/news", "has a password that is not UTF-8"),
        ("postgres://u:%00@host/news", "has a NUL character in its password"),
    ],
)
def test_what_is_wrong_with_a_url_is_said(url, because):
    with pytest.raises(ValueError, match="^" + because.replace("?", r"\?")):
        database.parse(url)


@given(password=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_any_password_survives_percent_encoding(password):
    assert database.parse(f"postgres://ada:{quote(password, safe='')}@host/news")["PASSWORD"] == password


@given(password=st.text(st.characters(exclude_categories=["Cs"]), min_size=8))
def test_no_complaint_repeats_the_password(password):
    with pytest.raises(ValueError, match=r"^(has|must|is) ") as raised:
        database.parse(f"postgres://ada:{password}@host:x/news")
    assert password not in str(raised.value)


def test_what_the_url_says_about_the_timeout_comes_last_and_wins():
    entry = database.parse("postgres://host/news?options=-c%20statement_timeout%3D0")
    limited = database.with_statement_timeout(entry, 15)
    assert limited["OPTIONS"]["options"] == "-c statement_timeout=15s -c statement_timeout=0"


def test_the_entry_it_was_given_is_left_alone_by_the_timeout():
    entry = database.parse("postgres://host/news")
    database.with_statement_timeout(entry, 15)
    assert entry["OPTIONS"] == {}


@pytest.mark.parametrize("name", sorted(database.PARAMETERS))
def test_libpq_knows_every_parameter(name):
    entry = database.parse(f"postgres://host/news?{name}=1")
    settings = {"TIME_ZONE": None, "CONN_MAX_AGE": 0, "AUTOCOMMIT": True, "TEST": {}, **entry}
    params = DatabaseWrapper(settings, "checked").get_connection_params()
    text = {key: value for key, value in params.items() if isinstance(value, str)}
    assert psycopg.conninfo.make_conninfo("", **{name: text[name]})
