"""Where X's API may live. Owns the loopback guard: a test or a demo can never reach the real X."""

from urllib.parse import urlsplit

from sunwai.errors import SunwaiError
from sunwai.lib.loopback import is_loopback


class AddressRefused(SunwaiError):
    """The address of the API may not be used here."""


def checked_address(base_url: str, *, loopback_only: bool) -> str:
    """Will return BASE_URL without its last slash; refuses other machines under LOOPBACK_ONLY, and tokens in clear."""
    parts = urlsplit(base_url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise AddressRefused(f"SUNWAI_X_URL is {base_url!r}, which is no web address. Write https://api.x.com.")
    near = is_loopback(parts.hostname)
    if loopback_only and not near:
        raise AddressRefused(
            f"{parts.hostname} is another machine, and SUNWAI_LOOPBACK_ONLY is set: tests and the demo speak to this "
            "one only. Point SUNWAI_X_URL at the sandbox (http://127.0.0.1:PORT)."
        )
    if parts.scheme == "http" and not near:
        raise AddressRefused(f"{base_url} would send the handle's tokens in clear. Use https.")
    return base_url.rstrip("/")
