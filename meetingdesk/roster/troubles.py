"""What is wrong with a row of a roster file, in words that its sender understands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from meetingdesk.foundation.hanzi import private_characters
from meetingdesk.foundation.wording import Wording
from meetingdesk.roster.layout import Column, Line, several_names


@dataclass(frozen=True)
class Trouble:
    """Why a row needs a look, as a key of the catalogue. Unless it is `blocking` the row may go in."""

    key: str
    values: tuple[tuple[str, object], ...] = ()
    blocking: bool = False

    def text(self, wording: Wording) -> str:
        """The reason in words."""
        return wording.text(self.key, **dict(self.values))


def troubles_of(line: Line, columns: Collection[Column]) -> Iterable[Trouble]:
    """What is wrong with one row by itself; a post is missed only where the file has posts."""
    if not line.name:
        yield Trouble("roster.row_no_name", blocking=True)
    if not line.unit:
        yield Trouble("roster.row_no_unit", blocking=True)
    if not line.part and (count := len(several_names(line.name))) > 1:
        yield Trouble("roster.row_several_names", (("count", count),), blocking=True)
    if len(line.name) > 80 or len(line.unit) > 120:
        yield Trouble("roster.row_too_long", blocking=True)
    if odd := private_characters(line.name + line.unit):
        yield Trouble("roster.row_private", (("characters", " ".join(f"U+{ord(one):04X}" for one in odd)),))
    if Column.POST in columns and not line.post:
        yield Trouble("roster.row_no_post")
    yield from _phone_troubles(line.phone)


def _phone_troubles(phone: str) -> Iterable[Trouble]:
    """A mobile number has 11 digits; other numbers are only looked at for strange characters."""
    for one in filter(None, phone.split("/")):
        digits = re.sub(r"\D", "", one)
        if re.search(r"[^\d+()（） -]", one):
            yield Trouble("roster.row_phone_odd")
        elif one.startswith("1") and len(digits) > 8 and len(digits) != 11:
            yield Trouble("roster.row_phone_digits", (("count", len(digits)),))
