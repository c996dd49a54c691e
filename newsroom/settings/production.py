"""Settings for readers: a half-set installation does not start. Only mail and former keys may be left out.

Without EMAIL_URL no mail leaves: administrators are shown the links for passwords and hand them over.
"""

from urllib.parse import urlsplit

from newsroom.settings import database, env, mail
from newsroom.settings.base import *  # noqa: F403
from newsroom.settings.base import STATEMENT_TIMEOUT_SECONDS, STORAGES

DEBUG = False

_values = env.read(
    env.environment(), defaults={"EMAIL_URL": mail.NONE, "DEFAULT_FROM_EMAIL": "", "SECRET_KEY_FALLBACKS": []}
)

DATABASES = {
    "default": {
        **database.with_statement_timeout(_values["DATABASE_URL"], STATEMENT_TIMEOUT_SECONDS),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
}
SECRET_KEY = _values["SECRET_KEY"]
SECRET_KEY_FALLBACKS = _values["SECRET_KEY_FALLBACKS"]
ALLOWED_HOSTS = _values["ALLOWED_HOSTS"]
TIME_ZONE = _values["TIME_ZONE"]
SITE_NAME = _values["SITE_NAME"]
SITE_URL = _values["SITE_URL"]
TRUSTED_PROXIES = _values["TRUSTED_PROXIES"]
DEFAULT_FROM_EMAIL = _values["DEFAULT_FROM_EMAIL"] or f"newsroom@{urlsplit(SITE_URL).hostname}"
# One URL is several settings.
globals().update(_values["EMAIL_URL"])

# HTTPS only. There is no SECURE_PROXY_SSL_HEADER: gunicorn already takes X-Forwarded-Proto from the
# addresses in its --forwarded-allow-ips, and believing the header from anyone else would be a hole.
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True

# The prefix makes browsers refuse these cookies from a subdomain or without HTTPS.
SESSION_COOKIE_NAME = "__Host-session"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = True

STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "newsroom.light.LightManifest"},
}

# Django sends errors by e-mail to nobody unless told otherwise; the server's log is where operators look.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {"django": {"handlers": ["stderr"], "level": "INFO", "propagate": False}},
}
