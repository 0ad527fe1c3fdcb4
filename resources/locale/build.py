"""The catalogues of wording: `<language>/<area>.po` fragments -> `<language>/LC_MESSAGES/meetingdesk.mo`.

`python resources/locale/build.py`    compile (done by every install, and by dev.py when a fragment is newer)
    `--check`    name every message of the program that lacks words, and every broken entry
    `--stubs`    print the missing entries, ready to be pasted into a fragment

A plain message is its own Chinese text and needs an English entry. A key ("signin.already", the first word of
Refused, BadInput and Fault) needs a sentence in both languages. Needs Babel; the program itself does not.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT))
from resources.locale.extract import Use, spoken_strings, uses  # noqa: E402  a script finds its neighbour so

SOURCE = ROOT / "meetingdesk"
LANGUAGES = ("zh_CN", "en")
KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+")
HAN = re.compile(r"[\u3400-\u9fff]")
CURLY = re.compile(r"[\u2018\u2019\u201c\u201d\u2026]")
"""The bundled face draws these as wide as a Chinese character, so English says ' " and ... instead."""
WIDE = re.compile(r"[\u3001-\u303f\uff01-\uff60]")
SAMPLES = ("1\u30011.1",)  # a numbering that is shown as it will be printed
HALF = re.compile(r"[\u300c-\u300f]|(?<=[\u3400-\u9fff])[\"',;?!]|[\"'](?=[\u3400-\u9fff])")
"""Chinese quotes with “ ” and ‘ ’ alone (GB/T 15834), and has full-width marks behind a character."""


@dataclass
class Words:
    """All entries of one language, and what is wrong with its fragments."""

    language: str
    entries: dict[str, str] = field(default_factory=dict)
    place: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def read_words(language: str, folder: Path = HERE) -> Words:
    """Merge the fragments of one language; two areas may share an entry only if its words are the same."""
    words = Words(language)
    for path in sorted((folder / language).glob("*.po")):
        where = f"{language}/{path.name}"
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language, abort_invalid=True)
        words.faults += [f"{where}: obsolete entry {old!r}; delete it" for old in catalogue.obsolete]
        for message in catalogue:
            if message.id:
                _take(words, where, str(message.id), str(message.string), fuzzy=message.fuzzy)
    return words


def _take(words: Words, where: str, msgid: str, text: str, *, fuzzy: bool) -> None:
    if fuzzy:
        words.faults.append(f"{where}: {msgid!r} is marked fuzzy")
    if msgid in words.entries and words.entries[msgid] != text:
        words.faults.append(f"{where}: {msgid!r} has other words in {words.place[msgid]}")
    words.entries.setdefault(msgid, text)
    words.place.setdefault(msgid, where)


def compile_all(folder: Path = HERE) -> None:
    """Write the catalogue of every language, beside itself first, so that no reader meets half a file."""
    for language in LANGUAGES:
        catalogue = Catalog(locale=language, domain="meetingdesk", fuzzy=False)
        for msgid, text in read_words(language, folder).entries.items():
            catalogue.add(msgid, text)
        target = folder / language / "LC_MESSAGES" / "meetingdesk.mo"
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(".mo.part")
        with part.open("wb") as file:
            write_mo(file, catalogue)
        part.replace(target)


# ---------------------------------------------------------------- the check


@dataclass(frozen=True)
class Missing:
    """A message of the program without words in a language."""

    language: str
    use: Use


def missing(found: Iterable[Use], words: dict[str, Words]) -> Iterator[Missing]:
    """What the program says and a catalogue does not know."""
    seen: set[tuple[str, str]] = set()
    for use in found:
        for language in LANGUAGES:
            if (use.msgid, language) in seen or not _needed(use.msgid, language):
                continue
            if not words[language].entries.get(use.msgid):
                seen.add((use.msgid, language))
                yield Missing(language, use)


def _needed(msgid: str, language: str) -> bool:
    if KEY.fullmatch(msgid):
        return True
    return language == "en" and bool(HAN.search(msgid))


