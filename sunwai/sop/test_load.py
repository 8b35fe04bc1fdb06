"""An SOP file is taken whole or refused whole, with every mistake in words a desk lead can act on."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from sunwai.errors import MissingPrerequisite
from sunwai.sop.clauses import Sop
from sunwai.sop.durations import parse_duration, say_duration
from sunwai.sop.load import SopRefused, parse, read
from sunwai.sop.words import (
    Addressee,
    AfterCallStep,
    CallOutcome,
    Duty,
    Language,
    Mark,
    Outcome,
    Proof,
    RungAct,
    Urgency,
    WordingKind,
)

FILE = Path(__file__).resolve().parents[2] / "sop" / "default.toml"
TEXT = FILE.read_text(encoding="utf-8")
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@pytest.fixture(scope="module")
def sop() -> Sop:
    return read(FILE)


def changed(old: str, new: str) -> str:
    assert old in TEXT, old
    return TEXT.replace(old, new, 1)


def refused(text: str) -> list[str]:
    with pytest.raises(SopRefused) as caught:
        parse(text)
    return [str(mistake) for mistake in caught.value.mistakes]


def line_of(words: str) -> int:
    return TEXT[: TEXT.index(words)].count("\n") + 1


def test_an_office_of_the_state_is_warned_at_five_and_rung_at_six_hours_round_the_clock(sop: Sop) -> None:
    for addressee in (Addressee.DISTRICT, Addressee.POLICE, Addressee.DEPARTMENT):
        terms = sop.windows.for_(addressee, Urgency.TODAY)

        assert (terms.warn_after, terms.due_after, terms.working_hours) == (5 * HOUR, 6 * HOUR, False)
        assert terms.clause is sop.clause("4.1")


def test_a_red_matter_has_minutes_whoever_is_addressed(sop: Sop) -> None:
    for addressee in Addressee:
        terms = sop.windows.for_(addressee, Urgency.RED)

        assert (terms.warn_after, terms.due_after, terms.working_hours) == (20 * MINUTE, 30 * MINUTE, False)


def test_a_union_ministry_has_three_days_of_office_hours(sop: Sop) -> None:
    terms = sop.windows.for_(Addressee.UNION, Urgency.CALM)

    assert (terms.due_after, terms.working_hours) == (24 * HOUR, True)
    assert sop.calendar.week[0] == ((time(10), time(18)),)


def test_the_ladder_goes_from_desk_to_secretary_to_chief_secretary_and_ends_with_a_person(sop: Sop) -> None:
    steps = [(rung.duty, rung.act, rung.opens_at) for rung in sop.ladder.rungs]

    assert steps == [
        (Duty.DESK, RungAct.WARNED, Mark.WARN),
        (Duty.SECRETARY, RungAct.RINGS, Mark.DUE),
        (Duty.SECRETARY, RungAct.RINGS, Mark.LAPSE),
        (Duty.CHIEF_SECRETARY, RungAct.RINGS, Mark.LAPSE),
        (Duty.DESK, RungAct.DECIDES, Mark.LAPSE),
    ]
    first_call = sop.ladder.opening_at(Mark.DUE)
    assert first_call.wait_for(Urgency.RED) == 10 * MINUTE
    assert sop.ladder.after(first_call) is sop.ladder.rungs[2]
    assert sop.ladder.after(sop.ladder.rungs[-1]) is None


def test_what_follows_a_call_depends_on_what_came_of_it(sop: Sop) -> None:
    reached = sop.after_call.for_(CallOutcome.REACHED)
    silent = sop.after_call.for_(CallOutcome.NO_ANSWER)
    wrong = sop.after_call.for_(CallOutcome.WRONG_NUMBER)

    assert (reached.wait_for(Urgency.TODAY), reached.then) == (3 * HOUR, AfterCallStep.NEXT_RUNG)
    assert (silent.wait_for(Urgency.TODAY), silent.then, silent.repeats) == (30 * MINUTE, AfterCallStep.SAME_RUNG, 3)
    assert (wrong.wait_for(Urgency.TODAY), wrong.then) == (timedelta(0), AfterCallStep.DESK)


def test_a_nod_lapses_in_a_day_and_a_red_one_in_two_hours(sop: Sop) -> None:
    assert sop.nod.expiry(Urgency.TODAY) == 24 * HOUR
    assert sop.nod.expiry(Urgency.RED) == 2 * HOUR
    assert sop.nod.staleness(Urgency.RED) == 4 * HOUR
    assert sop.nod.given_by == {Duty.APPROVER}


def test_only_the_question_to_the_citizen_goes_without_its_own_nod(sop: Sop) -> None:
    clause = sop.nod.standing_for(WordingKind.CONFIRMATION)

    assert clause is not None
    assert clause.number == "3.2"
    assert sop.nod.standing_for(WordingKind.DIRECTION) is None


def test_a_standing_nod_that_is_switched_off_lets_nothing_out() -> None:
    off = parse(changed('wording = "confirmation"\nin_force = true', 'wording = "confirmation"\nin_force = false'))

    assert off.nod.standing_for(WordingKind.CONFIRMATION) is None


def test_relief_cannot_be_closed_on_an_officers_word(sop: Sop) -> None:
    relief = sop.closure.rule(Outcome.RELIEF)

    assert relief.lacks(frozenset({Proof.REASON_WRITTEN})) == (relief.any_of,)
    assert relief.lacks(frozenset({Proof.UNREACHABLE_MARKED})) == ()


def test_every_kind_of_proof_wanting_is_named(sop: Sop) -> None:
    part = sop.closure.rule(Outcome.PART_RELIEF)

    assert part.lacks(frozenset()) == (frozenset({Proof.REASON_WRITTEN}), part.any_of)
    assert all(sop.closure.allows(outcome) for outcome in Outcome)


def test_quiet_hours_run_over_midnight_and_never_hold_back_red(sop: Sop) -> None:
    quiet = sop.interrupt

    assert quiet.is_quiet(time(22), Urgency.TODAY)
    assert quiet.is_quiet(time(6, 59), Urgency.TODAY)
    assert not quiet.is_quiet(time(7), Urgency.TODAY)
    assert not quiet.is_quiet(time(21, 59), Urgency.TODAY)
    assert not quiet.is_quiet(time(23), Urgency.RED)


def test_quiet_hours_may_lie_within_one_day() -> None:
    noon = parse(changed("quiet_from = 22:00:00", "quiet_from = 05:00:00")).interrupt

    assert noon.is_quiet(time(6), Urgency.CALM)
    assert not noon.is_quiet(time(23), Urgency.CALM)


def test_only_the_union_and_other_states_are_requested() -> None:
    assert {kind for kind in Addressee if kind.is_requested} == {Addressee.UNION, Addressee.OTHER_STATE}


def test_sending_promises_and_the_citizens_silence_have_their_times(sop: Sop) -> None:
    assert sop.sending.lease == 120 * timedelta(seconds=1)
    assert sop.sending.look_every * sop.sending.looks == 2 * MINUTE
    assert sop.intake.overlap == 10 * MINUTE
    assert sop.intake.recheck_every == 6 * HOUR
    assert sop.intake.recheck_for == 30 * 24 * HOUR
    assert sop.commitments.wake_at == time(10)
    assert sop.confirmation.unreachable_after == 72 * HOUR
    assert sop.reopening.within is None


def test_a_citizen_may_be_told_of_any_urgency_in_both_languages(sop: Sop) -> None:
    assert sop.urgencies.of(Urgency.RED, Language.HI) == "आपात"
    assert sop.urgencies.of(Urgency.CALM, Language.EN) == "calm"
    assert sop.clause("1.4").title_in(Language.HI) == "अवकाश"


def test_the_states_holidays_come_with_the_gazetted_ones(sop: Sop) -> None:
    assert date(2020, 1, 26) in sop.calendar.holidays  # Republic Day, from the package
    assert date(2020, 8, 29) in sop.calendar.holidays  # Karma Puja, Jharkhand's own
    assert date(2020, 11, 15) in sop.calendar.holidays  # Foundation Day, added by clause 1.4
    assert sop.calendar.known_until == date(2035, 12, 31)


def test_a_day_taken_off_the_list_is_a_working_day_again() -> None:
    assert date(2020, 8, 29) not in parse(changed("removed = []", "removed = [2020-08-29]")).calendar.holidays


def test_clauses_stand_in_the_order_of_their_numbers(sop: Sop) -> None:
    numbers = [clause.number for clause in sop.clauses]

    assert numbers.index("3.9") < numbers.index("3.10") < numbers.index("4.1")
    assert len(set(numbers)) == len(numbers)


def test_an_unknown_clause_is_a_key_error(sop: Sop) -> None:
    with pytest.raises(KeyError):
        sop.clause("99.9")


def test_a_subject_nobody_named_is_spoken_of_as_any_other(sop: Sop) -> None:
    assert sop.subject("circus") is sop.subject("other")
    assert sop.subject("ration") is not sop.subject("other")


def test_comments_do_not_make_a_new_version_and_durations_do(sop: Sop) -> None:
    assert parse("# a note\n" + TEXT).digest == sop.digest
    assert parse(changed('due_after = "6 h"', 'due_after = "7 h"')).digest != sop.digest


def test_all_mistakes_are_listed_at_once_each_with_its_line() -> None:
    text = TEXT.replace('lease = "120 s"', 'lease = "two minutes"').replace('duty = "secretary"', 'duty = "typist"', 1)

    mistakes = refused(text.replace("asked_times = 1", "asked_times = 99").replace("not_sure_below", "not_shure_below"))

    lines = [int(mistake.split(":")[0].removeprefix("line ")) for mistake in mistakes]
    assert lines == sorted(
        [line_of("lease ="), line_of('duty = "secretary"'), line_of("asked_times"), line_of("[triage]"),
         line_of("not_sure_below")]
    )  # fmt: skip


MISTAKES = [
    # what is changed, into what, what the refusal must say
    ('due_after = "6 h"', 'due_after = "-6 h"', '"-6 h" is no duration'),
    ('due_after = "6 h"', 'due_after = "9999 days"', "makes no sense"),
    ('due_after = "6 h"', 'due_after = "at once"', "makes no sense"),
    ('due_after = "6 h"', "due_after = 6", 'it must be a duration such as "6 h"'),
    ('due_after = "6 h"', 'due_after = "5 h"', "must be shorter than due_after"),
    ('due_after = "6 h"', "", "due_after: is missing"),
    ('due_after = "6 h"', 'due_after = "6 h"\ndu_after = "6 h"', 'did you mean "due_after"?'),
    ('due_after = "24 h"\nworking_hours = true', 'due_after = "3 days"\nworking_hours = true', "day is no measure"),
    ('urgencies = ["calm", "soon"]', 'urgencies = ["calm"]', "no clause gives union a window in a matter that is soon"),
    ('urgencies = ["calm", "soon"]', 'urgencies = ["calm", "soon", "today"]', "contradicts clause 4.3"),
    ('urgencies = ["calm", "soon"]', 'urgencies = ["calm", "soon", "soon"]', "names something twice"),
    ('addressees = ["union"]', 'addressees = ["onion"]', '"onion" is not known'),
    ('duty = "desk"\nact = "decides"', 'duty = "desk"\nact = "warned"', "ends nowhere"),
    ('duty = "chief_secretary"\nact = "rings"', 'duty = "desk"\nact = "decides"', "no rung above it could ever"),
    ('opens_at = "due"', 'opens_at = "lapse"', 'no rung opens_at = "due"'),
    ('opens_at = "warn"', 'opens_at = "lapse"', "rungs must open in the order"),
    ('opens_at = "due"\nwait = "1 h"\nwait_red = "10 min"', 'opens_at = "due"', "could never open"),
    ('outcome = "wrong_number"', 'outcome = "reached"', "contradicts clause 5.5"),
    ('outcome = "wrong_number"', 'outcome = "reached"', 'no clause says what follows a call with the outcome "wrong'),
    ('wait = "30 min"', 'wait = "at once"', "ring without end"),
    ('hi = "{citizen_tag} आपके', 'en = "{citizen_tag} आपके', "this is not TOML"),
    ("{informed_tags} {docket_code}", "{informed_tags} {docket}", "{docket} is no blank here"),
    ("{informed_tags} {docket_code}", "{informed_tags}", "must name {docket_code}"),
    ("{informed_tags} {docket_code}", "{informed_tags} {docket_code", "broken blank"),
    ("{informed_tags} {docket_code}", "{informed_tags.secret} {docket_code}", "must be a plain name"),
    ("Please verify", "See ward12.in and please verify", "holds a link"),
    ("Please verify", "Please " + "verify " * 40, "characters before any fact"),
    ('clause = "4.2"', 'clause = "4.1"', "is 4.1, which another clause has already"),
    ('clause = "4.2"', 'clause = "four"', "clauses are numbered like"),
    ('source = "The Telegraph India, 16 Jan 2020"\n', "", "source: is missing"),
    ('source = "The Telegraph India, 16 Jan 2020"', 'source = " "', "is blank"),
    ("effective = 2020-01-16", 'effective = "2020-01-16"', "a date such as 2020-01-16"),
    ("effective = 2020-01-16", "effective = 2020-01-16T10:00:00", "a date such as 2020-01-16"),
    ('zone = "Asia/Kolkata"', 'zone = "Asia/Ranchi"', '"Asia/Ranchi" is no time zone'),
    ('default = "IN-JH"', 'default = "IN-ZZ"', "not a place whose holidays are known"),
    ("last_year = 2035", "last_year = 2045", "are not all known"),
    ("last_year = 2035", "last_year = 2000", "lies before first_year"),
    ("removed = []", "removed = [2020-01-15]", "it is no holiday"),
    ("removed = []", 'removed = ["2020-01-26"]', "is no date"),
    ("{ date = 2020-11-15, name", "{ dote = 2020-11-15, name", "must be written { date"),
    ("date = 2026-11-15", "date = 2020-11-15", "one date twice"),
    ('monday = ["10:00-18:00"]', 'monday = ["18:00-10:00"]', "ends before it starts"),
    ('monday = ["10:00-18:00"]', 'monday = ["10:00-18:00", "17:00-19:00"]', "before the shift in front of it"),
    ('monday = ["10:00-18:00"]', 'monday = ["18:00-24:00", "10:00-12:00"]', "before the shift in front of it"),
    ('monday = ["10:00-18:00"]', 'monday = ["ten to six"]', "is no shift"),
    ("saturday_off = false", "saturday_off = true", "no Saturday is worked"),
    ("quiet_until = 07:00:00", "quiet_until = 22:00:00", "quiet hours need a length"),
    ('except = ["red"]', "except = []", "must name red"),
    ('poll_every = "30 s"', 'poll_every = "20 min"', "could fall between two readings"),
    ('recheck_every = "6 h"', 'recheck_every = "24 h"', "lies outside 5 min to 12 h"),
    ("not_sure_below = 0.5", "not_sure_below = 1.5", "between 0.0 and 1.0"),
    ("not_sure_below = 0.5", "not_sure_below = nan", "between 0.0 and 1.0"),
    ("propose_from = 0.5", "propose_from = 2.0", "between 0.0 and 1.0"),
    ('same_matter_within = "72 h"', 'same_matter_within = "72 days"', "outside"),
    ("campaign_from = 5", "campaign_from = 1", "between 2 and 1000"),
    ("people_asked = 5", "people_asked = 0", "between 1 and 50"),
    ('given_by = ["approver"]', "given_by = []", "nothing could ever be posted"),
    ('wording = "confirmation"', 'wording = "direction"', "always needs its own nod"),
    ('lease = "120 s"', 'lease = "50 s"', "at least twice the timeout"),
    ("looks = 3", "looks = true", "a whole number"),
    ("resends = 1", "resends = 40", "between 0 and 3"),
    ("in_force = true", 'in_force = "yes"', "true or false"),
    ('outcome = "relief"\nall_of = []', 'outcome = "withdrawn"\nall_of = []', "contradicts clause 8.2"),
    ("citizen_confirmed", "reason_written", "must require the citizen's side"),
    ('all_of = ["citizen_withdrew"]', "all_of = []", "requires nothing"),
    ("[subjects.other]", "[subjects.others]", "has no [subjects.other]"),
    ('red = { en = "red", hi = "आपात" }', 'red = { en = "red" }', "hi: is missing"),
    ('hi = "आपात"', 'hi = "आपात", sa = "x"', "is not known here"),
    ("version = 1", "version = 0", "between 1 and"),
    ("schema = 2", "schema = 99", "between 1 and"),
    ("schema = 2", 'schema = 2\ntakes_effect = "soon"', "must be a date such as"),
    ('urgencies = ["red"]', 'urgencies = ["redd"]', 'did you mean "red"?'),
    ('wait = "4 h"\nwait_red = "30 min"', 'wait = "4 h"\nwait_red = "5 h"', "a red matter cannot wait longer"),
    ('wait = "3 h"\nwait_red = "30 min"', 'wait = "3 h"\nwait_red = "5 h"', "a red matter cannot wait longer"),
    ('warn_after = "20 min"\ndue_after = "30 min"', 'warn_after = "20 min"\ndue_after = "7 h"', "in a red matter"),
    ("only_from = 08:00:00", "only_from = 21:00:00", "is the same as only_from"),
    ("only_from = 08:00:00\n", "", "only_from: is missing"),
    ("only_from = 08:00:00\nonly_until = 21:00:00", "only_from = 23:00:00\nonly_until = 05:00:00", "could never ring"),
    ('act = "decides"\nopens_at = "lapse"', 'act = "decides"\nopens_at = "lapse"\nrepeats = 2', "needs a wait"),
    ('reason = "court"', 'reason = "weather"', "stands in another clause already"),
    ('reason = "court"', 'reason = "A court"', "write one word in small letters"),
    ('reason = "court"\nmay_pause = ["desk_lead"]', 'reason = "court"\nmay_pause = []', "names nobody"),
    ('at_most = "7 days"', 'at_most = "9999 days"', "makes no sense"),
    ('addressees = ["union"]\nzone', "zone", "says whose hours these are neither"),
    ('addressees = ["union"]\nzone', 'addressees = ["union"]\noffices = [3]\nzone', "codes of the directory"),
    ('holidays = "IN"', 'holidays = "XX-YY"', "is not a place whose holidays are known"),
    ("date = 2026-11-15, name", "day = 2026-11-15, name", "must be written { date"),
    ("version = 1", "version = 1\nverse = 2", "is not known here"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "says"), MISTAKES, ids=[f"{new[:30]}|{says[:30]}" for _, new, says in MISTAKES])
def test_a_mistake_is_refused_in_plain_words(old: str, new: str, says: str) -> None:
    assert any(says in mistake for mistake in refused(changed(old, new)))


@pytest.mark.parametrize(
    "gone", ["office", "calendar", "holidays", "nod", "posting", "sending", "closure", "reopening", "triage"]
)  # fmt: skip
def test_a_table_left_out_is_one_mistake_not_one_for_each_of_its_keys(gone: str) -> None:
    lines = [mistake for mistake in refused(TEXT.replace(f"[{gone}]", f"[{gone}_x]")) if "_x" not in mistake]

    assert [line for line in lines if line.startswith(f"{gone}:")] == [f"{gone}: is missing; it must be a table"]
    assert not [line for line in lines if f" {gone}." in line]


def test_a_calendar_with_no_working_day_is_refused() -> None:
    no_days = "\n".join(line for line in TEXT.splitlines() if "day = [" not in line)

    assert [mistake.split(": ", 1)[1] for mistake in refused(no_days)] == [
        "calendar: has no working day; give at least one weekday a shift",
        "hours_of.0: has no working day; give at least one weekday a shift",
    ]


def test_a_year_of_nothing_but_holidays_is_refused() -> None:
    days = "\n".join(f'  {{ date = {date(2031, 1, 1) + timedelta(days=n)}, name = "Closed" }},' for n in range(365))

    assert any("leaves no working day in 2031" in says for says in refused(changed("added = [", f"added = [\n{days}")))


def test_a_bad_line_of_the_holidays_is_named_by_its_own_line() -> None:
    text = changed('  { date = 2026-11-15, name = "Jharkhand Foundation Day" },', '  { date = "soon", name = "x" },')

    assert refused(text) == [
        f"line {line_of('date = 2026-11-15')}: holidays.added.1: 'soon' is no date; write it like 2026-11-15, "
        "without quotes"
    ]


def test_two_rungs_may_not_be_left_with_no_minute_to_ring() -> None:
    assert parse(changed("only_from = 08:00:00", "only_from = 20:59:00")).ladder.rungs[3].only_from == time(20, 59)


def test_a_rung_that_is_repeated_comes_again_under_its_own_clause() -> None:
    rungs = parse(changed('wait = "4 h"', 'wait = "4 h"\nrepeats = 2')).ladder.rungs

    assert [rung.clause.number for rung in rungs] == ["4.6", "5.1", "5.2", "5.3", "5.3", "5.3", "5.4"]
    assert [rung.order for rung in rungs] == list(range(7))


def test_broken_lines_are_all_told_with_what_else_is_wrong() -> None:
    text = changed('due_after = "6 h"', 'due_after = 6 h"').replace("asked_times = 1", "asked_times = 99")

    mistakes = refused(text.replace("looks = 3", "looks = = 3"))

    assert [int(says.split(":")[0].removeprefix("line ")) for says in mistakes] == sorted(
        [line_of("looks = 3"), line_of('due_after = "6 h"'), line_of("asked_times")]
    )


def test_an_office_or_a_kind_of_office_may_have_hours_of_its_own(sop: Sop) -> None:
    own = parse(changed('addressees = ["union"]\nzone', 'offices = ["dc-gumla"]\nzone'))

    assert sop.hours_for(Addressee.UNION, "mea").clause.number == "1.7"
    assert sop.hours_for(Addressee.DISTRICT, "dc-gumla").clause.number == "1.3"
    assert own.hours_for(Addressee.DISTRICT, "dc-gumla").clause.number == "1.7"
    assert own.hours_for(Addressee.UNION, "mea").calendar is own.calendar
    assert sop.calendar_of("1.7").is_working_day(date(2026, 11, 16))
    assert date(2020, 8, 29) not in sop.calendar_of("1.7").holidays  # Karma Puja is Jharkhand's own


def test_hours_given_twice_are_refused() -> None:
    start = TEXT.index("[[hours_of]]")
    once = TEXT[start : TEXT.index("# --- 2.")]
    text = TEXT.replace(once, once + once.replace('"1.7"', '"1.8"'))

    assert "contradicts clause 1.7" in refused(text)[0]


def test_a_wording_missing_in_one_language_is_refused() -> None:
    english = next(line for line in TEXT.splitlines() if line.startswith('en = "{owner_tag} {place}: {matter}. Please'))

    assert refused(changed(english + "\n", "")) == [
        f"line {line_of('[wording.direction]')}: wording.direction.en: is missing; it must be words in quotes"
    ]


def test_a_red_window_in_office_hours_is_refused() -> None:
    red = changed('due_after = "30 min"\nworking_hours = false', 'due_after = "30 min"\nworking_hours = true')

    assert "a life does not wait" in refused(red)[0]


def test_tables_written_as_plain_values_are_refused_not_crashed_on() -> None:
    for text in ("version = 1\nwindow = 3\nrung = [1, 2]\nnod = []\noutcome = {}", "", 'version = "1"'):
        assert refused(text)


def test_a_file_that_is_not_there_or_not_text_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(MissingPrerequisite, match="SUNWAI_SOP"):
        read(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b"version = 1 # \xe9")
    with pytest.raises(SopRefused, match="UTF-8"):
        read(tmp_path / "latin.toml")


@pytest.mark.parametrize("written", ["6 h", "30 min", "3 days", "1 h 30 min", "24 h", "45 s", "at once", "100 h"])
def test_a_duration_is_said_as_it_is_written(written: str) -> None:
    assert say_duration(parse_duration(written)) == written


@pytest.mark.parametrize("written", ["", "6", "h", "6 hours", "-6 h", "6h and 3", "6.5 h"])
def test_what_is_no_duration_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is no duration"):
        parse_duration(written)
