"""Our own posts, read back from the network, are known for the acts they are; changed ones are told of."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sunwai.networks.post import ItemKind, Sent
from sunwai.outbox import actions, recognising
from sunwai.outbox.models import Outgoing, State
from tests import builders as b

pytestmark = pytest.mark.django_db


def an_act(*, by_hand: bool = True, case: str = "asha") -> Outgoing:
    b.a_handle(mode="assisted" if by_hand else "api")
    act = b.an_issued_direction(b.an_accepted_case(by=case)).outgoing
    assert act is not None
    return act


def read_back(text: str, *, key: str = "901", under: str | None = None, minutes: float = 9) -> Outgoing | None:
    sent = Sent(key=key, at=b.later(minutes=minutes), text=text)
    return recognising.recognise(network="x", sent=sent, in_reply_to=under, at=b.later(minutes=minutes + 1))


def test_what_a_person_posted_by_hand_is_claimed_and_read_again_is_nothing_new() -> None:
    act = an_act()

    assert read_back(act.words, under=act.in_reply_to) == act
    assert read_back(act.words, under=act.in_reply_to) == act

    act.refresh_from_db()
    assert (act.state, act.sent_key, act.differs) == (State.SENT, "901", False)
    assert b.verbs(act.case).count("post_claimed") == 1


def test_a_code_is_not_taken_for_the_beginning_of_a_longer_one() -> None:
    act = an_act()

    assert read_back(f"सूचना {act.code}0") is None
    assert Outgoing.objects.get().state == State.BY_HAND


def test_without_its_code_a_post_is_known_by_its_words_under_the_same_post() -> None:
    act = an_act()
    Outgoing.objects.update(words="Please act.")

    assert read_back("Please act.", under="another") is None
    assert read_back("Please  act.", under=act.in_reply_to) == act


def test_a_post_from_before_the_act_is_not_it() -> None:
    act = an_act()

    assert read_back(act.words, under=act.in_reply_to, minutes=-3) is None
    assert read_back(act.words, under=act.in_reply_to, minutes=-1) == act  # two clocks differ by a little


def test_a_person_who_mistyped_the_code_says_which_post_it_is() -> None:
    act = an_act()
    assert read_back("@dc_simdega please act JH-20-99999/1") is None

    actions.decide(act, went_out=True, sent_key="901", sent_words="please act", by="Ravi", at=b.later(minutes=20))

    assert (act.state, act.sent_key, act.differs) == (State.SENT, "901", True)
    assert b.verbs(act.case)[-3:] == ["post_decided", "post_claimed", "post_differs"]


def test_an_act_for_a_person_cannot_be_told_not_to_be_out() -> None:
    act = an_act()

    b.refusal_writes_nothing(
        act.case, actions.NotUndecided, lambda: actions.decide(act, went_out=False, by="Ravi", at=b.AT)
    )


def test_what_was_taken_back_and_stands_there_all_the_same_is_on_the_record() -> None:
    act = an_act()
    actions.withdraw(act, at=b.AT)

    assert read_back(act.words) == act
    assert Outgoing.objects.get().state == State.SENT


def test_our_own_post_changed_on_the_network_is_flagged_as_not_nodded_to() -> None:
    act = an_act()
    post = b.a_post(act.words, by=b.OURS, key="901", parent=act.in_reply_to)

    b.a_post("Something else", by=b.OURS, key="901", version="902", kind=ItemKind.EDIT, at=b.later(minutes=5))

    act.refresh_from_db()
    post.refresh_from_db()
    assert (act.state, act.differs, act.sent_words, post.text) == (State.SENT, True, "Something else", "Something else")
    assert b.count_of(act.case, b.Verb.POST_DIFFERS) == 1


def test_a_change_back_to_the_words_of_the_nod_is_no_difference_any_more() -> None:
    act = an_act()
    b.a_post(act.words, by=b.OURS, key="901", parent=act.in_reply_to)
    for version, text in (("902", "Something else"), ("903", act.words)):
        b.a_post(text, by=b.OURS, key="901", version=version, kind=ItemKind.EDIT)

    assert Outgoing.objects.get().differs is False


def test_telling_our_post_from_a_thousand_acts_that_are_out_reads_a_few_rows() -> None:
    act = an_act()
    row = Outgoing.objects.values().get()
    del row["id"]
    Outgoing.objects.bulk_create(
        Outgoing(**{**row, "key": f"k{n}", "code": f"JH-20-9{n:05d}/1", "state": "sent", "sent_key": f"s{n}"})
        for n in range(1_000)
    )

    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert read_back("नमस्ते") is None
        assert read_back(act.words) == act
    assert len(asked) < 25
    code = Outgoing.objects.exclude(state="sent").filter(network="x", code=act.code).explain()
    assert "outgoing_may_be_out" in code or connection.vendor == "postgresql"  # whose planner scans small tables


def test_two_readers_claim_one_post_once(transactional_db: None) -> None:
    act = an_act()

    ends = b.together(*[lambda: read_back(act.words)] * 3)

    assert ends == [act] * 3
    assert b.verbs(act.case).count("post_claimed") == 1


def test_the_sender_and_the_reader_note_one_end(transactional_db: None) -> None:
    act = an_act(by_hand=False)
    Outgoing.objects.update(state=State.SENDING, attempt=1, lease_until=b.AT + timedelta(minutes=2))

    b.together(lambda: read_back(act.words), lambda: b.went_out(act, key="901"))

    assert b.verbs(act.case).count("post_sent") == 1
