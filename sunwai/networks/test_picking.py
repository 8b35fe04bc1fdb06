"""Promises of picking things out of foreign JSON."""

import pytest

from sunwai.networks.picking import Wrong, as_raw, word


def test_an_entry_nested_beyond_writing_down_is_still_accounted_for():
    deep = []
    for _ in range(100_000):
        deep = [deep]
    assert "nested too deeply" in as_raw(deep)


def test_a_short_text_that_is_not_short_is_wrong():
    assert word({"handle": "x" * 400}, "handle") == "x" * 400
    with pytest.raises(Wrong, match="handle has 401 characters"):
        word({"handle": "x" * 401}, "handle")


def test_a_long_entry_is_kept_cut_with_its_length_said():
    raw = as_raw({"text": "क" * 50_000})
    assert len(raw) < 21_000
    assert raw.endswith("[cut: 50012 characters in all]")
