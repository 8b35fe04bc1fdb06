"""Which rule of length holds on which network. Owns the table; measures nothing itself."""

from collections.abc import Mapping

from sunwai.networks.base import Limits
from sunwai.networks.x.limits import XLimits

BY_NETWORK: Mapping[str, Limits] = {"x": XLimits()}


def limits_of(network: str) -> Limits:
    """Will give NETWORK's rule of length; KeyError for one we cannot post to."""
    return BY_NETWORK[network]
