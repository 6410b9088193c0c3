"""Knowledge bases that the tests of the site build, and the site of the five plans, built once."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.build import command

ROOT = Path(__file__).parent.parent


def build(root: Path, *options: str) -> str:
    """Build the site of a knowledge base as the command does; return what it printed."""
    result = CliRunner().invoke(command, ["--root", str(root), *options], standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    return result.output


def knowledge_base(root: Path, *plans: dict) -> Path:
    """Make a knowledge base of some plans; JSON is YAML."""
    sources = root / "source_plans"
    sources.mkdir(parents=True)
    for plan in plans:
        (sources / f"{plan['id']}.yaml").write_text(json.dumps(plan, ensure_ascii=False), "utf-8")
    return root


@pytest.fixture(scope="session")
def five_plans(tmp_path_factory) -> Path:
    """The site of the five plans that ship with the project."""
    root = tmp_path_factory.mktemp("five-plans")
    for folder in ("source_plans", "docs"):
        shutil.copytree(ROOT / folder, root / folder)
    build(root)
    return root / "site"
