"""What every test of Sunwai stands on: no way off this machine, and nothing of a real installation in reach."""

import tempfile
from pathlib import Path

import pytest
from django.conf import settings

from tests import loopback

loopback.put_up()
pytest_plugins = ["tests.shares"]


def pytest_configure(config: pytest.Config) -> None:
    """Will stop the run where the settings could touch a real installation's folder."""
    folder = Path(settings.DATA_FOLDER).resolve()
    if Path(tempfile.gettempdir()).resolve() not in folder.parents:
        raise pytest.UsageError(
            f"The tests would write to {folder}, which is no temporary folder. Nothing was run. "
            "Run them with DJANGO_SETTINGS_MODULE=tests.settings, as pyproject.toml says."
        )


@pytest.fixture
def data_folder(tmp_path: Path, settings: object) -> Path:
    """A data folder of this test's own."""
    settings.DATA_FOLDER = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings take any name
    return tmp_path
