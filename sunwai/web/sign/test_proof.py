"""A yes counts only when it is really they: a second factor, fresh; attempts are limited; sessions end by duty."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from sunwai.nod.models import Nod
from sunwai.web.conftest import Desk, Morning, person, signed_in

SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def no_attempts_yet() -> Iterator[None]:
    """Attempts are counted across tests otherwise."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def cm(db: None) -> User:
    user = person("cm", "Chief Minister", "approver")
    user.set_password("open sesame now")
    user.save()
    return user


@pytest.fixture
def asked(desk: Desk, morning: Morning) -> Nod:
    desk.does("accept", kind="telecom", district_key="district:342")
    desk.does("draft", owner="dc-simdega")
    desk.does(f"direction/{desk.case.directions.get().number}/ask-nod")
    return Nod.objects.get()


def give_key(user: User) -> None:
    totp.TOTP.activate(user, SECRET)


def code() -> str:
    """The six figures a generator shows now."""
    return str(totp.format_hotp_value(totp.hotp_value(SECRET, int(time.time() // 30))))


def yes(client: Client, nod: Nod, **more: str) -> Any:
    return client.post(f"/nod/{nod.pk}/give", {"words_hash": nod.words_hash, **more})


def given(nod: Nod) -> bool:
    return Nod.objects.get(pk=nod.pk).given_at is not None


def test_a_yes_of_somebody_without_a_second_factor_does_not_count(cm: User, asked: Nod) -> None:
    client = signed_in(cm)

    answer = yes(client, asked)

    assert (answer.status_code, given(asked)) == (400, False)
    assert "a passkey or a code" in answer.content.decode()
    assert "/keys/" in client.get(f"/nod/{asked.pk}/confirm").content.decode()


def test_a_yes_is_proved_by_a_code_given_with_it_and_then_for_a_while(cm: User, asked: Nod) -> None:
    give_key(cm)
    client = signed_in(cm)
    assert 'name="code"' in client.get(f"/nod/{asked.pk}/confirm").content.decode()

    assert (yes(client, asked).status_code, given(asked)) == (400, False)
    assert (yes(client, asked, code="000000").status_code, given(asked)) == (400, False)
    assert (yes(client, asked, code=code()).status_code, given(asked)) == (303, True)

    assert 'name="code"' not in client.get(f"/nod/{asked.pk}/confirm").content.decode()


def test_a_proof_that_has_grown_old_is_asked_for_anew(cm: User, asked: Nod) -> None:
    give_key(cm)
    client = signed_in(cm)
    session = client.session
    session["account_authentication_methods_user"] = str(cm.pk)

    for age, status in ((15 * 60 + 1, 400), (14 * 60, 303)):
        session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time.time() - age}]
        session.save()
        assert yes(client, asked).status_code == status


def test_a_proof_of_somebody_else_in_this_browser_is_none(cm: User, asked: Nod) -> None:
    give_key(cm)
    client = signed_in(cm)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time.time()}]
    session["account_authentication_methods_user"] = str(cm.pk + 1)
    session.save()

    assert (yes(client, asked).status_code, given(asked)) == (400, False)


def test_a_password_alone_is_no_proof(cm: User, asked: Nod) -> None:
    give_key(cm)
    client = signed_in(cm)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session["account_authentication_methods_user"] = str(cm.pk)
    session.save()

    assert (yes(client, asked).status_code, given(asked)) == (400, False)


def test_several_at_once_need_the_proof_too(cm: User, asked: Nod) -> None:
    give_key(cm)
    client = signed_in(cm)
    box = f"{asked.pk}:{asked.words_hash}"

    assert (client.post("/nod/several/give", {"yes": box}).status_code, given(asked)) == (400, False)
    assert (client.post("/nod/several/give", {"yes": box, "code": code()}).status_code, given(asked)) == (303, True)


