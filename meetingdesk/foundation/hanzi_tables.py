"""The tables behind `hanzi`: readings, surnames, strokes. Each is read once, when first asked for."""

from __future__ import annotations

from functools import cache

from meetingdesk.foundation import paths

HOOK_UPRIGHT = "6"  # 竖钩 in strokes.txt


@cache
def all_readings() -> dict[str, str]:
    """Character -> its readings with tone numbers, the usual one first, separated by spaces."""
    found: dict[str, str] = {}
    for line in _lines("readings.txt"):
        readings, several = line.split("\t")
        found.update(dict.fromkeys(several, readings))
    return found


@cache
def surnames() -> dict[str, tuple[str, ...]]:
    """Surname -> its readings; the parts of a compound surname are joined by a space (practice.md 7.1)."""
    found: dict[str, tuple[str, ...]] = {}
    for line in _lines("surnames.txt"):
        name, readings = line.split("\t")
        found[name] = (readings,) if len(name) > 1 else tuple(readings.split())
    return found


@cache
def strokes() -> dict[str, tuple[int, str]]:
    """Character -> (number of strokes, their kinds 1-5 as written, or "" where only the number is known).

    A plain 竖钩 counts as a hook and so as 折, as practice.md 7.2 has it.
    """
    found: dict[str, tuple[int, str]] = {}
    for line in _lines("strokes.txt"):
        key, several = line.split("\t")
        kinds = "" if key.startswith("#") else key.replace(HOOK_UPRIGHT, "5")
        found.update(dict.fromkeys(several, (len(kinds) or int(key[1:]), kinds)))
    return found


@cache
def syllables() -> frozenset[str]:
    """Every syllable there is, without tones."""
    return frozenset(one[:-1] for readings in set(all_readings().values()) for one in readings.split())


def _lines(name: str) -> list[str]:
    return paths.resource("data", name).read_text(encoding="utf-8").splitlines()
