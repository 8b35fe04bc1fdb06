"""Settings of the product's own process under a browser: sunwai.settings, on the database the test writes to.

Owns nothing else: cookies, policies and middleware are the product's."""

import os

from sunwai.settings import *  # noqa: F403
from sunwai.settings import DATABASES

if at := os.environ.get("SUNWAI_BROWSER_DATABASE"):
    DATABASES["default"]["NAME"] = at

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; no password here is real
