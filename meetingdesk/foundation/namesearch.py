"""Finding people as one types: any reading, initials, characters, unit, number, badge, end of the phone.

practice.md 7.1. Best answers first, and among equals in the order of the list:

     0  the whole name in characters
     1  all initials or the whole pinyin, read as usual (surname readings first); a number, badge or end of
        the phone typed whole
     2  the name begins so, in characters;  3  its initials do;  4  its pinyin does
     5  all initials or the whole pinyin in another reading (`dgq` for 单国强);  6  the name begins so in one
     7  a mixture from the first character on (`yuchiym`, `尉y`, `y迟`)
     8  within the name (`国强`, `gq`, `gqiang`), also with characters passed over (`尉鸣`, `尉m`)
     9  the unit begins so in characters;  10  its initials do (`hycy` for 禾晏瓷业);  11  its pinyin does
    12  within the unit;  13  within its initials
    14  a number or badge begins so
    15+ several words, each of which says something of the person (`zw 甲厂`, `张 hycy`): the sum of the
        above; taken as one piece, a name stands before these (`li hua`), a unit behind

All spellings of a person are worked out beforehand into short strings, each spelling behind a mark that
says what it is. A key press is then a few passes of substring tests over those strings: 10,000 people within
a frame of 60 Hz. Only mixtures are walked through, along a tree of the names: what a surname does not fit is
left out with all who bear it. What was found for a word is kept, so that the next key has it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from meetingdesk.foundation import hanzi

NAME_SPELLINGS, UNIT_SPELLINGS = 24, 4  # spellings kept; the usual readings come first
LONGEST_QUERY, WORDS_KEPT = 64, 64
STOP = "|"

# How good a hit is: 0 is best. (mark, begins with what was typed, is just what was typed)
_LETTER_HITS = (("^", 3, 1), ("~", 4, 1), ('"', 6, 5))
_HAN_HITS = (("=", 2, 0),)
_DIGIT_HITS = (("#", 14, 1), ("@", 14, 1))
_LETTER_UNITS = (("+", 10), ("%", 11), ("-", 13))
_HAN_UNITS = (("&", 9), ("", 12))
MIXED, INSIDE_NAME, WORDS, BEHIND = 7, 8, 15, 1000

_BIT = {letter: 1 << place for place, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}

Syllables = tuple[tuple[str, ...], ...]
Step = tuple[str, tuple[str, ...]]
"""A character of a name with its readings."""
Found = dict[int, list[int]]
"""How good, 0 best -> places of those who answer so well."""


@dataclass(frozen=True, slots=True)
class SearchKey:
    """What one person is found by; made by `keys`, opaque to others."""

    name: str
    syllables: Syllables
    spellings: str
    inside: str
    unit: str
    codes: str
    mask: int
    many: bool


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
    name = _cleaned(name)
    syllables = hanzi.readings(name, reading)
    codes = [f"#{exact}".lower() for exact in (number, badge) if exact not in (None, "")]
    if phone and len(phone) >= 4:
        codes.append(f"@{phone[-4:]}")
    spellings = list(islice(product(*syllables), NAME_SPELLINGS + 1))
    return SearchKey(
        name, syllables, _joined(_spellings(name, spellings[:NAME_SPELLINGS])), _joined(_insides(syllables)),
        unit_spellings(unit.lower()), _joined(codes), _mask(syllables), len(spellings) > NAME_SPELLINGS,
    )  # fmt: skip


def _joined(parts: Iterable[str]) -> str:
    return STOP.join(dict.fromkeys(parts)) + STOP


def _spellings(name: str, spellings: Iterable[tuple[str, ...]]) -> Iterable[str]:
    yield f"={name}"
    for place, one in enumerate(spellings):
        yield ('"' if place else "^") + "".join(part[0] for part in one)
        yield ('"' if place else "~") + "".join(one)


def _insides(syllables: Syllables) -> Iterable[str]:
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


def _mask(syllables: Syllables) -> int:
    """Which letters a mixture may hold."""
    mask = 0
    for letter in {letter for several in syllables for one in several for letter in one}:
        mask |= _BIT.get(letter, 0)
    return mask


def match(query: str, key: SearchKey) -> int | None:
    """How well `key` answers `query`: 0 is best, None is not at all. Nothing typed matches nobody."""
    return next(iter(Index([key]).ranked(query)), None)


def search(query: str, people: Sequence[SearchKey], limit: int | None = None) -> list[int]:
    """One search without keeping an `Index`."""
    return Index(people).search(query, limit)


def _cleaned(text: str) -> str:
    """Letters, digits and characters alone, small and narrow: an input method may type them wide."""
    text = unicodedata.normalize("NFKC", text).lower().replace("ü", "v")
    return "".join(one for one in text if one.isalnum() or hanzi.is_han(one))


class Index:
    """The people of a list laid out for searching: make it once, ask at every key."""

    def __init__(self, people: Iterable[SearchKey] = ()) -> None:
        self.people = tuple(people)
        self.spellings = _Column(key.spellings for key in self.people)
        self.inside = _Column(key.inside for key in self.people)
        self.codes = _Column(key.codes for key in self.people)
        self.names, self.ends = _Branch(), _Branch()
        self.units: dict[str, list[int]] = {}
        self._kept: dict[str, Found] = {}
        for place, key in enumerate(self.people):
            self.units.setdefault(key.unit, []).append(place)
            self.names.grow(key, place)
            for start in range(1, len(key.name)):
                self.ends.grow(key, place, start)

    def search(self, query: str, limit: int | None = None) -> list[int]:
        """Places of the people who answer `query`, best first and then in the order given."""
        found: list[int] = []
        for places in self.ranked(query).values():
            found += places
            if limit is not None and len(found) >= limit:
                break
        return found[:limit]

    def ranked(self, query: str) -> Found:
        """How good, best first -> the places of those who answer so well."""
        found = dict(self._of(_cleaned(query)[:LONGEST_QUERY]))
        words = [word for word in map(_cleaned, query[:LONGEST_QUERY].split()) if word]
        if len(words) > 1 and any(len(word) > 1 or word not in _BIT for word in words):
            found = self._with_words(words, found)
        return {rank: places for rank, places in sorted(found.items()) if places}

    def _of(self, word: str) -> Found:
        """Who answers one word. A handful of words stays in mind: those of the keys before."""
        if word not in self._kept:
            if len(self._kept) >= WORDS_KEPT:
                self._kept.clear()
            found = _Search(word, self, range(len(self.people))).run()
            self._kept[word] = {rank: sorted(places) for rank, places in found.items()}
        return self._kept[word]

    def _with_words(self, words: list[str], whole: Found) -> Found:
        """Who answers to the words together, and to the `whole` of them in one piece before and behind."""
        before = {rank: places for rank, places in whole.items() if rank <= INSIDE_NAME}
        apart = self._of_words(words, {place for places in before.values() for place in places})
        known = {place for places in apart.values() for place in places}
        behind = {
            rank + BEHIND: [place for place in places if place not in known]
            for rank, places in whole.items() if rank > INSIDE_NAME
        }  # fmt: skip
        return before | apart | behind

    def _of_words(self, words: list[str], but: Collection[int]) -> Found:
        """Whom every word fits; one that is known goes first, then the longest, which narrows most."""
        first, *others = sorted(words, key=lambda word: (word not in self._kept, -len(word)))
        sums = {p: rank for rank, places in self._of(first).items() for p in places if p not in but}
        for word in others:
            found = _Search(word, self, sorted(sums)).run()
            sums = {p: rank + sums[p] for rank, places in found.items() for p in places}
        ranked: Found = {}
        for place, rank in sorted(sums.items()):
            ranked.setdefault(WORDS + rank, []).append(place)
        return ranked


class _Branch:
    """Everyone whose name begins alike, read alike: by the character that comes next, and by its signs.

    The signs of a character are itself and its initials: what a mixture may go on with.
    """

    __slots__ = ("after", "by_sign", "places")

    def __init__(self) -> None:
        self.after: dict[Step, _Branch] = {}
        self.by_sign: dict[str, list[Step]] = {}
        self.places: list[int] = []

    def grow(self, key: SearchKey, place: int, start: int = 0) -> None:
        """Put one person in, by what their name is from `start` on."""
        branch = self
        for step in zip(key.name[start:], key.syllables[start:], strict=True):
            branch = branch.after.get(step) or branch._new(step)
            branch.places.append(place)

    def _new(self, step: Step) -> _Branch:
        for sign in {step[0], *(reading[0] for reading in step[1])}:
            self.by_sign.setdefault(sign, []).append(step)
        return self.after.setdefault(step, _Branch())


class _Column:
    """One string of marked spellings a person, and who has a spelling that begins with which sign."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = list(lines)
        self.begun: dict[str, list[int]] = {}
        for place, line in enumerate(self.lines):
            for first in {spelling[1] for spelling in line.split(STOP) if len(spelling) > 1}:
                self.begun.setdefault(first, []).append(place)


