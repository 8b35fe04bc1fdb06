"""Set-up, people and directory in the browser: what is written, what is refused, and who may see a number."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sunwai.networks.models import Credential
from sunwai.offices.importing import import_directory, import_shipped
from sunwai.offices.models import Account, Holder, Office
from sunwai.offices.people import links
from sunwai.offices.people.models import OfficeEntry, OfficeSeat
from sunwai.offices.people.record import Act
from sunwai.outbox.models import Handle
from sunwai.sandbox.client import Keys
from sunwai.simulate import World
from sunwai.sop.models import SopVersion
from sunwai.web.conftest import Morning, person, signed_in
from sunwai.web.setup.office_record import SENTENCES

GOOD = "a-long-and-odd-word-7"
LINK = re.compile(r"http://testserver(/link/[\w-]+/)")


@pytest.fixture
def meena(db: None) -> Client:
    """Meena, the desk lead, signed in."""
    return signed_in(person("meena", "Meena", "desk_lead"))


def shown(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return str(answer.content.decode())


def csv(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("list.csv", text.encode(), "text/csv")


def test_every_kind_of_act_has_its_sentence() -> None:
    assert {str(act) for act in Act} <= {str(act) for act in SENTENCES}


class TestPeople:
    def test_somebody_is_added_and_comes_in_by_the_link_that_is_shown_once(
        self, morning: Morning, meena: Client
    ) -> None:
        form = {"name": "ravi", "called": "Ravi Kujur", "duties": ["desk"]}
        page = meena.post("/people/add", form, follow=True).content.decode()
        found = LINK.search(page)
        assert found is not None
        again = meena.get(f"/people/{User.objects.get(username='ravi').pk}/").content.decode()
        assert LINK.search(again) is None

        ravi = Client()
        assert ravi.get(found[1]).status_code == 200
        assert ravi.post(f"{found[1]}come-in", {"password": GOOD, "again": "other"}).status_code == 400
        assert ravi.post(f"{found[1]}come-in", {"password": GOOD, "again": GOOD}).status_code == 303
        assert ravi.get("/").status_code == 200
        assert Client().get(found[1]).status_code == 410

    def test_the_first_desk_lead_comes_in_by_the_printed_link_and_to_set_up(self, morning: Morning) -> None:
        secret = links.first_link(at=morning.at)
        form = {"name": "meena", "called": "Meena", "password": GOOD, "again": GOOD}
        answer = Client().post(f"/link/{secret}/come-in", form)

        assert (answer.status_code, answer["Location"]) == (303, "/setup/")
        assert OfficeEntry.objects.get().facts["duties"] == ["desk_lead"]

    @pytest.mark.parametrize("duty", ["desk", "approver", "secretary", "chief_secretary", "reviewer", "office"])
    @pytest.mark.parametrize(
        "address", ["/people/", "/people/record/", "/setup/", "/setup/network/", "/directory/import/"]
    )
    def test_only_the_desk_lead_sees_who_may_sign_in_and_the_set_up(
        self, morning: Morning, duty: str, address: str
    ) -> None:
        assert signed_in(person("x", "X", duty)).get(address).status_code == 403

    def test_the_last_desk_lead_is_told_why_she_cannot_go(self, morning: Morning, meena: Client) -> None:
        pk = User.objects.get(username="meena").pk

        answer = meena.post(f"/people/{pk}/close")

        assert answer.status_code == 400
        assert "only desk lead" in answer.content.decode()
        assert User.objects.get(pk=pk).is_active

    def test_a_closed_account_is_out_at_once(self, morning: Morning, meena: Client, ravi: Client) -> None:
        assert ravi.get("/").status_code == 200
        meena.post(f"/people/{User.objects.get(username='ravi').pk}/close")

        assert ravi.get("/").status_code == 302


class TestDirectory:
    def test_numbers_are_shown_only_to_those_who_may_ring(self, morning: Morning, meena: Client, ravi: Client) -> None:
        Office.objects.filter(code="dc-simdega").update(phone="06525 000000")
        secretary = signed_in(person("secretary", "Secretary", "secretary"))

        for address in ("/directory/", "/directory/dc-simdega/"):
            assert "06525 000000" in shown(secretary, address)
            assert "06525 000000" in shown(meena, address)
            assert "06525 000000" not in shown(ravi, address)

    def test_the_number_of_queries_does_not_grow_with_the_offices(
        self, morning: Morning, meena: Client, django_assert_max_num_queries: object
    ) -> None:
        import_shipped(by="installation", at=morning.at)

        with django_assert_max_num_queries(12):
            meena.get("/directory/?show=vacant")

    def test_a_new_holder_is_dated_and_the_old_one_stays(self, morning: Morning, meena: Client) -> None:
        address = "/directory/dc-simdega/holder"
        for name, since in (("The first", "2025-01-01"), ("The second", "2026-01-10")):
            form = {"name": name, "since": since, "source": "order", "phone": ""}
            assert meena.post(address, form).status_code == 303

        assert list(Holder.objects.order_by("since").values_list("name", "until")) == [
            ("The first", Holder.objects.get(name="The second").since),
            ("The second", None),
        ]
        assert "The first" in shown(meena, "/directory/dc-simdega/")

    def test_a_list_is_looked_through_before_anything_is_written(self, morning: Morning, meena: Client) -> None:
        text = "office,name,since\ndc-simdega,Asha Minz,2026-01-02\n"
        page = meena.post("/directory/import/", {"file": csv(text)}).content.decode()
        assert "Asha Minz" in page
        assert not Holder.objects.exists()

        assert meena.post("/directory/import/", {"text": text, "take": "1"}).status_code == 303
        assert Holder.objects.get().name == "Asha Minz"

    def test_every_mistake_is_said_with_its_line_and_nothing_is_taken(self, morning: Morning, meena: Client) -> None:
        text = "office,name,since\ndc-nowhere,A,2026-01-02\ndc-simdega,B,2026-01-02\ndc-simdega,,someday\n"
        answer = meena.post("/directory/import/", {"text": text, "take": "1"})

        page = answer.content.decode()
        assert answer.status_code == 400
        assert "Line 2" in page
        assert "Line 4" in page
        assert not Holder.objects.exists()

    def test_what_is_given_out_changes_nothing_when_it_is_taken_in_again(self, morning: Morning, meena: Client) -> None:
        for form in ("offices", "accounts", "holders"):
            text = meena.get(f"/directory/{form}.csv").content.decode()
            report = import_directory(text.splitlines(keepends=True), by="Meena", at=morning.at)
            assert (report.form, report.ok, report.created, report.changed) == (form, True, 0, 0)

    def test_the_desk_invites_an_officer_who_comes_to_the_offices_own_page(
        self, morning: Morning, ravi: Client
    ) -> None:
        form = {"name": "dc.simdega", "called": "DC Simdega"}
        page = ravi.post("/directory/dc-simdega/invite", form, follow=True).content.decode()
        found = LINK.search(page)
        assert found is not None

        officer = Client()
        answer = officer.post(f"{found[1]}come-in", {"password": GOOD, "again": GOOD})

        assert (answer.status_code, answer["Location"]) == (303, "/office/")
        assert OfficeSeat.objects.get().accepted_at is not None

    def test_a_lookalike_that_spoke_in_our_matters_is_listed(self, morning: Morning, meena: Client) -> None:
        Account.objects.filter(office__code="dc-simdega").update(handle="DCSimdega")
        morning.reads("@jh_sunwai सिमडेगा में पानी नहीं आ रहा", author="DC_Simdega")
        morning.reads("@jh_sunwai गुमला में पानी नहीं आ रहा", author="sunita")

        page = shown(meena, "/directory/?show=lookalikes")

        assert "@DC_Simdega" in page
        assert "@sunita" not in page


class TestNetworkAndAccounts:
    @pytest.fixture
    def world(self, transactional_db: None, settings: object) -> Iterator[World]:
        with World() as opened:
            settings.X_BASE_URL = opened.network.base_url
            yield opened

    @pytest.fixture
    def keys(self, world: World) -> Keys:
        keys = world.network.create_account("jh_second").keys
        assert keys is not None
        return keys

    def form(self, keys: Keys) -> dict[str, str]:
        names = ("consumer_key", "consumer_secret", "token", "token_secret")
        return {name: getattr(keys, name) for name in names} | {"scheme": "oauth1", "mode": "api"}

    def test_keys_are_kept_once_the_network_says_whose_they_are(self, keys: Keys, meena: Client) -> None:
        assert meena.post("/setup/network/connect", self.form(keys)).status_code == 303

        assert Handle.objects.get(account=keys.account).mode == "api"
        assert keys.token_secret not in Credential.objects.get(account=keys.account).secret

    def test_keys_the_network_refuses_are_not_kept_and_not_shown_again(self, keys: Keys, meena: Client) -> None:
        answer = meena.post("/setup/network/connect", {**self.form(keys), "token_secret": "a-wrong-secret"})

        assert answer.status_code == 400
        assert not Handle.objects.filter(account=keys.account).exists()
        for secret in (keys.consumer_secret, keys.token, "a-wrong-secret"):
            assert secret not in answer.content.decode()

    def test_an_account_is_verified_only_after_the_network_was_seen_to_say_who_it_is(
        self, keys: Keys, meena: Client, world: World
    ) -> None:
        account = world.network.create_account("DCGumla", name="DC Gumla", verified_type="government")
        address, by = "/directory/dc-gumla/verify", {"handle": "@dcgumla", "source": "letter"}

        page = meena.post(address, by).content.decode()
        assert account.id in page
        assert not Account.objects.filter(key=account.id, verified_on__isnull=False).exists()

        assert meena.post(address, {**by, "key": account.id}).status_code == 303
        assert Account.objects.get(key=account.id).office == Office.objects.get(code="dc-gumla")


class TestSteps:
    def test_another_name_is_a_new_version_of_the_sop_and_nothing_else_changes(
        self, morning: Morning, meena: Client
    ) -> None:
        old = SopVersion.objects.get()
        assert (
            meena.post("/setup/office/name", {"en": "Chief Minister of Assam", "hi": "मुख्यमंत्री, असम"}).status_code == 303
        )

        new = SopVersion.objects.latest("number")
        changed = set(new.text.splitlines()) ^ set(old.text.splitlines())
        assert len(changed) == 6
        assert 'name = "Chief Minister of Assam"' in changed

    def test_a_name_with_a_quotation_mark_breaks_nothing(self, morning: Morning, meena: Client) -> None:
        answer = meena.post("/setup/office/name", {"en": 'X"\n[nod]', "hi": "क"})

        assert answer.status_code == 400
        assert SopVersion.objects.count() == 1

    def test_a_sop_is_looked_through_then_put_in_force_by_name(self, morning: Morning, meena: Client) -> None:
        text = settings.SOP_FILE.read_text(encoding="utf-8").replace("version = 1", "version = 2", 1)
        text = text.replace('due_after = "6 h"', 'due_after = "7 h"', 1)

        page = meena.post("/setup/sop/change", {"text": text}).content.decode()
        assert "7" in page
        assert SopVersion.objects.count() == 1
        assert meena.post("/setup/sop/change", {"text": text, "put": "1"}).status_code == 303
        assert SopVersion.objects.latest("number").put_in_force_by == "Meena"

    def test_every_mistake_of_a_sop_is_said_and_changes_nothing(self, morning: Morning, meena: Client) -> None:
        answer = meena.post("/setup/sop/change", {"text": "version = 2\n", "put": "1"})

        assert answer.status_code == 400
        assert SopVersion.objects.count() == 1

    def test_once_an_approver_came_in_standing_nods_are_theirs_to_give(self, morning: Morning, meena: Client) -> None:
        text = settings.SOP_FILE.read_text(encoding="utf-8").replace("version = 1", "version = 2", 1)
        cm = signed_in(person("cm", "Chief Minister", "approver"))

        assert meena.post("/setup/sop/change", {"text": text, "put": "1"}).status_code == 400
        assert cm.post("/setup/sop/change", {"text": text, "put": "1"}).status_code == 303
        assert SopVersion.objects.latest("number").put_in_force_by == "Chief Minister"

    def test_the_steps_stand_as_the_rows_say(self, morning: Morning, meena: Client) -> None:
        before = shown(meena, "/setup/").count("Do this")
        meena.post("/setup/sop/keep")

        assert shown(meena, "/setup/").count("Do this") == before - 1
