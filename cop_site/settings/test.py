"""Tests: fast password hashing, mail in memory, data in a throw-away folder, no network."""

import os
import tempfile

os.environ.setdefault("COP_DATA_DIR", tempfile.mkdtemp(prefix="cop-test-"))
if os.environ.get("COP_TEST_DATABASE_URL"):
    os.environ["COP_DATABASE_URL"] = os.environ["COP_TEST_DATABASE_URL"]

from .base import *  # noqa: F403  the folder must be set before base reads it

SECRET_KEY = "test-only-not-a-secret"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name} for name in ("default", "process")}
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
SEARCH_LOG_WAIT_SECONDS = None
VIEW_COUNT_WAIT_SECONDS = None
