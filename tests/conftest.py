"""What tests share: the tools and documents that some of them need, and what happens without them.

A test that needs a tool or the reference documents is skipped, with the reason, where they are
missing; under continuous integration (``CI=true``) it fails instead.
"""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

# a slow machine is no fault of an example; and what continuous integration tries does not change by chance
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")

ROOT = Path(__file__).parent.parent


def _need(found: Path | None, reason: str) -> Path:
    if found is not None:
        return found
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def _tool(*names: str) -> Path | None:
    return next((Path(p) for name in names if (p := shutil.which(name))), None)


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    """The Chromium that browser tests drive."""
    return _need(_tool("chromium", "chromium-browser", "google-chrome"), "Chromium is not installed")


@pytest.fixture(scope="session")
def soffice_path() -> Path:
    """The LibreOffice that renders documents."""
    return _need(_tool("soffice", "libreoffice"), "LibreOffice is not installed")


@pytest.fixture(scope="session")
def reference() -> Path:
    """The folder of reference documents, named by WORKPLAN_REFERENCE, ``../shared`` if unset."""
    folder = Path(os.environ.get("WORKPLAN_REFERENCE", ROOT.parent / "shared"))
    return _need(folder if (folder / "gold").is_dir() else None, f"no reference documents in {folder}")
