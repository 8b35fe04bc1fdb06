"""Who speaks, by class. All invented."""

import pytest

from sunwai.triage.lexicon import hear
from sunwai.triage.speaker import decide

SPEAKERS = (
    ("मेरी पेंशन छह महीने से बंद है", "self"),
    ("mera ration card kat gaya", "self"),
    ("My father needs dialysis", "kin"),
    ("हमारे बाबूजी मेला में बिछड़ गए", "kin"),
    ("हमारे टोले में चापाकल नहीं", "group"),
    ("We have had no power for a week", "group"),
    ("I saw an old man lying near the bridge", "witness"),
    ("A widow of the hamlet has no house, her sister begs", "other"),
    ("सड़क टूटी है", None),
)


@pytest.mark.parametrize(("text", "who"), SPEAKERS)
def test_who_speaks_is_told(text: str, who: str | None) -> None:
    assert decide(hear(text), sort="grievance").value == who


def test_nothing_is_said_of_what_is_no_grievance() -> None:
    assert decide(hear("My thanks"), sort="praise").value is None
