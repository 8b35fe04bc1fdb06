"""Taking quoted words out of a proposal or a reading."""

from sunwai.lib.quotations import without


def test_quoted_words_go_and_everything_else_stays() -> None:
    told = {"kind": "water", "because": [{"text": "no water", "span": [0, 8]}, {"text": "three weeks", "rule": "time"}]}

    bare = without(told, {"text"})

    assert bare == {"kind": "water", "because": [{"text": "", "span": [0, 8]}, {"text": "", "rule": "time"}]}
    assert told["because"][0]["text"] == "no water"
