"""测评 on the audience screen: how to fill in the ballot, and a result once it is released."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from meetingdesk.foundation.wording import N_
from meetingdesk.stage.facts import Evaluation, ResultLine, Results, Room
from meetingdesk.ui.stage.sheet import EDGE, LEFT, RIGHT, SUNKEN, Sheet, Type
from meetingdesk.ui.theme import LIGHT, STAGE

RULES = (
    N_("无记名填写，不写姓名，不作其他记号。"),
    N_("每人只选一项，在对应栏内打勾。"),
    N_("同一人选两项，该项无效；不选视为弃权。"),
    N_("填好后对折，投入票箱。"),
)
GRADES = (LIGHT.g1, LIGHT.g2, LIGHT.g3, LIGHT.g4, "#7B4A2B", "#5B5B56")
ON_GRADE = ("#FFFFFF", STAGE.ink, STAGE.ink, "#FFFFFF", "#FFFFFF", "#FFFFFF")
PAGE = 10  # lines of a result that the last row still reads
OK, BAD = "#1A6340", "#B02A0A"


def paint_evaluation(sheet: Sheet, room: Room, content: Evaluation) -> None:
    """Four short sentences, one right and one wrong example without grade words, the count of papers."""
    sheet.ground()
    sheet.text(QRectF(LEFT, 48, RIGHT - LEFT, 100), content.title, Type(84, 700, serif=True), STAGE.ink)
    for place, words in enumerate(RULES):
        top = 206 + place * 120
        sheet.plate(QRectF(LEFT, top + 20, 72, 72), "#E7E6E1", radius=36)
        sheet.text(QRectF(LEFT, top + 20, 72, 72), str(place + 1), Type(40, 600), STAGE.ink, "centre")
        sheet.text(QRectF(LEFT + 104, top, 1050, 112), sheet.say(words), Type(48, 500), STAGE.ink)
    _example(sheet, QRectF(LEFT, 708, 528, 240), (2,), "circle-check", sheet.say(N_("有效")), OK)
    _example(sheet, QRectF(LEFT + 552, 708, 528, 240), (0, 2), "circle-x", sheet.say(N_("这一项无效")), BAD)
    _papers(sheet, QRectF(1240, 208, RIGHT - 1240, 740), content)
    sheet.footer(sheet.say(N_("监票人在票箱旁，有疑问请举手")), room.sample)


def _example(sheet: Sheet, box: QRectF, ticks: tuple[int, ...], icon: str, words: str, ink: str) -> None:
    sheet.plate(box, "#FFFFFF", EDGE)
    for place in range(4):
        cell = QRectF(box.left() + 32 + place * 118, box.top() + 28, 104, 104)
        sheet.plate(cell, "#FFFFFF", "#5E5E58", 10, 3)
        if place in ticks:
            sheet.icon(cell.center(), "check", 72, STAGE.ink, 3)
    sheet.icon(QPointF(box.left() + 54, box.bottom() - 58), icon, 44, ink, 2)
    sheet.text(QRectF(box.left() + 92, box.bottom() - 92, box.width() - 110, 68), words, Type(42, 600), ink)


def _papers(sheet: Sheet, box: QRectF, content: Evaluation) -> None:
    sheet.plate(box, "#FFFFFF", EDGE, 20)
    inner = box.adjusted(56, 0, -56, 0)

    def line(top: float, high: float, words: str, kind: Type, ink: str) -> None:
        row = QRectF(inner.left(), box.top() + top, inner.width(), high)
        sheet.text(row, words, kind, ink, "centre")

    line(24, 84, sheet.say(N_("已收回")), Type(48, 500), STAGE.second)
    line(110, 330, str(content.returned), Type(300, 600), STAGE.ink)
    line(450, 84, sheet.say(N_("共 {count} 份"), count=content.issued), Type(50, 400), STAGE.second)
    share = content.returned / content.issued if content.issued else 0
    sheet.bar(QRectF(inner.left(), box.top() + 576, inner.width(), 28), share, STAGE.arrived)
    missing = content.issued - content.returned
    words = sheet.say(N_("还差 {count} 份"), count=missing) if missing > 0 else sheet.say(N_("全部收回"))
    line(622, 76, words if content.issued else "", Type(42, 500), STAGE.ink)


def pages(content: Results) -> int:
    """How many screens a result takes."""
    return max(1, -(-len(content.lines) // PAGE))


def paint_results(sheet: Sheet, room: Room, content: Results, page: int = 0) -> None:
    """The released result: the same bars and figures as in the program; who fixes the grade is said."""
    sheet.ground()
    sheet.heading(sheet.say(N_("测评结果")), 700)
    _ladder(sheet, content)
    _head(sheet, content)
    many = pages(content)
    shown = content.lines[(page % many) * PAGE : (page % many) * PAGE + PAGE]
    high = min(114.0, 800 / max(1, min(PAGE, len(content.lines))))
    top = max((sum(line.counts) for line in content.lines), default=1)
    for place, line in enumerate(shown):
        _result(sheet, QRectF(LEFT, 196 + place * high, RIGHT - LEFT, high), line, top)
    part = sheet.say(N_("第 {page} 屏，共 {pages} 屏 "), page=page % many + 1, pages=many) if many > 1 else ""
    sheet.footer(part + sheet.say(N_("{title}。等次由审定机关确定。"), title=content.title), room.sample)


def _ladder(sheet: Sheet, content: Results) -> None:
    figures = (
        (N_("stage.issued"), content.issued),
        (N_("stage.returned"), content.returned),
        (N_("有效"), content.valid),
        (N_("无效"), content.void),
    )
    right = float(RIGHT)
    for words, number in reversed(figures):
        used = sheet.text(QRectF(right - 260, 44, 260, 80), str(number), Type(52, 600), STAGE.ink, "right")
        right -= used + 14
        used = sheet.text(
            QRectF(right - 260, 50, 260, 76), sheet.say(words), Type(34, 500), STAGE.second, "right"
        )
        right -= used + 44


def _head(sheet: Sheet, content: Results) -> None:
    caption = Type(30, 400)
    for left, words in ((LEFT, N_("名次")), (LEFT + 138, N_("党组织"))):
        sheet.text(QRectF(left, 136, 300, 52), sheet.say(words), caption, STAGE.second)
    at = 880.0
    for place, label in enumerate(content.grades):
        sheet.plate(QRectF(at, 152, 22, 22), GRADES[place % len(GRADES)], radius=4)
        at += 32 + sheet.text(QRectF(at + 32, 136, 240, 52), label, caption, STAGE.second) + 36
    sheet.text(QRectF(RIGHT - 200, 136, 200, 52), sheet.say(N_("得分")), caption, STAGE.second, "right")


def _result(sheet: Sheet, box: QRectF, line: ResultLine, top: int) -> None:
    size = int(min(54, box.height() * 0.5))
    sheet.painter.fillRect(QRectF(box.left(), box.top(), box.width(), 2), QColor(SUNKEN))
    rank = "" if line.rank is None else str(line.rank)
    sheet.text(QRectF(box.left(), box.top(), 110, box.height()), rank, Type(size, 600), STAGE.ink)
    sheet.text(QRectF(box.left() + 138, box.top(), 430, box.height()), line.unit, Type(size, 600), STAGE.ink)
    person = QRectF(box.left() + 590, box.top(), 210, box.height())
    sheet.text(person, line.person, Type(int(size * 0.8), 400), STAGE.second)
    sheet.text(
        QRectF(box.right() - 250, box.top(), 250, box.height()),
        line.score or "—",
        Type(size, 600),
        STAGE.ink,
        "right",
    )
    _shares(sheet, QRectF(880, box.top() + box.height() * 0.24, 716, box.height() * 0.52), line.counts, top)


def _shares(sheet: Sheet, box: QRectF, counts: tuple[int, ...], top: int) -> None:
    left = box.left()
    for place, count in enumerate(counts):
        wide = box.width() * count / max(1, top)
        if wide <= 0:
            continue
        cell = QRectF(left, box.top(), max(4, wide - 3), box.height())
        sheet.plate(cell, GRADES[place % len(GRADES)], radius=5)
        if wide > 15:
            size = Type(int(min(30, box.height() * 0.55)), 500)
            sheet.text(
                cell.adjusted(2, 0, -2, 0), str(count), size, ON_GRADE[place % len(ON_GRADE)], "centre"
            )
        left += wide
