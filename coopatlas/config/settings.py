"""All settings, in one file. What changes from one installation to another comes from the environment
(``docs/exploitation.md`` lists every variable)."""

from __future__ import annotations

from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from coopatlas import __version__
from coopatlas.config import env

BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = Path(env.text("COOPATLAS_DATA", str(BASE_DIR / "var")))
DEBUG = env.flag("COOPATLAS_DEBUG", False)
SECRET_KEY = env.text("COOPATLAS_SECRET_KEY")
ALLOWED_HOSTS = env.words("COOPATLAS_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("COOPATLAS_ORIGINS")
HTTPS = env.flag("COOPATLAS_HTTPS", False)
VERSION = __version__

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "coopatlas.history",
    "coopatlas.accounts",
    "coopatlas.provenance",
    "coopatlas.vocabularies",
    "coopatlas.territories",
    "coopatlas.organisations",
    "coopatlas.meetings",
    "coopatlas.partnerships",
    "coopatlas.projects",
    "coopatlas.results",
    "coopatlas.funding",
    "coopatlas.networks",
    "coopatlas.lessons",
    "coopatlas.exchange",
    "coopatlas.web",
]
MIDDLEWARE = [
    "coopatlas.web.heads.HeadMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "coopatlas.web.security.SecurityHeadersMiddleware",
    "coopatlas.web.compression.CompressionMiddleware",
    "coopatlas.web.unavailable.UnavailableMiddleware",
    "coopatlas.web.security.MethodsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "coopatlas.config.urls"
WSGI_APPLICATION = "coopatlas.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "coopatlas" / "web" / "templates"],
        "OPTIONS": {"environment": "coopatlas.web.jinja.environment"},
    },
    {
        # Django's own administration speaks Django's template language.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

DATABASES = {
    "default": dj_database_url.parse(
        env.text("DATABASE_URL", f"sqlite:///{DATA_DIR / 'coopatlas.sqlite3'}"),
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE: with the default, concurrent transactions fail "database is locked" instead of waiting their turn.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "account:login"
LOGIN_REDIRECT_URL = "home"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "display_name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 14}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/statique/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "coopatlas" / "web" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False  # style sheets are for these pages; no font is served to other sites
MEDIA_ROOT = DATA_DIR / "media"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^sante/$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("COOPATLAS_BEHIND_PROXY", False) else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "coopatlas.web.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
        "worker-src": [SELF],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
PUBLIC_LICENCE = "Licence Ouverte / Open Licence 2.0"
SECURITY_CONTACT = env.text("COOPATLAS_SECURITY_CONTACT", "mailto:securite@coopatlas.example")
# Who runs this installation: shown on the legal pages, which say plainly what nobody has filled in yet.
OPERATOR = {
    "name": env.text("COOPATLAS_OPERATOR_NAME", ""),
    "address": env.text("COOPATLAS_OPERATOR_ADDRESS", ""),
    "phone": env.text("COOPATLAS_OPERATOR_PHONE", ""),
    "email": env.text("COOPATLAS_OPERATOR_EMAIL", ""),
    "director": env.text("COOPATLAS_OPERATOR_DIRECTOR", ""),
    "host": env.text("COOPATLAS_OPERATOR_HOST", ""),
    "dpo_email": env.text("COOPATLAS_OPERATOR_DPO_EMAIL", ""),
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"one-line": {"()": "coopatlas.config.one_line.OneLineFormatter"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler"},
        "one-line": {"class": "logging.StreamHandler", "formatter": "one-line"},
    },
    # Robots call every machine by any name: the name is enough to know, the traceback would flood the journal.
    "loggers": {"django.security.DisallowedHost": {"handlers": ["one-line"], "propagate": False}},
    "root": {"handlers": ["console"], "level": env.text("COOPATLAS_LOG_LEVEL", "WARNING")},
}
