"""Putting words together in the language now in use: commas and semicolons differ."""

from __future__ import annotations

from collections.abc import Iterable

from meetingdesk.foundation.wording import current_language


def listed(words: Iterable[str | None]) -> str:
    """Things side by side: 职务、电话 or Post, Phone; empty ones are left out."""
    return _join(words, "、", ", ")


def commas(words: Iterable[str | None]) -> str:
    """Parts of one statement."""
    return _join(words, "，", ", ")


def clauses(words: Iterable[str | None]) -> str:
    """Statements side by side."""
    return _join(words, "；", "; ")


def standing(words: str) -> str:
    """A word of a sentence, as it stands alone: on a button, over a list."""
    return words[:1].upper() + words[1:]


def _join(words: Iterable[str | None], chinese: str, other: str) -> str:
    return (chinese if current_language() == "zh_CN" else other).join(word for word in words if word)
