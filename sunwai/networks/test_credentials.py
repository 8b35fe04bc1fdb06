"""Promises of keeping tokens: sealed, renewed by one worker, and never lost to a late answer."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from sunwai.lib.crypto import WrongKey
from sunwai.networks.base import AuthLost, Transient
from sunwai.networks.credentials import LEASE, NotConnected, StoredKeys, connect, load
from sunwai.networks.models import Credential
from sunwai.networks.x.auth import OAuth1Tokens, OAuth2Tokens

pytestmark = pytest.mark.django_db

NOON = datetime(2020, 1, 14, 12, 0, tzinfo=UTC)
TWO = NOON + timedelta(hours=2)  # when the first access token ends
OAUTH1 = OAuth1Tokens("app-key", "app-secret", "handle-token", "handle-secret")
FIRST = OAuth2Tokens("client", "hush", "access-1", "refresh-1", TWO)
SECOND = OAuth2Tokens("client", "hush", "access-2", "refresh-2", TWO + timedelta(hours=2))
PAIRS = {"refresh-1": SECOND, "refresh-2": OAuth2Tokens("client", "hush", "access-3", "refresh-3", TWO)}


class X:
    """X's token endpoint: every refresh token is good once."""

    def __init__(self):
        self.spent = []

    def __call__(self, old):
        self.spent.append(old.refresh_token)
        if self.spent.count(old.refresh_token) > 1:
            raise AuthLost("the refresh token was spent before")
        return PAIRS[old.refresh_token]


@pytest.fixture
def x():
    return X()


def connected(tokens=FIRST):
    return connect("x", account="900", handle="JharkhandCMO", tokens=tokens, at=NOON)


@pytest.mark.parametrize("tokens", [OAUTH1, FIRST])
def test_tokens_come_back_as_they_were_given(tokens, x):
    connected(tokens)
    assert load("x").tokens(at=NOON, renew=x) == tokens
    assert x.spent == []


@pytest.mark.parametrize("tokens", [OAUTH1, FIRST])
def test_no_token_stands_readable_in_the_table(tokens):
    connected(tokens)
    row = str(Credential.objects.values().get())
    assert not any(secret in row for secret in ("app-secret", "handle-secret", "access-1", "refresh-1", "hush"))


def test_another_installations_key_does_not_open_them(settings, x):
    keys = connected()
    settings.TOKEN_KEY = "another"
    with pytest.raises(WrongKey, match="connect the handle again"):
        keys.tokens(at=NOON, renew=x)


def test_connecting_again_replaces_the_tokens(x):
    connected(FIRST)
    keys = connected(OAUTH1)
    assert keys.tokens(at=TWO, renew=x) == OAUTH1
    assert Credential.objects.count() == 1


def test_a_token_near_its_end_is_renewed_and_the_new_pair_kept(x):
    keys = connected()
    assert keys.tokens(at=TWO, renew=x) == SECOND
    assert load("x", account="900").tokens(at=TWO, renew=x) == SECOND
    assert x.spent == ["refresh-1"]
    row = Credential.objects.get()
    assert (row.expires_at, row.refreshed_at, row.lease_until) == (SECOND.expires_at, TWO, None)


def test_while_one_worker_renews_another_uses_the_old_token_and_spends_nothing(x):
    keys = connected()
    almost = TWO - timedelta(minutes=2)
    seen = []

    def slowly(old):
        seen.append(keys.tokens(at=almost, renew=x))  # the other worker, at this very moment
        return x(old)

    assert keys.tokens(at=almost, renew=slowly) == SECOND
    assert seen == [FIRST]
    assert x.spent == ["refresh-1"]


@pytest.mark.parametrize(("at", "refused"), [(TWO, None), (NOON, "access-1")])
def test_while_one_worker_renews_a_dead_token_another_is_told_to_come_back(x, at, refused):
    keys = connected()

    def slowly(old):
        with pytest.raises(Transient, match="another worker"):
            keys.tokens(at=at, renew=x, refused=refused)
        return x(old)

    assert keys.tokens(at=at, renew=slowly, refused=refused) == SECOND
    assert x.spent == ["refresh-1"]


