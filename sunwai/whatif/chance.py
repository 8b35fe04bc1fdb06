"""Chance that is the same every time. Owns the draws: each is a hash of seed, matter and what is drawn, nothing more.

So two protocols meet the very same people: what a matter draws does not depend on what was drawn before it."""

import math
from hashlib import blake2b
from statistics import NormalDist

_NORMAL = NormalDist()
_MOST = float(2**64)


def share(seed: int, *what: object) -> float:
    """Give a number between 0 and 1, even, for WHAT under SEED; never 0 or 1 itself."""
    digest = blake2b("/".join(map(str, (seed, *what))).encode(), digest_size=8).digest()
    return (int.from_bytes(digest, "big") + 0.5) / _MOST


def spread(median: float, sigma: float, drawn: float) -> float:
    """Give the value of a log-normal round MEDIAN at the share DRAWN."""
    return median * math.exp(sigma * _NORMAL.inv_cdf(min(max(drawn, 1e-12), 1 - 1e-12)))


def one_of(drawn: float, weights: dict[str, float], otherwise: str) -> str:
    """Give the name whose stretch DRAWN falls in; OTHERWISE past them all."""
    reached = 0.0
    for name, weight in weights.items():
        reached += weight
        if drawn < reached:
            return name
    return otherwise


def how_many(mean: float, drawn: float) -> int:
    """Give a count round MEAN (Poisson's) at the share DRAWN."""
    count, term = 0, math.exp(-mean)
    reached = term
    while drawn > reached and count < 10 * mean + 50:
        count += 1
        term *= mean / count
        reached += term
    return count
