"""The small joints of written language: lists, dates, hours, the mark for what is unknown. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from meetingdesk.foundation.wording import N_, Wording

PENDING = N_("〔待补〕")
_OPEN_MARK = re.compile(r"〔\s*(?:待\s*补)?\s*〕|\[\s*to be added\s*\]")
_FULL_STOP = "。；，、;,. "
_STOPS = "。！？；，、：!?;,.:"
NOON, EVENING = 12, 18


class Prose:
    """Words in the language of the meeting's papers."""

    def __init__(self, language: str) -> None:
        self._wording = Wording(language)
        self.chinese = self._wording.language == "zh_CN"

    def text(self, msgid: str, /, **values: object) -> str:
        """A phrase, its blanks filled; None becomes the mark for what is unknown."""
        if not values:
            return self._wording.text(msgid)
        return self._wording.text(msgid, **{k: self.known(v) for k, v in values.items()})

    def known(self, value: object) -> object:
        """The value, or the mark where it is None."""
        return self._wording.text(PENDING) if value is None else value

    def listed(self, items: Sequence[str]) -> str:
        """甲、乙、丙 / A, B and C."""
        if self.chinese:
            return "、".join(items)
        return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1] if items else ""

    def item(self, place: int, text: str) -> str:
        """1.甲 / 1. A: a line of a numbered list."""
        return f"{place}.{text}" if self.chinese else f"{place}. {text}"

    def clauses(self, items: Sequence[str]) -> str:
        """Parts of one sentence, 甲；乙；丙, without its full stop."""
        return ("；" if self.chinese else "; ").join(items)

    def sentence(self, text: str) -> str:
        """The text with exactly one full stop at its end."""
        return one_line(text).rstrip(_FULL_STOP) + ("。" if self.chinese else ".")

    def paragraph(self, sentences: Sequence[str]) -> str:
        """Sentences in a row."""
        return ("" if self.chinese else " ").join(self.sentence(one) for one in sentences if one)

    def date(self, day: dt.date | None) -> str:
        """2023年3月17日, no leading zeros (practice.md 7.4); 17 March 2023."""
        if day is None:
            return self.text(PENDING)
        if self.chinese:
            return f"{day.year}年{day.month}月{day.day}日"
        return f"{day.day} {day:%B} {day.year}"

    def hour(self, moment: dt.datetime | None, period: str | None) -> str:
        """上午9:00; where only 上午 is known, 上午〔待补〕; where not even that, 〔待补〕."""
        if moment is None:
            return (period if period and self.chinese else "") + self.text(PENDING)
        if not self.chinese:
            return f"{moment.hour}:{moment.minute:02d}"
        part = "上午" if moment.hour < NOON else "下午" if moment.hour < EVENING else "晚上"
        shown = moment.hour - 12 if moment.hour > NOON else moment.hour
        return f"{part}{shown}:{moment.minute:02d}"

    def span(self, start: dt.datetime | None, end: dt.datetime | None, period: str | None) -> str:
        """上午9:00—11:40; the half of the day is said again only where it is another."""
        told = self.hour(start, period)
        if end is None:
            return told
        last = self.hour(end, None)
        return self.until(told, last.removeprefix(told[:2]) if self.chinese else last)

    def until(self, start: str, end: str) -> str:
        """9:00—11:40; 9:00–11:40, as English writes it."""
        return f"{start}—{end}" if self.chinese else f"{start}–{end}"

    def clock(self, moment: dt.datetime) -> str:
        """9:04."""
        return f"{moment.hour}:{moment.minute:02d}"

    def length(self, seconds: int) -> str:
        """6分37秒; 8分钟 where it comes out even."""
        minutes, rest = divmod(seconds, 60)
        if not minutes:
            return self.text("{seconds}秒", seconds=rest)
        if not rest:
            return self.text("{minutes}分钟", minutes=minutes)
        return self.text("{minutes}分{seconds}秒", minutes=minutes, seconds=rest)


def marks_in(text: str) -> int:
    """How many places of a text are still open; 〔2023〕 in a document number is not one."""
    return len(_OPEN_MARK.findall(text))


def bare(text: str) -> str:
    """A remark without its closing punctuation, to be set into a sentence."""
    return one_line(text).rstrip(_FULL_STOP)


def one_line(text: str) -> str:
    """What was typed on several lines, as parts of one sentence."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    joined = [line if line[-1] in _STOPS else line + "；" for line in lines[:-1]]
    return "".join([*joined, *lines[-1:]])


def is_sentence(text: str) -> bool:
    """Whether what was typed is already a sentence and not a keyword."""
    return any(one in bare(text) for one in "，。；;") or text.rstrip().endswith(("。", "."))
