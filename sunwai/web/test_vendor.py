"""What others wrote and we serve is listed, licensed and unchanged."""

import hashlib
import tomllib
from pathlib import Path

VENDOR = Path(__file__).resolve().parents[1] / "static" / "vendor"
PACKAGES = tomllib.loads((VENDOR / "MANIFEST.toml").read_text())["package"]


def listed() -> dict[str, str]:
    return {f"{p['folder']}/{name}": digest for p in PACKAGES for name, digest in p["sha256"].items()}


def test_every_vendored_file_is_the_one_on_the_list() -> None:
    for path, digest in listed().items():
        assert hashlib.sha256((VENDOR / path).read_bytes()).hexdigest() == digest, path


def test_nothing_lies_in_vendor_that_is_not_on_the_list() -> None:
    found = {str(p.relative_to(VENDOR)) for p in VENDOR.rglob("*") if p.is_file()}
    assert found - {"MANIFEST.toml"} == set(listed())


def test_every_package_names_its_version_licence_and_source() -> None:
    for package in PACKAGES:
        assert package["version"]
        assert package["licence"]
        assert package["source"].endswith(package["version"])
        assert (VENDOR / package["folder"] / "LICENSE").is_file()