def faults(found: list[Use], words: dict[str, Words], spoken: set[str]) -> Iterator[str]:
    """Entries that would show wrong: placeholders that no one fills, entries that no one uses."""
    for language in LANGUAGES:
        yield from words[language].faults
        yield from _misfits(words[language])
        yield from _foreign_marks(words[language])
        yield from _unused(words[language], spoken)
    for use in found:
        yield from _unfilled(use, words)
        if not KEY.fullmatch(use.msgid) and _foreign("zh_CN", use.msgid):
            yield f"{use.place}: {use.msgid!r} has English punctuation in Chinese"


def _misfits(words: Words) -> Iterator[str]:
    for msgid, text in words.entries.items():
        if text and not KEY.fullmatch(msgid) and placeholders(text) != placeholders(msgid):
            yield f"{words.place[msgid]}: {msgid!r} and {text!r} have different {{placeholders}}"


def _foreign_marks(words: Words) -> Iterator[str]:
    """Punctuation of the other language; Chinese words that English quotes keep their own."""
    for msgid, text in words.entries.items():
        if _foreign(words.language, text):
            yield f"{words.place[msgid]}: {text!r} has punctuation of the other language"


def _foreign(language: str, text: str) -> bool:
    if language != "en":
        return bool(HALF.search(text))
    wide = (word for word in text.split() if WIDE.search(word) and not HAN.search(word))
    return bool(CURLY.search(text)) or any(not any(each in word for each in SAMPLES) for word in wide)


def _unused(words: Words, spoken: set[str]) -> Iterator[str]:
    for msgid in words.entries:
        if msgid not in spoken:
            yield f"{words.place[msgid]}: nothing in the program says {msgid!r}; delete the entry"


def _unfilled(use: Use, words: dict[str, Words]) -> Iterator[str]:
    if use.values is None:
        return
    texts = {use.msgid}  # the words of a plain message have its placeholders, see _misfits
    if KEY.fullmatch(use.msgid):
        texts = {words[language].entries.get(use.msgid, "") for language in LANGUAGES}
    for text in sorted(texts):
        if lacking := placeholders(text) - use.values:
            yield f"{use.place}: {text!r} asks for {sorted(lacking)}, which are not given"


def placeholders(text: str) -> set[str]:
    """The names in braces; a text that is no format string has the placeholder '?'."""
    try:
        return {name.partition(".")[0] for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {"?"}


def check() -> int:
    """Print what is wrong, file by file; 0 when nothing is."""
    found = list(uses(SOURCE))
    words = {language: read_words(language) for language in LANGUAGES}
    lines = [f"{m.use.place}: no {m.language} words for {m.use.msgid!r}" for m in missing(found, words)]
    lines += list(faults(found, words, spoken_strings(SOURCE)))
    for line in sorted(set(lines)):
        print(line)
    print(f"wordings: {len({use.msgid for use in found})} messages, {len(set(lines))} to mend")
    return 1 if lines else 0


def stubs() -> None:
    """Print the missing entries as gettext source, a block for each language and file."""
    words = {language: read_words(language) for language in LANGUAGES}
    title = ""
    for item in sorted(missing(uses(SOURCE), words), key=lambda m: (m.language, m.use.file)):
        if title != (title := f"# {item.language}, said in {item.use.file}"):
            print(f"\n{title}")
        print(f'msgid "{_escaped(item.use.msgid)}"\nmsgstr ""\n')


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def main() -> int:
    """Compile, or check."""
    parser = argparse.ArgumentParser(description="Compile or check the wordings.")
    parser.add_argument("--check", action="store_true", help="name what lacks words; exit 1 if anything does")
    parser.add_argument("--stubs", action="store_true", help="print the missing entries, ready to fill in")
    chosen = parser.parse_args()
    if chosen.check:
        return check()
    if chosen.stubs:
        stubs()
    else:
        compile_all()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
