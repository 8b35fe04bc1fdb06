"""A trained person's hand on the keyboard: counts its keys and takes the time a person takes.

Owns how long that is. The person knows the keys and the protocol, and reads everything that is to be read."""

import time
from dataclasses import dataclass, field

from playwright.sync_api import Page

# The keystroke-level model of Card, Moran and Newell (1980): an average typist's key; to decide what to do next.
KEY_S, DECIDE_S = 0.28, 1.35
# Silent reading of English: 238 words a minute (Brysbaert 2019). Taken slower, for Hindi and for care.
WORDS_A_MINUTE = 180
CHORD = 2  # Ctrl and a key are two keys


@dataclass
class Hand:
    """One person before PAGE. `pace` 0 is the same hand without any of a person's time."""

    page: Page
    pace: float = 1.0
    keys: list[str] = field(default_factory=list)
    person_s: float = 0.0

    def reads(self, words: str) -> None:
        """Will take the time to read WORDS."""
        self._takes(60 * len(words.split()) / WORDS_A_MINUTE)

    def decides_and_presses(self, key: str) -> None:
        """Will take the time to decide, then press KEY."""
        self._takes(DECIDE_S)
        self.presses(key)

    def presses(self, key: str) -> None:
        """Will press KEY where the hand already knows what comes."""
        self._takes(KEY_S * (CHORD if "+" in key else 1))
        self.keys.append(key)
        self.page.keyboard.press(key)

    @property
    def keystrokes(self) -> int:
        """How many keys went down."""
        return sum(CHORD if "+" in key else 1 for key in self.keys)

    def _takes(self, seconds: float) -> None:
        self.person_s += seconds
        time.sleep(seconds * self.pace)
