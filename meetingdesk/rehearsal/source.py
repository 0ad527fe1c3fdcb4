"""Files of a case as text: within a size, in a readable encoding, without binary rubbish.

Keys: case.no_folder, case.no_file, case.unreadable, case.empty, case.too_big, case.encoding, case.binary.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.hanzi import clean_name
from meetingdesk.foundation.sheet_text import ENCODINGS

LIMIT = 32 * 1024 * 1024
"""Bytes of one text file that are read at all; so much that a huge cell can still be named by its row."""

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BINARY = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def file_of(folder: Path, name: str) -> Path:
    """The path of a file that the case must hold."""
    if not folder.is_dir():
        raise BadInput("case.no_folder", folder=folder.name or str(folder))
    path = folder / name
    if not path.is_file():
        raise BadInput("case.no_file", file=name, folder=folder.name)
    return path


def text_of(path: Path) -> str:
    """All text of a file; tries UTF-8 with or without BOM, then GB18030 (practice.md 7.5), each strictly."""
    data = _bytes(path)
    text = _decoded(path.name, data)
    if not text.strip():
        raise BadInput("case.empty", file=path.name, row=1)
    found = _BINARY.search(text)
    if found:
        raise BadInput("case.binary", file=path.name, row=_row(text, found.start()))
    return text


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        raise BadInput("case.unreadable", file=path.name, reason=error.strerror or str(error)) from error
    if len(data) > LIMIT:
        raise too_big(path.name, data)
    return data


def too_big(name: str, data: bytes | str) -> BadInput:
    """The refusal of a file beyond its limit; the row is that of its longest line, the likely culprit."""
    lengths = [len(line) for line in data.splitlines()]
    return BadInput("case.too_big", file=name, row=lengths.index(max(lengths)) + 1)


def _decoded(name: str, data: bytes) -> str:
    failed = 0
    for encoding in ENCODINGS if not data.startswith(_UTF16) else ("utf-16",):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            failed = max(failed, error.start)
    raise BadInput("case.encoding", file=name, row=data.count(b"\n", 0, failed) + 1)


def _row(text: str, position: int) -> int:
    return len((text[:position] + "x").splitlines())


def prose(text: str) -> str:
    """Free text as it is stored: NFC, without padding at its ends or control characters inside."""
    return _BINARY.sub("", unicodedata.normalize("NFC", text)).strip()


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """Text for comparing only: width, spaces and line breaks make no difference (headers, units, codes)."""
    return "".join(unicodedata.normalize("NFKC", clean_name(text)).split())