def test_a_refused_token_that_another_worker_renewed_already_is_not_renewed_again(x):
    keys = connected()
    keys.tokens(at=NOON, renew=x, refused="access-1")
    assert keys.tokens(at=NOON, renew=x, refused="access-1") == SECOND
    assert x.spent == ["refresh-1"]


def test_a_renewal_that_failed_frees_the_token_for_the_next_try(x):
    keys = connected()

    def unreachable(old):
        raise Transient("no network")

    with pytest.raises(Transient, match="no network"):
        keys.tokens(at=TWO, renew=unreachable)
    assert keys.tokens(at=TWO, renew=x) == SECOND


def died_renewing(keys):
    """A worker took the lease and was killed before X answered."""
    Credential.objects.update(lease_holder="dead", lease_until=TWO + LEASE)
    return keys


def test_the_lease_of_a_killed_worker_ends(x):
    keys = died_renewing(connected())
    with pytest.raises(Transient):
        keys.tokens(at=TWO + LEASE - timedelta(seconds=1), renew=x)
    assert keys.tokens(at=TWO + LEASE, renew=x) == SECOND


def test_a_lease_taken_before_the_clock_was_set_back_binds_nobody(x):
    keys = died_renewing(connected())
    before = TWO - timedelta(minutes=3)
    assert keys.tokens(at=before, renew=x) == SECOND


def test_a_handle_connected_anew_while_an_old_token_is_renewed_keeps_the_new_one(x):
    keys = connected()
    anew = OAuth2Tokens("client", "hush", "access-9", "refresh-9", TWO + timedelta(hours=9))

    def slowly(old):
        connected(anew)
        return x(old)

    assert keys.tokens(at=TWO, renew=slowly) == anew
    assert keys.tokens(at=TWO, renew=x) == anew


def test_a_late_answer_is_kept_when_the_lease_was_lost_but_the_row_still_holds_what_was_spent(x):
    keys = connected()

    def slowly(old):
        Credential.objects.update(lease_holder="other", lease_until=TWO + LEASE)
        return x(old)

    assert keys.tokens(at=TWO, renew=slowly) == SECOND
    assert load("x").tokens(at=TWO, renew=x) == SECOND


def test_a_lost_handle_asks_to_be_connected_and_stays_free(x):
    keys = connected()

    def refused(old):
        raise AuthLost("taken back")

    with pytest.raises(AuthLost):
        keys.tokens(at=TWO, renew=refused)
    assert Credential.objects.get().lease_until is None


@pytest.mark.django_db(transaction=True)
def test_of_workers_at_the_same_moment_only_one_spends_the_refresh_token():
    together = threading.Barrier(4, timeout=20)

    def work(keys, x):
        together.wait()
        try:
            return keys.tokens(at=TWO, renew=x)
        except Transient:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as workers:
        for _ in range(10):
            x, keys = X(), connected()
            got = [task.result() for task in [workers.submit(work, keys, x) for _ in range(4)]]
            assert x.spent == ["refresh-1"]
            assert SECOND in got
            assert set(got) <= {SECOND, None}


def test_a_handle_that_is_not_connected_is_named(x):
    with pytest.raises(NotConnected, match="Connect it: sunwai connect x"):
        load("x")
    with pytest.raises(NotConnected, match="not connected any more"):
        StoredKeys("x", "900", "JharkhandCMO").tokens(at=NOON, renew=x)


def test_of_several_handles_one_must_be_chosen():
    connected()
    connect("x", account="901", handle="DCSimdega", tokens=OAUTH1, at=NOON)
    with pytest.raises(NotConnected, match="2 handles"):
        load("x")
    assert load("x", account="901").handle == "DCSimdega"
