"""What a form gives to a command: a new value, None for "not known", or nothing at all."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from enum import Enum
from typing import Any


class Keep(Enum):
    """The one value that says: leave this as it is (None says: not known)."""

    KEEP = "keep"

    def __str__(self) -> str:
        return "…"


KEEP = Keep.KEEP


def given(form: object, names: Iterable[str]) -> dict[str, Any]:
    """Those fields of `form` that were really given, texts tidied."""
    found = {name: getattr(form, name) for name in names}
    return {name: _tidied(value) for name, value in found.items() if value is not KEEP}


def change(row: object, form: object, names: Iterable[str]) -> dict[str, Any]:
    """Set what `form` gives on `row`; returns what was given."""
    found = given(form, names)
    for name, value in found.items():
        setattr(row, name, value)
    return found


def tidy(text: str | None) -> str | None:
    """Text as it is stored: NFC, no blanks around; nothing but blanks is None."""
    return unicodedata.normalize("NFC", text).strip() or None if text is not None else None


def _tidied(value: Any) -> Any:
    return tidy(value) if isinstance(value, str) else value
