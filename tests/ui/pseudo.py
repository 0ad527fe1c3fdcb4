"""A language that nobody speaks: English, a quarter longer and with accents. It finds tight layouts."""

from __future__ import annotations

import re

import pytest

from meetingdesk.foundation.wording import Wording

ACCENTED = str.maketrans("aeiouyAEIOUncs", "àéîõüÿÀÉÎÕÜñçš")
PLACES = re.compile(r"(\{[^}]*\})")
LONGER = 0.25


def stretched(words: str) -> str:
    """`Save {count}` -> `Šàvé~ {count}`: what stands in braces stays, a quarter of the letters is added."""
    parts = PLACES.split(words)
    letters = sum(len(part) for part in parts[::2])
    parts[::2] = [part.translate(ACCENTED) for part in parts[::2]]
    return "".join(parts) + "~" * round(letters * LONGER)


def speak_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """English is stretched from now on, wherever the window says a word."""
    plain = Wording.text

    def text(self: Wording, msgid: str, /, **values: object) -> str:
        if self.language != "en":
            return plain(self, msgid, **values)
        words = stretched(plain(self, msgid))
        return words.format(**values) if values else words

    monkeypatch.setattr(Wording, "text", text)
