"""The pages written by hand say what is so: options, paths, names, settings and examples are those of the code.

That links and commands exist is test_docs.py's."""

import re

import click
import pytest

from sunwai.management.cli import cli
from tests import reading_docs as docs
from tests.reading_docs import ROOT, Page

MOST_LINES = 200
PAGES = docs.pages()
DECISIONS = [page for page in PAGES if page.path.startswith("docs/decisions/") and not page.path.endswith("README.md")]
# Packages that are described with the stage they serve, not on a page of their own.
WITHOUT_PAGE = {
    "cases", "gazetteer", "lib", "management", "migrations", "networks", "offices", "simulate", "sop", "templatetags",
}  # fmt: skip

every_page = pytest.mark.parametrize("page", PAGES, ids=[page.path for page in PAGES])


def unknown_options(words: list[str]) -> list[str]:
    """Will list the options in WORDS that the command they name does not take."""
    command: click.Command = cli
    unknown = []
    with click.Context(cli) as context:
        for word in words:
            if word.startswith("--"):
                taken = {option for param in command.params for option in param.opts} | {"--help"}
                unknown += [] if word.partition("=")[0] in taken else [word]
            elif isinstance(command, click.Group):
                command = command.get_command(context, word) or command
    return unknown


@every_page
def test_every_option_named_is_taken_by_its_command(page: Page) -> None:
    wrong = {" ".join(words): unknown for words in docs.commands(page) if (unknown := unknown_options(words))}
    assert not wrong


@every_page
def test_every_path_named_exists(page: Page) -> None:
    assert not [path for path in docs.paths(page) if not (ROOT / path).exists()]


@every_page
def test_every_name_of_the_code_exists(page: Page) -> None:
    wrong = []
    for name in docs.names(page):
        try:
            docs.resolved(name)
        except LookupError as missing:
            wrong.append(str(missing))
    assert not wrong


@every_page
def test_every_setting_named_is_read_somewhere(page: Page) -> None:
    assert not docs.settings(page) - docs.settings_known()


@every_page
def test_every_link_to_a_heading_finds_it(page: Page) -> None:
    assert not [
        f"{path}#{heading}" for path, heading in docs.links(page) if heading and heading not in docs.headings(path)
    ]


@every_page
def test_no_page_is_too_long_to_read(page: Page) -> None:
    assert len(page.text.splitlines()) <= MOST_LINES


@pytest.mark.parametrize("page", DECISIONS, ids=[page.path for page in DECISIONS])
def test_a_decision_begins_with_the_decision_and_says_what_was_given_up(page: Page) -> None:
    first = page.first_sentence
    assert re.fullmatch(r"[A-Z].{30,}\.", first), f"no sentence: {first!r}"
    assert {"given-up", "look-again"} <= docs.headings(ROOT / page.path)


def test_every_setting_of_the_product_stands_on_the_settings_page() -> None:
    code = (ROOT / "sunwai" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r'os\.environ\.get\("(SUNWAI_\w+)"', code))
    read |= {f"SUNWAI_{name.upper()}" for name in re.findall(r'= _kept_secret\("(\w+)"\)', code)}
    assert read == docs.settings_listed()


def test_every_stage_has_a_page() -> None:
    described = {page.path.removeprefix("docs/stages/").removesuffix(".md") for page in PAGES}
    assert docs.STAGES - described == WITHOUT_PAGE


@pytest.mark.parametrize("index", ["docs/README.md", "docs/decisions/README.md"])
def test_an_index_leads_to_every_page_beside_it(index: str) -> None:
    folder = (ROOT / index).parent
    linked = {path for path, _ in docs.links(next(page for page in PAGES if page.path == index))}
    beside = [*folder.glob("*.md"), *folder.glob("stages/*.md")]
    assert not [str(path) for path in beside if path not in linked and path.name != "README.md"]


def test_every_page_that_the_code_names_exists() -> None:
    named = {
        (str(path.relative_to(ROOT)), page)
        for path in (ROOT / "sunwai").rglob("*.py")
        for page in re.findall(r"\bdocs/[\w/-]+\.md", path.read_text(encoding="utf-8"))
    }
    assert not {(where, page) for where, page in named if not (ROOT / page).exists()}


@pytest.mark.django_db(transaction=True)
def test_the_example_on_the_page_of_the_world_runs(capsys: pytest.CaptureFixture[str]) -> None:
    page = next(page for page in PAGES if page.path == "docs/api-world.md")
    [example] = re.findall(r"^```python\n(.*?)^```", page.text, re.MULTILINE | re.DOTALL)
    exec(compile(example, page.path, "exec"), {})  # noqa: S102  # our own page, run as it stands
    told = capsys.readouterr().out
    assert "'citizen_confirmed'" in told
    assert "'closed'" in told


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("run `sunwai ledger verify` then `sunwai web --port 1`", []),
        ("run `sunwai web --colour`", ["--colour"]),
        ("```sh\n.venv/bin/sunwai connect x --shade\n```", ["--shade"]),
    ],
)
def test_an_option_that_does_not_exist_is_seen(text: str, unknown: list[str]) -> None:
    found = [option for words in docs.commands(Page("planted.md", text)) for option in unknown_options(words)]
    assert found == unknown


def test_a_name_that_does_not_exist_is_seen() -> None:
    assert list(docs.names(Page("planted.md", "`desk.actions.accept` `desk.actions.reject()`"))) == [
        "desk.actions.accept",
        "desk.actions.reject",
    ]
    with pytest.raises(LookupError):
        docs.resolved("desk.actions.reject")
