"""What is taken for a look-alike of an office's handle, and what is not."""

import pytest

from sunwai.offices.lookalike import looks_like, resembles, skeleton

REGISTRY = ["DCSimdega", "SPSimdega", "DCGumla", "RailMinIndia", "JharkhandPolice"]


@pytest.mark.parametrize(
    ("handle", "taken_for"),
    [
        ("DC_Simdega", "DCSimdega"),
        ("DCSimdega1", "DCSimdega"),
        ("DCSlmdega", "DCSimdega"),
        ("DCS1mdega", "DCSimdega"),
        ("DCSіmdegа", "DCSimdega"),  # two Cyrillic letters
        ("DCSirndega", "DCSimdega"),
        ("DCSimdga", "DCSimdega"),
        ("DCSimdegga", "DCSimdega"),
        ("SimdegaDC", "DCSimdega"),
        ("DCSimdega_Official", "DCSimdega"),
        ("RealDCSimdega", "DCSimdega"),
        ("Rail_Min_lndia", "RailMinIndia"),
        ("RailMin", "RailMinIndia"),
        ("Jharkhand_P0lice", "JharkhandPolice"),
        ("ＤＣＳｉｍｄｅｇａ", "DCSimdega"),
    ],
)
def test_a_handle_made_to_be_mistaken_is_noticed(handle: str, taken_for: str) -> None:
    assert looks_like(handle, REGISTRY) == taken_for


@pytest.mark.parametrize("handle", ["asha_devi", "simdega_news", "DCDumka", "ravi99", "police", "", "___", "DCGodda"])
def test_an_honest_handle_is_left_alone(handle: str) -> None:
    assert looks_like(handle, REGISTRY) is None


@pytest.mark.parametrize("handle", ["DCSimdega", "dcsimdega", "SPSimdega"])
def test_a_handle_on_the_registry_is_itself(handle: str) -> None:
    assert looks_like(handle, REGISTRY) is None


def test_a_name_in_devanagari_is_compared_by_its_sound() -> None:
    assert resembles("उपायुक्त सिमडेगा", "उपायुक्त, सिमडेगा")
    assert skeleton("सिमडेगा") == skeleton("Simdega")


def test_the_same_post_in_another_district_is_no_lookalike() -> None:
    assert not resembles("Deputy Commissioner, Gumla", "Deputy Commissioner, Simdega")
