"""Notices by mail and gateway: bundled, capped, to whoever is on duty, with no word of a matter, and on record."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, User

from sunwai.cases import actions as cases
from sunwai.lib.crypto import unseal
from sunwai.notify import actions, due, waiting
from sunwai.notify.actions import AlreadyTold, CannotBeTold, TooManyAddresses
from sunwai.notify.conftest import Gateway, MailServer
from sunwai.notify.models import Address, Notice
from sunwai.roster import actions as roster
from sunwai.sop.words import Duty
from tests import builders as b

pytestmark = pytest.mark.django_db
RED = "जमशेदपुर में प्रसूता की जान ख़तरे में है, तुरंत एंबुलेंस चाहिए 9876543210"


def person(name: str = "Ravi", *duties: Duty) -> User:
    user = User.objects.create_user(name.casefold(), first_name=name)
    user.groups.set([Group.objects.get_or_create(name=duty.value)[0] for duty in duties or (Duty.DESK,)])
    return user


def told_by_mail(user: User, *, takes_brief: bool = False) -> Address:
    mailbox = f"{user.username}@office.test"
    return actions.add_mailbox(user, mailbox=mailbox, language="en", by="Meena", at=b.AT, takes_brief=takes_brief)


def a_red_case(*, minutes: float = 0, by: str = "asha") -> None:
    at = b.later(minutes=minutes)
    case = b.a_case(f"{RED} {by}", at=at, by=by)
    cases.correct(case, by="Ravi", at=at, why="read", urgency=3)


def tell(*, minutes: float = 0) -> int:
    done = 0
    while due.work_one(at=b.later(minutes=minutes), sop=b.the_sop()):
        done += 1
    return done


def test_a_red_matter_is_told_by_mail_with_a_count_and_a_link_and_nothing_of_it(mail_server: MailServer) -> None:
    told_by_mail(person())
    a_red_case()

    tell()

    [mail] = mail_server.taken
    assert mail["Subject"] == "1 red matter came to the desk"
    whole = f"{mail['Subject']} {mail.get_content()}"
    assert "https://sunwai.office.test/" in whole
    assert not [word for word in ("जमशेदपुर", "9876543210", "asha", "JH-") if word in whole]
    assert Notice.objects.get().state == Notice.State.SENT


def test_the_same_matter_is_told_once_and_a_newer_one_again(mail_server: MailServer) -> None:
    told_by_mail(person())
    a_red_case()
    tell()
    assert tell(minutes=1) == 0

    a_red_case(minutes=2, by="birsa")
    tell(minutes=2)

    assert [mail["Subject"] for mail in mail_server.taken] == [
        "1 red matter came to the desk",
        "2 red matters came to the desk",
    ]


def test_what_is_not_red_is_bundled_and_capped_by_the_hour(mail_server: MailServer) -> None:
    office = b.an_office()
    actions.add_mailbox(office, mailbox="dc@office.test", language="en", by="Meena", at=b.AT)
    row = Address.objects.get()
    b.a_direction_out(b.an_accepted_case(), owner=office)
    tell()

    b.a_direction_out(b.an_accepted_case(by="birsa"), owner=office, at=b.later(minutes=2))
    assert tell(minutes=3) == 0, "what comes within ten minutes waits for the next notice"
    tell(minutes=11)
    assert [mail["Subject"] for mail in mail_server.taken] == [
        "1 direction waits for your answer",
        "2 directions wait for your answer",
    ]

    for n in range(waiting.MOST_AN_HOUR):
        actions.note(row, Notice.About.LATE, count=1, until=b.later(minutes=n), at=b.later(minutes=20))
    newer = waiting.Waiting(Notice.About.ASKED, 3, b.later(minutes=30))
    assert not waiting.is_news(row, newer, at=b.later(minutes=40))
    assert waiting.is_news(row, newer, at=b.later(minutes=90))


def test_at_night_only_red_is_told(mail_server: MailServer) -> None:
    told_by_mail(person("Cm", Duty.APPROVER))
    b.asked(b.a_draft(b.an_accepted_case()))
    night = b.AT.replace(hour=17, minute=30)  # 23:00 in the office

    names = [one.about for one in waiting.for_person(["approver"], at=night, sop=b.the_sop())]
    by_day = [one.about for one in waiting.for_person(["approver"], at=b.AT, sop=b.the_sop())]

    assert names == []
    assert by_day == [Notice.About.NODS]


def test_only_whoever_is_on_duty_is_told(mail_server: MailServer) -> None:
    ravi, meena = person("Ravi"), person("Meena")
    told_by_mail(ravi)
    told_by_mail(meena)
    days = {"weekdays": range(7), "first_day": b.AT.date() - timedelta(days=1), "by": "Meena", "at": b.AT}
    roster.put_on(meena, Duty.DESK, begins=time(9), ends=time(17), **days)  # type: ignore[arg-type]
    a_red_case()

    tell()

    assert [mail["To"] for mail in mail_server.taken] == ["meena@office.test"]


def test_a_server_that_is_down_is_tried_again_and_given_up_on_record(mail_server: MailServer, settings: Any) -> None:
    told_by_mail(person())
    settings.MAIL_SERVER = "smtp://127.0.0.1:9"  # nothing listens there
    a_red_case()
    tell()
    notice = Notice.objects.get()
    assert (notice.state, notice.tries) == (Notice.State.READY, 1)

    settings.MAIL_SERVER = f"smtp://127.0.0.1:{mail_server.port}"
    tell(minutes=1)
    assert len(mail_server.taken) == 1

    settings.MAIL_SERVER = "smtp://127.0.0.1:9"
    a_red_case(minutes=2, by="birsa")
    for minutes in (2, 3, 5, 10, 20, 40):
        tell(minutes=minutes)
    last = Notice.objects.order_by("-id")[0]
    assert (last.state, last.tries) == (Notice.State.FAILED, actions.MOST_TRIES)
    assert "could not be used" in last.error


def test_a_mailbox_that_is_refused_for_good_is_not_tried_again(mail_server: MailServer) -> None:
    told_by_mail(person())
    mail_server.answer = "550 no such mailbox"
    a_red_case()

    tell()

    assert Notice.objects.get().state == Notice.State.FAILED
    assert tell(minutes=5) == 0


def test_a_gateways_keys_are_kept_sealed_and_it_is_told_through(gateway_server: Gateway, settings: Any) -> None:
    row = actions.add_gateway(person(), address=gateway_server.address, language="hi", by="Meena", at=b.AT)
    a_red_case()

    tell()

    assert gateway_server.address not in row.target
    assert unseal(row.target, key=settings.TOKEN_KEY).decode() == gateway_server.address
    [told] = gateway_server.taken
    assert told["title"] == "1 आपात मामला डेस्क पर आया"
    actions.end(row, at=b.AT, why="turned off")
    row.refresh_from_db()
    assert row.target == ""


def test_a_gateway_that_fails_is_tried_again(gateway_server: Gateway) -> None:
    actions.add_gateway(person(), address=gateway_server.address, language="en", by="Meena", at=b.AT)
    gateway_server.status = 503
    a_red_case()
    tell()
    assert Notice.objects.get().state == Notice.State.READY

    gateway_server.status = 200
    tell(minutes=1)

    assert Notice.objects.get().state == Notice.State.SENT


@pytest.mark.parametrize("address", ["syslog://", "tgram://token/chat", "json://example.org/x", "nonsense", ""])
def test_what_is_no_gateway_to_a_person_or_leaves_this_machine_is_refused(address: str) -> None:
    with pytest.raises(CannotBeTold, match="Nothing was kept"):
        actions.add_gateway(person(), address=address, language="en", by="Meena", at=b.AT)

    assert not Address.objects.exists()


@pytest.mark.parametrize("mailbox", ["", "ravi", "ravi@", "ravi@office.test\nBcc: x@y.test"])
def test_what_is_no_mailbox_is_refused(mail_server: MailServer, mailbox: str) -> None:
    with pytest.raises(CannotBeTold):
        actions.add_mailbox(person(), mailbox=mailbox, language="en", by="Meena", at=b.AT)


def test_without_a_mail_server_no_mailbox_is_kept() -> None:
    with pytest.raises(CannotBeTold, match="SUNWAI_MAIL"):
        told_by_mail(person())


def test_one_mailbox_is_told_once_and_ten_places_are_enough(mail_server: MailServer) -> None:
    ravi = person()
    told_by_mail(ravi)
    with pytest.raises(AlreadyTold):
        told_by_mail(ravi)

    for n in range(actions.MOST_ADDRESSES - 1):
        actions.add_mailbox(ravi, mailbox=f"ravi{n}@office.test", language="en", by="Ravi", at=b.AT)
    with pytest.raises(TooManyAddresses):
        actions.add_mailbox(ravi, mailbox="one.more@office.test", language="en", by="Ravi", at=b.AT)


def test_the_brief_goes_once_a_morning_to_who_wants_it(mail_server: MailServer) -> None:
    told_by_mail(person("Cm", Duty.APPROVER), takes_brief=True)
    told_by_mail(person("Secretary", Duty.SECRETARY))
    morning = -150 + 5  # five past seven in the office
    tell(minutes=morning)
    tell(minutes=morning + 30)

    [mail] = mail_server.taken
    assert mail["Subject"] == "Morning brief"
    assert "Came: 0" in mail.get_content()
    assert "/brief/" in mail.get_content()
    assert tell(minutes=morning + 300) == 0


def test_an_office_answered_meanwhile_is_not_told(mail_server: MailServer) -> None:
    office = b.an_office()
    row = actions.add_mailbox(office, mailbox="dc@office.test", language="en", by="Meena", at=b.AT)
    actions.note(row, Notice.About.ASKED, count=1, until=b.AT, at=b.AT)

    tell()

    assert mail_server.taken == []
    assert not Notice.objects.exists()
