"""A version that was stored long ago is read for ever: windows opened under it are reckoned by it."""

import tomllib
from pathlib import Path

import pytest

from sunwai.sop.load import parse
from sunwai.sop.schema import NEWEST, filled
from sunwai.sop.words import Addressee, Urgency

HERE = Path(__file__).parent
OLDER = sorted((HERE / "older").glob("*.toml"))


def test_a_text_is_kept_of_every_schema_but_the_newest() -> None:
    assert [path.stem for path in OLDER] == [str(schema) for schema in range(1, NEWEST)]
    assert sorted(path.stem for path in (HERE / "added").glob("*.toml")) == [str(n) for n in range(2, NEWEST + 1)]


@pytest.mark.parametrize("path", OLDER, ids=lambda path: path.stem)
def test_a_stored_older_text_is_still_read_and_says_what_it_said(path: Path) -> None:
    """Fails when a term was added without raising the schema: write it into added/<schema>.toml."""
    sop = parse(path.read_text(encoding="utf-8"))

    assert sop.schema == int(path.stem)
    assert sop.windows.for_(Addressee.DISTRICT, Urgency.TODAY).clause.number == "4.1"
    assert not sop.pause_reasons
    assert sop.hours_for(Addressee.UNION, "mea").calendar is sop.calendar


def test_the_digest_of_an_older_text_is_of_what_it_says_not_of_what_is_filled_in() -> None:
    text = OLDER[0].read_text(encoding="utf-8")

    # the digest under which it was put in force, before there was a second schema
    assert parse(text).digest == "6ada1e91f46b8422aa8ff804df486495ec2b7da0367a0483bff427b36cb9194c"


def test_what_is_filled_in_is_named_and_yields_its_number_to_the_offices_own_clause(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    added = tomllib.loads('[sign]\nclause = "1.2"\n[nod]\nlater = "1 h"\nby = "x"')
    monkeypatch.setattr("sunwai.sop.schema._added_in", lambda schema: added)
    said = tomllib.loads('[office]\nclause = "1.2"\n[hours]\nclause = "1.3"\n[nod]\nclause = "3.1"\nby = "y"')

    whole = filled(said)

    assert whole.added == ("sign", "nod.later")
    assert whole.content["sign"]["clause"] == "1.4"
    assert whole.content["nod"] == {"clause": "3.1", "by": "y", "later": "1 h"}
    assert "sign" not in said


def test_a_file_of_the_newest_schema_must_say_everything_itself() -> None:
    text = f"schema = {NEWEST}\n" + OLDER[0].read_text(encoding="utf-8")

    assert filled(tomllib.loads(text)).added == ()
