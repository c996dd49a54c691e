import os
import re
import subprocess
import sys

import pytest

from newsroom.settings.env import BY_NAME, ROOT

WHOLE = {
    "DATABASE_URL": "postgres://newsroom:pw@localhost/newsroom",
    "SECRET_KEY": "k3-Zq8vXw1LmN0pRs5TuY7aBc9dEf2GhJ4iKoQxWzVyUtS6rPn",
    "ALLOWED_HOSTS": "news.example.org",
    "TIME_ZONE": "Europe/Kyiv",
    "SITE_NAME": "The Harbour Post",
    "SITE_URL": "https://news.example.org",
    "TRUSTED_PROXIES": "1",
}
FORMER = "Jb4_tW9zQe7RyU2iOp5AsD8fGh1JkL3zXcV6bNmQwE0rTyU9iO"
# A newsroom may do without mail, and has no former key at first.
NEEDED = [name for name in BY_NAME if name not in ("EMAIL_URL", "DEFAULT_FROM_EMAIL", "SECRET_KEY_FALLBACKS")]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif((ROOT / ".env").exists(), reason="This checkout has a .env, which production would read."),
]


def production(*arguments, **variables):
    # Browser tests of the same run allow what a server must not.
    unwanted = {*BY_NAME, "DJANGO_ALLOW_ASYNC_UNSAFE"}
    bare = {name: value for name, value in os.environ.items() if name not in unwanted}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=bare | {"DJANGO_SETTINGS_MODULE": "newsroom.settings.production"} | variables,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        # Nothing is set: everything is told at once.
        ({}, NEEDED),
        # Half set: what is there does not make up for what is not.
        ({name: WHOLE[name] for name in ("DATABASE_URL", "SECRET_KEY")}, NEEDED[2:]),
        # One is there and cannot be right.
        (WHOLE | {"SECRET_KEY": "changeme"}, ["SECRET_KEY"]),
        (WHOLE | {"SECRET_KEY_FALLBACKS": "changeme"}, ["SECRET_KEY_FALLBACKS"]),
        (WHOLE | {"ALLOWED_HOSTS": "*"}, ["ALLOWED_HOSTS"]),
        (WHOLE | {"DATABASE_URL": "sqlite:///news.db"}, ["DATABASE_URL"]),
        (WHOLE | {"EMAIL_URL": "smtp://u:pw@mail.example.org"}, ["EMAIL_URL"]),
    ],
)
def test_a_half_set_production_does_not_start_and_says_why(variables, named):
    refused = production("manage.py", "migrate", **variables)
    assert refused.returncode == 1
    assert re.findall(r"^  ([A-Z_]+) ", refused.stderr, re.MULTILINE) == named
    assert "Traceback" not in refused.stderr


def test_the_web_server_does_not_start_half_set_either():
    refused = production("-c", "import newsroom.wsgi", **(WHOLE | {"SITE_URL": ""}))
    assert refused.returncode == 1
    assert "SITE_URL is not set." in refused.stderr


def test_a_whole_production_passes_the_deployment_checks():
    checked = production("manage.py", "check", "--deploy", "--fail-level", "WARNING", **WHOLE)
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize(
    ("changed", "check"),
    [
        ({"SITE_URL": "http://news.example.org"}, "newsroom.W007"),
        ({"SITE_URL": "https://elsewhere.example.org"}, "newsroom.W008"),
    ],
)
def test_an_address_that_does_not_fit_is_told_before_deployment(changed, check):
    assert check in production("manage.py", "check", "--deploy", **(WHOLE | changed)).stderr


def test_cookies_are_bound_to_the_host_and_to_https():
    code = """
from django.conf import settings
for cookie in ("SESSION", "CSRF"):
    facts = ("NAME", "SECURE", "HTTPONLY", "SAMESITE", "DOMAIN", "PATH")
    print(*(getattr(settings, f"{cookie}_COOKIE_{fact}") for fact in facts))
"""
    assert production("-c", code, **WHOLE).stdout.splitlines() == [
        "__Host-session True True Lax None /",
        "__Host-csrf True True Lax None /",
    ]


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, "dummy.EmailBackend newsroom@news.example.org"),
        ({"EMAIL_URL": "smtps://mail.example.org"}, "smtp.EmailBackend newsroom@news.example.org"),
        ({"DEFAULT_FROM_EMAIL": "desk@post.example"}, "dummy.EmailBackend desk@post.example"),
    ],
)
def test_without_an_email_url_no_mail_leaves(variables, expected):
    code = "from django.conf import settings; print(settings.EMAIL_BACKEND, settings.DEFAULT_FROM_EMAIL)"
    assert production("-c", code, **(WHOLE | variables)).stdout.strip() == f"django.core.mail.backends.{expected}"


def test_what_a_former_key_signed_stays_good_as_long_as_it_is_named():
    code = f"""
from django.core.signing import BadSignature, Signer
try:
    print(Signer(salt="a").unsign(Signer(key={FORMER!r}, salt="a").sign("kept")))
except BadSignature:
    print("ended")
"""
    said = [production("-c", code, **(WHOLE | {"SECRET_KEY_FALLBACKS": keys})).stdout.strip() for keys in ("", FORMER)]
    assert said == ["ended", "kept"]
