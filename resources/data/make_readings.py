"""Make readings.txt: all readings of every character.

Run: python make_readings.py Unihan_OtherMappings.txt.bz2 (from Debian unicode-data).
One line a set of readings: `shan4 dan1<TAB>characters`, the usual reading first. From pypinyin (MIT; needed
here only, never by the program). Of Extension B only the characters of 通用规范汉字表 (Unihan kTGH) are kept.
"""

from __future__ import annotations

import bz2
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

from pypinyin.pinyin_dict import pinyin_dict

TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
BLOCKS = [(0x3007, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x2A700, 0x323AF)]


def numbered(reading: str) -> str:
    """`lǚ` -> `lv3`."""
    letters, tone = "", "0"
    for mark in unicodedata.normalize("NFD", reading):
        if mark in TONES:
            tone = TONES[mark]
        elif mark == "\u0308":
            letters = letters[:-1] + "v"
        elif mark == "\u0302":
            continue
        else:
            letters += mark.replace("ɡ", "g")
    return letters + tone


def standard(unihan: Path) -> set[int]:
    """Code points of the standard table of 8105 characters."""
    with bz2.open(unihan, "rt", encoding="utf-8") as lines:
        several = [line.split("\t") for line in lines if "\tkTGH\t" in line]
    return {int(fields[0].removeprefix("U+"), 16) for fields in several}


def table(wanted: set[int]) -> dict[str, list[str]]:
    """Readings joined by a space -> the characters that have just these."""
    found: dict[str, list[str]] = defaultdict(list)
    for code in sorted(pinyin_dict):
        if code in wanted or any(low <= code <= high for low, high in BLOCKS):
            several = dict.fromkeys(numbered(one) for one in pinyin_dict[code].split(","))
            plain = [one for one in several if one[:-1].isascii() and one[:-1].isalpha()]
            found[" ".join(plain)].append(chr(code))
    return found


def main(unihan: str) -> None:
    """Write the table beside this script."""
    rows = sorted(table(standard(Path(unihan))).items())
    text = "".join(f"{readings}\t{''.join(several)}\n" for readings, several in rows if readings)
    Path(__file__).with_name("readings.txt").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
