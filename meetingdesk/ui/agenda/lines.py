"""One line of the agenda as it is shown: times, drift, what runs, and the way out of a clash, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from meetingdesk.agenda.model import KIND_WORDS, PROGRESS_WORDS, Kind, Progress
from meetingdesk.agenda.numbering import headed
from meetingdesk.agenda.queries import ItemRow, Schedule
from meetingdesk.foundation.wording import _, current_language
from meetingdesk.ui.moments import clock_words, day_words, length_words
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.theme import Tone

KIND_ICONS = {
    Kind.SIGN_IN: "clipboard-check",
    Kind.ORAL_REPORTS: "mic",
    Kind.WRITTEN_REPORTS: "file-text",
    Kind.EVALUATION: "vote",
    Kind.COMMENTARY: "message-square-text",
    Kind.PROBLEMS: "flag",
    Kind.SPEECH: "user",
    Kind.STUDY: "scroll-text",
    Kind.QUESTIONS: "circle-help",
    Kind.CLOSING: "bell",
    Kind.BREAK: "coffee",
    Kind.OTHER: "circle-ellipsis",
}
MARKS = {
    Progress.WAITING: ("grip-vertical", "text3"),
    Progress.RUNNING: ("play", "accent_text"),
    Progress.DONE: ("check", "ok"),
    Progress.SKIPPED: ("minus", "text3"),
}
CHIPS = {
    Progress.RUNNING: ("play", Tone.OK),
    Progress.DONE: ("circle-check", Tone.OK),
    Progress.SKIPPED: ("minus", Tone.IDLE),
}
LATE = 60  # seconds; less is not worth a colour


@dataclass(frozen=True)
class WayOut:
    """A clash goes when this item is so many minutes shorter."""

    item_id: str
    title: str
    minutes: int
    left: int


@dataclass(frozen=True)
class Remark:
    """A line under an item that nobody may overlook; `short` where there is no room for all its words."""

    icon: str
    ink: str
    words: str
    short: str = ""


@dataclass(frozen=True)
class Line:
    """An item on the page. `used` and `left` in seconds, only of what runs; `about`: what goes on in it.

    `new_day`: the first that starts on another day than those before it; `parts`: others belong to it.
    """

    item: ItemRow
    used: int | None = None
    left: int | None = None
    about: str = ""
    way: WayOut | None = None
    new_day: bool = False
    parts: bool = False

    @property
    def id(self) -> str:
        """The item's."""
        return self.item.id

    @property
    def running(self) -> bool:
        """Whether this is lit: it goes on now."""
        return self.item.state == Progress.RUNNING

    @property
    def opened(self) -> bool:
        """Whether its bar is shown: of an item with parts, the part that runs has it."""
        return self.running and not self.parts

    @property
    def part(self) -> float:
        """How much of its time has gone, 0 to 1."""
        whole = (self.used or 0) + max(self.left or 0, 0)
        return (self.used or 0) / whole if whole else 0.0


