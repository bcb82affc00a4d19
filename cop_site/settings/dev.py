"""Development and demonstration on one machine: a kept random secret, demo accounts allowed."""

from . import env
from .base import *  # noqa: F403  settings modules extend one another by star import, as Django's documentation does

SECRET_KEY = env.text("COP_SECRET_KEY") or env.kept_secret(env.data_dir() / "secret_key")
