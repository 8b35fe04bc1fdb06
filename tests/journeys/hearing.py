"""Any hearing at all: what citizens, officers, the desk, approver, secretary, clocks and crashes may do, in any order.

Owns the rules that drive the World and what must hold after each. A refusal is an answer, too."""

import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from sunwai import loop
from sunwai.audit import clocks, moments
from sunwai.cases import ledger
from sunwai.cases.lifecycle import AT_REST
from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.errors import SunwaiError
from sunwai.escalation.models import Escalation
from sunwai.nod.models import Nod
from sunwai.outbox.models import Outgoing
from sunwai.response.models import Reply
from sunwai.simulate import World
from sunwai.simulate.crashing import Crashed
from sunwai.simulate.outside import SaidPost
from sunwai.verification.models import Confirmation
from tests.journeys import brought as b

CODE = re.compile(r"JH-\d\d-\d{5}/\d+")
PLACES = ("सिमडेगा के बोलबा", "गुमला के बिशुनपुर", "सिमडेगा के कोलेबिरा")
MATTERS = ("मोबाइल नेटवर्क नहीं है।", "पीने का पानी नहीं है।", "बिजली नहीं है, सब अँधेरे में हैं।")
OFFICES = ("dc-simdega", "dc-gumla", "union-telecom")
ANSWERS = {
    "acknowledged": "Noted, sir.",
    "action_reported": b.DONE,
    "promised": "एक टावर दो दिन में लगा दिया जाएगा।",
    "refused": "वन भूमि होने के कारण संभव नहीं है।",
    "under_way": "कार्य प्रगति पर है।",
}
ZONES = ("Europe/London", "America/New_York", "Asia/Kolkata")  # the first two turn their clocks forward in March 2020
WEEK_OF_THE_CHANGE = "2020-03-27T16:00"
which = st.integers(0, 7)


class QuietWorld(World):
    """A World that reads the network only after somebody outside has spoken: the machine is to be kept cool."""

    heard = False

    def settle(self) -> int:
        """Will do everything that is due now; reads the network only if it may have something new."""
        if self._down or not self.heard:
            self.heard = True
            return super().settle()
        try:
            with self._dying.in_database():
                done = 0
                while more := loop.send(self.connector, at=self.at, sop=self.sop) + loop.sweep(
                    at=self.at, sop=self.sop
                ):
                    done += more
                return done
        except Crashed:
            self._down = True
            return 0

    def steps_back(self, minutes: int) -> None:
        """Will set the clock back, as a machine whose time was wrong is set right."""
        self.at -= timedelta(minutes=minutes)


