"""What every installation has in common; nothing here depends on the environment."""

from datetime import timedelta

from csp.constants import NONCE, NONE, SELF

from newsroom.settings.editor import DJANGO_PROSE_EDITOR_EXTENSIONS  # noqa: F401 (a setting)
from newsroom.settings.env import ROOT

INSTALLED_APPS = [
    "newsroom",
    "newsroom.accounts",
    "newsroom.desk",
    "newsroom.desk.apps.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    # Before staticfiles, so that runserver serves static files the way production does.
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "js_asset",
    "django_prose_editor",
    "django_filters",
    "taggit",
    "articles",
    "newsroom.frontpage",
    "newsroom.wires",
    "newsroom.demo",
]

# No LocaleMiddleware: a reader's Accept-Language must not change a public page.
MIDDLEWARE = [
    "newsroom.middleware.SafetyHeaders",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "newsroom.middleware.DeskPolicy",
    "newsroom.middleware.CleanRequests",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "newsroom.accounts.sessions.SessionLimits",
    "django.contrib.messages.middleware.MessageMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
ASGI_APPLICATION = "newsroom.asgi.application"

# Where the desk lives: its policy, its nonces and its no-store hang on this prefix.
DESK_PREFIX = "/admin/"
# Where guests read what is not out: the addresses are keys, so nobody stores or lists them, and no log has them.
PREVIEW_PREFIX = "/preview/"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            # Each is lazy: a public page that shows no user reads no session and sets no Vary: Cookie.
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ],
        },
    },
]

# Accounts

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
# Who was writing when the token expired gets the words back.
CSRF_FAILURE_VIEW = "articles.admin.article.lost.forged"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in [
        ("UserAttributeSimilarityValidator", {"user_attributes": ["email", "name"]}),
        ("MinimumLengthValidator", {"min_length": 15}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    ]
]

# Links to choose a password: how many seconds they work, how soon a person may ask for another one, and whether those
# that somebody asked for are sent after the answer, so that its time says nothing about who works here.
PASSWORD_RESET_TIMEOUT = 72 * 60 * 60
LINK_INTERVAL_SECONDS = 5 * 60
LINKS_IN_BACKGROUND = True

# Throttling of log-ins (docs/decisions/0013): five failures of one account from one address within five minutes close
# that pair for five minutes; newsroom.accounts.throttle adds what counts for an address as a whole.
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "newsroom.desk.backend.DeskBackend"]
AXES_HANDLER = "newsroom.accounts.throttle.Throttle"
AXES_CLIENT_IP_CALLABLE = "newsroom.accounts.throttle.client_address"
AXES_USERNAME_CALLABLE = "newsroom.accounts.throttle.account"
AXES_LOCKOUT_CALLABLE = "newsroom.accounts.throttle.refuse"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "username"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=5)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
# What is kept of a failed log-in, and of a wrong old password: neither names nor tokens nor passwords.
AXES_SENSITIVE_PARAMETERS = [
    *("username", "ip_address", "csrfmiddlewaretoken", "next"),
    *("old_password", "new_password1", "new_password2"),
]
PERSONAL_DATA_DAYS = 30
# So long somebody finds what they were told at the desk.
NOTICE_DAYS = 180
# So many notes one person leaves within an hour, on all stories together: each may be mailed to many.
NOTES_AN_HOUR = 60

# Sessions end after two hours without a request to the desk, and twelve hours after the log-in.
SESSION_IDLE_SECONDS = 2 * 60 * 60
SESSION_COOKIE_AGE = 12 * 60 * 60

# Cookies: the desk's only; a public page sets none.

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
# In the session, or there would be a third cookie to guard.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Headers

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# Public pages: the same for every reader, and no script at all.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
DESK_CONTENT_SECURITY_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF, NONCE],
    "style-src": [SELF, NONCE],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}

# Language and time

LANGUAGE_CODE = "en-gb"
USE_I18N = True
LOCALE_PATHS = [ROOT / "locale"]
USE_TZ = True

# Records and files

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATEMENT_TIMEOUT_SECONDS = 15

STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "staticfiles"
STATICFILES_DIRS = [ROOT / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
