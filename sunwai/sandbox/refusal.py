"""How X says no: problem documents in both vocabularies, and the text-only ones.

Owns Refusal and its makers. Decides nothing; rules, rates and auth raise what is made here."""

from typing import Any

PROBLEMS = {"post": "https://api.x.com/2/problems/", "tweet": "https://api.twitter.com/2/problems/"}
BLANK = "about:blank"


class Refusal(Exception):
    """A request turned down; `kind` is the last part of the problem's address, or about:blank."""

    def __init__(self, status: int, kind: str, title: str, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.status, self.kind, self.title, self.detail, self.more = status, kind, title, detail, more

    def as_json(self, dialect: str) -> dict[str, Any]:
        """Will give the problem document in the words of DIALECT."""
        address = self.kind if self.kind == BLANK else PROBLEMS[dialect] + self.kind
        told = {"title": self.title, "type": address, "status": self.status, "detail": self.detail}
        return {**told, **self.more}


class InvalidRequest(Refusal):
    """A parameter or a key of the body that X does not take."""

    def __init__(self, parameter: str, value: Any, message: str) -> None:
        super().__init__(400, "invalid-request", "Invalid Request", message)
        self.parameter, self.value = parameter, str(value)

    def as_json(self, dialect: str) -> dict[str, Any]:
        """Will give the problem: up to 2.166 a list of errors, from 2.167 one parameter and its value."""
        told = super().as_json(dialect)
        if dialect == "post":
            return {**told, "parameter": self.parameter, "value": self.value}
        told["detail"] = "One or more parameters to your request was invalid."
        return {**told, "errors": [{"parameters": {self.parameter: [self.value]}, "message": self.detail}]}


def unauthorized() -> Refusal:
    """Will make the answer to a missing, wrong or expired token."""
    return Refusal(401, BLANK, "Unauthorized", "Unauthorized")


def forbidden(detail: str) -> Refusal:
    """Will make one of the refusals that only their text tells apart."""
    return Refusal(403, BLANK, "Forbidden", detail)


def unsupported_authentication(used: str, wanted: str) -> Refusal:
    """Will make the answer to a good token of a kind this endpoint does not take."""
    detail = f"Authenticating with {used} is forbidden for this endpoint. Supported authentication: {wanted}."
    return Refusal(403, "unsupported-authentication", "Unsupported Authentication", detail)


def not_found(what: str, key: Any, *, parameter: str = "id") -> Refusal:
    """Will make the answer for a path that names nothing that stands."""
    detail = f"Could not find {what} with {parameter}: [{key}]."
    where = {"resource_type": what, "resource_id": str(key), "parameter": parameter, "value": str(key)}
    return Refusal(404, "resource-not-found", "Not Found Error", detail, **where)


def too_many() -> Refusal:
    """Will make the 429 of rates: nothing was accepted, ask again after the reset."""
    return Refusal(429, BLANK, "Too Many Requests", "Too Many Requests")


def money_gone() -> Refusal:
    """Will make the 429 of money: asking again will not help."""
    more = {"period": "Monthly", "scope": "Product"}
    return Refusal(429, "usage-capped", "UsageCapExceeded", "Usage cap exceeded: Monthly product cap", **more)
