"""Make strokes.txt. Run: python make_strokes.py cnchar.order.min.js Unihan_IRGSources.txt.bz2

Stroke strings come from npm cnchar-order (MIT), counts of all other characters from Unihan kTotalStrokes
(Unicode licence; Debian unicode-data). Lines: `string<TAB>characters`, then `#count<TAB>characters`.
Digits: 1 横 提, 2 竖, 3 撇, 4 点 捺, 5 折 and all hooks, 6 竖钩 (kept apart because schools differ on it).
"""

from __future__ import annotations

import bz2
import json
import re
import sys
from collections import defaultdict
from pathlib import Path

PLAIN = {"j": "1", "i": "1", "f": "2", "s": "3", "k": "4", "d": "4", "l": "4", "g": "6"}
LAST = 0x323AF


def strings(script: Path) -> dict[str, str]:
    """Character -> digits, from the JSON inside the npm file."""
    text = script.read_text(encoding="utf-8")
    packed = re.search(r"JSON\.parse\('(\{.*?\})'\)", text)
    if packed is None:
        raise SystemExit("no stroke table in that file")
    table: dict[str, str] = json.loads(packed[1])
    return {one: "".join(PLAIN.get(mark, "5") for mark in marks) for one, marks in table.items()}


def counts(unihan: Path) -> dict[str, int]:
    """Character -> strokes; where Unihan gives two, the first is the one for Chinese mainland forms."""
    found = {}
    with bz2.open(unihan, "rt", encoding="utf-8") as lines:
        several = [line.split("\t") for line in lines if "\tkTotalStrokes\t" in line]
    for point, _, count in several:
        if (code := int(point.removeprefix("U+"), 16)) <= LAST:
            found[chr(code)] = int(count.split()[0])
    return found


def main(script: str, unihan: str) -> None:
    """Write the table beside this script."""
    exact = strings(Path(script))
    lines = defaultdict(list)
    for one, digits in exact.items():
        lines[digits].append(one)
    for one, count in counts(Path(unihan)).items():
        if one not in exact and (ord(one) < 0x10000 or ord(one) > 0x2A6DF):
            lines[f"#{count}"].append(one)
    body = [f"{key}\t{''.join(sorted(several))}" for key, several in sorted(lines.items())]
    Path(__file__).with_name("strokes.txt").write_text("\n".join(body) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
