"""The one gate that text passes before it is measured or drawn."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Controls, soft hyphen, zero width and bidi marks, surrogates, variation selectors, tags, non-characters
# (reliability.md 2.7): none of them is a letter, and each can hide or turn what stands beside it.
_DROPPED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\ufffe\uffff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_FILLERS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f]")


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """NFC without what is no letter; line ends are LF, odd blanks a space. U+3000 stays: it pads names."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text) and not _FILLERS.search(text):
        return text  # nearly always: printable leaves out every control, surrogate, mark and odd blank
    text = _BLANKS.sub(" ", _BREAKS.sub("\n", text))
    return unicodedata.normalize("NFC", _DROPPED.sub("", text))


def one_line(text: str) -> str:
    """The same on a single line, for titles, cells and document properties."""
    return plain(text).replace("\n", " ").strip(" ")
