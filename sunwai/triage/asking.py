"""Whether the citizen must be asked where a matter lies, and between which places. Owns the choices, not the wording.

Asks nothing itself: the words are the SOP's, the sending is direction's, the pressing a person's."""

from sunwai.gazetteer.place import COUNTRY, STATE
from sunwai.triage.proposal import Proposal

MOST_CHOICES = 4
_UNSURE = 0.5  # a district borrowed from an earlier post or lent by a station alone is asked about too
_NO_MATTER = frozenset({"praise", "spam", "greeting", "news", "politics"})
_OPEN = {"en": "which district and block", "hi": "कौन-सा ज़िला और प्रखंड"}
_WHICH = {"en": "which block of {district}", "hi": "{district} का कौन-सा प्रखंड"}
_JOINT = {"en": " or ", "hi": " या "}


def which_block(proposal: Proposal, language: str) -> str | None:
    """Will give what to ask the citizen in LANGUAGE ("hi", else English), as the SOP's wording takes it: up to four
    rival places, else which block; None where the place is known well enough, lies elsewhere, or no matter is told."""
    side = "hi" if language == "hi" else "en"
    if proposal.sort.value in _NO_MATTER or _is_elsewhere(proposal):
        return None
    district = proposal.district
    if district.value is None or district.confidence < _UNSURE:
        return _JOINT[side].join(_rivals(proposal, side)) or _OPEN[side]
    if proposal.place.value is None:
        return _WHICH[side].format(district=district.shown[side == "hi"])
    if proposal.place.rivals:
        shown = (proposal.place.shown, *(rival.shown for rival in proposal.place.rivals))
        return _JOINT[side].join(names[side == "hi"] for names in shown[:MOST_CHOICES])
    return None


def _rivals(proposal: Proposal, side: str) -> list[str]:
    shown = [rival.shown for rival in proposal.district.rivals]
    if proposal.district.value:
        shown = [proposal.district.shown, *shown]
    return [names[side == "hi"] for names in shown[:MOST_CHOICES]] if len(shown) > 1 else []


def _is_elsewhere(proposal: Proposal) -> bool:
    """Whether another state or a country is all that is named: its office is asked, not a block of ours."""
    place = proposal.place.value
    return proposal.district.value is None and place is not None and place.startswith((STATE, COUNTRY))
