"""What is true in every environment. Values that vary come from the environment (see `.env.example`)."""

import dj_database_url
from django.utils.translation import gettext_lazy as _

from . import env

PROJECT_DIR = env.PROJECT_DIR
DATA_DIR = env.data_dir()
DEBUG = env.flag("COP_DEBUG")
ALLOWED_HOSTS = env.words("COP_ALLOWED_HOSTS", "127.0.0.1,localhost,[::1],testserver")
BASE_URL = env.text("COP_BASE_URL", "http://127.0.0.1:8000").rstrip("/")
CSRF_TRUSTED_ORIGINS = [BASE_URL] if BASE_URL.startswith("https://") else []

INSTALLED_APPS = [
    "cop_site.home",
    "cop_site.look",
    "cop_site.search",
    "cop_site.api",
    "cop_site.demo",
    "cop_site",
    "events",
    "events.podcast",
    "members",
    "members.accounts",
    "members.alerts",
    "members.contributions",
    "members.suggestions",
    "members.forum",
    "members.reading",
    "knowledge",
    "knowledge.adoption",
    "knowledge.aspects",
    "knowledge.assessment",
    "knowledge.bin",
    "knowledge.catalogue",
    "knowledge.exemplars",
    "knowledge.editorial",
    "knowledge.figures",
    "knowledge.formpages",
    "knowledge.glossary",
    "knowledge.instansi",
    "knowledge.journal",
    "knowledge.landing",
    "knowledge.mail",
    "knowledge.media",
    "knowledge.people",
    "knowledge.popularity",
    "knowledge.recommendations",
    "knowledge.takeaway",
    "knowledge.topics",
    "knowledge.upkeep",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "members.accounts.apps.CmsAccountsConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "cop_site.middleware.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "knowledge.popularity.middleware.ViewCountMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "cop_site.late_forms.LateFormMiddleware",
    "members.middleware.CmsDoorMiddleware",
    "cop_site.old_addresses.OldAddressMiddleware",
]

ROOT_URLCONF = "cop_site.urls"
WSGI_APPLICATION = "cop_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cop_site.context_processors.site",
            ],
        },
    },
]

# SQLite: write-ahead log and immediate transactions give sixteen concurrent writers without one lock failure.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000;",
}
DATABASES = {"default": dj_database_url.parse(env.text("COP_DATABASE_URL", f"sqlite:///{DATA_DIR / 'cop.sqlite3'}"))}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
else:
    # Connections stay bounded: a blocking pool, never persistent connections times threads.
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": 8, "timeout": 5}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.text("COP_REDIS_URL")
ELASTICSEARCH_URL = env.text("COP_ELASTICSEARCH_URL")
# "lsa", the dotted path of a `cop_site.search.meaning.Meaning`, or nothing.
SEARCH_MEANING = env.text("COP_SEARCH_MEANING")
# Searches wait so long to be written to the log together; None leaves that to whoever calls `flush`.
SEARCH_LOG_WAIT_SECONDS: float | None = 2.0
# Views of pages likewise.
VIEW_COUNT_WAIT_SECONDS: float | None = 20.0
# The indexes of this site; another name where several sites share an engine.
ELASTICSEARCH_ALIAS = "cop-entries"
# Sign-in limits must be seen by all workers: in Redis, or else in a database table (see cop_site.caching).
CACHES: dict[str, dict[str, object]] = {"process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "process"}}
if REDIS_URL:
    CACHES["default"] = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
else:
    CACHES["default"] = {"BACKEND": "cop_site.caching.EmbeddedCache", "LOCATION": "default"}
    CACHES["shared"] = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cop_cache"}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "members.backends.RulesBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/ruang/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_ADAPTER = "members.adapters.AccountAdapter"
ACCOUNT_SIGNUP_FORM_CLASS = "members.forms.SignupForm"
ACCOUNT_FORMS = {
    "login": "members.account_forms.LoginForm",
    "signup": "members.account_forms.SignupForm",
    "add_email": "members.account_forms.AddEmailForm",
    "change_password": "members.account_forms.ChangePasswordForm",
    "set_password": "members.account_forms.SetPasswordForm",
    "reset_password": "members.account_forms.ResetPasswordForm",
    "reset_password_from_key": "members.account_forms.ResetPasswordKeyForm",
    "reauthenticate": "members.account_forms.ReauthenticateForm",
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[CoP Sistem Merit] "
ACCOUNT_EMAIL_NOTIFICATIONS = True
# Single sign-on passes the same sign-up form: name, instansi, consent.
SOCIALACCOUNT_AUTO_SIGNUP = False
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "20/m/ip,5/300s/key", "signup": "20/m/ip", "fill_in_form": "10/m/ip,60/h/ip"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_ISSUER = "CoP Sistem Merit"
SOCIALACCOUNT_PROVIDERS: dict[str, object] = {}
if env.text("COP_OIDC_ISSUER"):
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": env.text("COP_OIDC_ID", "asn"),
                "name": env.text("COP_OIDC_NAME", "SSO ASN"),
                "client_id": env.text("COP_OIDC_CLIENT_ID"),
                "secret": env.text("COP_OIDC_CLIENT_SECRET"),
                "settings": {"server_url": env.text("COP_OIDC_ISSUER")},
            }
        ],
    }

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("Inggris"))]
LOCALE_PATHS = [PROJECT_DIR / "cop_site" / "locale"]
WAGTAIL_CONTENT_LANGUAGES = [("id", _("Bahasa Indonesia"))]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("Inggris"))]
TIME_ZONE = "Asia/Jakarta"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH: list[str] = []

STATIC_URL = "/static/"
# A container image brings its own, collected when it was built.
STATIC_ROOT = env.text("COP_STATIC_ROOT") or str(DATA_DIR / "static")
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES: dict[str, dict[str, object]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "cop_site.storage.HashedStaticStorage"},
}
WHITENOISE_MAX_AGE = 600
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o640

WAGTAIL_SITE_NAME = "CoP Sistem Merit"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILIMAGES_IMAGE_MODEL = "media.CopImage"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "avif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_DOCUMENT_MODEL = "media.CopDocument"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "m4a", "mp3", "odt", "ogg", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# These three would call outside hosts from an editor's browser.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAIL_I18N_ENABLED = False
# One door: passwords and addresses are changed under /akun/ alone, where limits, verification and the second factor are.
WAGTAIL_FRONTEND_LOGIN_URL = "/akun/login/"
WAGTAILADMIN_LOGIN_URL = "/akun/login/"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
TAGGIT_CASE_INSENSITIVE = True

vars().update(env.mail_settings(env.text("COP_EMAIL_URL")))
DEFAULT_FROM_EMAIL = env.text("COP_EMAIL_FROM", "CoP Sistem Merit <no-reply@cop.example>")

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "cop_site.late_forms.came_too_late"
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
DEMO_ACCOUNTS_ALLOWED = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
