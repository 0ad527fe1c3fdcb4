"""`python -m benchmarks`: what is measured, each against a floor measured in the same run.

`--json FILE` keeps the rows as well, names choose which to run: start, signin, desk, clock, ballot, tally,
search, roster, pdf, cold, papers, stall, frozen.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from pathlib import Path
from typing import Any

NAMES = (
    "start", "signin", "desk", "clock", "ballot", "tally", "search", "roster", "pdf", "cold", "papers",
    "stall", "frozen",
)  # fmt: skip
HEADS = ("what", "ours", "floor", "ratio", "goal", "")


def main() -> int:
    """Run, print, and keep where asked. 1 when a goal was missed and --strict was given."""
    chosen = _arguments()
    rows: list[dict[str, Any]] = []
    for name in chosen.names or NAMES:
        begun = time.perf_counter()
        rows += importlib.import_module(f"benchmarks.{name}_bench").run()
        print(f"{name}: measured in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
    print(table(rows))
    if chosen.json:
        chosen.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return int(chosen.strict and any(verdict(row) == "missed" for row in rows))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(NAMES)}; all without")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep the rows in this file")
    parser.add_argument("--strict", action="store_true", help="exit 1 when a goal is missed")
    chosen = parser.parse_args()
    if unknown := set(chosen.names) - set(NAMES):
        parser.error(f"there is no bench {', '.join(sorted(unknown))}; choose from {', '.join(NAMES)}")
    return chosen


def table(rows: list[dict[str, Any]]) -> str:
    """The rows in columns."""
    lines = [HEADS, *(_cells(row) for row in rows)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell + " " * (wide - _width(cell)) for cell, wide in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    )


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    goal = "" if row["goal"] is None else f"{row['goal']:.3g}x"
    said = megabytes if row.get("unit") == "bytes" else seconds
    floor = f"{said(row['floor'])} ({row['floor_name']})"
    return row["name"], said(row["ours"]), floor, f"{row['ratio']:.2f}x", goal, verdict(row)


def verdict(row: dict[str, Any]) -> str:
    """Met or missed; nothing where no goal is set."""
    if row["goal"] is None:
        return ""
    return "met" if row["ratio"] <= row["goal"] else "missed"


def seconds(value: float) -> str:
    """0.41 s, 3.2 ms."""
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.3g} ms"


def megabytes(value: float) -> str:
    """123 MB."""
    return f"{value / 1e6:.0f} MB"


def _width(text: str) -> int:
    """Chinese characters are two columns wide on a terminal."""
    return sum(2 if "\u2e80" <= char <= "\uffef" else 1 for char in text)


if __name__ == "__main__":
    raise SystemExit(main())
