"""What the public pages may know: only what accountability lets out."""

import ast
from pathlib import Path

ALLOWED = ("sunwai.accountability", "sunwai.errors", "sunwai.lib", "sunwai.web.public", "django")


def test_the_public_package_reads_only_accountability() -> None:
    files = [path for path in Path(__file__).parent.glob("*.py") if not path.name.startswith("test_")]
    assert len(files) > 5
    for path in files:
        wrong = [name for name in imported(path) if name.split(".")[0] in {"sunwai", "django"} and not allowed(name)]
        assert wrong == [], path.name


def allowed(name: str) -> bool:
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in ALLOWED)


def imported(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names]
    return names + [node.module or "." for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
