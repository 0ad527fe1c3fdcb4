"""Finding people as one types: any reading, initials, characters, unit, number, badge, end of the phone.

All spellings of a person are worked out beforehand into short strings, each spelling behind a mark that
says what it is. A key press is then a few passes of substring tests over those strings: 10,000 people within
a frame of 60 Hz. Only mixtures (`yuchiym`, `尉y`) are walked through, and only for people who have all the
letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from meetingdesk.foundation import hanzi

NAME_SPELLINGS, UNIT_SPELLINGS = 24, 4  # spellings kept; the usual readings come first
STOP = "|"

# How good a hit is: 0 is best. (mark, begins with what was typed, is just what was typed)
_LETTER_HITS = (("^", 3, 1), ("~", 4, 1), ('"', 6, 5))
_HAN_HITS = (("=", 2, 0),)
_DIGIT_HITS = (("#", 14, 0), ("@", 14, 1))
_LETTER_UNITS = (("+", 10), ("%", 11), ("-", 13))
_HAN_UNITS = (("&", 9), ("", 12))
MIXED, INSIDE_NAME = 7, 8

_BIT = {letter: 1 << place for place, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}
_HEAD = {letter: bit << 26 for letter, bit in _BIT.items()}


@dataclass(frozen=True, slots=True)
class SearchKey:
    """What one person is found by; made by `keys`, opaque to others."""

    name: str
    syllables: tuple[tuple[str, ...], ...]
    spellings: str
    inside: str
    unit: str
    codes: str
    mask: int


def keys(
    name: str,
    unit: str = "",
    *,
    number: int | str | None = None,
    badge: str | None = None,
    phone: str | None = None,
    reading: str | None = None,
) -> SearchKey:
    """The search key of one person; `reading` is their own pinyin, of `phone` the last 4 digits count."""
    name = name.lower()
    syllables = hanzi.readings(name, reading)
    codes = [f"#{exact}".lower() for exact in (number, badge) if exact not in (None, "")]
    if phone and len(phone) >= 4:
        codes.append(f"@{phone[-4:]}")
    return SearchKey(
        name, syllables, _joined(_spellings(name, syllables)), _joined(_insides(syllables)),
        unit_spellings(unit.lower()), _joined(codes), _mask(syllables),
    )  # fmt: skip


def _joined(parts: Iterable[str]) -> str:
    return STOP.join(dict.fromkeys(parts)) + STOP


def _spellings(name: str, syllables: tuple[tuple[str, ...], ...]) -> Iterable[str]:
    yield f"={name}"
    for place, one in enumerate(islice(product(*syllables), NAME_SPELLINGS)):
        yield ('"' if place else "^") + "".join(part[0] for part in one)
        yield ('"' if place else "~") + "".join(one)


def _insides(syllables: tuple[tuple[str, ...], ...]) -> Iterable[str]:
    for one in islice(product(*syllables[1:]), NAME_SPELLINGS):
        for start in range(len(one)):
            yield "." + "".join(part[0] for part in one[start:])
            yield "." + "".join(one[start:])


@lru_cache(maxsize=16384)
def unit_spellings(unit: str) -> str:
    """The searchable string of an organisation's name; shared by all its people."""
    if not unit:
        return ""
    several = hanzi.word_readings(unit)
    parts = [f"&{unit}", f"%{''.join(readings[0] for readings in several)}"]
    firsts = [tuple(dict.fromkeys(part[0] for part in readings)) for readings in several]
    for one in islice(product(*firsts), UNIT_SPELLINGS):
        initials = "".join(one)
        parts.append(f"+{initials}")
        parts += [f"-{initials[start:]}" for start in range(1, len(initials) - 1)]
    return _joined(parts)


def _mask(syllables: Iterable[tuple[str, ...]]) -> int:
    """Which letters a mixture may hold, and which of them may begin it."""
    mask = 0
    for one in {one for several in syllables for one in several}:
        mask |= _HEAD.get(one[0], 0)
        for letter in one:
            mask |= _BIT.get(letter, 0)
    return mask


def match(query: str, key: SearchKey) -> int | None:
    """How well `key` answers `query`: 0 is best, None is not at all. Nothing typed matches nobody."""
    return next((rank for rank, _ in _Search(query, [key]).run()), None)


def search(query: str, people: Sequence[SearchKey], limit: int | None = None) -> list[int]:
    """Indexes of the people who answer `query`, best first and then in the order given; at most `limit`."""
    return [place for _, place in sorted(_Search(query, people).run())[:limit]]


