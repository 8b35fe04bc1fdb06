"""The officer's page: its own directions and nothing else, whoever asks and however."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver

from sunwai.cases.actions import seal
from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.direction.models import Direction
from sunwai.intake.models import Post
from sunwai.lib.test_pictures import jpeg
from sunwai.offices.models import Office
from sunwai.offices.people import seats
from sunwai.offices.people.models import OfficeSeat
from sunwai.outbox.models import Outgoing
from sunwai.response.models import AnswerPicture, Reply
from sunwai.web.conftest import Desk, Morning, directed, page_of, person, refusal_in, signed_in

DONE = "दोनों पंचायतों में टावर चालू कर दिए गए हैं।"
NUMBER = "9876543210"  # the citizen's, in their post


def an_office(code: str, name: str) -> Office:
    return Office.objects.create(
        code=code, kind="district", name_en=name, name_hi=name, district_key="district:331", acts_by="direction"
    )


def an_officer(code: str, morning: Morning) -> Client:
    """Will seat an officer at the office of CODE and give their browser."""
    office = Office.objects.get(code=code)
    seat = seats.offer(office, name=code.replace("-", "."), called=f"Officer of {code}", by="Meena", at=morning.at)
    seats.take(seat.user, at=morning.at)
    return signed_in(seat.user)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, settings: object) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def direction(desk: Desk, morning: Morning) -> Direction:
    return directed(desk, morning)


@pytest.fixture
def simdega(direction: Direction, morning: Morning) -> Client:
    return an_officer("dc-simdega", morning)


@pytest.fixture
def gumla(direction: Direction, morning: Morning) -> Client:
    an_office("dc-gumla", "Deputy Commissioner, Gumla")
    return an_officer("dc-gumla", morning)


def page(direction: Direction) -> str:
    return f"/office/{direction.case.docket}/{direction.number}/"


def send(client: Client, direction: Direction, **form: object) -> str:
    """Will send an answer and give the page that followed."""
    answer = client.post(f"{page(direction)}answer", {"text": DONE, **form}, follow=True)
    assert answer.redirect_chain, refusal_in(answer.content.decode())
    return answer.content.decode()


class TestTheirOwn:
    def test_an_office_finds_what_it_was_directed_to_do_in_hindi_first(
        self, simdega: Client, direction: Direction
    ) -> None:
        listed = simdega.get("/office/", HTTP_ACCEPT_LANGUAGE="en").content.decode()

        assert '<html lang="hi"' in listed
        assert direction.words[:40] in listed
        assert "बाक़ी" in listed

    def test_it_is_told_by_when_and_by_which_clause(self, simdega: Client, direction: Direction) -> None:
        simdega.cookies["django_language"] = "en"
        shown = simdega.get(page(direction)).content.decode()

        window = Window.objects.get()
        assert f"SOP clause {window.clause}" in shown
        assert direction.words in shown

    def test_an_answer_reaches_the_case_as_a_reply_that_the_desk_reads(
        self, simdega: Client, direction: Direction, desk: Desk
    ) -> None:
        assert DONE in send(simdega, direction, kind="action_reported")

        reply = Reply.objects.get()
        assert (reply.case, reply.direction, reply.read_at) == (direction.case, direction, None)
        desk.does(f"reply/{reply.pk}/confirm-reading", kind="action_reported")
        assert not Window.objects.running().exists()

    def test_the_desk_puts_it_under_the_direction_after_a_look(
        self, simdega: Client, direction: Direction, desk: Desk
    ) -> None:
        send(simdega, direction)
        reply = Reply.objects.get()

        desk.does(f"reply/{reply.pk}/put-up", words=DONE)

        act = Outgoing.objects.get(act="office_answer")
        assert (act.in_reply_to, act.state) == ("9001", "by_hand")

    def test_a_picture_is_seen_by_the_desk_and_by_its_own_office(
        self, simdega: Client, direction: Direction, ravi: Client
    ) -> None:
        with_picture(simdega, direction)
        address = f"/office/picture/{AnswerPicture.objects.get().pk}/"

        for client in (ravi, simdega):
            answer = client.get(address)
            assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
            assert "private" in answer["Cache-Control"]

    def test_the_case_page_asks_no_more_of_the_database_for_many_answers_with_pictures(
        self, simdega: Client, direction: Direction, ravi: Client
    ) -> None:
        def queries() -> int:
            page_of(ravi, direction.case)
            with CaptureQueriesContext(connection) as asked:
                page_of(ravi, direction.case)
            return len(asked)

        with_picture(simdega, direction)
        few = queries()
        picture = SimpleUploadedFile("more.jpg", jpeg(), "image/jpeg")
        send(simdega, direction, text=f"{DONE} तीसरा भी।", pictures=picture)
        send(simdega, direction, text="काम पूरा हुआ।")

        assert Reply.objects.count() == 3
        assert queries() == few <= 12

    def test_what_is_refused_keeps_what_was_typed(self, simdega: Client, direction: Direction) -> None:
        answer = simdega.post(f"{page(direction)}answer", {"text": DONE, "date-1": "2020-01-01"})

        assert answer.status_code == 400
        assert DONE in answer.content.decode()
        assert not Reply.objects.exists()

    def test_a_file_that_is_no_picture_stores_nothing(
        self, simdega: Client, direction: Direction, tmp_path: Path
    ) -> None:
        bad = tmp_path / "a.jpg"
        bad.write_bytes(b"<script>alert(1)</script>")
        with bad.open("rb") as file:
            answer = simdega.post(f"{page(direction)}answer", {"text": DONE, "pictures": file})

        assert answer.status_code == 400
        assert not Post.objects.filter(network="office").exists()

    def test_passing_it_on_wants_an_office_and_a_reason(
        self, simdega: Client, gumla: Client, direction: Direction
    ) -> None:
        for form in ({"office": "dc-gumla"}, {"reason": "theirs"}, {"office": "dc-simdega", "reason": "x"}):
            assert simdega.post(f"{page(direction)}transfer", form).status_code == 400
        assert simdega.post(f"{page(direction)}transfer", {"office": "dc-gumla", "reason": "theirs"}).status_code == 303

        assert Reply.objects.get().reading["kind"] == "transferred"

    def test_the_first_load_is_small_and_needs_no_script(self, simdega: Client, direction: Direction) -> None:
        shown = simdega.get(page(direction)).content
        static = Path(__file__).parents[2] / "static"
        weight = len(shown) + sum((static / name).stat().st_size for name in ("sunwai.css", "officer.css", "icons.svg"))

        assert b"<script" not in shown
        assert weight < 60_000


class TestNothingElse:
    def test_no_citizen_no_number_no_post_is_shown(self, simdega: Client, direction: Direction) -> None:
        asha = direction.case.posts.get(role="new_matter")
        for address in ("/office/", page(direction)):
            shown = simdega.get(address).content.decode()
            assert NUMBER in asha.text
            assert NUMBER not in shown
            assert asha.author.handle not in shown

    def test_another_offices_direction_does_not_exist(self, gumla: Client, direction: Direction) -> None:
        assert direction.case.docket not in gumla.get("/office/").content.decode()
        assert gumla.get(page(direction)).status_code == 404
        for verb in ("answer", "transfer"):
            form = {"text": DONE, "office": "dc-simdega", "reason": "x"}
            assert gumla.post(f"{page(direction)}{verb}", form).status_code == 404
        assert not Reply.objects.exists()

    @pytest.mark.parametrize("number", [0, 2, 99, 99999999999])
    def test_a_number_that_is_not_there_does_not_exist_either(
        self, simdega: Client, direction: Direction, number: int
    ) -> None:
        assert simdega.get(f"/office/{direction.case.docket}/{number}/").status_code == 404

    def test_another_offices_picture_does_not_exist(self, simdega: Client, gumla: Client, direction: Direction) -> None:
        with_picture(simdega, direction)
        address = f"/office/picture/{AnswerPicture.objects.get().pk}/"

        assert gumla.get(address).status_code == 404
        assert Client().get(address).status_code == 302
        assert signed_in(person("nazia", "Nazia", "reviewer")).get(address).status_code == 403

    def test_a_draft_and_a_direction_not_out_yet_are_not_shown(self, desk: Desk, morning: Morning) -> None:
        desk.does("accept", kind="telecom", district_key="district:342")
        desk.does("draft", owner="dc-simdega")
        draft = Direction.objects.get()

        officer = an_officer("dc-simdega", morning)

        assert draft.case.docket not in officer.get("/office/").content.decode()
        assert officer.get(page(draft)).status_code == 404

    def test_a_sealed_matter_shows_only_its_direction(
        self, simdega: Client, direction: Direction, morning: Morning
    ) -> None:
        simdega.cookies["django_language"] = "en"
        before = simdega.get(page(direction)).content.decode()
        assert "Bolba" in before.replace(direction.words, "")
        seal(Case.objects.get(pk=direction.case_id), by="Ravi", at=morning.at, why="child")

        shown = simdega.get(page(direction)).content.decode().replace(direction.words, "")

        assert "Bolba" not in shown
        assert "sealed" in shown

    def test_an_officer_whose_seat_has_ended_is_out_at_once(
        self, simdega: Client, direction: Direction, morning: Morning
    ) -> None:
        seats.close(OfficeSeat.objects.get(), by="Meena", at=morning.at)

        assert simdega.get(page(direction)).status_code == 302
        assert simdega.post(f"{page(direction)}answer", {"text": DONE}).status_code == 302
        assert not Reply.objects.exists()

    def test_a_duty_without_a_seat_opens_nothing(self, direction: Direction) -> None:
        nobody = signed_in(person("stray", "Stray", "office"))

        assert nobody.get("/office/").status_code == 403
        assert nobody.get(page(direction)).status_code == 403

    @pytest.mark.parametrize("duty", ["desk", "desk_lead", "approver", "secretary", "reviewer"])
    def test_nobody_of_ours_answers_for_an_office(self, direction: Direction, duty: str) -> None:
        ours = signed_in(person("ours", "Ours", duty))

        assert ours.get(page(direction)).status_code == 403
        assert ours.post(f"{page(direction)}answer", {"text": DONE}).status_code == 403
        assert not Reply.objects.exists()

    def test_no_screen_of_ours_opens_to_an_officer(self, simdega: Client, direction: Direction) -> None:
        """Every address of the product is tried, so that a new screen without a duty fails here."""
        opened = {name for name, address in addresses(direction) if simdega.get(address).status_code == 200}

        assert opened - OPEN_TO_ALL <= {"officer-list", "officer-direction"}
        posted = {name for name, address in addresses(direction) if simdega.post(address).status_code in {200, 303}}
        assert posted - OPEN_TO_ALL <= {"officer-list"}


# Public pages, signing in and a person's own keys, and what a machine asks: open to anybody who is signed in.
OPEN_TO_ALL = {
    "public-front", "public-case", "public-roots", "public-roots-json", "healthz", "readyz", "sign-in", "account_login",
    "mfa_authenticate", "mfa_login_webauthn", "account_reauthenticate", "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn", "sign-challenge", "sign-out", "theme", "mfa_index", "mfa_add_webauthn",
    "mfa_activate_totp", "mfa_generate_recovery_codes", "set_language", "service-worker", "app-manifest", "public-sop",
}  # fmt: skip
VALUES = {"int": "1", "str": "x", "slug": "x", "path": "x", "uuid": "0" * 32}


def addresses(direction: Direction) -> list[tuple[str, str]]:
    """Every named address of the product, with this matter's docket where one is wanted and 1 for every number."""
    found = []

    def walk(patterns: list[URLPattern | URLResolver], before: str) -> None:
        for pattern in patterns:
            route = before + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, route)
            elif pattern.name:
                found.append((pattern.name, route))

    walk(get_resolver().url_patterns, "/")
    filled = []
    for name, route in found:
        for part in [p.split(">")[0] for p in route.split("<")[1:]]:
            kind, _, field = part.rpartition(":")
            value = direction.case.docket if field == "docket" else VALUES[kind or "str"]
            route = route.replace(f"<{part}>", value)
        filled.append((name, route))
    return filled


def with_picture(client: Client, direction: Direction) -> None:
    """Will send an answer with a picture."""
    send(client, direction, pictures=SimpleUploadedFile("work.jpg", jpeg(), "image/jpeg"))
