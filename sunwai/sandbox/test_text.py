"""Texts on the wire: names, links and tags found where they stand, marks escaped, links shortened."""

from typing import Any

import pytest

from sunwai.sandbox.text import Dressed, cashtags, dress, is_long, language, names_in, weight

NAMES = {"jharkhandcmo": 1, "asha_bolba": 2}


def dressed(typed: str, *, prefix: str = "", tail: tuple[str, ...] = ()) -> Dressed:
    return dress(typed, prefix=prefix, tail=tail, whose=lambda name: NAMES.get(name.lower()))


def marked(made: Dressed, kind: str) -> list[str]:
    """The stretches of the text that the marks of KIND point at."""
    return [made.text[mark["start"] : mark["end"]] for mark in made.entities.get(kind, ())]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("@JharkhandCMO no network", ["JharkhandCMO"]),
        ("नमस्ते @JharkhandCMO जी", ["JharkhandCMO"]),
        ("(@asha_bolba), @JharkhandCMO!", ["asha_bolba", "JharkhandCMO"]),
        ("write to asha@jharkhand.gov.in", []),
        ("@a_name_that_is_too_long", []),
        ("@@JharkhandCMO", []),
    ],
)
def test_names_are_found_as_x_finds_them(typed: str, names: list[str]) -> None:
    assert names_in(typed) == names


def test_only_names_that_somebody_bears_are_mentions() -> None:
    made = dressed("@JharkhandCMO @nobody_here no network")
    assert marked(made, "mentions") == ["@JharkhandCMO"]


def test_marks_are_escaped_and_everything_still_points_at_its_place() -> None:
    made = dressed(
        "roads & water <now> @JharkhandCMO #बोलबा https://example.org/a?b=1&c=2 and ward12.in", prefix="@asha_bolba "
    )
    assert "roads &amp; water &lt;now&gt;" in made.text
    assert marked(made, "mentions") == ["@asha_bolba", "@JharkhandCMO"]
    assert marked(made, "hashtags") == ["#बोलबा"]
    links: list[dict[str, Any]] = made.entities["urls"]
    assert marked(made, "urls") == [link["url"] for link in links]
    assert [link["expanded_url"] for link in links] == ["https://example.org/a?b=1&c=2", "http://ward12.in"]
    assert made.text[slice(*made.shown)].startswith("roads")


def test_the_same_link_twice_is_marked_twice() -> None:
    made = dressed("https://example.org/a https://example.org/a")
    first, second = made.entities["urls"]
    assert first["end"] < second["start"]
    assert first["url"] == second["url"]


def test_links_behind_the_words_are_not_shown_to_people() -> None:
    made = dressed("It stands.", tail=("https://x.com/cmo/media/1",))
    assert made.text.startswith("It stands. https://t.co/")
    assert made.text[slice(*made.shown)] == "It stands."
    assert dressed("", tail=("https://x.com/cmo/media/1",)).text.startswith("https://t.co/")


@pytest.mark.parametrize(
    ("text", "weighs"),
    [
        ("न" * 10, 10),
        ("नि", 2),
        ("₹", 2),
        ("👨‍👩‍👧", 2),
        ("https://example.org/" + "x" * 100, 23),
        ("e\u0301", 1),
        (".htaccess test.in", 33),
    ],
)
def test_weights_are_those_measured_at_x(text: str, weighs: int) -> None:
    assert weight(text) == weighs


def test_long_is_what_an_ordinary_post_cannot_hold() -> None:
    assert not is_long("x" * 280)
    assert is_long("x" * 281)
    assert is_long("a.in " * 12)
    assert is_long("न" * 1_000_000)


@pytest.mark.parametrize(("text", "tag"), [("नमस्ते sir", "hi"), ("@asha_bolba hello", "en"), ("@asha_bolba 123", "und")])
def test_the_language_is_guessed_by_script(text: str, tag: str) -> None:
    assert language(text) == tag


def test_cashtags_are_counted_once_each_and_prices_are_none() -> None:
    assert (cashtags("$COAL $COAL"), cashtags("$COAL $IRON"), cashtags("$50 and $")) == (1, 2, 0)
