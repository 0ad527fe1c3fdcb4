"""The manual as the window shows it: the Markdown that ships, cut into chapters and set as Qt's rich text.

Only what the manual uses is understood: headings, lists of one level, tables, fences, pictures, bold, code,
links. A line `<!-- page: signin -->` says that this is the place for that page; F1 leads there.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from meetingdesk.foundation import paths

FILES = {"zh_CN": "zh.md", "en": "en.md"}
MARK = re.compile(r"<!-- page: ([a-z ]+) -->")
HEADING = re.compile(r"(#+) (.*)")
HEADING_ENDS = ("</h2>", "</h3>")
ITEM = re.compile(r"(?:[-*]|\d+\.) (.*)")
IMAGE = re.compile(r"!\[(.*)\]\((.*)\)")
BETWEEN_HAN = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef“”…*`])\n(?=[\u3000-\u9fff\uff00-\uffef“”`*])")


@dataclass(frozen=True)
class Place:
    """A heading of the manual: in which chapter, where in it, how deep."""

    title: str
    chapter: int
    anchor: str
    deep: int

    @property
    def id(self) -> str:
        """Where it is."""
        return self.anchor


@dataclass(frozen=True)
class Manual:
    """Chapters as rich text, their headings, and the place of each page by its name."""

    chapters: tuple[str, ...]
    places: tuple[Place, ...]
    pages: dict[str, tuple[int, str]]
    plain: tuple[str, ...]

    def find(self, words: str) -> list[tuple[Place, str]]:
        """Headings under which the words stand, each with some of the text around them."""
        wanted = words.casefold().strip()
        found = []
        for place, text in zip(self.places, self.plain, strict=True):
            at = text.casefold().find(wanted) if wanted else -1
            if at >= 0:
                found.append((place, text[max(at - 12, 0) : at + 60].strip()))
        return found


def folder() -> Path:
    """Where the manual lies."""
    return paths.shipped("docs", "manual")


def read(language: str) -> Manual:
    """The manual in a language of the window."""
    return parse((folder() / FILES[language]).read_text(encoding="utf-8"))


def parse(text: str) -> Manual:
    """Cut and set."""
    setter = _Setter()
    for block in blocks(text):
        setter.take(block)
    return setter.manual()


def blocks(text: str) -> Iterator[str]:
    """Paragraphs, whole lists, whole tables, whole fences; headings and marks alone."""
    held: list[str] = []
    fenced = False
    for line in text.splitlines():
        fence = line.startswith("```")
        alone = not fenced and bool(HEADING.match(line) or MARK.match(line))
        if held and not fenced and (alone or fence or not line.strip()):
            yield "\n".join(held)
            held = []
        if alone:
            yield line
        elif line.strip() or fenced:
            held.append(line)
        fenced = fenced != fence
    if held:
        yield "\n".join(held)


class _Setter:
    """Takes block after block."""

    def __init__(self) -> None:
        self._chapters: list[list[str]] = [[]]
        self._places: list[Place] = []
        self._plain: list[list[str]] = []
        self._pages: dict[str, tuple[int, str]] = {}

    def take(self, block: str) -> None:
        """Set one block."""
        mark, heading = MARK.fullmatch(block), HEADING.fullmatch(block)
        if mark:
            self._mark(mark[1].split())
        elif heading:
            self._head(len(heading[1]), heading[2])
        else:
            self._chapters[-1].append(rich(block))
            self._plain[-1].append(_plain(block))

    def manual(self) -> Manual:
        """All of it."""
        chapters = tuple("\n".join(parts) for parts in self._chapters)
        return Manual(chapters, tuple(self._places), self._pages, tuple("\n".join(p) for p in self._plain))

    def _mark(self, names: list[str]) -> None:
        here, chapter = len(self._chapters) - 1, self._chapters[-1]
        after_a_heading = bool(chapter) and chapter[-1].endswith(HEADING_ENDS)
        for name in names:
            anchor = self._places[-1].anchor if after_a_heading else f"page-{name}"
            self._pages[name] = (here, anchor)
            if not after_a_heading:
                chapter.append(f'<a name="{anchor}"></a>')

    def _head(self, deep: int, title: str) -> None:
        if deep == 2:
            self._chapters.append([])
        anchor = f"at-{len(self._places)}"
        words = re.sub(r"^[一二三四五六七八九十]+、|^\d+\. ", "", title) if deep == 2 else title
        self._places.append(Place(words, len(self._chapters) - 1, anchor, deep))
        self._plain.append([title])
        self._chapters[-1].append(f'<a name="{anchor}"></a><h{deep}>{spans(title)}</h{deep}>')


def rich(block: str) -> str:
    """One block as rich text."""
    lines = block.splitlines()
    image = IMAGE.fullmatch(block)
    if image:
        return f'<p class="picture"><img src="{image[2]}"></p><p class="under">{spans(image[1])}</p>'
    if lines[0].startswith("```"):
        return f"<pre>{html.escape(chr(10).join(lines[1:-1]))}</pre>"
    if lines[0].startswith("|"):
        return _table(lines)
    if ITEM.match(lines[0]):
        return _items(lines)
    return f"<p>{spans(block)}</p>"


def spans(text: str) -> str:
    """Bold, code, links; two Chinese lines join without a blank."""
    joined = html.escape(BETWEEN_HAN.sub("", text).replace("\n", " "), quote=False)
    joined = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", joined)
    joined = re.sub(r"`([^`]+)`", r"<code>\1</code>", joined)
    return re.sub(r"\[([^\]]+)\]\(([^)]+)\)", r'<a href="\2">\1</a>', joined)


def _items(lines: list[str]) -> str:
    kind = "ol" if lines[0][0].isdigit() else "ul"
    found: list[str] = []
    for line in lines:
        item = ITEM.match(line)
        if item:
            found.append(item[1])
        else:
            found[-1] += "\n" + line.strip()
    return f"<{kind}>" + "".join(f"<li>{spans(item)}</li>" for item in found) + f"</{kind}>"


def _table(lines: list[str]) -> str:
    rows = [[spans(cell.strip()) for cell in line.strip("|").split("|")] for line in (lines[0], *lines[2:])]
    head = "".join(f"<th>{cell}</th>" for cell in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows[1:])
    return f'<table width="100%" cellspacing="0" cellpadding="6"><tr>{head}</tr>{body}</table>'


def _plain(block: str) -> str:
    """The words alone, to be searched."""
    return html.unescape(re.sub(r"<[^>]+>", " ", rich(block))).strip()
