"""Every run that the page on importing shows is run, and prints what the page shows."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.importers import limits

BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


class Run(NamedTuple):
    """A command as shown, and the pieces of its output between the lines ``…``."""

    command: str
    pieces: list[str]


def _runs(page: str) -> list[Run]:
    runs = []
    for block in BLOCK.findall(page):
        for shown in block.removeprefix("$ ").split("\n$ "):
            command, _, output = shown.partition("\n")
            runs.append(Run(command, [piece.strip("\n") for piece in f"\n{output}".split("\n…")]))
    return runs


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs/guide/importing.md").read_text("utf-8")


@pytest.fixture(scope="module")
def desk(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    (folder / "docs").symlink_to(root / "docs")
    return folder


@pytest.mark.office
def test_every_run_prints_what_the_page_shows(page: str, desk: Path, soffice_path: Path) -> None:
    runs = _runs(page)
    assert len(runs) >= 8
    for run in runs:
        assert run.command.startswith("workplan ")
        done = subprocess.run(
            [sys.executable, "-m", "generator.cli", *run.command.split()[1:]],
            cwd=desk,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONUTF8": "1"},
        )
        assert done.returncode == 0, f"{run.command}\n{done.stdout}\n{done.stderr}"
        place = 0
        for piece in run.pieces:
            found = done.stdout.find(piece, place)
            assert found >= 0, f"{run.command}\n{piece}\n--\n{done.stdout}"
            place = found + len(piece)


def test_the_page_shows_a_run_for_each_kind_of_file(page: str, root: Path) -> None:
    shown = {Path(part).suffix for run in _runs(page) for part in run.command.split() if "/plan." in part}
    assert shown == {path.suffix for path in (root / "docs/examples/reading").iterdir()}


def test_the_page_states_the_limits_that_hold(page: str) -> None:
    assert f"超过 {limits.MAX_FILE_BYTES // 1_000_000} MB" in page
    assert f"解压后超过 {limits.MAX_PART_BYTES // 1_000_000} MB" in page
    assert f"超过 {limits.MAX_PAGES} 页，或 {limits.PDF_SECONDS} 秒" in page
