"""What a hand-written page says that can be held against the code: commands, paths, names, settings, links.

Owns how each is recognised in Markdown. Judges nothing; test_docs_true.py does."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module, util
from pathlib import Path
from typing import Any

from sunwai.management.docs import PAGES

ROOT = Path(__file__).resolve().parent.parent
STAGES = frozenset(folder.parent.name for folder in (ROOT / "sunwai").glob("*/__init__.py"))
TOP = ("bin/", "docs/", "sop/", "sunwai/", "tests/", ".ci/")

_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_SETTING = re.compile(r"\bSUNWAI_[A-Z0-9_]+\b")
_COMMAND = re.compile(r"(?<![\w./-])(?:\.venv/bin/|/opt/sunwai/\.venv/bin/)?sunwai(?: [^`\n#]*)?")
_NAME = re.compile(r"(?:sunwai\.)?([a-z_]+)(?:\.[A-Za-z_]+)+(?:\(\))?")
_FILE = re.compile(r"[\w.-]+\.(?:md|toml|lock|txt|py)")


@dataclass(frozen=True, slots=True)
class Page:
    """One page written by hand: where it lies from the root, and what it says."""

    path: str
    text: str

    @property
    def said(self) -> str:
        """The page without its blocks of code."""
        return _FENCE.sub("", self.text)

    @property
    def first_sentence(self) -> str:
        """The first sentence below the heading."""
        body = self.text.split("\n\n")[1].replace("\n", " ")
        return re.split(r"(?<=[.!?]) ", body)[0]


def pages() -> list[Page]:
    """Will read every page that no command makes."""
    found = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    made = {ROOT / "docs" / name for name in PAGES}
    return [Page(str(p.relative_to(ROOT)), p.read_text(encoding="utf-8")) for p in sorted(found) if p not in made]


def commands(page: Page) -> Iterator[list[str]]:
    """Will give each `sunwai ...` of PAGE as its words, the first one left out."""
    for code in (*_CODE.findall(page.said), *_FENCE.findall(page.text)):
        for line in code.splitlines():
            for found in _COMMAND.findall(line):
                yield found.split()[1:]


def paths(page: Page) -> Iterator[str]:
    """Will give each path of the repository that PAGE names in code."""
    for code in _CODE.findall(page.said):
        word = code.split()[0]
        if word.startswith(TOP) or (_FILE.fullmatch(word) and (ROOT / word).exists()):
            yield word


def names(page: Page) -> Iterator[str]:
    """Will give each dotted name of the code (desk.actions.accept) that PAGE names."""
    for code in _CODE.findall(page.said):
        found = _NAME.fullmatch(code)
        if (
            found
            and (found[1] in STAGES or found[1] in {"loop", "errors"})
            and not code.endswith((".md", ".toml", ".log"))
        ):
            yield code.removeprefix("sunwai.").removesuffix("()")


def settings(page: Page) -> set[str]:
    """Will give every variable of the environment of ours that PAGE names."""
    return set(_SETTING.findall(page.text))


def links(page: Page) -> Iterator[tuple[Path, str]]:
    """Will give each link of PAGE that stays in the repository: the file, and the heading within it ('' for none)."""
    for target in _LINK.findall(page.said):
        if "://" not in target:
            path, _, heading = target.partition("#")
            here = ROOT / page.path
            yield (here.parent / path).resolve() if path else here, heading


def headings(path: Path) -> set[str]:
    """Will give the names by which the headings of PATH can be linked to."""
    lines = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", line.casefold()).replace(" ", "-") for line in lines}


def resolved(name: str) -> Any:
    """Will find what the dotted NAME stands for; LookupError where there is no such."""
    parts = name.split(".")
    module = "sunwai"
    while parts and util.find_spec(f"{module}.{parts[0]}"):
        module = f"{module}.{parts.pop(0)}"
        if not hasattr(import_module(module), "__path__"):
            break
    found: Any = import_module(module)
    for part in parts:
        if not hasattr(found, part):
            raise LookupError(f"{name}: {module} has no {part}")
        found = getattr(found, part)
    return found


def settings_known() -> set[str]:
    """Will give the variables of ours on the settings page, and those that a command or a script reads besides."""
    files = [*(ROOT / "sunwai").rglob("*.py"), *(p for p in (ROOT / "bin").iterdir() if p.is_file())]
    besides = {name for path in files for name in _SETTING.findall(path.read_text(encoding="utf-8"))}
    return besides | settings_listed()


def settings_listed() -> set[str]:
    """Will give the variables on the settings page."""
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    return set(re.findall(r"^\| `(SUNWAI_\w+)`", page, re.MULTILINE))
