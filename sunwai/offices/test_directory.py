"""What importing the office's lists promises: whole or not at all, every mistake said, safe to repeat."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sunwai.gazetteer.tables import load
from sunwai.networks.post import Author
from sunwai.offices.actions import meet, suspend_account
from sunwai.offices.directory import ImportReport, read
from sunwai.offices.importing import import_directory, import_shipped
from sunwai.offices.impostors import likeness
from sunwai.offices.models import Account, Holder, Office
from sunwai.offices.responsible import KINDS, who_acts

NOON = datetime(2026, 1, 20, 6, 30, tzinfo=UTC)

OFFICES = """\
code,kind,name_en,name_hi,place,acts_by,phone
dc-simdega,district,"Deputy Commissioner, Simdega","उपायुक्त, सिमडेगा",district:342,direction,06525-000000
union-railways,union,Ministry of Railways,रेल मंत्रालय,,request,
"""
ACCOUNTS = """\
office,network,key,handle,name,verified_on,verified_by,source
dc-simdega,x,77,@DCSimdega,DC Simdega,2026-01-19,Meena,government badge
union-railways,x,,RailMinIndia,,,,several public sources
"""
HOLDERS = """\
office,name,phone,since,source
dc-simdega,The first,,2025-01-01,order 1
dc-simdega,The second,06525-000000,2026-01-10,order 2
"""


def take(text: str, *, at: datetime = NOON) -> ImportReport:
    return import_directory(text.splitlines(), by="Meena", at=at)


def wrong(text: str) -> list[tuple[int, str]]:
    listed = read(text.splitlines(), offices=frozenset({"dc-simdega"}), today=date(2026, 1, 20))
    return [(mistake.line, mistake.text) for mistake in listed.mistakes]


@pytest.mark.django_db
class TestTaking:
    def test_offices_accounts_and_holders_are_taken_each_from_its_list(self) -> None:
        reports = [take(OFFICES), take(ACCOUNTS), take(HOLDERS)]

        assert [(r.form, r.created, r.ok) for r in reports] == [
            ("offices", 2, True),
            ("accounts", 2, True),
            ("holders", 2, True),
        ]
        simdega = Office.objects.get(code="dc-simdega")
        assert simdega.district_key == "district:342"
        assert simdega.phone == "06525-000000"
        assert simdega.holder(NOON).name == "The second"
        assert simdega.holder(NOON - timedelta(days=60)).name == "The first"

    def test_only_an_account_with_a_day_of_verification_may_be_tagged(self) -> None:
        take(OFFICES)
        take(ACCOUNTS)

        taggable = {a.handle for a in Account.objects.all() if a.is_verified_for_office(NOON)}

        assert taggable == {"DCSimdega"}

    def test_taking_the_same_list_twice_changes_nothing(self) -> None:
        for text in (OFFICES, ACCOUNTS, HOLDERS):
            take(text)

        again = [take(text) for text in (OFFICES, ACCOUNTS, HOLDERS)]

        assert [(r.created, r.changed, r.unchanged) for r in again] == [(0, 0, 2)] * 3
        assert (Office.objects.count(), Account.objects.count(), Holder.objects.count()) == (2, 2, 2)

    def test_an_empty_cell_leaves_what_stands_and_a_full_one_replaces_it(self) -> None:
        take(OFFICES)

        report = take(OFFICES.replace("06525-000000", "").replace("रेल मंत्रालय", "भारत का रेल मंत्रालय"))

        assert (report.changed, report.unchanged) == (1, 1)
        assert Office.objects.get(code="dc-simdega").phone == "06525-000000"
        assert Office.objects.get(code="union-railways").name_hi == "भारत का रेल मंत्रालय"

    def test_one_wrong_line_and_nothing_of_the_list_is_written(self) -> None:
        report = take(OFFICES + "sp-simdega,polise,SP,एसपी,district:342,direction,\n")

        assert not report.ok
        assert [m.line for m in report.mistakes] == [4]
        assert Office.objects.count() == 0

    def test_a_refusal_met_while_writing_undoes_the_rest_too(self) -> None:
        take(OFFICES)

        report = take(HOLDERS + "dc-simdega,The second,,2026-01-15,order 3\n")

        assert [m.line for m in report.mistakes] == [4]
        assert "The second since 2026-01-10" in report.mistakes[0].text
        assert report.created == 0
        assert Holder.objects.count() == 0

    def test_an_account_met_before_as_a_citizen_is_taken_up(self) -> None:
        take(OFFICES)
        met = meet(Author("77", "DCSimdega", "DC"), network="x", at=NOON)

        report = take(ACCOUNTS)
        met.refresh_from_db()

        assert (report.created, report.changed) == (1, 1)
        assert met.is_verified_for_office(NOON)

    def test_a_listed_handle_is_not_doubled_once_its_identity_is_known(self) -> None:
        take(OFFICES)
        take(ACCOUNTS)

        take(ACCOUNTS.replace("union-railways,x,,RailMinIndia,,,,", "union-railways,x,88,RailMinIndia,,,,"))
        again = take(ACCOUNTS)

        assert again.unchanged == 2
        assert sorted(Account.objects.values_list("key", flat=True)) == ["77", "88"]

    def test_a_list_cannot_move_a_verified_account_to_another_office(self) -> None:
        take(OFFICES)
        take(ACCOUNTS)

        report = take(ACCOUNTS.replace("dc-simdega,x,77", "union-railways,x,77"))

        assert "speaks for Deputy Commissioner, Simdega" in report.mistakes[0].text

    @pytest.mark.parametrize(("day", "lifted"), [("2026-01-19", False), ("2026-01-20", False), ("2026-01-22", True)])
    def test_only_a_later_verification_lifts_a_suspension(self, day: str, lifted: bool) -> None:
        take(OFFICES)
        take(ACCOUNTS)
        suspend_account(Account.objects.get(key="77"), why="Renamed", by="Ravi", at=NOON)
        later = NOON + timedelta(days=3)

        take(ACCOUNTS.replace("2026-01-19", day), at=later)

        assert Account.objects.get(key="77").is_verified_for_office(later) is lifted


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 1, "The first line names nothing"),
        ("a,b\n1,2\n", 1, "It must name the columns of one list"),
        ("code,kind,name_en,name_hi,acts_by\nx,union,X,एक्स,direction\n", 2, "cannot be directed"),
        ("code,kind,name_en,name_hi,acts_by\n,cm,X,एक्स,direction\n", 2, "column code is empty"),
        ("code,kind,name_en,name_hi,acts_by\nx,cm,X\n", 2, "column name_hi is empty"),
        ("code,kind,name_en,name_hi,acts_by\nx,cm,X,एक्स,direction,more\n", 2, "more cells"),
        ("code,kind,name_en,name_hi,acts_by,place\nx,district,X,एक्स,direction,\n", 2, "needs its district"),
        ("code,kind,name_en,name_hi,acts_by,place\nx,police,X,एक्स,direction,district:9\n", 2, "district:9"),
        ("code,kind,name_en,name_hi,acts_by\nx,cm,X,एक्स,direction\nx,cm,Y,वाई,direction\n", 3, "line 2 already"),
        ('code,kind,name_en,name_hi,acts_by\n"x,cm,X,एक्स,direction\n', 2, "This is not CSV"),
        ("office,network,handle\ndc-nowhere,x,dc\n", 2, "No office has the code 'dc-nowhere'"),
        ("office,network,handle\ndc-simdega,x,d c\n", 2, "has a space"),
        ("office,network,handle,verified_on,verified_by,source\ndc-simdega,x,dc,2026-01-02,M,b\n", 2, "column key"),
        ("office,network,handle,key,verified_on,source\ndc-simdega,x,dc,7,2026-01-02,badge\n", 2, "verified_by"),
        ("office,network,handle,verified_on\ndc-simdega,x,dc,2.1.26\n", 2, "Write a day as 2026-01-31"),
        ("office,network,handle,key,verified_on,verified_by,source\ndc-simdega,x,dc,7,2026-01-21,M,b\n", 2, "future"),
        ("office,name,since\ndc-simdega,A,\n", 2, "column since is empty"),
    ],
)  # fmt: skip
def test_each_mistake_is_said_with_its_line(text: str, line: int, says: str) -> None:
    assert any(number == line and says in said for number, said in wrong(text)), wrong(text)


def test_all_mistakes_are_listed_at_once() -> None:
    text = "office,network,handle\ndc-nowhere,,\ndc-simdega,x,ok\ndc-gone,x,a b\n"

    assert [line for line, _ in wrong(text)] == [2, 2, 2, 4, 4]


def test_the_mark_a_spreadsheet_puts_first_is_no_mistake() -> None:
    assert wrong("\ufeffoffice,name,since\ndc-simdega,A,2026-01-01\n") == []


@pytest.mark.django_db
class TestShipped:
    @pytest.fixture(autouse=True)
    def _imported(self) -> None:
        self.reports = import_shipped(by="installation", at=NOON)

    def test_the_shipped_lists_are_free_of_mistakes_and_safe_to_repeat(self) -> None:
        assert [report.mistakes for report in self.reports] == [()] * 5
        again = import_shipped(by="installation", at=NOON)
        assert [(report.created, report.changed) for report in again] == [(0, 0)] * 5

    @pytest.mark.parametrize(
        ("kind", "count"), [("district", 24), ("police", 25), ("department", 20), ("union", 31), ("other_state", 35)]
    )
    def test_the_directory_is_whole(self, kind: str, count: int) -> None:
        assert Office.objects.filter(kind=kind).count() == count

    def test_every_district_has_its_head_and_its_police_chief(self) -> None:
        for kind in ("district", "police"):
            seats = Office.objects.filter(kind=kind).exclude(district_key="").values_list("district_key", flat=True)
            assert sorted(seats) == sorted(d.key for d in load().districts())

    def test_no_shipped_account_may_be_tagged_and_none_is_a_districts(self) -> None:
        accounts = list(Account.objects.select_related("office"))

        assert accounts
        assert not any(account.is_verified_for_office(NOON) for account in accounts)
        assert not any(account.office.kind == "district" for account in accounts)
        assert all(account.source for account in accounts)

    def test_no_person_is_shipped(self) -> None:
        assert Holder.objects.count() == 0
        assert not Office.objects.exclude(phone="").exists()

    def test_every_kind_in_every_district_finds_its_office_and_all_to_be_told(self) -> None:
        offices = Office.open_facts(NOON)
        for kind in KINDS:
            for district in load().districts():
                assert who_acts(kind, district.key, offices=offices).owner, (kind, district.name_en)

        assert who_acts("telecom", "district:342", offices=offices).informed == ("union-telecom",)
        assert who_acts("wages", "state:32", offices=offices).owner == "cm-kerala"

    def test_a_closed_office_is_not_proposed(self) -> None:
        Office.objects.filter(code="dc-simdega").update(closed_at=NOON)

        assert who_acts("water", "district:342", offices=Office.open_facts(NOON)).owner is None

    @pytest.mark.parametrize(
        ("handle", "name", "code"),
        [
            ("DC_Simdega", "", "dc-simdega"),
            ("gumla_zila", "उपायुक्त गुमला", "dc-gumla"),
            ("Rail_Min_lndia", "", "union-railways"),
        ],
    )
    def test_an_impostor_is_told_by_handle_or_by_shown_name(self, handle: str, name: str, code: str) -> None:
        found = likeness(meet(Author("666", handle, name), network="x", at=NOON))

        assert found is not None
        assert found.office.code == code

    def test_a_citizen_resembles_no_office(self) -> None:
        assert likeness(meet(Author("1", "asha_devi", "Asha Devi"), network="x", at=NOON)) is None

    def test_an_offices_own_account_is_no_impostor(self) -> None:
        assert likeness(Account.objects.get(handle="RailMinIndia")) is None
