"""Days, times of day and lengths as the window says them (look/README.md: times 8:56, lengths 7:12)."""

from __future__ import annotations

import datetime as dt

from meetingdesk.foundation.wording import _, current_language

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def day_words(day: dt.date | None) -> str:
    """A day: 2023年3月17日, or 17 Mar 2023; nothing when it is not known."""
    if day is None:
        return ""
    if current_language() == "zh_CN":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def weekday_words(day: dt.date) -> str:
    """The day of the week."""
    names = (_("星期一"), _("星期二"), _("星期三"), _("星期四"), _("星期五"), _("星期六"), _("星期日"))
    return names[day.weekday()]


def clock_words(at: dt.datetime | dt.time | None) -> str:
    """A time of day in text: 8:56."""
    return f"{at.hour}:{at.minute:02}" if at else ""


def length_words(seconds: int) -> str:
    """A length without its sign: 7:12, with hours 1:07:12."""
    minutes, rest = divmod(abs(seconds), 60)
    if minutes < 60:
        return f"{minutes}:{rest:02}"
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def ago_words(then: dt.datetime, now: dt.datetime) -> str:
    """How long ago: 刚才, 4 分钟前, 今天 8:12, 昨天 17:20, else the day."""
    minutes = int((now - then).total_seconds()) // 60
    if minutes < 1:
        return _("刚才")
    if minutes < 60:
        return _("{count} 分钟前", count=minutes)
    days = (now.date() - then.date()).days
    if days == 0:
        return _("今天 {time}", time=clock_words(then))
    return _("昨天 {time}", time=clock_words(then)) if days == 1 else day_words(then.date())


def time_of_day(text: str) -> dt.time | None:
    """8:52, 08:52, 8：52 or 0852."""
    plain = text.replace("：", ":").replace("点", ":").strip(": ")
    if plain.isdigit() and len(plain) in {3, 4}:
        plain = f"{plain[:-2]}:{plain[-2:]}"
    hour, colon, minute = plain.partition(":")
    try:
        return dt.time(int(hour), int(minute)) if colon else None
    except ValueError:
        return None
