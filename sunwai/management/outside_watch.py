"""The sign of life that leaves the house after each look of the auditor; whoever watches there rings when it stops.

Owns the one call. A look that was not done sends nothing, and that is the alarm."""

import httpx

from sunwai.errors import SunwaiError

PATIENCE_S = 10.0


class NobodyOutsideHeard(SunwaiError):
    """The address outside did not take the sign of life."""


def tell(address: str, *, well: bool, loopback_only: bool) -> None:
    """Will ask for ADDRESS once, with "/fail" added where the auditor found something; "" tells nobody.

    Raises NobodyOutsideHeard when it is not taken: the look itself stands, and the next one tells again."""
    if not address:
        return
    asked = address if well else f"{address.rstrip('/')}/fail"
    try:
        with httpx.Client(timeout=PATIENCE_S, follow_redirects=False, trust_env=not loopback_only) as client:
            response = client.get(asked)
    except (httpx.HTTPError, httpx.InvalidURL) as failed:
        raise NobodyOutsideHeard(
            f"The watch outside was not reached ({type(failed).__name__}). Check SUNWAI_HEARTBEAT_URL and the line."
        ) from failed
    if response.status_code >= 400:  # HTTP: refused or failed
        raise NobodyOutsideHeard(f"The watch outside answered {response.status_code}. Check SUNWAI_HEARTBEAT_URL.")
