"""What the plan of the API allows: rules, caps and rate limits, all of them settings of the sandbox.

Owns Plan and Rate. Facts as X documents them in 2026; each can be changed while the sandbox runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import timedelta
from typing import Any

from sunwai.errors import SunwaiError

QUARTER_HOUR = timedelta(minutes=15)


class PlanRefused(SunwaiError):
    """The plan has no such setting, or not such a value."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How many calls one user, and one app without a user, may make in a window; None: no such access."""

    user: int | None
    app: int | None = None
    window: timedelta = QUARTER_HOUR


# Calls in a quarter of an hour, by endpoint, as X publishes them for pay-per-use.
RATES: Mapping[str, Rate] = {
    "mentions": Rate(user=300, app=450),
    "timeline": Rate(user=900, app=10_000),
    "posts_by_ids": Rate(user=5_000, app=3_500),
    "post_by_id": Rate(user=900, app=450),
    "search_recent": Rate(user=300, app=450),
    "users_by": Rate(user=900, app=300),
    "users_by_ids": Rate(user=900, app=300),
    "user_by_username": Rate(user=900, app=300),
    "user_by_id": Rate(user=900, app=300),
    "me": Rate(user=75),
    "create_post": Rate(user=100),
    "delete_post": Rate(user=50),
    "media_upload": Rate(user=500),
    "media_initialize": Rate(user=1_875),
    "media_append": Rate(user=1_875),
    "media_finalize": Rate(user=1_875),
    "media_status": Rate(user=1_000),
    "media_metadata": Rate(user=500),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """One set of rules the network goes by."""

    dialect: str = "post"  # the words of an answer whose request used neither vocabulary: post or tweet
    summoned_reply_rule: bool = True  # 23 Feb 2026: replies only to posts that @mention or quote the replier
    quote_ban: bool = True  # 20 Apr 2026: no quoting by API on self-serve plans
    duplicates_refused: bool = True
    reply_prefix: bool = True  # replies written in the app carry the names of those replied to in their text
    usage_capped: bool = False  # the money is gone: every call is a 429 of another kind
    mention_cap: int = 800
    timeline_cap: int = 3_200
    search_days: int = 7
    query_limit: int = 512
    text_limit: int = 280
    premium_text_limit: int = 25_000
    edits_allowed: int = 5
    edit_minutes: int = 60
    access_token_minutes: int = 120
    rates: Mapping[str, Rate] = field(default_factory=lambda: dict(RATES))

    def changed(self, **settings: Any) -> "Plan":
        """Will give this plan with SETTINGS in place; `rates` maps endpoints to a number per user or a Rate.

        Raises PlanRefused for a setting there is not, or a value of the wrong type."""
        rates = settings.pop("rates", None)
        for name, value in settings.items():
            _refuse_unknown(name, value, like=self)
        if rates is not None:
            settings["rates"] = {**self.rates, **_rates(rates)}
        return replace(self, **settings)

    def as_json(self) -> dict[str, Any]:
        """Will give the settings as JSON; rates as the number for a user."""
        told = {f.name: getattr(self, f.name) for f in fields(self)}
        told["rates"] = {name: rate.user for name, rate in self.rates.items()}
        return told


def _refuse_unknown(name: str, value: Any, *, like: Plan) -> None:
    known = {f.name for f in fields(like)}
    if name not in known:
        raise PlanRefused(f"The plan has no setting {name!r}. It has: {', '.join(sorted(known))}.")
    if type(value) is not type(getattr(like, name)):
        raise PlanRefused(f"{name} takes a {type(getattr(like, name)).__name__}, not {value!r}.")


def _rates(given: Mapping[str, Any]) -> dict[str, Rate]:
    unknown = sorted(set(given) - set(RATES))
    if unknown:
        raise PlanRefused(f"No endpoint is called {', '.join(unknown)}. There are: {', '.join(RATES)}.")
    return {n: r if isinstance(r, Rate) else replace(RATES[n], user=int(r)) for n, r in given.items()}
