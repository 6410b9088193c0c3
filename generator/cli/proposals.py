"""Showing what a new reading would change in a source, and choosing what to apply."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from generator.core.model import Node
from generator.core.numbering import lead
from generator.corpus.compare import Change
from generator.store.importing import Proposal

WIDTH = 60
"""Characters of an old or new value that are shown."""


def print_proposals(proposals: tuple[Proposal, ...]) -> None:
    """Print numbered proposals, each with its place, its kind, the old and the new words."""
    for number, proposal in enumerate(proposals, 1):
        change = proposal.change
        hand = click.style("（此处经人工改动）", fg="yellow") if proposal.by_hand else ""
        click.echo(f"{number:>3}. {change.node or '计划'}  {click.style(change.label, bold=True)}{hand}")
        if change.old not in (None, (), ""):
            click.echo(click.style(f"     - {_words(change.old)}", fg="red"))
        if change.new not in (None, (), ""):
            click.echo(click.style(f"     + {_words(change.new)}", fg="green"))


def choose(proposals: tuple[Proposal, ...], accepted: str | None) -> tuple[Change, ...]:
    """Return the changes that ``--accept`` names; none without it.

    Raises:
        click.BadParameter: a number that is none of the proposals.
    """
    if accepted is None:
        return ()
    if accepted == "all":
        return tuple(proposal.change for proposal in proposals)
    if accepted == "untouched":
        return tuple(proposal.change for proposal in proposals if not proposal.by_hand)
    numbers = [part.strip() for part in accepted.split(",")]
    wrong = [part for part in numbers if not part.isdigit() or not 1 <= int(part) <= len(proposals)]
    if wrong:
        raise click.BadParameter(f"没有第“{wrong[0]}”处改动（共 {len(proposals)} 处）", param_hint="--accept")
    return tuple(proposals[int(part) - 1].change for part in numbers)


def _words(value: Any) -> str:
    if isinstance(value, Node):
        return _short(lead(value.label, value.heading or value.text or ""))
    if isinstance(value, tuple):
        return _short("；".join(_fact(item) for item in value))
    return _short(str(value))


def _fact(item: Any) -> str:
    if isinstance(item, str):
        return item
    data = msgspec.to_builtins(item)
    return (
        " ".join(str(part) for key, part in data.items() if key != "quote") + f"（{data.get('quote', '')}）"
    )


def _short(text: str) -> str:
    return text if len(text) <= WIDTH else f"{text[: WIDTH - 1]}…"
