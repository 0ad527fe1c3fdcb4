"""Chinese names: how they read, sort, measure and are cleaned (practice.md 7.1-7.4).

Finding people by them is `namesearch`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache

from meetingdesk.foundation import hanzi_tables as tables

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ue000-\uf8ff\U00020000-\U000323af"
IDEOGRAPHIC_SPACE = "\u3000"
MIDDLE_DOT = "\u00b7"

_INVISIBLE = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0x00AD, 0x180E]
)
# Compiled by `re` when the first name is cleaned: a start of the window cleans none.
_BETWEEN_HAN = rf"(?<=[{HAN}{MIDDLE_DOT}])\s+(?=[{HAN}{MIDDLE_DOT}])"
_DOTS = rf"(?<=[{HAN}])\s*[\u2022\u2027\u22c5\u30fb\uff65\u00b7\uff0e]\s*(?=[{HAN}])"
_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]"


class School(StrEnum):
    """The two ways to order names by strokes; they differ on names of two characters (practice.md 7.2)."""

    SURNAME = "surname"  # 姓氏笔画: an empty middle character sorts first
    NAME = "name"  # 姓名笔画: the second characters are compared at once


def is_han(character: str) -> bool:
    """Whether `character` is one Chinese character (private-use ones, as old systems made them, included)."""
    return re.fullmatch(rf"[{HAN}]", character) is not None


def clean_name(text: str) -> str:
    """A name as it is stored: NFC, one kind of middle dot, no padding and nothing invisible inside."""
    text = re.sub(_CONTROL, "", unicodedata.normalize("NFC", text)).translate(_INVISIBLE)
    text = re.sub(_DOTS, MIDDLE_DOT, " ".join(text.split()))
    return re.sub(_BETWEEN_HAN, "", text)


def private_characters(text: str) -> tuple[str, ...]:
    """Characters that old systems made up; fonts disagree on them, so the user is told (practice.md 7.3)."""
    return tuple(dict.fromkeys(one for one in text if unicodedata.category(one) == "Co"))


def pad_name(name: str) -> str:
    """A name as lists and cards print it: two characters get a full-width space between them."""
    return IDEOGRAPHIC_SPACE.join(name) if len(name) == 2 and all(map(is_han, name)) else name


@cache
def _glyph(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" or is_han(character) else 1


def width(text: str) -> int:
    """Width in half-width units: a Chinese character of any plane is 2, a Latin letter 1."""
    return sum(map(_glyph, text))


def glyphs(text: str) -> int:
    """How many characters a reader sees; those of four bytes count once."""
    return sum(_glyph(one) > 0 for one in text)


def readings(name: str, override: str | None = None) -> tuple[tuple[str, ...], ...]:
    """For each character all its readings without tones, the right one for a surname first.

    `override` is the person's own pinyin (拼音 field, "mu guoqiang"); it comes first where it fits the name.
    Characters without a reading stand for themselves.
    """
    return tuple(tuple(map(_plain, several)) for several in _toned(name, override))


def word_readings(text: str) -> tuple[tuple[str, ...], ...]:
    """As `readings`, for text that does not begin with a surname: the name of an organisation."""
    return tuple(tuple(map(_plain, _known(_listed(one)))) for one in text)


def _listed(character: str) -> tuple[str, ...]:
    return tuple(tables.all_readings().get(character, character.lower()).split()) or (character,)


def _plain(toned: str) -> str:
    return toned.rstrip("012345") or toned


@lru_cache(maxsize=32768)
def _toned(name: str, override: str | None) -> tuple[tuple[str, ...], ...]:
    found = [_known(_listed(one)) for one in name]
    for place, several in enumerate(_surname(name)):
        found[place] = _first(several, found[place])
    for place, syllable in enumerate(_spelled(override, len(name))):
        found[place] = _first((syllable,), found[place])
    return tuple(found)


def _known(several: tuple[str, ...]) -> tuple[str, ...]:
    """One of each sound; `lv` is also found as `lu`."""
    sounds: dict[str, str] = {}
    for toned in several:
        sounds.setdefault(_plain(toned), toned)
    for plain, toned in list(sounds.items()):
        if plain.startswith(("lv", "nv")):
            sounds.setdefault(plain.replace("v", "u"), toned.replace("v", "u"))
    return tuple(sounds.values())


def _first(leading: tuple[str, ...], rest: tuple[str, ...]) -> tuple[str, ...]:
    return _known((*leading, *rest))


def _surname(name: str) -> Sequence[tuple[str, ...]]:
    """Readings of the surname's characters, only at the head of the name."""
    table = tables.surnames()
    if len(name) > 2 and name[:2] in table:
        return [(part,) for part in table[name[:2]][0].split()]
    return [table[name[0]]] if name and name[0] in table else []


def _spelled(override: str | None, count: int) -> Sequence[str]:
    """The person's own pinyin cut into `count` syllables; empty when it can't be."""
    letters = unicodedata.normalize("NFD", (override or "").lower().replace("ü", "v"))
    parts = re.findall(r"[a-z]+", "".join(one for one in letters if not unicodedata.combining(one)))
    return parts if len(parts) == count else _cut("".join(parts), count)


def _cut(letters: str, count: int) -> list[str]:
    if count == 0 or not letters:
        return []
    for size in range(min(6, len(letters)), 0, -1):
        if letters[:size] in tables.syllables():
            rest = _cut(letters[size:], count - 1)
            if len(rest) == count - 1 and sum(map(len, rest)) == len(letters) - size:
                return [letters[:size], *rest]
    return []


def pinyin_key(name: str, override: str | None = None) -> tuple[tuple[str, str], ...]:
    """Sorts names as a Chinese dictionary does: by sound, then tone, then character."""
    return tuple((several[0], one) for several, one in zip(_toned(name, override), name, strict=True))


def stroke_key(name: str, school: School = School.SURNAME) -> tuple[tuple[int, str, str], ...]:
    """Sorts names 以姓氏笔画为序: number of strokes, then their kinds, character by character.

    Both schools of practice.md 7.2. A character whose stroke order is not known sorts last among
    those with as many strokes.
    """
    found = [_strokes(one) for one in name if one != MIDDLE_DOT]
    if school is School.SURNAME and len(found) == 2:
        found.insert(1, (0, "", ""))
    return tuple(found)


def _strokes(character: str) -> tuple[int, str, str]:
    count, kinds = tables.strokes().get(character, (99, ""))
    return count, kinds or "9", character


def unknown_strokes(names: Sequence[str]) -> tuple[str, ...]:
    """Characters of unknown stroke order: their place needs a look before 以姓氏笔画为序 is printed."""
    known = tables.strokes()
    several = dict.fromkeys("".join(names))
    return tuple(one for one in several if is_han(one) and not known.get(one, (0, ""))[1])


def chinese_number(count: int) -> str:
    """1 to 99 as 一 … 九十九; more as digits, which nobody writes out."""
    if count > 99:
        return str(count)
    digits = "一二三四五六七八九"
    tens, ones = divmod(count, 10)
    head = ("" if tens == 1 else digits[tens - 1]) + "十" if tens else ""
    return head + (digits[ones - 1] if ones else "")
