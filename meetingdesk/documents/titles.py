"""Where an official title may be broken: between words, into lines of like length (practice.md 5.2)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from math import ceil

from meetingdesk.foundation.hanzi import width

PER_LINE = 20  # characters of 22 pt in 156 mm (practice.md 5.3)
_WORDS = (
    "产业园区 高新技术 非公有制 经济组织 社会组织 全面从严治党 从严治党 责任 "
    "年度 上半年 下半年 季度 第一 第二 第三 第四 产业园 开发区 高新区 经开区 工业园 园区 街道 社区 乡镇 "
    "集团 公司 两新组织 非公企业 两新 党组织书记 党组织 党支部书记 党委书记 党支部 党总支 党委 党工委 党员 "
    "书记 基层党建 党建 基层 工作 述职评议会议 述职评议会 述职评议考核 述职评议 述职 评议 考核 测评 民主 "
    "专题 组织生活会 座谈会 推进会 动员会 总结会 表彰会 大会 会议纪要 会议记录 会议 纪要 记录 签到表 "
    "结果汇总表 汇总表 结果"
).split()
_LONGEST = max(map(len, _WORDS))
_KNOWN = frozenset(_WORDS)
_TAILS = frozenset("会议 纪要 记录 工作 书记 会议纪要 会议记录 签到表 汇总表 结果".split())  # begin no line


def title_lines(title: str, per_line: int = PER_LINE) -> str:
    """The title with a line end wherever it has to be broken; the writer breaks what stays too long."""
    if width(title) <= 2 * per_line or "\n" in title or " " in title:
        return title
    words = _words(title)
    lines = _split(words, ceil(width(title) / 2 / per_line), 2 * per_line)
    return "\n".join("".join(line) for line in lines) if lines else title


def _split(words: list[str], count: int, limit: int) -> list[list[str]]:
    """`count` lines, each `limit` wide at most, with the least unrest; none where words are too long.

    Worked out from the last line up. So few lines are nearly full, hence few words can begin each of them,
    and the time grows no faster than the title.
    """
    upto = [0, *accumulate(map(width, words))]
    mean = upto[-1] // count
    below = {len(words): (0, len(words))}  # first word of a line: the unrest from there on, the line's end
    best = []
    for number in reversed(range(count)):
        here: dict[int, tuple[int, int]] = {}
        first = bisect_left(upto, upto[-1] - (count - number) * limit)
        for start in range(max(first, number), min(bisect_right(upto, number * limit), len(words))):
            rough = 1000 if number and words[start] in _TAILS else 0  # worse than unlike lines
            ends = range(start + 1, bisect_right(upto, upto[start] + limit))
            tries = [((upto[end] - upto[start] - mean) ** 2 + rough + below[end][0], end)
                     for end in ends if end in below]  # fmt: skip
            if tries:
                here[start] = min(tries)
        best.append(here)
        below = here
    return _followed(words, best[::-1]) if 0 in below else []


def _followed(words: list[str], best: list[dict[int, tuple[int, int]]]) -> list[list[str]]:
    lines, at = [], 0
    for line in best:
        end = line[at][1]
        lines.append(words[at:end])
        at = end
    return lines


def _words(title: str) -> list[str]:
    """Known words; what lies before one belongs to it, as a name belongs to what it names."""
    found, at, start = [], 0, 0
    while at < len(title):
        size = _match(title, at)
        at += size or 1
        if size or at == len(title):
            found.append(title[start:at])
            start = at
    return found


def _match(title: str, at: int) -> int:
    return next((size for size in range(_LONGEST, 1, -1) if title[at : at + size] in _KNOWN), 0)
