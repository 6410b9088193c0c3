"""Every command that the README shows is run, in its order, as a reader would run it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def commands(readme: Path) -> list[str]:
    return [line for block in BLOCK.findall(readme.read_text("utf-8")) for line in block.splitlines() if line]


def test_both_languages_show_the_same_commands(root):
    assert commands(root / "README.md") == commands(root / "README.zh.md")


@pytest.fixture(scope="module")
def desk(root, tmp_path_factory):
    """A folder that looks like the checkout to the commands of the tour."""
    if not (root / ".venv/bin/workplan").exists():
        pytest.skip("the commands of the README need .venv, which make test makes")
    folder = tmp_path_factory.mktemp("readme")
    (folder / ".venv").symlink_to(root / ".venv")
    (folder / "docs").symlink_to(root / "docs")
    return folder


def test_the_tour_runs_from_end_to_end(root, desk):
    tour = [line for line in commands(root / "README.md") if not line.startswith("make ")]
    assert tour
    for line in tour:
        done = subprocess.run(line, shell=True, cwd=desk, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"
    assert (desk / "my-plans/site/index.html").is_file()
    assert list(desk.rglob("*.docx"))


def test_the_make_targets_do_what_the_readme_says(root):
    wanted = {"make site": "workplan build", "make test": "pytest"}
    shown = {line for line in commands(root / "README.md") if line.startswith("make ")}
    assert shown == set(wanted)
    for line, words in wanted.items():
        plan = subprocess.run(
            [*line.split(), "--dry-run"], cwd=root, capture_output=True, text=True, check=True
        )
        assert words in plan.stdout


def test_every_link_to_a_file_of_the_repository_leads_somewhere(root):
    for readme in ("README.md", "README.zh.md", "CONTRIBUTING.md"):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", (root / readme).read_text("utf-8")):
            assert (root / target).exists(), f"{readme}: {target}"


def test_make_is_here():
    assert shutil.which("make")
