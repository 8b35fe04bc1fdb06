"""What counts as the same words on a network, and what as our code."""

import pytest

from sunwai.outbox.matching import codes_in, same_words

OURS = "@dc_simdega बोलबा: कृपया जाँच करें & बताएँ JH-26-00412/1"


@pytest.mark.parametrize(
    ("theirs", "is_reply", "same"),
    [
        (OURS, False, True),
        (OURS.replace("&", "&amp;").replace(" ", "  "), False, True),
        (f"@asha @jh_other {OURS}", True, True),  # as X's app writes a reply
        (f"@asha {OURS}", False, False),
        (f"देखिए {OURS}", True, False),
        (OURS.replace("@dc_simdega", "@dc_gumla"), True, False),
        (f"@asha {OURS.removeprefix('@dc_simdega ')}", True, False),
        (OURS.replace("कृपया", "तुरंत"), True, False),
    ],
)
def test_only_what_a_network_does_to_any_text_is_no_difference(theirs: str, is_reply: bool, same: bool) -> None:
    assert same_words(OURS, theirs, is_reply=is_reply) is same


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("JH-26-00412/1", True),
        ("(JH-26-00412/1).", True),
        ("JH-26-00412/10", False),
        ("XJH-26-00412/1", False),
        ("JH-26-00412", False),
    ],
)
def test_a_code_is_known_only_whole(text: str, there: bool) -> None:
    assert ("JH-26-00412/1" in codes_in(f"देखें {text} धन्यवाद")) is there
