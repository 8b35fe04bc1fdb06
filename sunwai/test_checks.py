"""Settings that would do harm stop the start, each in words."""

from pathlib import Path

import pytest

from sunwai.checks import check_start

REAL = "https://api.x.com"


def said() -> str:
    return " ".join(message.msg for message in check_start())


def test_the_settings_of_the_tests_would_start() -> None:
    assert said() == ""


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"X_MODE": "loud"}, "SUNWAI_X_MODE is 'loud'. Write one of: api, assisted, off."),
        ({"X_DIALECT": "chirp"}, "SUNWAI_X_DIALECT"),
        ({"DOCKET_PREFIX": "jharkhand"}, "two to four capitals"),
        ({"X_BASE_URL": REAL}, "SUNWAI_LOOPBACK_ONLY is set"),
        ({"X_BASE_URL": "http://api.x.com", "LOOPBACK_ONLY": False}, "in clear"),
        ({"X_BASE_URL": REAL, "LOOPBACK_ONLY": False, "DEMO": True}, "Unset SUNWAI_DEMO"),
        ({"X_BASE_URL": REAL, "LOOPBACK_ONLY": False, "CLOCK_FILE": "clock"}, "Unset SUNWAI_CLOCK_FILE"),
        ({"SOP_FILE": Path("/nowhere/sop.toml")}, "SUNWAI_SOP"),
        ({"SECOND_URL": "https://api.example.org/v1", "SECOND_MODEL": "m"}, "SUNWAI_LOOPBACK_ONLY is set"),
        ({"SECOND_URL": "http://127.0.0.1:9/v1"}, "SUNWAI_SECOND_MODEL is not"),
        ({"DATA_FOLDER": Path("/proc/nowhere")}, "cannot be made"),
    ],
)
def test_a_setting_that_would_do_harm_is_refused(settings: object, changed: dict[str, object], says: str) -> None:
    for name, value in changed.items():
        setattr(settings, name, value)

    assert says in said()


def test_the_real_network_alone_is_no_harm(settings: object) -> None:
    settings.X_BASE_URL = REAL  # type: ignore[attr-defined]
    settings.LOOPBACK_ONLY = False  # type: ignore[attr-defined]

    assert said() == ""
