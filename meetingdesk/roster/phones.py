"""Phone numbers as they are stored, and as a passer-by may see them."""

from __future__ import annotations

import re

from meetingdesk.foundation.sheets import number_text

HIDDEN = "****"


def clean_phone(text: str) -> str:
    """A phone number as it is stored: `1.38E+10` and `138 0000 0000` become digits; several stay several."""
    parts = (number_text(part.strip(" '\u3000")) for part in re.split(r"[\n、,，;；/]+", text))
    return "/".join(filter(None, (re.sub(r"(?<=\d)[\s\u2010-\u2015]+(?=\d)", "", part) for part in parts)))


def masked(phone: str | None) -> str:
    """A phone number that a passer-by can't use: the first three digits and the last four."""
    return "/".join(_masked(one) for one in (phone or "").split("/") if one)


def is_masked(phone: str) -> bool:
    """Whether this is what `masked` leaves: it says nothing about the number that is stored."""
    return bool(phone) and all(re.fullmatch(r"(.{3})?\*{4}(.{4})?", one) for one in phone.split("/"))


def _masked(phone: str) -> str:
    return f"{phone[:3]}{HIDDEN}{phone[-4:]}" if len(phone) >= 9 else HIDDEN
