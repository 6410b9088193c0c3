"""Print how well raw plans are read: ``python -m tests.quality [--misses] [--accept] [NAME ...]``.

Precision, recall and F1 of each family over the raw plans in ``tests/plans``, over the words of the plans
in ``source_plans``, and, where they are present (``WORKPLAN_REFERENCE``, ``../shared`` if unset), over the
reference documents; beside them, what changed against the accepted figures. Names limit what is read.
"""

import argparse
import os
from pathlib import Path

from tests.quality.measure import (
    ROWS,
    Case,
    Figures,
    Result,
    accept,
    lower,
    measure,
    misses,
    own_cases,
    read_baseline,
    reference_cases,
    source_cases,
    total,
)

ROOT = Path(__file__).parent.parent.parent


def main() -> None:
    options = _options()
    accepted = read_baseline()
    figures: dict[str, Figures] = {}
    for name, cases in _collections().items():
        chosen = [case for case in cases if not options.names or case.name in options.names]
        if chosen:
            results = measure(chosen)
            figures[name] = total(results)
            _print_plans(results, options.misses)
            _print_families(name, figures[name], {} if options.names else accepted.get(name, {}))
    if options.accept and not options.names:
        for line in lower(figures, accepted):
            print(f"accepted although lower: {line}")
        accept(figures)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__.split("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="read these plans only")
    parser.add_argument("--misses", action="store_true", help="show every fact that is missing or too many")
    parser.add_argument("--accept", action="store_true", help="keep these figures as the new baseline")
    return parser.parse_args()


def _collections() -> dict[str, list[Case]]:
    reference = Path(os.environ.get("WORKPLAN_REFERENCE", ROOT.parent / "shared"))
    return {"plans": own_cases(ROOT), "sources": source_cases(ROOT), "reference": reference_cases(reference)}


def _print_plans(results: list[Result], with_misses: bool) -> None:
    for result in results:
        weak = [f"{row} {count.f1:.2f}" for row, count in result.figures.items() if count.f1 < 1]
        print(f"{result.case.name:32s} {'  '.join(weak) or 'all right'}")
        if with_misses:
            print("".join(f"    {line}\n" for line in misses(result)), end="")


def _print_families(name: str, figures: Figures, accepted: dict[str, float]) -> None:
    print(f"\n{name:12s} {'precision':>9s} {'recall':>7s} {'F1':>7s} {'gold':>5s} {'found':>6s}  change")
    for row in ROWS:
        count = figures[row]
        change = f"{count.f1 - accepted[row]:+.4f}" if row in accepted else "new"
        shown = "" if change in ("+0.0000", "-0.0000") else change
        print(
            f"{row:12s} {count.precision:9.3f} {count.recall:7.3f} {count.f1:7.4f}"
            f" {count.gold:5d} {count.found:6d}  {shown}"
        )
    print()


if __name__ == "__main__":
    main()