class Hearing(RuleBasedStateMachine):
    """One office and up to five matters, in a week in which other zones turn their clocks.

    It begins with POSTS: two are directed already, the second to the Union; nobody has looked at the third."""

    def __init__(self, world: QuietWorld, posts: Sequence[SaidPost]) -> None:
        super().__init__()
        self.world, self.posts, self.version = world, [*posts], 1

    def case(self, n: int) -> Case:
        case = self.world.case_of(self.posts[n % len(self.posts)])
        assert case is not None
        return case

    def act(self, verb: Any, *args: Any, **more: Any) -> Any:
        with suppress(SunwaiError):
            return verb(*args, **more)

    @rule(place=st.sampled_from(PLACES), matter=st.sampled_from(MATTERS))
    def somebody_posts(self, place: str, matter: str) -> None:
        if len(self.posts) < 5 and not self.world.is_down:
            self.world.heard = False
            self.posts.append(self.world.citizen(f"Citizen {len(self.posts)}").posts(f"{place} में {matter}"))
            self.world.settle()
            if self.world.is_down:  # it died while reading; a case is wanted to go on with
                self.world.restart()

    @rule(n=which)
    def the_desk_accepts(self, n: int) -> None:
        self.act(self.world.desk("Ravi").accepts, self.case(n))

    @rule(n=which)
    def the_desk_splits(self, n: int) -> None:
        self.act(self.world.desk("Ravi").adds_need, self.case(n), "power", "a line")

    @rule(n=which, office=st.sampled_from(OFFICES), nodded=st.sampled_from([True, True, False]))
    def the_desk_directs(self, n: int, office: str, nodded: bool) -> None:
        self.world.office(office)
        self.the_desk_accepts(n)
        if self.act(self.world.desk("Ravi").drafts, self.case(n), owner=office) is None:
            return
        self.act(self.world.desk("Ravi").asks_nod, self.case(n))
        if nodded:
            self.the_approver_answers(n, yes=True)

    @rule(n=which, yes=st.booleans())
    def the_approver_answers(self, n: int, yes: bool) -> None:
        if yes:
            self.act(self.world.approver().nods, self.case(n))
        else:
            self.act(self.world.approver().refuses, self.case(n), reason="no")

    @rule(n=which, m=which)
    def the_desk_joins(self, n: int, m: int) -> None:
        into = self.case(n + 1 + m % (len(self.posts) - 1))  # another one, whichever N is
        self.act(self.world.desk("Meena").joins, self.case(n), into=into)

    @rule(n=which)
    def the_desk_separates(self, n: int) -> None:
        joined = Case.objects.filter(joined_into__isnull=False).order_by("id")
        if joined:
            self.act(self.world.desk("Meena").separates, joined[n % len(joined)])

    @rule(n=which, kind=st.sampled_from(sorted(ANSWERS)), needs=st.sampled_from([None, [1]]))
    def an_office_answers(self, n: int, kind: str, needs: list[int] | None) -> None:
        case = self.case(n)
        out = case.directions.filter(out_at__isnull=False).select_related("owner", "outgoing").last()
        if out is None or out.outgoing is None or self.world.is_down:
            return
        self.world.heard = False
        said = self.world.office(out.owner.code).posts(ANSWERS[kind], reply_to=out.outgoing.sent_key)
        self.world.settle()
        reply = Reply.objects.filter(post=self.world.post_row(said)).first()
        if reply is not None:
            self.act(self.world.desk("Meena").confirms_reading, reply, kind=kind, needs=needs)

    @rule(n=which, word=st.sampled_from(["confirmed", "disputed", "unreachable", "withdrew"]))
    def the_citizen_says(self, n: int, word: str) -> None:
        self.act(self.world.desk("Ravi").records_word, self.case(n), word, heard_from="phone")

    @rule(n=which, on=st.booleans())
    def the_desk_pauses(self, n: int, on: bool) -> None:
        self.act(self.world.desk("Meena").pauses if on else self.world.desk("Meena").resumes, self.case(n))

    @rule(n=which, outcome=st.sampled_from(["reached", "no_answer", "wrong_number", "promised"]))
    def the_secretary_rings(self, n: int, outcome: str) -> None:
        if not Escalation.objects.filter(settled_at=None).exists():
            self.world.wait(minutes=400)  # till there is silence to ring about
        promise = timedelta(hours=5) if outcome == "promised" else None
        self.act(self.world.secretary().calls, self.case(n), outcome, promise=promise)

    @rule(n=which, closes=st.booleans(), opens=st.booleans())
    def the_desk_ends(self, n: int, closes: bool, opens: bool) -> None:
        desk = self.world.desk("Meena")
        if closes:
            self.act(desk.closes, self.case(n), "not possible", reason="forest land")
        if opens:
            self.act(desk.reopens, self.case(n), why="an appeal")

    @rule(hours=st.sampled_from(["4 h", "12 h", "48 h"]), zone=st.sampled_from(ZONES))
    def the_protocol_changes(self, hours: str, zone: str) -> None:
        text = b.protocol().replace('due_after = "6 h"', f'due_after = "{hours}"', 1)
        text = text.replace('warn_after = "5 h"', 'warn_after = "3 h"', 1)
        before, union, after = text.partition("[[hours_of]]")
        text = before + union + after.replace('zone = "Asia/Kolkata"', f'zone = "{zone}"', 1)
        self.version += 1
        self.act(b.put_text_in_force, self.world, text.replace("version = 1\n", f"version = {self.version}\n", 1))

    @rule(minutes=st.sampled_from([1, 20, 61, 300, 400, 1500, 4400]))
    def time_passes(self, minutes: int) -> None:
        self.world.wait(minutes=minutes)

    @rule(minutes=st.integers(1, 200))
    def the_clock_is_set_back(self, minutes: int) -> None:
        self.world.steps_back(minutes)

    @rule(where=st.sampled_from(["before_send", "after_send", "mid_sweep"]), minutes=st.sampled_from([5, 420]))
    def the_process_dies(self, where: str, minutes: int) -> None:
        self.world.crash(where)
        self.world.wait(minutes=minutes)

    @rule(where=st.sampled_from(["before_send", "after_send", "mid_sweep"]), n=which, office=st.sampled_from(OFFICES))
    def the_process_dies_as_words_go_out(self, where: str, n: int, office: str) -> None:
        self.world.crash(where)
        self.the_desk_directs(n, office, nodded=True)
        self.the_process_starts_again()

    @rule()
    def the_process_starts_again(self) -> None:
        self.world.restart()
        self.world.wait(minutes=10)  # longer than a lease and the looks after it

    # --- what must hold ---------------------------------------------------------------------------------------------

    @invariant()
    def every_record_stands_and_leads_to_its_status(self) -> None:
        assert [str(fault) for case in Case.objects.all() for fault in ledger.verify(case)] == []

    @invariant()
    def due_times_are_what_the_record_gives(self) -> None:
        assert [wrong for window in Window.objects.all() if (wrong := clocks.wrong(window))] == []

    @invariant()
    def no_need_has_windows_of_two_owners(self) -> None:
        needs = Counter(Window.objects.running().values_list("need", flat=True))
        assert [need for need, running in needs.items() if running > 1] == []

    @invariant()
    def no_public_act_is_there_twice(self) -> None:
        said = Counter(code for post in self.world.published() for code in CODE.findall(post.text))
        assert [code for code, times in said.items() if times > 1] == []
        keys = Counter(Outgoing.objects.values_list("key", flat=True))
        assert [key for key, times in keys.items() if times > 1] == []

    @invariant()
    def nothing_is_parked(self) -> None:
        for table in (Case, Window, Escalation, Nod, Confirmation):
            assert list(table.objects.filter(parked_at__isnull=False).values_list("parked_error", flat=True)) == []

    @invariant()
    def every_open_case_has_a_next_moment_and_none_at_rest_a_clock(self) -> None:
        if self.world.is_down:
            return  # what is late then is done when it starts again
        self.world.settle()
        if not self.world.is_down:
            assert list(moments.faults(at=self.world.at)) == []
            assert not Window.objects.running().filter(case__status__in=AT_REST).exists()

    def teardown(self) -> None:
        """Will let a dead process start again, and hold everything to it once more."""
        if self.world.is_down:
            self.the_process_starts_again()
            self.every_open_case_has_a_next_moment_and_none_at_rest_a_clock()
            self.no_public_act_is_there_twice()
