"""What the files of papers are called: in the language of the meeting's papers, and safe on every system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from meetingdesk.foundation.wording import N_, Wording

LANGUAGES = ("zh_CN", "en")
RESULTS = "测评结果"
LIST, INDEX, KEPT = N_("归档清单"), N_("归档目录"), N_("附件")  # of a 归档 set
RESULTS_TABLE = "测评结果表"  # lies beside the results, under their name
KINDS = {"pdf", "xlsx", "docx", "ics", "txt"}
_LONGEST_NAME = 150  # bytes of UTF-8 in a file's name; file systems take 255 with the ending and .part
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')


def stem(paper: str, language: str) -> str:
    """The name of a paper's file without its ending: 会议纪要, or Minutes where papers are in English."""
    return file_words(Wording(language).text(RESULTS if paper == RESULTS_TABLE else paper))


def meant(said: str, papers: Iterable[str]) -> str:
    """The paper that is asked for by its name or its file's, in any language; else what was said."""
    bare, dot, kind = said.rpartition(".")
    asked = (bare if dot and kind in KINDS else said).casefold()
    if kind == "xlsx" and any(asked == stem(RESULTS, one).casefold() for one in LANGUAGES):
        return RESULTS_TABLE
    known = {Wording(one).text(paper).casefold(): paper for paper in papers for one in LANGUAGES}
    return known.get(asked, bare if dot and kind in KINDS else said)


def list_names() -> list[str]:
    """What the list of a 归档 set may be called."""
    return [f"{stem(LIST, one)}.json" for one in LANGUAGES]


def is_result(name: str) -> bool:
    """Whether a file of a 归档 set is the summary of a poll."""
    starts = tuple(f"{stem(RESULTS, one)}-" for one in LANGUAGES)
    return name.rpartition("/")[2].startswith(starts) and name.endswith(".pdf")


def free_name(name: str, taken: set[str]) -> str:
    """The name, or with a number behind it where it is taken; notes it as taken."""
    tries = (name if number == 1 else f"{name} ({number})" for number in range(1, len(taken) + 2))
    found = next(one for one in tries if one.casefold() not in taken)
    taken.add(found.casefold())
    return found


def file_words(title: str) -> str:
    """A title as part of a file's name, on Windows too: nothing forbidden, no dot or blank at the end."""
    text = _UNSAFE.sub("-", unicodedata.normalize("NFC", title))
    text = "".join(char for char in text if unicodedata.category(char) not in {"Cc", "Cf", "Cs"})
    text = " ".join(text.split())
    while len(text.encode()) > _LONGEST_NAME:
        text = text[:-1]
    return text.rstrip(". ") or "-"
