"""One line a paper: what it is for, and how it stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from meetingdesk.foundation.wording import N_, _
from meetingdesk.ui.moments import clock_words, day_words
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.parts.rows import Face
from meetingdesk.ui.theme import Tone

if TYPE_CHECKING:
    from meetingdesk.documents.standing import PaperState

ABOUT = {  # icon, files, what it is for
    N_("会议通知"): ("bell", "PDF · DOCX", N_("发给各单位，附回执和名单")),
    N_("会议议程"): ("list-ordered", "PDF · DOCX · XLSX", N_("发给与会人员，不带主持人的提示")),
    N_("日历文件"): ("calendar-days", "ICS", N_("手机、电脑的日历都能打开")),
    N_("催办名单"): ("phone", "PDF · XLSX", N_("还没回复、没交报告的")),
    N_("签到表"): ("clipboard-check", "PDF", N_("会前签字用，会后有到会时间")),
    N_("席卡"): ("landmark", "PDF", N_("折起来两面都有字")),
    N_("胸卡"): ("id-card", "PDF", N_("带二维码，沿线裁开")),
    N_("座次图"): ("presentation", "PDF", N_("主席台和台下各排，先排好再印")),
    N_("抽签结果"): ("shuffle", "PDF", N_("号码、次序和核对办法，签字用")),
    N_("分单位名单"): ("building-2", "PDF", N_("按党委、党支部排，带人数")),
    N_("名单"): ("users", "XLSX", N_("参会名单，可以再导入")),
    N_("测评表"): ("vote", "PDF", N_("空白票，连备用，份份相同")),
    N_("分发情况报告单"): ("log-out", "PDF", N_("拆封、实发、剩余，签字用")),
    N_("收回情况报告单"): ("download", "PDF", N_("应到、实到、发出、收回，签字用")),
    N_("统计结果报告单"): ("clipboard-list", "PDF", N_("有效、废票和结果，签字用")),
    N_("测评结果"): ("chart-column", "PDF", N_("每张测评表一份：票数、得分、名次")),
    N_("测评结果表"): ("table-2", "XLSX", N_("同样的数字，表格")),
    N_("反馈表"): ("message-square-text", "PDF", N_("每人一页，只有本人的结果")),
    N_("主持词"): ("mic", "PDF", N_("大字，数字和姓名已填好")),
    N_("会议记录"): ("scroll-text", "PDF", N_("存档用：逐项、逐人、时间和发言")),
    N_("会议纪要"): ("file-text", "PDF", N_("发出去的那一份")),
    N_("整改清单"): ("list-checks", "PDF · XLSX", N_("问题、措施、责任人、时限、销号")),
    N_("新闻稿"): ("pencil", "DOCX · PDF · TXT", N_("草稿，只写记录里有的事")),
    N_("签到统计"): ("table-2", "XLSX", N_("每人的签到、请假、代会，和人数")),
    N_("时间表"): ("timer", "XLSX", N_("议程和述职，计划与实际")),
}
WAITS = {  # what a paper that has nothing to tell waits for
    "催办名单": N_("没有要催的"), "席卡": N_("还没有名单"), "胸卡": N_("还没有名单"),
    "分单位名单": N_("还没有名单"), "座次图": N_("还没有名单"),
    "测评表": N_("还没有测评"), "分发情况报告单": N_("发出后"),
    "收回情况报告单": N_("收回后"), "整改清单": N_("还没有条目"), "签到统计": N_("签到后"),
    "时间表": N_("还没有议程"), "会议议程": N_("还没有议程"), "日历文件": N_("还没有日期"),
    "抽签结果": N_("还没有抽签"),
}  # fmt: skip


@dataclass(frozen=True)
class PaperRow:
    """A paper as the list shows it; `standing` is empty until it was worked out."""

    id: str
    standing: str = ""
    at: dt.datetime | None = None
    today: dt.date | None = None

    @property
    def ready(self) -> bool:
        """Whether there is something to tell in it."""
        return self.standing != "nothing"


def unsorted() -> list[PaperRow]:
    """The papers before anything is known of them."""
    return [PaperRow(name) for name in ABOUT]


def row_of_state(state: PaperState, today: dt.date) -> PaperRow:
    """A paper with how it stands on a day."""
    at = state.at.astimezone().replace(tzinfo=None) if state.at else None
    return PaperRow(state.name, state.standing.value, at, today)


def read(row: PaperRow) -> str:
    """What a screen reader says."""
    chip = _chip(row)
    return f"{_(row.id)} {chip.words if chip else ''}"


def face(row: PaperRow) -> Face:
    """How the line looks."""
    icon, files, about = ABOUT.get(row.id, ("file-text", "PDF", ""))
    return Face(
        name=_(row.id), second=_(about) if about else files, icon=icon, right=_when(row), chip=_chip(row),
        action=_("存到文件夹") if row.ready else "", name_room=104,
    )  # fmt: skip


def _when(row: PaperRow) -> str:
    if row.at is None:
        return ""
    return clock_words(row.at) if row.at.date() == row.today else day_words(row.at.date())


def _chip(row: PaperRow) -> ChipFace | None:
    known = {
        "not_made": ChipFace(_("还没有做"), Tone.IDLE, "circle-dashed"),
        "current": ChipFace(_("最新"), Tone.OK, "check"),
        "changed": ChipFace(_("记录已变"), Tone.WARN, "refresh-cw"),
        "nothing": ChipFace(_(WAITS.get(row.id, N_("封存后"))), Tone.IDLE, "lock"),
    }
    return known.get(row.standing)
