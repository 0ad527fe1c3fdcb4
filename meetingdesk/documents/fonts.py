"""Which face draws which character.

Each role has a chain: a character that the first face lacks comes from the next (stack.md, fonts table: 仿宋
has 6,638 of the 8,105 standard characters). All chains hold the same faces, so `missing` needs no role.
Faces load once a session, 0.1 s each; `load()` may be called in a thread as soon as the program is idle.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TypeVar

from meetingdesk.documents.blocks import Face
from meetingdesk.documents.embedding import EmbeddedFont
from meetingdesk.documents.plain import plain
from meetingdesk.foundation import paths

MISSING = "〓"  # drawn where no face has the character; the old sign of type-setters for it

_FILES = {
    Face.BODY: "FandolFang-Regular.ttf",
    Face.KAI: "LXGWWenKai-Regular.ttf",
    Face.HEI: "NotoSansSC_500Medium.ttf",
    Face.TITLE: "NotoSerifSC_700Bold.ttf",
}
_CHAINS = {  # nearest in weight and shape first
    Face.BODY: (Face.BODY, Face.KAI, Face.HEI, Face.TITLE),
    Face.KAI: (Face.KAI, Face.BODY, Face.HEI, Face.TITLE),
    Face.HEI: (Face.HEI, Face.KAI, Face.BODY, Face.TITLE),
    Face.TITLE: (Face.TITLE, Face.HEI, Face.KAI, Face.BODY),
}
_WIDE_QUOTES = frozenset("“”‘’")  # 楷体 has them half an em wide, which tears Chinese lines
_INSTALLED = ("simfang.ttf", "SIMFANG.TTF", "FZFSJW.TTF", "FZFSK.TTF", "FZFSJW--GB1-0.ttf")
_loading = threading.Lock()

T = TypeVar("T")


class Memo(dict[str, T]):
    """A dict that asks once for each character."""

    def __init__(self, ask: Callable[[str], T]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, char: str) -> T:
        value = self[char] = self._ask(char)
        return value


class Role:
    """One role of a set of faces: which font a character comes from and how wide it is."""

    def __init__(self, chain: tuple[EmbeddedFont, ...], quotes: EmbeddedFont) -> None:
        self.main = chain[0]
        self.chain = chain
        self._quotes = quotes
        self.fonts: Memo[EmbeddedFont] = Memo(self._choose)
        self.widths: Memo[float] = Memo(self._measure)

    def _choose(self, char: str) -> EmbeddedFont:
        if char in _WIDE_QUOTES:
            return self._quotes
        return next((font for font in self.chain if font.covers(char)), self.main)

    def _measure(self, char: str) -> float:
        return self.fonts[char].width(char)


class Faces:
    """A whole set; `body` puts an installed 仿宋 in the place of the shipped one."""

    def __init__(self, body: Path | None = None) -> None:
        names = dict(_FILES)
        fonts = {face: _font(paths.resource("fonts", name)) for face, name in names.items()}
        if body is not None:
            fonts[Face.BODY] = _font(body)
        shipped = _font(paths.resource("fonts", names[Face.BODY]))
        self._all = (*fonts.values(), shipped)
        self.roles = {face: self._role(face, fonts, shipped) for face in Face}
        narrow = fonts[Face.KAI]  # its quotation marks are those of Latin text
        self._latin = {face: Role((*role.chain, shipped), narrow) for face, role in self.roles.items()}
        self._sign: Memo[str] = Memo(self._stand_in)
        self._known: set[str] = {"\n"}  # characters that stand for themselves

    @staticmethod
    def _role(face: Face, fonts: dict[Face, EmbeddedFont], shipped: EmbeddedFont) -> Role:
        chain = tuple(fonts[one] for one in _CHAINS[face])
        quotes = shipped if face is Face.KAI else chain[0]
        return Role((*chain, shipped), quotes)

    def of(self, language: str) -> dict[Face, Role]:
        """The roles for a paper in `language`: “ ” ‘ ’ are a full character wide in Chinese only."""
        return self.roles if language.startswith("zh") else self._latin

    def covers(self, char: str) -> bool:
        """Whether any face has `char`. Private-use characters never count: each machine draws its own."""
        if "\ue000" <= char <= "\uf8ff" or char >= "\U000f0000":
            return False
        return any(font.covers(char) for font in self._all)

    def missing(self, text: str) -> set[str]:
        """Characters of `text` that no paper can show; they are drawn as 〓."""
        return {char for char in set(plain(text)) - {"\n"} if not self.covers(char)}

    def shown(self, text: str) -> str:
        """Clean `text` with every character that no face has replaced by 〓."""
        clean = plain(text)
        if self._known.issuperset(clean):
            return clean
        shown = "".join(map(self._sign.__getitem__, clean))
        self._known.update(set(clean).intersection(shown))
        return shown

    def _stand_in(self, char: str) -> str:
        return char if char == "\n" or self.covers(char) else MISSING


@cache
def _font(path: Path) -> EmbeddedFont:
    return EmbeddedFont(f"MeetingDesk-{path.stem}", path)


@cache
def _faces(body: Path | None) -> Faces:
    return Faces(body)


def load(body: Path | None = None) -> Faces:
    """The set of faces, read on the first call (0.4 s); safe to call from a thread."""
    with _loading:
        return _faces(body)


def missing(texts: str | Iterable[str]) -> set[str]:
    """Characters that no shipped face can show; asked before a paper is made (practice.md 7.3)."""
    whole = texts if isinstance(texts, str) else "\n".join(texts)
    return load().missing(whole)


def installed_body() -> Path | None:
    """仿宋 or 方正仿宋 as installed on this machine, if any; give it to `load` and the writer."""
    for folder in _font_folders():
        for name in _INSTALLED:
            if (folder / name).is_file():
                return folder / name
    return None


def _font_folders() -> list[Path]:
    home = Path.home()
    windows = os.environ.get("WINDIR")
    local = os.environ.get("LOCALAPPDATA")
    folders = [home / ".local/share/fonts", home / ".fonts", home / "Library/Fonts"]
    if windows:
        folders.append(Path(windows) / "Fonts")
    if local:
        folders.append(Path(local) / "Microsoft/Windows/Fonts")
    return folders
