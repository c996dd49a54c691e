"""Settings for the test suite: the same building, with everything slow made quick."""

import os

from newsroom.settings import env, local, mail
from newsroom.settings.base import *  # noqa: F403

DEBUG = False

# The environment only: a `.env` written for another purpose must not decide where the tests write.
_values = env.read(
    {name: os.environ[name] for name in ("DATABASE_URL",) if name in os.environ},
    defaults={
        "DATABASE_URL": local.database(local.DIRECTORY / "pg-test", durable=False),
        "SECRET_KEY": "for-tests-only-0123456789-abcdefghijklmnopqrstuvwxyz",
        "SECRET_KEY_FALLBACKS": [],
        "ALLOWED_HOSTS": ["testserver", "localhost", "127.0.0.1"],
        "TIME_ZONE": "UTC",
        "SITE_NAME": "Newsroom",
        "SITE_URL": "http://testserver",
        "TRUSTED_PROXIES": 0,
        "EMAIL_URL": mail.MEMORY,
        "DEFAULT_FROM_EMAIL": "newsroom@localhost",
    },
)

DATABASES = {"default": _values["DATABASE_URL"]}
SECRET_KEY = _values["SECRET_KEY"]
ALLOWED_HOSTS = _values["ALLOWED_HOSTS"]
TIME_ZONE = _values["TIME_ZONE"]
SITE_NAME = _values["SITE_NAME"]
SITE_URL = _values["SITE_URL"]
TRUSTED_PROXIES = _values["TRUSTED_PROXIES"]
DEFAULT_FROM_EMAIL = _values["DEFAULT_FROM_EMAIL"]
# One URL is several settings.
globals().update(_values["EMAIL_URL"])

# Argon2 is slow on purpose; a thousand logins in a suite are not the place for it.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher",
    "django.contrib.auth.hashers.Argon2PasswordHasher",
]
# At once, or a test would have to wait for another thread.
LINKS_IN_BACKGROUND = False
# Static files straight from their folders, so that no test run depends on a collectstatic before it.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
