"""Who may sign in: what is refused, what works once, and that every change stands on the office's own record."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User

from sunwai.errors import SunwaiError
from sunwai.offices.models import Office
from sunwai.offices.people import actions, links, seats
from sunwai.offices.people.models import OfficeEntry, OfficeSeat
from sunwai.offices.people.record import faults
from tests.builders import an_office, together

NOON = datetime(2026, 1, 20, 6, 30, tzinfo=UTC)
GOOD = "a-long-and-odd-word-7"

pytestmark = pytest.mark.django_db


def add(name: str = "ravi", *duties: str) -> User:
    return actions.add_person(name, called=name.title(), duties=duties or ("desk",), by="Meena", at=NOON)


def verbs() -> list[str]:
    return list(OfficeEntry.objects.order_by("seq").values_list("verb", flat=True))


class TestDuties:
    def test_a_person_is_added_without_a_password_and_comes_in_by_a_link_once(self) -> None:
        ravi = add()
        secret = links.make_link(ravi, by="Meena", at=NOON)

        assert not User.objects.get(username="ravi").has_usable_password()
        assert links.come_in(secret, password=GOOD, at=NOON).check_password(GOOD)
        with pytest.raises(links.LinkEnded):
            links.come_in(secret, password="another-odd-word-8", at=NOON)
        assert User.objects.get(username="ravi").check_password(GOOD)

    @pytest.mark.parametrize("name", ["", " ravi", "रवि", "a/b", "-x", "x" * 61])
    def test_a_name_that_nobody_could_type_is_refused(self, name: str) -> None:
        with pytest.raises(actions.NameUnfit):
            add(name)

    def test_a_name_in_other_capitals_is_the_same_name(self) -> None:
        add("ravi")
        with pytest.raises(actions.NameTaken):
            add("Ravi")

    def test_a_duty_of_an_office_cannot_be_mixed_with_ours(self) -> None:
        with pytest.raises(actions.DutyUnknown):
            add("ravi", "desk", "office")
        assert not User.objects.exists()

    @pytest.mark.parametrize("removed", ["closed", "other duties"])
    def test_the_last_desk_lead_cannot_be_removed(self, removed: str) -> None:
        meena = add("meena", "desk_lead")

        acts = {
            "closed": lambda: actions.close_account(meena, by="Meena", at=NOON),
            "other duties": lambda: actions.give_duties(meena, duties=["desk"], by="Meena", at=NOON),
        }
        with pytest.raises(actions.LastDeskLead):
            acts[removed]()

        meena.refresh_from_db()
        assert meena.is_active
        assert meena.groups.filter(name="desk_lead").exists()

    def test_with_another_lead_there_she_may_go(self) -> None:
        meena = add("meena", "desk_lead")
        add("ravi", "desk_lead")

        actions.close_account(meena, by="Ravi", at=NOON)

        assert not User.objects.get(username="meena").is_active

    def test_a_closed_lead_counts_for_nothing(self) -> None:
        meena, ravi = add("meena", "desk_lead"), add("ravi", "desk_lead")
        actions.close_account(ravi, by="Meena", at=NOON)

        with pytest.raises(actions.LastDeskLead):
            actions.close_account(meena, by="Meena", at=NOON)

    def test_every_change_stands_on_the_record_and_the_record_is_chained(self) -> None:
        add("meena", "desk_lead")
        ravi = add()
        actions.give_duties(ravi, duties=["secretary"], by="Meena", at=NOON)
        actions.close_account(ravi, by="Meena", at=NOON)

        assert verbs() == ["person_added", "person_added", "duties_changed", "account_closed"]
        assert OfficeEntry.objects.get(verb="duties_changed").facts == {"before": ["desk"], "after": ["secretary"]}
        assert faults() == []

    @pytest.mark.parametrize("harm", ["changed", "removed", "last"])
    def test_a_record_that_was_touched_is_found_out(self, harm: str) -> None:
        for name in ("meena", "ravi", "asha"):
            add(name)
        entries = OfficeEntry.objects.order_by("seq")
        if harm == "changed":
            OfficeEntry.objects.filter(seq=2).update(by="Somebody else")
        else:
            entries[1 if harm == "removed" else 2].delete()

        assert faults()


@pytest.mark.django_db(transaction=True)
def test_two_leads_who_remove_each_other_at_one_moment_do_not_both_succeed() -> None:
    meena, ravi = add("meena", "desk_lead"), add("ravi", "desk_lead")

    ends = together(
        lambda: actions.close_account(meena, by="Ravi", at=NOON),
        lambda: actions.close_account(ravi, by="Meena", at=NOON),
    )

    assert sum(isinstance(end, actions.LastDeskLead) for end in ends) == 1
    assert User.objects.filter(is_active=True).count() == 1
    assert faults() == []


class TestLinks:
    def test_the_secret_is_kept_nowhere(self) -> None:
        ravi = add()
        secret = links.make_link(ravi, by="Meena", at=NOON)

        assert secret not in str(list(ravi.onetimelink_set.values()))
        assert secret not in str(list(OfficeEntry.objects.values()))

    def test_looking_at_a_link_uses_nothing_up(self) -> None:
        secret = links.make_link(add(), by="Meena", at=NOON)
        links.found(secret, at=NOON)
        links.found(secret, at=NOON)

        assert links.come_in(secret, password=GOOD, at=NOON).check_password(GOOD)

    @pytest.mark.parametrize("why", ["too old", "a newer one", "closed", "made up"])
    def test_a_link_that_has_ended_lets_nobody_in(self, why: str) -> None:
        add("meena", "desk_lead")
        ravi, at = add(), NOON
        secret = links.make_link(ravi, by="Meena", at=NOON)
        if why == "too old":
            at += timedelta(hours=49)
        elif why == "a newer one":
            links.make_link(ravi, by="Meena", at=NOON)
        elif why == "closed":
            actions.close_account(ravi, by="Meena", at=NOON)
        else:
            secret += "x"

        with pytest.raises(links.LinkEnded):
            links.come_in(secret, password=GOOD, at=at)
        assert not User.objects.get(username="ravi").has_usable_password()

    def test_a_weak_password_leaves_the_link_good(self, settings: object) -> None:
        validator = "django.contrib.auth.password_validation.MinimumLengthValidator"
        settings.AUTH_PASSWORD_VALIDATORS = [{"NAME": validator, "OPTIONS": {"min_length": 10}}]
        secret = links.make_link(add(), by="Meena", at=NOON)

        with pytest.raises(actions.WeakPassword):
            links.come_in(secret, password="short", at=NOON)
        links.come_in(secret, password=GOOD, at=NOON)

    def test_the_first_link_makes_one_desk_lead_and_never_a_second(self) -> None:
        first = links.first_link(at=NOON)
        second = links.first_link(at=NOON)
        assert first
        assert second

        with pytest.raises(links.LinkEnded):
            links.come_in_first(first, name="troll", called="Troll", password=GOOD, at=NOON)
        meena = links.come_in_first(second, name="meena", called="Meena", password=GOOD, at=NOON)

        assert meena.groups.filter(name="desk_lead").exists()
        assert links.first_link(at=NOON) is None

    def test_a_first_link_found_later_is_worth_nothing_once_a_lead_is_there(self) -> None:
        secret = links.first_link(at=NOON)
        add("meena", "desk_lead")
        assert secret

        with pytest.raises(SunwaiError):
            links.come_in_first(secret, name="troll", called="Troll", password=GOOD, at=NOON)
        assert not User.objects.filter(username="troll").exists()


class TestSeats:
    @pytest.fixture
    def office(self) -> Office:
        return an_office()

    def test_an_officer_sits_once_they_have_come_in(self, office: Office) -> None:
        seat = seats.offer(office, name="dc.simdega", called="DC Simdega", by="Ravi", at=NOON)
        secret = links.make_link(seat.user, by="Ravi", at=NOON)
        assert OfficeSeat.objects.get().accepted_at is None

        user = links.come_in(secret, password=GOOD, at=NOON)

        taken = seats.seat_of(user)
        assert taken is not None
        assert (taken.office, taken.accepted_at) == (office, NOON)

    def test_a_seat_that_has_ended_closes_the_account_with_it(self, office: Office) -> None:
        seat = seats.offer(office, name="dc.simdega", called="DC Simdega", by="Ravi", at=NOON)
        seats.close(seat, by="Ravi", at=NOON)

        user = User.objects.get(username="dc.simdega")
        assert not user.is_active
        assert seats.seat_of(user) is None
        with pytest.raises(seats.NoSeat):
            seats.close(seat, by="Ravi", at=NOON)

    def test_nobody_sits_for_a_closed_office(self, office: Office) -> None:
        office.closed_at = NOON
        office.save()

        with pytest.raises(seats.OfficeClosed):
            seats.offer(office, name="dc.simdega", called="DC", by="Ravi", at=NOON)
        assert not User.objects.exists()