def way_out(plan: Schedule, row: ItemRow) -> WayOut | None:
    """The longest item still to come before a clash, if shortening it would help."""
    if not row.clash:
        return None
    need = -(-row.clash // 60)
    before = plan.rows[: plan.rows.index(row)]
    able = [
        one for one in before
        if one.state == Progress.WAITING and one.parent_id == row.parent_id and (one.minutes or 0) > need
    ]  # fmt: skip
    if not able:
        return None
    longest = max(able, key=lambda one: one.minutes or 0)
    return WayOut(longest.id, longest.title, need, (longest.minutes or 0) - need)


def title(row: ItemRow) -> str:
    """What the item is called."""
    return row.title or _(KIND_WORDS[Kind(row.kind)])


def numbered(row: ItemRow) -> str:
    """The same behind its number: 一、现场述职."""
    return headed(row.number, title(row), chinese=current_language() == "zh_CN")


def icon(row: ItemRow) -> str:
    """The picture of its kind."""
    return KIND_ICONS[Kind(row.kind)] if row.kind in set(Kind) else "circle-ellipsis"


def planned(row: ItemRow) -> str:
    """When it should start."""
    return clock_words(row.planned_start)


def projected(row: ItemRow) -> str:
    """When it will start as things stand; only of what has not begun."""
    return clock_words(row.projected_start) if row.state == Progress.WAITING else ""


def actual(row: ItemRow) -> str:
    """From when to when it really was."""
    if row.began_at is None:
        return ""
    began, ended = clock_words(row.began_at), clock_words(row.ended_at)
    return f"{began}–{ended}" if ended else began


def length(row: ItemRow) -> str:
    """Its planned length, or that of its parts together."""
    return "" if row.length is None else _("{minutes} 分", minutes=row.length)


def fixed(row: ItemRow) -> str:
    """Its fixed times, told beside the title."""
    start, end = clock_words(row.fixed_start), clock_words(row.fixed_end)
    if start and end:
        return _("固定 {time}", time=f"{start}–{end}")
    if end:
        return _("须在 {time} 结束", time=end)
    return _("固定 {time}", time=start) if start else ""


def drift(row: ItemRow) -> tuple[str, str]:
    """How it stands against the plan, and its ink: 多用 4:10, 晚开 4:10, 顺延 2 分钟."""
    if row.state == Progress.DONE:
        return _over(row), "text2"
    if row.drift is None or abs(row.drift) < 1 or row.state == Progress.SKIPPED:
        return "", "text2"
    late = row.drift > 0
    if row.state == Progress.RUNNING:
        time = length_words(row.drift)
        words = _("晚开 {time}", time=time) if late else _("早开 {time}", time=time)
        return words, "warn" if row.drift >= LATE else "text2"
    if abs(row.drift) < LATE:
        return "", "text2"
    minutes = abs(row.drift) // 60
    if row.clash:
        return _("晚 {minutes} 分钟", minutes=-(-row.clash // 60)), "warn"
    later, earlier = _("顺延 {minutes} 分钟", minutes=minutes), _("提前 {minutes} 分钟", minutes=minutes)
    return (later if late else earlier), "text2"


def _over(row: ItemRow) -> str:
    if row.used_seconds is None or row.length is None:
        return ""
    rest = row.used_seconds - row.length * 60
    if not rest:
        return _("正好")
    time = length_words(rest)
    return _("多用 {time}", time=time) if rest > 0 else _("少用 {time}", time=time)


def chip(line: Line) -> ChipFace | None:
    """The state at the end of the row; waiting says nothing."""
    state = Progress(line.item.state)
    if line.item.clash:
        return ChipFace(_("有冲突"), Tone.WARN, "triangle-alert")
    if state not in CHIPS:
        return ChipFace(_("临时加入"), Tone.INFO, "plus") if line.item.unplanned else None
    words = _(PROGRESS_WORDS[state])
    if line.used is not None:
        words = f"{words} {length_words(line.used)}"
    mark, tone = CHIPS[state]
    return ChipFace(words, tone, mark)


def rest(line: Line) -> str:
    """How much of the running item is used and left."""
    if line.used is None:
        return ""
    if line.left is None:
        return _("已用 {used}", used=length_words(line.used))
    if line.left <= 0:
        return _("已用 {used}，超过计划 {over}", used=length_words(line.used), over=length_words(line.left))
    return _("已用 {used}，预计还要 {left}", used=length_words(line.used), left=length_words(line.left))


def clash(line: Line) -> str:
    """What can't be kept, and what could be done."""
    late = clash_short(line)
    if not late:
        return ""
    if line.way is None:
        return _("{late}请改固定时间，或缩短前面的环节。", late=late)
    title, minutes = line.way.title, line.way.minutes
    return _(
        "{late}可以从“{title}”减 {minutes} 分钟，或改固定时间。", late=late, title=title, minutes=minutes
    )


def clash_short(line: Line) -> str:
    """Only what can't be kept."""
    row = line.item
    if not row.clash:
        return ""
    late = ceil(row.clash / 60)
    if row.fixed_start is None or row.drift is None or row.drift <= 0:
        return _("照现在的进度要晚 {minutes} 分钟结束。", minutes=late)
    return _("照现在的进度要晚 {minutes} 分钟开始。", minutes=late)


def remarks(line: Line) -> tuple[Remark, ...]:
    """What stands under the row: a clash first, for its way out is at the end of that line."""
    row, found = line.item, []
    if row.clash:
        found.append(Remark("triangle-alert", "warn", clash(line), clash_short(line)))
    if row.outgrown:
        words = _("分项加起来比本项多 {minutes} 分钟", minutes=-(-row.outgrown // 60))
        found.append(Remark("triangle-alert", "warn", words))
    if row.gap >= LATE:
        found.append(Remark("clock", "text2", _gap(row)))
    if line.new_day:
        start = _starts(row)
        words = _("过了零点，从这里起是 {day}", day=day_words(start.date() if start else None))
        found.append(Remark("calendar", "text2", words))
    return tuple(found)


def _gap(row: ItemRow) -> str:
    minutes, time = row.gap // 60, clock_words(row.fixed_start)
    return _("前面空着 {minutes} 分钟，到 {time} 才开始", minutes=minutes, time=time)


def way_words(line: Line) -> str:
    """The words that act on a clash."""
    if line.way is None:
        return ""
    return _("从{title}减 {minutes} 分钟", title=line.way.title, minutes=line.way.minutes)


def read(line: Line) -> str:
    """The line for a screen reader."""
    row = line.item
    parts: Sequence[str] = (
        numbered(row), row.who or "", _("计划 {time}", time=planned(row)) if planned(row) else "",
        _("预计 {time}", time=projected(row)) if projected(row) else "",
        _("实际 {time}", time=actual(row)) if actual(row) else "", length(row), fixed(row), drift(row)[0],
        _(PROGRESS_WORDS[Progress(row.state)]), line.about, rest(line),
        *(one.words for one in remarks(line)),
    )  # fmt: skip
    return " ".join(part for part in parts if part)


def new_day(rows: Sequence[ItemRow], row: ItemRow) -> bool:
    """Whether it starts on another day than all before it."""
    place = rows.index(row)
    here, before = _starts(row), [start for one in rows[:place] if (start := _starts(one)) is not None]
    return bool(here and before and here.date() > max(before).date())


def _starts(row: ItemRow) -> dt.datetime | None:
    return row.began_at or row.projected_start or row.planned_start


def headline(plan: Schedule, running: bool) -> str:
    """Under the title of the page: where the meeting stands and when it ends."""
    if not plan.rows:
        return _("还没有环节")
    ends, planned_end = clock_words(plan.projected_end), clock_words(plan.planned_end)
    if not running or plan.drift is None:
        count = sum(row.parent_id is None for row in plan.rows)
        words = _("共 {count} 项", count=count)
        whole = _("{count}，计划 {time} 结束", count=words, time=planned_end) if planned_end else words
        return whole + _against_the_end(plan)
    end = _("预计 {time} 结束（计划 {planned}）", time=ends, planned=planned_end) if planned_end else ""
    return _("，").join(filter(None, (_stands(plan.drift), end)))


def _against_the_end(plan: Schedule) -> str:
    """How the plan stands to the end that was set for the meeting; an end that is kept says nothing."""
    if plan.must_end is None or plan.planned_end is None or plan.must_end == plan.planned_end:
        return ""
    rest = int((plan.planned_end - plan.must_end).total_seconds()) // 60
    set_for, minutes = clock_words(plan.must_end), abs(rest)
    if rest > 0:
        return _("，比定好的 {time} 晚 {minutes} 分钟", time=set_for, minutes=minutes)
    return _("，比定好的 {time} 早 {minutes} 分钟", time=set_for, minutes=minutes)


def _stands(seconds: int) -> str:
    if abs(seconds) < LATE // 2:
        return _("现在准时")
    time = length_words(seconds)
    return _("现在拖后 {time}", time=time) if seconds > 0 else _("现在提前 {time}", time=time)
