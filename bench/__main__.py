"""``python -m bench [NAME …]``: run all measurements, or those named."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import bench


def main(names: list[str]) -> int:
    """Run the measurements named, or all of them; each is a module of this folder with ``run()``."""
    known = [
        module.name for module in pkgutil.iter_modules(bench.__path__) if not module.name.startswith("_")
    ]
    for name in names or known:
        if name not in known:
            print(f"没有 {name}；可选：{'、'.join(known)}", file=sys.stderr)
            return 2
        print(f"\n== {name}")
        importlib.import_module(f"bench.{name}").run()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
