"""What one run leaves to the other is done by the other."""

from pathlib import Path

import pytest

from tests import shares

HERE = Path(__file__).resolve().parent
FILES = sorted((HERE / "browser").glob("test_*.py"))


@pytest.mark.parametrize("touches", [True, False])
@pytest.mark.parametrize("path", [*FILES, HERE / "test_gold.py"], ids=lambda path: path.name)
def test_no_test_is_left_out_by_both(path: Path, touches: bool) -> None:
    left = [share for share in shares.BROWSER if shares.left_to_the_other(path, touches, share=share)]

    assert len(left) < len(shares.BROWSER)


def test_what_reads_rows_runs_on_both() -> None:
    path = HERE.parent / "sunwai" / "clock" / "test_windows.py"

    assert not any(shares.left_to_the_other(path, True, share=share) for share in shares.BROWSER)


def test_what_touches_no_database_runs_where_lines_are_counted() -> None:
    assert shares.left_to_the_other(HERE / "test_gold.py", False, share="postgres") == "that touch no database"
    assert shares.left_to_the_other(HERE / "test_gold.py", False, share="sqlite") == ""


def test_the_named_screens_are_there() -> None:
    assert set().union(*shares.BROWSER.values()) <= {path.name for path in FILES}


@pytest.mark.django_db
def test_a_test_that_may_ask_for_rows_is_known(request: pytest.FixtureRequest) -> None:
    assert shares.touches_database(request.node)


def test_one_that_may_not_is_known(request: pytest.FixtureRequest) -> None:
    assert not shares.touches_database(request.node)
