"""Promises of X's rule of length, and of the link for posting by hand."""

import unicodedata
from urllib.parse import parse_qs, urlsplit

import pytest

from sunwai.networks.x.intent import intent_link
from sunwai.networks.x.limits import XLimits


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("", 0),
        ("abc", 3),
        ("क", 1),
        ("कि", 2),  # the matra counts as well
        ("₹500", 5),  # the rupee sign weighs two
        ("😀", 2),
        ("👨\u200d👩\u200d👧\u200d👦", 2),  # a whole family is one emoji
        ("https://example.org/a/very/long/path/to/a/newspaper/cutting", 23),
        ("ward12.in", 23),  # X makes a link of it
        ("दुमका", 5),
    ],
)
def test_a_text_weighs_what_x_says(text, weight):
    assert XLimits().measure(text).used == weight


def test_280_letters_of_devanagari_fit_and_281_do_not():
    assert XLimits().measure("क" * 280).fits
    assert not XLimits().measure("क" * 281).fits


def test_a_text_is_weighed_as_it_will_be_composed():
    apart = unicodedata.normalize("NFD", "é" * 200)
    assert len(apart) == 400
    assert XLimits().measure(apart).used == 200


def test_words_that_x_would_turn_into_links_are_named():
    measure = XLimits().measure("DC Simdega: ward12.in की सड़क देखें https://example.org/x")
    assert measure.urls == ("ward12.in", "https://example.org/x")


def test_a_handle_with_long_posts_has_its_own_limit():
    assert XLimits(25_000).measure("क" * 281).fits


def test_a_million_characters_are_refused_without_being_weighed():
    measured = XLimits(25_000).measure("a.in " * 200_000)

    assert not measured.fits
    assert measured.used == 1_000_000  # counted, where weighing would find 200,000 links of 23 and be at it for seconds
    assert measured.urls == ()


def test_the_composer_opens_with_our_words_under_the_citizens_post():
    text = "@DCSimdega कृपया देखें & बताएं #JH-26-00412/1\n+91"
    asked = parse_qs(urlsplit(intent_link(text, "50")).query)
    assert asked == {"text": [text], "in_reply_to": ["50"]}
    assert intent_link("a b") == "https://x.com/intent/post?text=a%20b"
