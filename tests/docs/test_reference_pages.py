"""The guide documents every command, option, code and field; a test says so."""

import importlib

import click
import msgspec
import pytest

from generator.cli import COMMANDS
from generator.core import model
from generator.core.codes import FINDINGS

RECORDS = (
    model.Plan,
    model.Node,
    model.Deadline,
    model.Target,
    model.ProductMention,
    model.UnitDuty,
    model.Citation,
    model.EntityMention,
    model.Contact,
    model.Source,
)


@pytest.fixture(scope="module")
def page(root):
    return lambda name: (root / "docs/guide" / f"{name}.md").read_text("utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_the_guide(page, name):
    text = page("commands")
    assert f"## workplan {name}\n" in text
    section = text.split(f"## workplan {name}\n")[1].split("\n## ")[0]
    command = importlib.import_module(f"generator.cli.{COMMANDS[name][0]}").command
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert f"`{parameter.opts[0]}" in section, f"{name} {parameter.opts[0]}"


def test_the_guide_names_no_option_that_is_not_there(page):
    import re

    known = {"--help", "--version"}
    for module, _ in COMMANDS.values():
        command = importlib.import_module(f"generator.cli.{module}").command
        known |= {
            o for p in command.params if isinstance(p, click.Option) for o in (*p.opts, *p.secondary_opts)
        }
    assert set(re.findall(r"--[a-z][a-z-]+", page("commands"))) <= known


def test_every_code_is_in_the_guide_with_its_severity(page):
    text = page("codes")
    for finding in FINDINGS:
        assert f"| `{finding.code}` | {finding.severity.label} |" in text


def test_the_guide_names_no_code_that_is_not_given(page):
    import re

    assert set(re.findall(r"^\| `([a-z-]+)` \|", page("codes"), re.MULTILINE)) == {f.code for f in FINDINGS}


def test_every_field_of_the_record_is_in_the_guide(page):
    text = page("record")
    for record in RECORDS:
        for field in msgspec.structs.fields(record):
            assert f"`{field.encode_name}`" in text, f"{record.__name__}.{field.encode_name}"