def test_the_demo_with_its_invented_people_asks_for_no_proof(cm: User, asked: Nod, settings: Any) -> None:
    settings.DEMO = True

    assert (yes(signed_in(cm), asked).status_code, given(asked)) == (303, True)


def test_after_the_password_the_second_factor_is_asked_and_the_session_is_a_new_one(
    morning: Morning, cm: User, client: Client
) -> None:
    give_key(cm)
    client.get("/sign-in/")
    before = client.cookies.get("sessionid")

    first = client.post("/sign-in/", {"username": "cm", "password": "open sesame now", "next": "/nod/"})
    assert first.headers["Location"] == "/sign-in/second/"
    assert client.get("/nod/").status_code == 302

    second = client.post("/sign-in/second/", {"code": code()})
    assert second.status_code == 302
    assert client.get("/nod/").status_code == 200
    assert before is None or client.cookies["sessionid"].value != before.value


def test_a_code_serves_once(morning: Morning, cm: User, client: Client) -> None:
    give_key(cm)
    used = code()
    for status in (302, 200):
        client.logout()
        client.post("/sign-in/", {"username": "cm", "password": "open sesame now"})
        assert client.post("/sign-in/second/", {"code": used}).status_code == status


def test_wrong_passwords_are_limited_in_words_that_help_and_other_names_are_not(cm: User, client: Client) -> None:
    for _ in range(5):
        client.post("/sign-in/", {"username": "cm", "password": "wrong"})

    page = client.post("/sign-in/", {"username": "cm", "password": "open sesame now"}).content.decode()

    assert "Too many wrong attempts" in page
    assert "sessionid" not in client.cookies
    assert "do not belong together" in client.post("/sign-in/", {"username": "o", "password": "x"}).content.decode()


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", "/\\evil.example"])
def test_signing_in_leads_nowhere_else(morning: Morning, cm: User, client: Client, back: str) -> None:
    Authenticator.objects.all().delete()

    answer = client.post("/sign-in/", {"username": "cm", "password": "open sesame now", "next": back})

    assert answer.status_code == 302
    assert "evil" not in answer.headers["Location"]


def test_an_approver_without_a_key_is_led_to_their_keys_first(morning: Morning, cm: User, client: Client) -> None:
    answer = client.post("/sign-in/", {"username": "cm", "password": "open sesame now"})

    assert answer.headers["Location"] == "/keys/"
    assert "Your yes does not count yet" in client.get("/keys/").content.decode()


@pytest.mark.parametrize(("duty", "hours"), [("approver", 12), ("secretary", 12), ("desk", 14 * 24)])
def test_a_session_ends_by_duty_after_the_last_sign_of_life(morning: Morning, duty: str, hours: int) -> None:
    client = Client()
    client.force_login(person("p", "Some Person", duty))

    client.get("/keys/")

    assert client.session.get_expiry_age() == hours * 3600


def test_a_code_generator_is_set_up_with_recovery_codes_shown_once(morning: Morning, cm: User) -> None:
    client = Client()
    client.post("/sign-in/", {"username": "cm", "password": "open sesame now"})
    client.post("/sign-in/again/", {"password": "open sesame now"})

    page = client.get("/keys/generator/").content.decode()
    assert "<svg" in page
    secret = client.session["mfa.totp.secret"]
    shown = str(totp.format_hotp_value(totp.hotp_value(secret, int(time.time() // 30))))
    kept = client.post("/keys/generator/", {"code": shown})

    assert kept.headers["Location"] == "/keys/codes/"
    assert client.get("/keys/codes/").content.decode().count('class="docket"') == 10
    assert client.get("/keys/codes/").content.decode().count('class="docket"') == 0
    stored = Authenticator.objects.get(type=Authenticator.Type.TOTP).data["secret"]
    assert secret not in stored


def test_keys_are_changed_only_after_the_password_once_more(morning: Morning, cm: User) -> None:
    client = Client()
    client.force_login(cm)

    answer = client.get("/keys/generator/")

    assert answer.headers["Location"].startswith("/sign-in/again/")
