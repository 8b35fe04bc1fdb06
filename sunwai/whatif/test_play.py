"""A protocol is played by the stages' own rules, the same way every time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sunwai.sop.clauses import Sop
from sunwai.sop.load import parse
from sunwai.sop.words import Addressee, Duty, Urgency
from sunwai.whatif.behaviour import Behaviour, assumed
from sunwai.whatif.matter import NEVER, Answering, Matter
from sunwai.whatif.play import Play
from sunwai.whatif.run import answers_in
from sunwai.whatif.tally import Tally, quantile
from sunwai.whatif.trial import invented, tried

TEXT = (Path(__file__).resolve().parents[2] / "sop" / "default.toml").read_text(encoding="utf-8")
KOLKATA = ZoneInfo("Asia/Kolkata")
HOUR = timedelta(hours=1)
# Thursday, nine in the morning at the office
NINE = datetime(2026, 1, 15, 3, 30, tzinfo=UTC)
SILENT = Answering(NEVER, NEVER)


def protocol(*changes: tuple[str, str]) -> Sop:
    text = TEXT
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return parse(text)


def habits(**shares: float) -> Behaviour:
    """Offices of one mind: what is not given of the outcomes of a call does not happen."""
    calm = {"reached": 0.0, "promised": 0.0, "no_answer": 0.0, "action": 1.0, "promise": 0.0} | shares
    known = assumed()
    return replace(known, offices={kind: replace(habit, **calm) for kind, habit in known.offices.items()})


def matter(how: Answering = SILENT, *, number: int = 0, out_at: datetime = NINE, **more: object) -> Matter:
    facts = {"urgency": Urgency.TODAY, "addressee": Addressee.DISTRICT, "office": "dc-gumla", "district": "district:1"}
    return Matter(number=number, came_at=out_at, desk=0, out_at=out_at, recorded=how, **(facts | more))  # type: ignore[arg-type]  # keys by name


def played(*matters: Matter, sop: Sop | None = None, behave: Behaviour | None = None, days: int = 30) -> Tally:
    tally = Tally(KOLKATA, NINE, NINE + timedelta(days=days))
    return Play(sop or protocol(), habits=behave or habits(no_answer=1.0), seed=1, effect=0.5, tally=tally).all(matters)


def calls(tally: Tally, duty: Duty = Duty.SECRETARY) -> int:
    return sum(count for (whose, _), count in tally.calls_by_day.items() if whose is duty)


def test_an_answer_in_time_is_neither_warned_about_nor_rung_for() -> None:
    tally = played(matter(Answering(4 * HOUR, NEVER)))

    assert (tally.warnings, tally.breaches, calls(tally)) == (0, 0, 0)
    assert next(iter(tally.first.values()))[0] == 4.0


def test_an_answer_between_warning_and_end_is_warned_about_alone() -> None:
    tally = played(matter(Answering(5.5 * HOUR, NEVER)))

    assert (tally.warnings, tally.breaches, calls(tally)) == (1, 0, 0)


def test_silence_is_rung_for_as_often_as_the_protocol_says_and_ends_with_a_person() -> None:
    """No answer: the same rung again three times, then the rung above, until the desk decides."""
    once = played(matter(), behave=replace(habits(no_answer=1.0), desk=replace(assumed().desk, again=1)))

    assert once.breaches == 1
    assert calls(once) >= 4
    assert calls(once, Duty.CHIEF_SECRETARY) >= 1
    assert once.decided == 1


def test_a_wrong_number_comes_to_the_desk_at_once() -> None:
    one = replace(habits(), desk=replace(assumed().desk, again=1))

    tally = played(matter(), behave=one)

    assert (calls(tally), calls(tally, Duty.CHIEF_SECRETARY), tally.decided) == (1, 0, 1)


def test_a_shorter_window_is_rung_for_earlier() -> None:
    at_four = protocol(('due_after = "6 h"', 'due_after = "4 h"'), ('warn_after = "5 h"', 'warn_after = "3 h"'))
    late = matter(Answering(5 * HOUR, NEVER))

    assert (played(late).breaches, played(late, sop=at_four).breaches) == (0, 1)


def test_one_call_is_made_about_all_silent_matters_of_an_office() -> None:
    both = (matter(), matter(number=1, out_at=NINE + timedelta(minutes=1)))
    reached = replace(habits(reached=1.0), desk=replace(assumed().desk, again=1))

    together = played(*both, behave=reached, days=1)
    apart = played(both[0], replace(both[1], office="dc-khunti"), behave=reached, days=1)

    assert together.called_about == apart.called_about
    assert calls(together) < calls(apart)


def test_nobody_is_rung_in_the_quiet_hours_but_for_a_red_matter() -> None:
    evening = datetime(2026, 1, 15, 13, 0, tzinfo=UTC)  # half past six; six hours on it is night

    calm = played(matter(out_at=evening))
    red = played(matter(out_at=evening + 6 * HOUR, urgency=Urgency.RED))

    night = {22, 23, *range(7)}
    assert not [hour for (_, hour) in calm.calls_by_hour if hour in night]
    assert [hour for (_, hour) in red.calls_by_hour if hour in night]


def test_more_calls_than_are_asked_a_day_are_put_off_and_counted_but_red_ones_are_not() -> None:
    one_a_day = protocol(("calls_a_day = 12", "calls_a_day = 1"))
    reached = habits(reached=1.0)
    two = [matter(office="dc-gumla"), matter(number=1, office="dc-khunti")]

    first_day = played(*two, sop=one_a_day, behave=reached, days=1)
    red = played(*(replace(each, urgency=Urgency.RED) for each in two), sop=one_a_day, behave=reached, days=1)

    assert (calls(first_day), first_day.put_off > 0) == (1, True)
    assert (calls(red) > 1, red.put_off) == (True, 0)


def test_a_ministrys_window_is_reckoned_in_its_own_office_hours() -> None:
    union = {"addressee": Addressee.UNION, "office": "mea", "urgency": Urgency.CALM}
    friday = datetime(2026, 1, 16, 11, 0, tzinfo=UTC)  # the 24 office hours of clause 4.3 end on Wednesday

    answered = matter(Answering(timedelta(days=4), NEVER), out_at=friday, **union)

    assert played(answered).breaches == 0
    assert played(replace(answered, addressee=Addressee.DISTRICT)).breaches > 0


def test_silence_of_the_citizen_is_relief_only_where_the_protocol_says_so() -> None:
    quiet = replace(habits(), citizen=replace(assumed().citizen, confirmed=0.0, disputed=0.0))
    strict = TEXT.replace('any_of = ["citizen_confirmed", "witness_named", "unreachable_marked"]',
                          'any_of = ["citizen_confirmed", "witness_named"]', 1)  # fmt: skip
    answered = matter(Answering(HOUR, NEVER))

    assert played(answered, behave=quiet).relief
    assert not played(answered, behave=quiet, sop=parse(strict)).relief


def test_a_disputed_claim_is_directed_again_and_no_more_than_a_few_times() -> None:
    never = replace(habits(), citizen=replace(assumed().citizen, confirmed=0.0, disputed=1.0, word_h=1.0))

    tally = played(matter(Answering(HOUR, NEVER)), behave=never)

    assert not tally.relief
    assert len(next(iter(tally.first.values()))) == 1


@pytest.mark.parametrize(
    ("effect", "hours"),
    [(0.0, 10.0), (0.5, 9.0), (1.0, 8.0)],
)
def test_an_earlier_call_makes_an_earlier_answer_by_the_effect_that_is_assumed(effect: float, hours: float) -> None:
    how = Answering(own=30 * HOUR, lag=4 * HOUR)

    # rung after six hours it took ten; now it is rung after four
    assert answers_in(how, 4 * HOUR, before=10 * HOUR, effect=effect) == hours * HOUR
    assert answers_in(how, 6 * HOUR, before=10 * HOUR, effect=effect) == 10 * HOUR


def invented_days(days: int = 20, seed: int = 1) -> Iterator[Matter]:
    districts = ["district:1", "district:2"]
    start = date(2026, 1, 1)
    return invented(
        sop=protocol(), seed=seed, start=start, days=days, per_day=8, districts=districts, desks=2
    ).matters()  # fmt: skip


def test_a_seed_gives_the_same_period_and_another_seed_another() -> None:
    assert list(invented_days()) == list(invented_days())
    assert list(invented_days()) != list(invented_days(seed=2))
    assert 100 < len(list(invented_days())) < 220
    times = [each.came_at for each in invented_days()]
    assert times == sorted(times)


@pytest.mark.parametrize("effect", [0.0, 0.3, 1.0])
def test_the_same_protocol_against_itself_makes_no_difference_whatever_is_assumed(effect: float) -> None:
    source = invented(
        sop=protocol(), seed=3, start=date(2026, 1, 1), days=30, per_day=8, districts=["district:1"], desks=2
    )  # fmt: skip

    trial = tried(protocol(), protocol(), source=source, effect=effect)

    assert trial.before.breaches > 20
    assert trial.after == trial.before
    assert all(tally == trial.before for _, tally in trial.at_effects)


def test_every_matter_comes_to_an_end() -> None:
    source = invented(
        sop=protocol(), seed=5, start=date(2026, 1, 1), days=60, per_day=8, districts=["district:1"], desks=2
    )  # fmt: skip
    tally = Tally(KOLKATA, source.since, source.until)
    play = Play(protocol(), habits=assumed(), seed=5, effect=0.5, tally=tally)

    play.all(source.matters())

    assert not play._events
    assert not any(play._sheet.values())


@pytest.mark.parametrize(
    ("values", "half", "most"), [([], None, None), ([5.0], 5.0, 5.0), ([1.0, 2.0, 3.0, 4.0], 2.5, 3.7)]
)
def test_medians_and_ninetieths_lie_between_their_neighbours(
    values: list[float], half: float | None, most: float | None
) -> None:
    assert quantile(values, 0.5) == half
    assert quantile(values, 0.9) == pytest.approx(most)
