"""The pages made from the code: commands, settings, lifecycle, SOP. Pure but for the files they are made from.

Owns how each is laid out. What has no words of its own is an error here, so that nothing goes unexplained."""

import ast
import inspect
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

import click
from django.conf import settings

from sunwai.cases.lifecycle import AT_REST, NEED_STEPS, TRANSITIONS, Status, Verb
from sunwai.errors import SunwaiError
from sunwai.management.cli import cli
from sunwai.sop.load import read
from sunwai.sop.page import render

MADE = "<!-- Made by `sunwai docs`; change the code, not this page. -->"
WORDS = re.compile(r'^ {4}([A-Z_]+) = "[a-z_]+"(?:  # (.*))?$', re.MULTILINE)


class Unexplained(SunwaiError):
    """Something that people can use has no sentence saying what it is for."""


def cli_page() -> str:
    """Will write docs/cli.md from the commands' own help."""
    lines = [MADE, "# The command line", "Every command says more with `--help`."]
    for path, command in _commands(cli, "sunwai"):
        context = click.Context(command, info_name=path)
        usage = " ".join([path, *command.collect_usage_pieces(context)])
        lines += [f"## `{path}`", _sentence(command.help, path), f"```\n{usage}\n```"]
        options = [_option(p) for p in command.params if isinstance(p, click.Option)]
        lines += ["\n".join(options)] if options else []
    return "\n\n".join(lines) + "\n"


def settings_page() -> str:
    """Will write docs/settings.md from sunwai/settings.py: each variable with the comment above its line."""
    head = [MADE, "# Settings", "Settings come from the environment. None has to be set to begin with."]
    rows = ["| variable | default | what it is for |", "|---|---|---|"]
    rows += [f"| `{name}` | {default} | {_sentence(words, name)} |" for name, default, words in _variables()]
    return "\n\n".join(head) + "\n\n" + "\n".join(rows) + "\n"


def lifecycle_page() -> str:
    """Will write docs/lifecycle.md from the transition table."""
    said = _said_of(Status)
    statuses = ["| status | meaning |", "|---|---|"]
    statuses += [f"| {s.value}{' (at rest)' if s in AT_REST else ''} | {said[s.name] or s.value} |" for s in Status]
    verbs = ["| verb | from | to |", "|---|---|---|", f"| {Verb.OPENED.value} | (nothing) | {Status.RECEIVED.value} |"]
    verbs += [f"| {verb.value} | {_names(steps)} | {_names(steps.values())} |" for verb, steps in TRANSITIONS.items()]
    moving = {Verb.OPENED, *TRANSITIONS}
    needs = ["| need | may become |", "|---|---|"]
    needs += [f"| {need.value} | {_names(becomes)} |" for need, becomes in NEED_STEPS.items()]
    parts = [
        MADE,
        "# The way of a case",
        "One status a case, moved by verbs alone; each verb is one entry in the record. This is the only table.",
        "```mermaid\nstateDiagram-v2\n" + "\n".join(_arrows()) + "\n```",
        "## Statuses",
        "\n".join(statuses),
        "## Verbs that move a case",
        "\n".join(verbs),
        "## Verbs that leave it where it stands",
        ", ".join(verb.value for verb in Verb if verb not in moving) + ".",
        "## Needs",
        "An office's word makes a need claimed; only the citizen's makes it met.",
        "\n".join(needs),
    ]
    return "\n\n".join(parts) + "\n"


def sop_page() -> str:
    """Will write docs/sop.md from the shipped protocol."""
    return render(read(Path(settings.ROOT) / "sop" / "default.toml"))


def _commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=path)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            if found is not None and not found.hidden:
                yield from _commands(found, f"{path} {name}")


def _option(option: click.Option) -> str:
    return f"- `{', '.join([*option.opts, *option.secondary_opts])}`: {_sentence(option.help, option.name or '')}"


def _sentence(words: str | None, what: str) -> str:
    said = " ".join((words or "").split())
    if not said:
        raise Unexplained(f"{what} has no sentence saying what it is for. Write one beside it, then run sunwai docs.")
    return said


def _variables() -> Iterator[tuple[str, str, str]]:
    """Every SUNWAI_ variable of settings.py with its default and the comment above the line that reads it."""
    source = (Path(settings.ROOT) / "sunwai" / "settings.py").read_text(encoding="utf-8")
    lines = source.splitlines()
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign):
            for name, default in _read_in(node, source):
                yield name, default, _comment_above(lines, node.lineno - 1)


def _read_in(node: ast.AST, source: str) -> Iterator[tuple[str, str]]:
    for call in (n for n in ast.walk(node) if isinstance(n, ast.Call) and n.args):
        first = call.args[0]
        if not (isinstance(first, ast.Constant) and isinstance(first.value, str)):
            continue
        if first.value.startswith("SUNWAI_"):
            yield first.value, _default(call, source)
        elif ast.unparse(call.func) == "_kept_secret":
            yield f"SUNWAI_{first.value.upper()}", "made in the data folder on first use"


def _default(call: ast.Call, source: str) -> str:
    given = ast.get_source_segment(source, call.args[1]) if len(call.args) > 1 else ""
    shown = (given or "").replace("ROOT / ", "").replace('" / "', "/").strip('"')
    return f"`{shown}`" if shown else "not set"


def _comment_above(lines: list[str], index: int) -> str:
    said: list[str] = []
    while index and lines[index - 1].startswith("#"):
        index -= 1
        said.insert(0, lines[index].lstrip("# "))
    return " ".join(said)


def _said_of(words: type[Status]) -> dict[str, str]:
    return {name: said or "" for name, said in WORDS.findall(inspect.getsource(words))}


def _names(statuses: Iterable[StrEnum]) -> str:
    """In the order they are defined in: a set has none, and the page must come out the same every time."""
    found = set(statuses)
    kind = type(next(iter(found)))
    return ", ".join(status.value for status in kind if status in found)


def _arrows() -> Iterator[str]:
    yield f"    [*] --> {Status.RECEIVED.value}: {Verb.OPENED.value}"
    by_pair: dict[tuple[str, str], list[str]] = {}
    for verb, steps in TRANSITIONS.items():
        for before, after in steps.items():
            by_pair.setdefault((before.value, after.value), []).append(verb.value)
    for (source, target), verbs in by_pair.items():
        yield f"    {source} --> {target}: {', '.join(verbs)}"
