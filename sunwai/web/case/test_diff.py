"""What changed between two versions of a post, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from sunwai.web.case.diff import MOST_WORDS, pieces


def test_words_that_were_changed_stand_beside_those_that_stayed() -> None:
    found = [(piece.text, piece.how) for piece in pieces("no water for 11 days", "no power for 11 days here")]

    assert found == [("no ", ""), ("water", "out"), ("power", "in"), (" for 11 days", ""), (" here", "in")]


@given(st.text(), st.text())
def test_both_texts_can_be_read_out_of_what_changed(before: str, after: str) -> None:
    found = pieces(before, after)

    assert "".join(piece.text for piece in found if piece.how != "in").split() == before.split()
    assert "".join(piece.text for piece in found if piece.how != "out") == after


def test_an_endless_text_is_not_compared_word_by_word() -> None:
    before, after = "a " * (MOST_WORDS + 1), "b " * (MOST_WORDS + 1)

    assert [(piece.text, piece.how) for piece in pieces(before, after)] == [(before, "out"), (after, "in")]
