"""Whom we write to: a known push service by https, and only this machine where that is asked for."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from sunwai.notify import actions, push
from sunwai.notify.letters import letter_of
from sunwai.notify.models import Address
from tests import builders as b
from tests.push_service import PushService

pytestmark = pytest.mark.django_db
PHONE = PushService("http://127.0.0.1:9").subscription


@pytest.fixture
def chief() -> User:
    return User.objects.create_user("cm")


def subscribe(user: User, **more: str) -> Address:
    return actions.subscribe(user, language="en", at=b.AT, **{**PHONE, **more})


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://fcm.googleapis.com/fcm/send/1",
        "https://fcm.googleapis.com:8443/fcm/send/1",
        "https://evil.example/fcm.googleapis.com",
        "https://fcm.googleapis.com.evil.example/1",
        "https://fcm.googleapis.com@evil.example/1",
        "https://10.0.0.5/push",
        "https://127.0.0.1/push",
        "https://[::1/push",
        "file:///etc/passwd",
        "nonsense",
        "",
    ],
)
def test_only_a_known_push_service_is_written_to(chief: User, settings: Any, endpoint: str) -> None:
    settings.LOOPBACK_ONLY = False

    with pytest.raises(actions.CannotBeTold):
        subscribe(chief, endpoint=endpoint)
    assert not Address.objects.exists()


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://fcm.googleapis.com/fcm/send/1",
        "https://updates.push.services.mozilla.com/wpush/v2/1",
        "https://web.push.apple.com/1",
        "https://wns2-pn1p.notify.windows.com/w/?token=1",
        "https://push.state.example/1",
    ],
)
def test_the_known_ones_and_the_offices_own_are(chief: User, settings: Any, endpoint: str) -> None:
    settings.LOOPBACK_ONLY, settings.PUSH_HOSTS = False, "push.state.example"

    assert subscribe(chief, endpoint=endpoint).target == endpoint


def test_nothing_leaves_a_machine_that_may_speak_to_itself_only(chief: User) -> None:
    with pytest.raises(actions.CannotBeTold):
        subscribe(chief, endpoint="https://fcm.googleapis.com/fcm/send/1")
    kept = {"endpoint": "https://fcm.googleapis.com/fcm/send/1", "p256dh": PHONE["p256dh"], "auth": PHONE["auth"]}

    outcome = push.send(letter_of("nods", count=1, language="en"), **kept)
    assert (outcome.sent, outcome.again) == (False, False)
    assert "SUNWAI_LOOPBACK_ONLY" in outcome.said


@pytest.mark.parametrize("wrong", [{"p256dh": "AAAA"}, {"auth": "AAAA"}, {"p256dh": ""}, {"p256dh": "é"}])
def test_keys_that_are_none_are_refused(chief: User, wrong: dict[str, str]) -> None:
    with pytest.raises(actions.CannotBeTold):
        subscribe(chief, **wrong)


def test_a_phone_handed_on_belongs_to_its_new_user_and_subscribing_again_changes_nothing(chief: User) -> None:
    subscribe(chief)
    subscribe(chief)
    other = User.objects.create_user("secretary")

    subscribe(other)

    assert Address.objects.get().user == other


def test_ten_browsers_are_enough(chief: User) -> None:
    for number in range(actions.MOST_ADDRESSES):
        subscribe(chief, endpoint=f"http://127.0.0.1:9/{number}")

    with pytest.raises(actions.TooManyAddresses):
        subscribe(chief, endpoint="http://127.0.0.1:9/more")
    subscribe(chief, endpoint="http://127.0.0.1:9/1")


def test_unsubscribing_forgets_the_keys_and_only_ones_own(chief: User) -> None:
    row = subscribe(chief)

    assert not actions.unsubscribe(User.objects.create_user("other"), endpoint=row.target, at=b.AT)
    assert actions.unsubscribe(chief, endpoint=row.target, at=b.AT)
    assert not actions.unsubscribe(chief, endpoint=row.target, at=b.AT)

    row.refresh_from_db()
    assert (row.gone_why, row.p256dh) == ("turned off", "")


def test_our_key_is_the_same_for_the_same_secret_and_another_for_another(settings: Any) -> None:
    settings.VAPID_KEY = "one"
    one = push.public_key()
    assert push.public_key() == one
    settings.VAPID_KEY = "two"
    assert push.public_key() != one
