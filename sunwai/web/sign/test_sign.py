"""Signing in and out: a refusal that helps, a first screen by duty, a theme that is remembered."""

import pytest
from django.test import Client

from sunwai.web.conftest import Morning, person


def with_password(*duties: str) -> None:
    user = person("ravi", "Ravi Kujur", *duties)
    user.set_password("open sesame")
    user.save()


def sign_in(client: Client, password: str) -> object:
    return client.post("/sign-in/", {"username": "ravi", "password": password})


@pytest.mark.parametrize(("duty", "screen"), [("desk", "/"), ("approver", "/nod/"), ("secretary", "/calls/")])
def test_each_duty_comes_to_its_own_first_screen(db: None, client: Client, duty: str, screen: str) -> None:
    with_password(duty)
    assert sign_in(client, "open sesame").headers["Location"] == screen


def test_a_wrong_password_is_told_what_to_do_and_the_name_is_kept(db: None, client: Client) -> None:
    with_password("desk")
    page = sign_in(client, "open").content.decode()
    assert "do not belong together" in page
    assert 'value="ravi"' in page


def test_signing_out_ends_it(morning: Morning, ravi: Client) -> None:
    assert ravi.get("/").status_code == 200
    ravi.post("/sign-out/")
    assert ravi.get("/").status_code == 302


def test_dark_is_kept_in_a_cookie_and_leads_nowhere_else(db: None, client: Client) -> None:
    answer = client.post("/theme/", {"theme": "dark", "next": "https://evil.example/"})
    assert answer.headers["Location"] == "/"
    assert 'data-theme="dark"' in client.get("/sign-in/").content.decode()
    client.post("/theme/", {"theme": "<script>"})
    assert "data-theme" not in client.get("/sign-in/").content.decode()


def test_somebody_without_a_duty_is_told_whom_to_ask(db: None, client: Client) -> None:
    client.force_login(person("new", "New Person"))
    answer = client.get("/")
    assert answer.status_code == 403
    assert "ask the desk lead" in answer.content.decode()