def _cleaned(query: str) -> str:
    kept = (one for one in query.lower().replace("ü", "v") if one.isalnum() or one == hanzi.MIDDLE_DOT)
    return "".join(kept)[:64]


class _Search:
    """One query over all people, kind of hit by kind of hit; who is found leaves the rest."""

    def __init__(self, query: str, people: Sequence[SearchKey]) -> None:
        self.text = _cleaned(query)
        self.people = people
        self.left: Sequence[int] = range(len(people)) if self.text else ()
        self.found: list[tuple[int, int]] = []

    def run(self) -> list[tuple[int, int]]:
        """(rank, place) of everyone who answers, unsorted."""
        letters = any(one in _BIT for one in self.text)
        han = not self.text.isascii()
        if any(one.isdigit() for one in self.text):
            self._marked([key.codes for key in self.people], _DIGIT_HITS)
        if not self.text.isdigit():
            self._marked([key.spellings for key in self.people], _HAN_HITS if han else _LETTER_HITS)
        if letters and len(self.text) > (1 if han else 2):
            self._mixed(MIXED, starts=1, gaps=False)
        self._inside(han=han)
        if letters and han:
            self._mixed(INSIDE_NAME, starts=8, gaps=True)
        self._units(_LETTER_UNITS if letters and not han else _HAN_UNITS)
        return self.found

    def _keep(self, hits: list[int], rank: int) -> None:
        self.found += [(rank, place) for place in hits]
        if hits:
            gone = set(hits)
            self.left = [place for place in self.left if place not in gone]

    def _marked(self, column: list[str], kinds: Iterable[tuple[str, int, int]]) -> None:
        for mark, begins, whole in kinds:
            needle = mark + self.text
            hits = [place for place in self.left if needle in column[place]]
            if hits:
                just = needle + STOP
                exact = {place for place in hits if just in column[place]}
                self.found += [(whole, place) for place in exact]
                self.left = [place for place in self.left if place not in exact]
                self._keep([place for place in hits if place not in exact], begins)

    def _mixed(self, rank: int, *, starts: int, gaps: bool) -> None:
        """Part characters, part letters; with `gaps`, `尉y` may pass over a character."""
        text, people = self.text, self.people
        wanted = _HEAD.get(text[0], 0)
        for letter in text:
            wanted |= _BIT.get(letter, 0)
        able = [place for place in self.left if people[place].mask & wanted == wanted]
        for one in text:
            if not one.isascii():
                able = [place for place in able if one in people[place].name]
        self._keep([place for place in able if _spells(text, people[place], starts, gaps=gaps)], rank)

    def _inside(self, *, han: bool) -> None:
        people, text = self.people, self.text
        if han:
            self._keep([place for place in self.left if text in people[place].name], INSIDE_NAME)
        else:
            needle = f".{text}"
            self._keep([place for place in self.left if needle in people[place].inside], INSIDE_NAME)

    def _units(self, kinds: Iterable[tuple[str, int]]) -> None:
        """Units are shared by many people: each is looked at once."""
        column = [key.unit for key in self.people]
        names = {column[place] for place in self.left}
        for mark, rank in kinds:
            needle = mark + self.text
            hit = {name for name in names if needle in name}
            if hit:
                self._keep([place for place in self.left if column[place] in hit], rank)


def _spells(text: str, key: SearchKey, starts: int, *, gaps: bool) -> bool:
    return any(_walk(text, key, start, gaps=gaps) for start in range(min(starts, len(key.name))))


def _walk(left: str, key: SearchKey, place: int, *, gaps: bool) -> bool:
    """Whether `left` spells the name from `place` on: characters, full syllables and first letters mixed."""
    if not left:
        return True
    if place == len(key.name):
        return False
    if left[0] == key.name[place] and _walk(left[1:], key, place + 1, gaps=gaps):
        return True
    for reading in key.syllables[place]:
        for size in _bites(left, reading):
            if _walk(left[size:], key, place + 1, gaps=gaps):
                return True
    return gaps and place > 0 and _walk(left, key, place + 1, gaps=True)


def _bites(left: str, reading: str) -> Iterable[int]:
    """How many letters of `left` may stand for this syllable: all, its initial, or as far as was typed."""
    if left[0] != reading[0]:
        return
    if left.startswith(reading):
        yield len(reading)
    elif reading.startswith(left):
        yield len(left)
    if len(reading) > 2 and reading[1] == "h" and left[1:2] == "h":
        yield 2
    yield 1
