"""Promises of naming X's refusals: what may be repeated, what costs money, what a person must do."""

from datetime import timedelta

import httpx
import pytest

from sunwai.networks import base
from sunwai.networks.x.conftest import NOON
from sunwai.networks.x.errors import Answer, BadRequest, failure, refusal
from sunwai.networks.x.problem import problems_in


def problem(kind, detail, *, host="api.x.com", **more):
    return {"type": f"https://{host}/2/problems/{kind}", "title": kind, "detail": detail, **more}


def named(status, body=None, *, once=False, headers=None, text=""):
    return refusal(Answer(status, headers or {}, body, text), act="post", once=once, at=NOON)


CREDITS = problem("credits", "Your enrolled account does not have any credits.")
DUPLICATE_403 = {"type": "about:blank", "detail": "You are not allowed to create a Tweet with duplicate content."}
UNSUMMONED = {
    "type": "about:blank",
    "status": 403,
    "detail": "Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged "
    "by the author of the post you are replying to.",
}


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (401, {"title": "Unauthorized", "type": "about:blank", "status": 401}, base.AuthLost),
        (401, {"code": 89, "message": "Invalid or expired token."}, base.AuthLost),
        (403, {"errors": [problem("unsupported-authentication", "Use user context")]}, base.AuthLost),
        (403, DUPLICATE_403, base.Duplicate),
        (403, {"errors": [{"code": 187, "message": "Status is a duplicate."}]}, base.Duplicate),
        (403, UNSUMMONED, base.NotAllowed),
        (403, problem("client-forbidden", "Your client app is not configured"), base.NotAllowed),
        (403, {"detail": "You are not permitted to perform this action."}, base.NotAllowed),
        (403, {"detail": "Your post may hold one cashtag only."}, base.NotAllowed),
        (403, {"detail": "Something X never said before."}, base.NotAllowed),
        (403, {"detail": "Your Tweet text is too long."}, base.TooLong),
        (403, {"code": 186, "message": "Tweet needs to be a bit shorter."}, base.TooLong),
        (403, {"detail": "You attempted to reply to a Tweet that is deleted or not visible to you."}, base.Gone),
        (403, {"code": 185, "message": "User is over daily status update limit."}, base.RateLimited),
        (404, problem("resource-not-found", "Could not find tweet", host="api.twitter.com"), base.Gone),
        (410, None, base.Gone),
        (400, problem("invalid-request", "One or more parameters was invalid."), BadRequest),
        (413, None, base.NotAllowed),
        (402, CREDITS, base.Spent),
        (429, CREDITS, base.Spent),
        (429, problem("usage-capped", "Usage cap exceeded: Monthly product cap"), base.Spent),
        (429, problem("usage-capped", "gone", host="api.twitter.com"), base.Spent),
        (403, problem("usage-capped", "gone"), base.Spent),
        (429, {"title": "Too Many Requests", "detail": "Spending limit reached"}, base.Spent),
        (429, {"title": "Too Many Requests", "detail": "Too Many Requests", "status": 429}, base.RateLimited),
        (429, problem("rate-limit-exceeded", "Too many requests"), base.RateLimited),
        (429, None, base.RateLimited),
    ],
)
def test_a_refusal_has_one_name_whether_reading_or_posting(status, body, error):
    assert type(named(status, body)) is error
    assert type(named(status, body, once=True)) is error


@pytest.mark.parametrize("status", [500, 502, 503, 504, 408])
def test_a_broken_x_is_tried_again_for_reading_and_looked_into_for_posting(status):
    assert type(named(status)) is base.Transient
    assert type(named(status, once=True)) is base.Unknown


def test_money_is_money_even_behind_a_503():
    assert type(named(503, CREDITS, once=True)) is base.Spent


@pytest.mark.parametrize("status", [301, 302, 200, 204])
def test_an_answer_outside_the_documents_is_malformed_and_never_taken_as_not_posted(status):
    assert type(named(status)) is base.Malformed
    assert type(named(status, once=True)) is base.Unknown


def test_x_own_words_are_shown_and_so_is_what_to_do():
    error = named(403, UNSUMMONED)
    assert "not been mentioned or otherwise engaged" in str(error)
    assert "post it by hand" in str(error)
    assert "Connect the handle" in str(named(401))


def test_a_text_only_refusal_is_shown_as_text():
    error = named(403, text="<html>Access denied by policy</html>")
    assert type(error) is base.NotAllowed
    assert "Access denied" in str(error)


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"x-rate-limit-reset": str(int(NOON.timestamp()) + 120)}, timedelta(minutes=2)),
        ({}, timedelta(minutes=15)),
        ({"x-rate-limit-reset": "soon"}, timedelta(minutes=15)),
        ({"x-rate-limit-reset": str(int(NOON.timestamp()) - 5)}, timedelta(minutes=15)),  # clocks differ
        ({"x-rate-limit-reset": "9" * 30}, timedelta(minutes=15)),
        ({"x-rate-limit-reset": str(int(NOON.timestamp()) + 10**7)}, timedelta(minutes=15)),
        (
            {
                "x-rate-limit-reset": str(int(NOON.timestamp()) + 60),
                "x-user-limit-24hour-remaining": "0",
                "x-user-limit-24hour-reset": str(int(NOON.timestamp()) + 7200),
            },
            timedelta(hours=2),
        ),
    ],
)
def test_a_rate_limit_says_until_when(headers, wait):
    assert named(429, headers=headers).until == NOON + wait


@pytest.mark.parametrize(
    ("error", "reading", "posting"),
    [
        (httpx.ConnectError("refused"), base.Transient, base.Transient),
        (httpx.ConnectTimeout("slow"), base.Transient, base.Transient),
        (httpx.PoolTimeout("busy"), base.Transient, base.Transient),
        (httpx.ReadTimeout("slow"), base.Transient, base.Unknown),
        (httpx.WriteTimeout("slow"), base.Transient, base.Unknown),
        (httpx.ReadError("cut"), base.Transient, base.Unknown),
        (httpx.WriteError("cut"), base.Transient, base.Unknown),
        (httpx.RemoteProtocolError("cut"), base.Transient, base.Unknown),
        (httpx.DecodingError("bad gzip"), base.Malformed, base.Unknown),
    ],
)
def test_a_call_without_an_answer_is_unknown_only_when_a_post_may_stand(error, reading, posting):
    assert type(failure(error, act="post", once=False)) is reading
    assert type(failure(error, act="post", once=True)) is posting


@pytest.mark.parametrize("body", [None, [], "text", {"errors": "no"}, {"errors": [5]}, {"type": 5, "code": "x"}])
def test_error_bodies_of_any_shape_are_survived(body):
    assert all(p.said == "" for p in problems_in(body))
    assert type(named(403, body)) is base.NotAllowed
