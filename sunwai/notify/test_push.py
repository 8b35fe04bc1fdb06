"""A phone is told how many matters wait, and nothing of them; once; not at night; and not when it is gone."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import Group, User

from sunwai.cases.models import Case
from sunwai.escalation import actions as escalation
from sunwai.notify import actions, due, push
from sunwai.notify.models import Address, Notice
from tests import builders as b
from tests.push_service import PushService, push_service

pytestmark = pytest.mark.django_db


@pytest.fixture
def service() -> Iterator[PushService]:
    with push_service() as running:
        yield running


@pytest.fixture
def chief() -> User:
    user = User.objects.create_user("cm", first_name="Chief", last_name="Minister")
    user.groups.add(Group.objects.get_or_create(name="approver")[0])
    return user


@pytest.fixture
def phone(chief: User, service: PushService) -> Address:
    return actions.subscribe(chief, language="en", at=b.AT, **service.subscription)


def work(at: datetime = b.AT) -> int:
    done = 0
    while due.work_one(at=at, sop=b.the_sop()):
        done += 1
    return done


def test_the_approver_is_told_that_words_wait_sealed_for_the_phone_and_signed_by_us(
    phone: Address, service: PushService
) -> None:
    nod = b.asked()

    work()

    [notice] = service.arrived
    assert notice.told["title"] == "1 matter waits for your nod"
    assert notice.claims["aud"] == service.address
    assert notice.claims["key"] == push.public_key()
    assert (notice.headers["topic"], notice.headers["urgency"]) == ("sunwai-nods", "normal")
    assert notice.headers["ttl"] == "14400"
    assert b"nod" not in notice.sealed
    said = str(notice.told)
    assert not any(word in said for word in (nod.case.docket, "Simdega", "सिमडेगा", *nod.words.split()[:3]))


def test_the_same_matter_is_told_of_once_and_what_comes_close_behind_it_together(
    phone: Address, service: PushService
) -> None:
    b.asked()
    work()
    work(b.later(minutes=1))
    assert len(service.arrived) == 1

    for minute in (2, 3):
        b.asked(
            b.a_draft(b.an_accepted_case(f"{b.NO_NETWORK} {minute}"), at=b.later(minutes=minute)),
            at=b.later(minutes=minute),
        )
    work(b.later(minutes=4))
    assert len(service.arrived) == 1

    work(b.later(minutes=11))
    assert [notice.told["title"] for notice in service.arrived[1:]] == ["3 matters wait for your nod"]


def test_a_red_matter_is_told_of_at_once_and_at_night(phone: Address, service: PushService) -> None:
    nod = b.asked()
    night = b.AT.replace(hour=18)  # half past eleven at night in Ranchi
    nod_ends = {"lapses_at": night + timedelta(hours=1)}
    type(nod).objects.filter(pk=nod.pk).update(**nod_ends)

    work(night)
    assert not service.arrived

    Case.objects.update(urgency=3)
    work(night)
    [notice] = service.arrived
    assert (notice.headers["urgency"], notice.headers["topic"]) == ("high", "sunwai-red-nods")
    assert notice.told["title"] == "1 red matter waits for your nod"


def test_what_was_put_before_the_approver_at_night_is_told_of_in_the_morning(
    phone: Address, service: PushService
) -> None:
    evening = b.AT.replace(hour=16, minute=29)  # a minute to ten
    nod = b.asked(at=evening)
    due.work_one(at=evening, sop=b.the_sop())  # noted, not yet sent
    work(evening + timedelta(minutes=2))
    assert not service.arrived

    assert nod.lapses_at > evening + timedelta(hours=10)
    work(evening + timedelta(hours=10))
    assert len(service.arrived) == 1


def test_what_was_answered_meanwhile_is_not_told_of(phone: Address, service: PushService) -> None:
    nod = b.asked()
    due.work_one(at=b.AT, sop=b.the_sop())
    b.give(nod)

    work()

    assert not service.arrived
    assert not Notice.objects.exists()


@pytest.mark.parametrize("answer", [404, 410])
def test_a_phone_that_is_gone_is_told_no_more_and_its_keys_are_forgotten(
    phone: Address, service: PushService, answer: int
) -> None:
    service.answer = answer
    b.asked()

    work()
    work(b.later(hours=1))

    phone.refresh_from_db()
    assert (phone.gone_at, phone.gone_why, phone.p256dh, phone.auth) == (b.AT, str(answer), "", "")
    assert (service.asked, Notice.objects.get().state) == (1, "gone")


def test_a_busy_push_service_is_tried_again_when_it_says_and_then_given_up(
    phone: Address, service: PushService
) -> None:
    service.answer, service.more = 503, {"Retry-After": "120"}
    b.asked()

    work()
    assert service.asked == 1
    work(b.later(minutes=1))
    assert service.asked == 1
    work(b.later(minutes=2))
    assert service.asked == 2

    for hour in range(1, 6):
        work(b.later(hours=hour))
    assert (service.asked, Notice.objects.get().state, Notice.objects.get().error) == (5, "failed", "503")


def test_a_push_service_that_cannot_be_reached_is_tried_again(phone: Address, service: PushService) -> None:
    Address.objects.update(target="http://127.0.0.1:9/push")
    b.asked()

    work()

    assert (Notice.objects.get().state, Notice.objects.get().tries) == ("ready", 1)


def test_a_sender_that_died_is_followed_by_another(phone: Address, service: PushService) -> None:
    b.asked()
    due.work_one(at=b.AT, sop=b.the_sop())
    notice = Notice.objects.get()
    assert actions.take(notice, at=b.AT)
    assert not actions.take(notice, at=b.AT)

    work(b.later(minutes=1))
    assert not service.arrived
    work(b.later(minutes=3))
    assert len(service.arrived) == 1


def test_the_secretary_is_told_of_calls_and_of_no_nods(phone: Address, chief: User, service: PushService) -> None:
    chief.groups.set([Group.objects.get_or_create(name="secretary")[0]])
    window = b.a_window()
    escalation.pass_window(window, at=window.due_at)
    work(window.due_at)

    [notice] = service.arrived
    assert (notice.told["title"], notice.told["open"]) == ("1 matter to ring about", "/calls/")


@pytest.mark.parametrize("language", ["hi", "en"])
def test_each_person_is_told_in_their_own_language(chief: User, service: PushService, language: str) -> None:
    actions.subscribe(chief, language=language, at=b.AT, **service.subscription)
    b.asked()

    work()

    assert ("मंज़ूरी" in service.arrived[0].told["title"]) == (language == "hi")


def test_somebody_whose_account_was_closed_is_told_nothing(phone: Address, chief: User, service: PushService) -> None:
    User.objects.update(is_active=False)
    b.asked()

    work()

    assert not service.arrived
