"""Production: refuses to start without a secret key or with demo accounts; everything over TLS."""

from django.core.exceptions import ImproperlyConfigured

from . import env
from .base import *  # noqa: F403  settings modules extend one another by star import, as Django's documentation does

DEBUG = False
SECRET_KEY = env.text("COP_SECRET_KEY")
if len(SECRET_KEY) < 32:
    raise ImproperlyConfigured("COP_SECRET_KEY must be set to at least 32 random characters in production.")
if not env.words("COP_ALLOWED_HOSTS"):
    raise ImproperlyConfigured("COP_ALLOWED_HOSTS must name the public host in production.")

DEMO_ACCOUNTS_ALLOWED = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.flag("COP_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
# Editors see previews in a frame of our own pages, so that frames of the same origin must stay allowed.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# Sign-in limits count the reader's address, which the last proxies write into X-Forwarded-For.
ALLAUTH_TRUSTED_PROXY_COUNT = int(env.text("COP_TRUSTED_PROXIES", "0"))
if env.text("COP_S3_BUCKET"):
    STORAGES = {
        **STORAGES,
        "default": {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {
                "bucket_name": env.text("COP_S3_BUCKET"),
                "endpoint_url": env.text("COP_S3_ENDPOINT") or None,
                "access_key": env.text("COP_S3_ACCESS_KEY") or None,
                "secret_key": env.text("COP_S3_SECRET_KEY") or None,
                "default_acl": "private",
                "querystring_auth": True,
            },
        },
    }
