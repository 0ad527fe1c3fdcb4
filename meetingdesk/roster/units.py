"""What a roster's unit column says: an organisation's name and kind in one (云岭陶瓷党委)."""

from __future__ import annotations

import re
import unicodedata

from meetingdesk.foundation.hanzi import clean_name

# Longest first: 联合党支部 before 党支部. What stands before the kind is the organisation's own name.
KINDS = (
    *("联合党支部", "临时党支部", "流动党支部", "功能党支部", "党总支部"),
    *("党支部", "党总支", "党工委", "党小组", "党委", "党组"),
)
COMMITTEES = frozenset({"党委", "党工委", "党组"})
_MARKS = re.compile(r"[\s\"'“”‘’《》〈〉.,，。、]+")


def split_unit(text: str) -> tuple[str, str]:
    """Name and kind: `云岭陶瓷党委` is (云岭陶瓷, 党委); without a known kind the kind is empty."""
    name = clean_name(text)
    for kind in KINDS:
        if name.endswith(kind) and len(name) > len(kind):
            return name[: -len(kind)], kind
    return name, ""


def same_unit(text: str) -> str:
    """The form in which two spellings of one unit are equal: no spaces, quotes or full-width letters."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", clean_name(text))).casefold()
