"""States of the agenda page for the pictures: nested items, gaps, midnight, the forms (演示数据)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from meetingdesk.agenda import commands
from meetingdesk.agenda.filling import ApplyTemplate, KeepAgenda
from meetingdesk.agenda.queries import schedule
from meetingdesk.foundation.wording import _
from meetingdesk.meeting.commands import CreateMeeting
from meetingdesk.ui.agenda.sources import OWN, sources
from meetingdesk.ui.at_rest import settle
from meetingdesk.ui.shell import Shell

Scene = Callable[[Shell, Path], None]


def _page(shell: Shell) -> Any:
    return shell.window.current()


def _meeting(shell: Shell) -> str:
    return str(_page(shell).context.meeting_id)


def _do(shell: Shell, kind: Any, **told: Any) -> Any:
    return shell.bridge.desk.do(kind(meeting_id=_meeting(shell), **told))


def _items(shell: Shell) -> list[Any]:
    desk = shell.bridge.desk
    return list(desk.ask(schedule, _meeting(shell), desk.clock.local()).rows)


def nested(shell: Shell, _props: Path) -> None:
    """Parts below two items, an item with a fixed end, a gap, and parts that outgrow their item."""
    rows = _items(shell)
    for title, minutes in ((_("全体起立，奏唱国歌"), 3), (_("通报到会情况"), 2)):
        _do(shell, commands.AddItem, title=title, planned_minutes=minutes, parent_id=rows[1].id)
    for title in (_("传达学习"), _("交流发言")):
        _do(shell, commands.AddItem, title=title, planned_minutes=10, parent_id=rows[7].id)
    later = rows[8].fixed_start + dt.timedelta(minutes=15) if rows[8].fixed_start else None
    _do(shell, commands.ChangeItem, item_id=rows[8].id, planned_start=later)


def typing(shell: Shell, _props: Path) -> None:
    """An item is changed beside the list, with a note for the host."""
    page, row = _page(shell), _items(shell)[6]
    _do(shell, commands.ChangeItem, item_id=row.id, note=_("先介绍来宾，再请讲话；讲完带头鼓掌"))
    page.list.choose(row.id)
    page.begin_change()


def templates(shell: Shell, _props: Path) -> None:
    """Templates of the office and earlier meetings beside the list."""
    _do(shell, KeepAgenda, name=_("年度述职（上午）"))
    desk, day = shell.bridge.desk, dt.date(2025, 3, 14)
    earlier = desk.do(CreateMeeting(title=_("2024年度演示园区述职评议会"), date=day, sample=True))
    desk.do(ApplyTemplate(meeting_id=earlier, template="review"))
    page = _page(shell)
    page.begin_template()
    own = next(one for one in sources(shell.bridge, _meeting(shell)) if one.sort == OWN)
    page.asking.list.choose(own.id)


def _another(shell: Shell, **facts: Any) -> None:
    """A meeting of its own in front, on this page."""
    title = _("2026年演示园区支部大会")
    day = shell.bridge.desk.clock.local().date()
    made = shell.bridge.desk.do(CreateMeeting(title=title, date=day, sample=True, **facts))
    shell.open_meeting(made, "agenda")
    settle(shell)


def empty(shell: Shell, _props: Path) -> None:
    """Nothing yet: what to begin with."""
    _another(shell)


def night(shell: Shell, _props: Path) -> None:
    """A plan that passes midnight and outlasts the end that was set."""
    start = dt.datetime.combine(shell.bridge.desk.clock.local().date(), dt.time(23, 10))
    _another(shell, start=start, end=start + dt.timedelta(minutes=60))
    _do(shell, ApplyTemplate, template="branch")
    last = _items(shell)[5]
    _do(shell, commands.ChangeItem, item_id=last.id, planned_end=start + dt.timedelta(minutes=80))


def live_parts(shell: Shell, _props: Path) -> None:
    """A part runs inside an item, an item was added on the fly, one was skipped."""
    rows = _items(shell)
    first, _second = (
        _do(shell, commands.AddItem, title=title, planned_minutes=8, parent_id=rows[4].id)
        for title in (_("分组点评"), _("综合点评"))
    )
    _do(shell, commands.AddItem, title=_("颁发聘书"), planned_minutes=5, before=rows[5].id)
    _do(shell, commands.SkipItem, item_id=rows[8].id)
    _do(shell, commands.StartItem, item_id=first)
    settle(shell)


def announced(shell: Shell, _props: Path) -> None:
    """The host's script at the step at hand, with a note that is not read out."""
    _do(shell, commands.ChangeItem, item_id=_items(shell)[1].id, note=_("先介绍来宾，再请讲话；讲完带头鼓掌"))
    shell.announce()


SCENES: tuple[tuple[str, str, Scene], ...] = (
    ("agenda-nested", "before", nested),
    ("agenda-form", "before", typing),
    ("agenda-templates", "before", templates),
    ("agenda-empty", "before", empty),
    ("agenda-night", "before", night),
    ("agenda-parts", "counting", live_parts),
    ("announce", "live", announced),
)
