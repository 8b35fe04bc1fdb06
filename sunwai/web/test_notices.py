"""The page of notices: whose addresses one may add and end, and what it never shows."""

import pytest
from django.test import Client

from sunwai.notify import actions
from sunwai.notify.conftest import Gateway, MailServer, gateway_server, mail_server  # noqa: F401  # fixtures
from sunwai.notify.models import Address
from sunwai.offices.models import Office
from sunwai.web.conftest import Morning, person, signed_in


@pytest.fixture
def lead(morning: Morning) -> Client:
    """Meena, who leads the desk, signed in."""
    return signed_in(person("meena", "Meena Devi", "desk_lead", "desk"))


def test_a_person_adds_and_ends_their_own_mailbox(morning: Morning, ravi: Client, mail_server: MailServer) -> None:  # noqa: F811
    assert ravi.post("/notices/mailbox", {"mailbox": "ravi@office.test", "takes_brief": "1"}).status_code == 303
    row = Address.objects.get()
    page = ravi.get("/notices/").content.decode()
    assert "ravi@office.test" in page
    assert "with the morning brief" in page

    assert ravi.post(f"/notices/{row.pk}/end").status_code == 303

    row.refresh_from_db()
    assert row.gone_at is not None
    assert ravi.post(f"/notices/{row.pk}/end").status_code == 404


def test_a_refusal_keeps_what_was_typed(morning: Morning, ravi: Client, mail_server: MailServer) -> None:  # noqa: F811
    answer = ravi.post("/notices/mailbox", {"mailbox": "ravi@"})

    assert answer.status_code == 400
    assert 'value="ravi@"' in answer.content.decode()
    assert not Address.objects.exists()


def test_nobody_ends_anothers_address_or_speaks_for_an_office(
    morning: Morning,
    ravi: Client,
    mail_server: MailServer,  # noqa: F811
) -> None:
    other = person("anita", "Anita Toppo", "desk")
    row = actions.add_mailbox(other, mailbox="anita@office.test", language="en", by="Anita", at=morning.at)
    office = Office.objects.get(code="dc-simdega")

    assert ravi.post(f"/notices/{row.pk}/end").status_code == 404
    answer = ravi.post("/notices/mailbox", {"mailbox": "dc@office.test", "office": office.code})
    assert answer.status_code == 400
    assert ravi.post("/notices/gateway", {"address": "json://127.0.0.1"}).status_code == 403
    assert Address.objects.filter(gone_at=None).count() == 1


def test_a_lead_sets_an_offices_gateway_and_its_keys_are_never_shown(lead: Client, gateway_server: Gateway) -> None:  # noqa: F811
    secret = gateway_server.address.replace("json://", "json://user:topsecret@")

    assert lead.post("/notices/gateway", {"address": secret, "office": "dc-simdega"}).status_code == 303

    page = lead.get("/notices/").content.decode()
    assert "Deputy Commissioner, Simdega" in page
    assert "topsecret" not in page
    row = Address.objects.get()
    assert lead.post(f"/notices/{row.pk}/end").status_code == 303
