"""Settings for a checkout: everything has a default, and PostgreSQL brings itself along."""

from newsroom.settings import database, env, local, mail
from newsroom.settings.base import *  # noqa: F403
from newsroom.settings.base import MIDDLEWARE as _COMMON
from newsroom.settings.base import STATEMENT_TIMEOUT_SECONDS, STORAGES

DEBUG = True
_reads_forms = _COMMON.index("django.middleware.csrf.CsrfViewMiddleware")
MIDDLEWARE = [*_COMMON[:_reads_forms], "newsroom.middleware.FormLimits", *_COMMON[_reads_forms:]]

_values = env.read(
    env.environment(),
    defaults={
        "DATABASE_URL": local.database(local.DIRECTORY / "pg", durable=True),
        "SECRET_KEY": local.secret_key(),
        "SECRET_KEY_FALLBACKS": [],
        "ALLOWED_HOSTS": ["localhost", "127.0.0.1", "[::1]"],
        "TIME_ZONE": "UTC",
        "SITE_NAME": "Newsroom",
        "SITE_URL": "http://127.0.0.1:8000",
        "TRUSTED_PROXIES": 0,
        "EMAIL_URL": mail.CONSOLE,
        "DEFAULT_FROM_EMAIL": "newsroom@localhost",
    },
)

DATABASES = {"default": database.with_statement_timeout(_values["DATABASE_URL"], STATEMENT_TIMEOUT_SECONDS)}
SECRET_KEY = _values["SECRET_KEY"]
SECRET_KEY_FALLBACKS = _values["SECRET_KEY_FALLBACKS"]
ALLOWED_HOSTS = _values["ALLOWED_HOSTS"]
TIME_ZONE = _values["TIME_ZONE"]
SITE_NAME = _values["SITE_NAME"]
SITE_URL = _values["SITE_URL"]
TRUSTED_PROXIES = _values["TRUSTED_PROXIES"]
DEFAULT_FROM_EMAIL = _values["DEFAULT_FROM_EMAIL"]
# One URL is several settings.
globals().update(_values["EMAIL_URL"])

# Static files straight from their folders. The demo serves them as production does, but asked for anew each time: their
# names stay the same when a newer version is tried out.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 0
STATIC_ROOT = local.DIRECTORY / "static"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "newsroom.light.LightFiles"}}