class _Search:
    """One word over the people `among` all, kind of hit by kind of hit; who is found leaves the rest."""

    def __init__(self, text: str, index: Index, among: Collection[int]) -> None:
        self.text = text
        self.index = index
        self.among = among
        everyone = len(among) == len(index.people)
        self.open = bytearray(b"\1" if everyone else b"\0") * len(index.people)
        for place in () if everyone else among:
            self.open[place] = 1
        self.found: Found = {}
        self.steps: dict[tuple[str, str, tuple[str, ...]], tuple[str, ...]] = {}

    def run(self) -> Found:
        """Everyone who answers, by how well."""
        text = self.text
        if not text:
            return {}
        letters, han = any(one in _BIT for one in text), not text.isascii()
        if any(one.isdigit() for one in text):
            self._marked(self.index.codes, _DIGIT_HITS)
        if not text.isdigit():
            self._marked(self.index.spellings, _HAN_HITS if han else _LETTER_HITS)
        rare_only = len(text) == 2 and not han
        if letters and len(text) > 1:
            self._mixed(self.index.names, (text,), MIXED, rare_only=rare_only)
        self._inside(letters=letters, han=han)
        if letters and not han and len(text) > 1:
            self._mixed(self.index.ends, (text,), INSIDE_NAME, rare_only=rare_only)
        self._units(_LETTER_UNITS if letters and not han else _HAN_UNITS)
        return self.found

    def _keep(self, hits: list[int], rank: int) -> None:
        if hits:
            self.found.setdefault(rank, []).extend(hits)
            for place in hits:
                self.open[place] = 0

    def _with(self, column: _Column, needle: str) -> list[int]:
        free, lines = self.open, column.lines
        able: Collection[int] = column.begun.get(needle[1], ())
        if len(self.among) < len(able):
            able = self.among
        return [place for place in able if free[place] and needle in lines[place]]

    def _marked(self, column: _Column, kinds: Iterable[tuple[str, int, int]]) -> None:
        for mark, begins, whole in kinds:
            hits = self._with(column, mark + self.text)
            just = mark + self.text + STOP
            exact = {place for place in hits if just in column.lines[place]}
            self._keep([place for place in hits if place in exact], whole)
            self._keep([place for place in hits if place not in exact], begins)

    def _mixed(self, branch: _Branch, left: Collection[str], rank: int, *, rare_only: bool) -> None:
        """Characters, syllables and initials mixed; two letters only where not every spelling is kept."""
        people, free = self.index.people, self.open
        for step in dict.fromkeys(step for text in left for step in branch.by_sign.get(text[0], ())):
            after = {rest for text in left for rest in self._step(text, *step)}
            next_branch = branch.after[step]
            if "" in after:
                able = [p for p in next_branch.places if free[p] and (people[p].many or not rare_only)]
                self._keep(list(dict.fromkeys(able)), rank)
            elif after:
                self._mixed(next_branch, after, rank, rare_only=rare_only)

    def _inside(self, *, letters: bool, han: bool) -> None:
        people, text, free = self.index.people, self.text, self.open
        if not han:
            self._keep(self._with(self.index.inside, f".{text}"), INSIDE_NAME)
            return
        wanted = 0
        for letter in text:
            wanted |= _BIT.get(letter, 0)
        characters = [one for one in text if not one.isascii()]
        able = [place for place in self.among if characters[0] in people[place].name and free[place]]
        able = [p for p in able if people[p].mask & wanted == wanted or not letters]
        self._keep([place for place in able if self._within(people[place])], INSIDE_NAME)

    def _units(self, kinds: Iterable[tuple[str, int]]) -> None:
        """Units are shared by many people: each is looked at once."""
        for mark, rank in kinds:
            needle = mark + self.text
            hit = [places for unit, places in self.index.units.items() if needle in unit]
            self._keep([place for places in hit for place in places if self.open[place]], rank)

    def _within(self, key: SearchKey) -> bool:
        """Whether the text spells part of the name, characters passed over."""
        left = {self.text}
        for one, readings in zip(key.name, key.syllables, strict=True):
            left |= {rest for text in left for rest in self._step(text, one, readings)}
            if "" in left:
                return True
        return False

    def _step(self, left: str, one: str, readings: tuple[str, ...]) -> tuple[str, ...]:
        """What may be left of `left` once one character of a name is spelled."""
        known = self.steps.get((left, one, readings))
        if known is None:
            after = {left[1:]} if left[0] == one else set()
            after.update(left[size:] for reading in readings for size in _bites(left, reading))
            known = self.steps[left, one, readings] = tuple(after)
        return known


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
