"""What every paper of a meeting has around its text: language, sample mark, page words, digest groups."""

from __future__ import annotations

from collections.abc import Iterable

from meetingdesk.documents.blocks import PLAIN, Block, PageStyle, Paper
from meetingdesk.documents.titles import PER_LINE, title_lines
from meetingdesk.foundation.hanzi import width
from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.facts import MeetingFacts
from meetingdesk.minutes.prose import Prose

LEAST_NAME = 5.5  # points, 七号: a name shrinks down to it before it takes a second line (practice.md 7.4)
_UNDER_TITLE = 76  # half characters of 12 pt in 170 mm
_PAGE_WORDS = N_("第{page}页 共{pages}页")  # filled in by the writer


def framed(
    title: str, blocks: Iterable[Block], meeting: MeetingFacts, style: PageStyle = PLAIN, header: str = ""
) -> Paper:
    """The paper in the meeting's language, marked where the meeting is a sample."""
    prose = Prose(meeting.language)
    return Paper(
        title=title, blocks=tuple(blocks), style=style, language=meeting.language,
        author=meeting.organiser or "", subject=meeting.title, header=header, sample=meeting.sample,
        sample_words=prose.text("演示数据"), page_words=prose.text(_PAGE_WORDS),
        colon="：" if prose.chinese else ": ", pending=prose.text("〔待补〕"),
    )  # fmt: skip


def named(meeting: MeetingFacts, kind: str) -> str:
    """会议名称 + what the paper is; `kind` is a msgid such as 签到表."""
    prose = Prose(meeting.language)
    return meeting.title + kind if prose.chinese else f"{prose.text(kind)}: {meeting.title}"


def broken(title: str) -> str:
    """A title that is too long for one line, broken at whole words; `Minutes` has a line of its own."""
    kind, mark, rest = title.partition(": ")
    if not mark or width(title) <= 2 * PER_LINE:
        return title_lines(title)
    return f"{kind}\n{title_lines(rest)}"


def both(meeting: MeetingFacts, poll: str) -> str:
    """Below the name of a form: the meeting and its poll, on two lines where one is too short for them."""
    told = f"{meeting.title}　{poll}"
    return told if width(told) <= _UNDER_TITLE else f"{meeting.title}\n{poll}"


def capital(words: str) -> str:
    """Words that stand alone in a head or a cell; only English has capitals."""
    return words[:1].upper() + words[1:]


def groups(digest: str, count: int = 16) -> str:
    """A digest for people who compare it: groups of four; 16 are the whole, 8 tell papers apart."""
    return " ".join(digest[start : start + 4] for start in range(0, min(len(digest), 4 * count), 4))


def name_width(names: Iterable[str], usual: float, most: float) -> float:
    """Millimetres for a column of names: `usual`, or up to `most` so that a long one has 7 pt on a line."""
    longest = max(map(width, names), default=0) / 2
    return min(max(usual, (longest * 7 + 7) * 25.4 / 72), most)


def time_of(meeting: MeetingFacts) -> str:
    """2023年3月17日上午9:00—11:30; what is unknown is marked."""
    prose = Prose(meeting.language)
    gap = "" if prose.chinese else ", "
    return prose.date(meeting.date) + gap + prose.span(meeting.start, meeting.end, meeting.period)
