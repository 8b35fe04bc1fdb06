"""What chance decides of one matter: how long people take, what comes of a call, what office and citizen say.

Owns which draw is for what. The same matter and round draw the same under every protocol."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sunwai.sop.words import CallOutcome
from sunwai.whatif.behaviour import Behaviour, OfficeHabit
from sunwai.whatif.chance import one_of, share, spread
from sunwai.whatif.run import Run, hours

PROMISED_H, PROMISED_SPREAD = 6.0, 0.8  # "by the evening", said on the telephone


@dataclass(frozen=True, slots=True)
class Draws:
    """The draws of one seed over everybody's habits."""

    habits: Behaviour
    seed: int

    def habit(self, run: Run) -> OfficeHabit:
        """Will give how the office of RUN behaves."""
        return self.habits.offices[run.matter.addressee]

    def minutes(self, run: Run, what: str, median: float, sigma: float) -> timedelta:
        """Will say how long WHAT takes, round MEDIAN minutes."""
        return hours(spread(median / 60, sigma, self._share(run, what)))

    def takes(self, run: Run, what: str) -> timedelta:
        """Will say how long the secretary takes to "ring", or the desk to "decide"."""
        desk = self.habits.desk
        median, sigma = (desk.ring_min, desk.ring_spread) if what == "ring" else (desk.decide_min, desk.decide_spread)
        return self.minutes(run, f"{what}{run.step}", median, sigma)

    def came_of(self, run: Run, at: datetime) -> tuple[CallOutcome, datetime | None]:
        """Will say what comes of a call at AT, and for when an answer was promised, if it was."""
        habit = self.habit(run)
        weights = {"reached": habit.reached, "promised": habit.promised, "no_answer": habit.no_answer}
        outcome = CallOutcome(one_of(self._share(run, "call", run.calls), weights, "wrong_number"))
        if outcome is not CallOutcome.PROMISED:
            return outcome, None
        return outcome, at + hours(spread(PROMISED_H, PROMISED_SPREAD, self._share(run, "by", run.calls)))

    def kind(self, run: Run) -> str:
        """Will say what the office answers: action, promise or refused."""
        habit = self.habit(run)
        return one_of(self._share(run, "kind"), {"action": habit.action, "promise": habit.promise}, "refused")

    def promised_in(self, run: Run) -> timedelta:
        """Will say for how long ahead the office promises."""
        habit = self.habit(run)
        return hours(24 * spread(habit.promise_days, habit.promise_spread, self._share(run, "promise")))

    def keeps(self, run: Run) -> bool:
        """Will say whether the promise is kept."""
        return self._share(run, "kept") < self.habit(run).kept

    def word(self, run: Run) -> tuple[str, timedelta]:
        """Will say what the citizen answers (confirmed, disputed, silent), and after how long."""
        citizen = self.habits.citizen
        weights = {"confirmed": citizen.confirmed, "disputed": citizen.disputed}
        takes = hours(spread(citizen.word_h, citizen.word_spread, self._share(run, "word_in")))
        return one_of(self._share(run, "word"), weights, "silent"), takes

    def _share(self, run: Run, *what: object) -> float:
        return share(self.seed, run.matter.number, run.round, *what)
