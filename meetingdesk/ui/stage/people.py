"""The board of names and the speaker with the clock."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from meetingdesk.foundation.wording import N_
from meetingdesk.stage.facts import Board, BoardPerson, Room, Speaker, Standing
from meetingdesk.ui.stage.sheet import EDGE, LEFT, RIGHT, SUNKEN, TRACK, Sheet, Type, fitted, spaced
from meetingdesk.ui.stage.sheet import clock_words as clock
from meetingdesk.ui.stage.sheet import length_words as length
from meetingdesk.ui.theme import STAGE

GAP = 14
TOP, BOTTOM = 144, 994
INFO, OK = "#2A5788", "#1A6340"
WORDS = {
    Standing.ARRIVED: N_("已到"),
    Standing.SUBSTITUTE: N_("代会"),
    Standing.LEAVE: N_("请假"),
    Standing.WAITING: N_("未到"),
}
MARKS = {Standing.ARRIVED: "check", Standing.SUBSTITUTE: "user-cog", Standing.LEAVE: "calendar-x-2"}
FILL = {
    Standing.ARRIVED: STAGE.arrived,
    Standing.SUBSTITUTE: STAGE.proxy,
    Standing.LEAVE: STAGE.leave,
    Standing.WAITING: "#FFFFFF",
}
LINE = {Standing.LEAVE: STAGE.leave_edge, Standing.WAITING: "#86867F"}
INK = {Standing.LEAVE: STAGE.ink, Standing.WAITING: STAGE.ink}
SECOND = {Standing.LEAVE: INFO, Standing.WAITING: STAGE.second}
OVER_SHAPE = {  # panel, its edge, digits, words, bar's ground
    "plain": ("#FFFFFF", EDGE, STAGE.ink, STAGE.second, TRACK),
    "amber": (STAGE.amber, "", STAGE.on_amber, STAGE.on_amber, "#F8DA9C"),
    "over": (STAGE.overtime, "", STAGE.on_overtime, STAGE.on_overtime, "#CF6A51"),
}


def paint_board(sheet: Sheet, room: Room, content: Board) -> None:
    """Everyone expected: solid when arrived, white when not; the figures at the top right."""
    sheet.ground()
    sheet.heading(sheet.say(N_("签到")), 600)
    _figures(sheet, content)
    across, down = grid(len(content.people))
    wide = (RIGHT - LEFT + GAP) / across - GAP
    high = min(170.0, (BOTTOM - TOP + GAP) / down - GAP)
    for place, person in enumerate(content.people):
        line, column = divmod(place, across)
        box = QRectF(LEFT + column * (wide + GAP), TOP + line * (high + GAP), wide, high)
        _tile(sheet, box, person)
    free = across * down - len(content.people)
    if free >= 3:
        _legend(
            sheet,
            QRectF(
                RIGHT - free * (wide + GAP) + GAP,
                TOP + (down - 1) * (high + GAP),
                free * (wide + GAP) - GAP,
                high,
            ),
        )
    when = sheet.say(N_("请在签到台签到，{time} 开会"), time=clock(room.start)) if room.start else ""
    sheet.footer(when or sheet.say(N_("请在签到台签到")), room.sample)


def grid(people: int) -> tuple[int, int]:
    """Columns and rows: eight across for a usual meeting, more when they no longer fit."""
    for across in (4, 6, 8, 10, 12, 14, 16, 20, 24):
        down = -(-people // across)
        if down <= across * 0.75:
            return across, max(1, down)
    return 28, max(1, -(-people // 28))


def _figures(sheet: Sheet, content: Board) -> None:
    figures = (
        (N_("应到"), content.expected, STAGE.second),
        (N_("实到"), content.present, OK),
        (N_("请假"), content.leave, INFO),
        (N_("未到"), content.waiting, STAGE.second),
    )
    right = float(RIGHT)
    for words, number, ink in reversed(figures):
        used = sheet.text(QRectF(right - 260, 34, 260, 96), str(number), Type(76, 600), STAGE.ink, "right")
        right -= used + 18
        used = sheet.text(QRectF(right - 320, 44, 320, 90), sheet.say(words), Type(36, 500), ink, "right")
        right -= used + 54


def _tile(sheet: Sheet, box: QRectF, person: BoardPerson) -> None:
    standing = person.standing
    sheet.plate(box, FILL[standing], LINE.get(standing, ""), 12)
    ink = INK.get(standing, STAGE.on_arrived)
    name = Type(int(min(52, box.height() * 0.4)), 600)
    sheet.text(
        QRectF(box.left() + 14, box.top() + 2, box.width() - 28, box.height() * 0.7),
        spaced(person.name), name, ink, "centre",
    )  # fmt: skip
    small = Type(int(max(12, min(24, box.height() * 0.185))), 400)
    foot = QRectF(box.left() + 16, box.bottom() - box.height() * 0.33, box.width() - 30, box.height() * 0.26)
    second = SECOND.get(standing, STAGE.on_arrived)
    used = _tile_mark(sheet, foot, person, small, second)
    sheet.text(foot.adjusted(0, 0, -used - 8, 0), person.unit, small, second)


def _tile_mark(sheet: Sheet, foot: QRectF, person: BoardPerson, small: Type, ink: str) -> float:
    """Words for who is not here where they fit beside the unit; else the empty tile says it."""
    standing = person.standing
    if standing is Standing.WAITING:
        words = sheet.say(WORDS[standing])
        both = fitted(f"{person.unit}{words}", small, foot.width() - 12)[0]
        return sheet.text(foot, words, small, ink, "right") if both.pixelSize() == small.px else 0.0
    size = round(small.px * 1.2)
    sheet.icon(QPointF(foot.right() - size / 2, foot.center().y()), MARKS[standing], size, ink, 2.4)
    return size


def _legend(sheet: Sheet, box: QRectF) -> None:
    step = box.width() / len(WORDS)
    for place, (standing, words) in enumerate(WORDS.items()):
        left = box.left() + 16 + place * step
        swatch = QRectF(left, box.center().y() - 20, 40, 40)
        sheet.plate(swatch, FILL[standing], LINE.get(standing, ""), 8)
        if standing in MARKS:
            sheet.icon(swatch.center(), MARKS[standing], 24, SECOND.get(standing, STAGE.on_arrived), 2.4)
        words_box = QRectF(left + 54, box.top(), step - 70, box.height())
        sheet.text(words_box, sheet.say(words), Type(34, 500), STAGE.second)


def shape_of(content: Speaker, remaining: int) -> str:
    """plain, amber in the last minute, over: the three looks of the clock."""
    if not content.began:
        return "plain"
    return "over" if remaining < 0 else "amber" if remaining <= content.amber else "plain"


def digits_of(remaining: int) -> str:
    """What the clock shows: 5:36 left, +1:13 over."""
    return f"+{length(remaining)}" if remaining < 0 else length(remaining)


def paint_speaker(sheet: Sheet, room: Room, content: Speaker) -> None:
    """Who speaks, the time, who is next: read from the last row without reading."""
    sheet.ground()
    caption = sheet.say(N_("现场述职 · 第 {place} 位，共 {of} 位"), place=content.place, of=content.of)
    sheet.text(QRectF(LEFT, 34, RIGHT - LEFT, 56), caption, Type(34, 400), STAGE.second)
    used = sheet.text(QRectF(LEFT, 84, 1000, 160), content.name, Type(124, 600), STAGE.ink)
    unit = QRectF(LEFT + used + 48, 106, RIGHT - LEFT - used - 48, 140)
    sheet.text(unit, content.unit, Type(64, 500), STAGE.second)
    _clock(sheet, content, content.remaining(sheet.now))
    _next(sheet, content)
    sheet.footer(room.title, room.sample)


def _clock(sheet: Sheet, content: Speaker, remaining: int) -> None:
    shape = shape_of(content, remaining)
    fill, edge, digits, words, track = OVER_SHAPE[shape]
    panel = QRectF(LEFT, 262, RIGHT - LEFT, 546)
    sheet.plate(panel, fill, edge, 20)
    sheet.text(QRectF(LEFT + 46, 282, 900, 76), _clock_words(sheet, content, shape), Type(46, 500), words)
    limit = sheet.say(N_("限时 {time}"), time=length(content.allowed))
    sheet.text(QRectF(RIGHT - 646, 282, 600, 76), limit, Type(44, 500), words, "right")
    sheet.text(
        QRectF(LEFT + 20, 340, RIGHT - LEFT - 40, 380),
        digits_of(remaining),
        Type(400, 600),
        digits,
        "centre",
    )
    part = 1 - max(0, remaining) / max(1, content.allowed)
    tick = 1 - content.amber / content.allowed if content.allowed > content.amber else 0
    sheet.bar(
        QRectF(LEFT + 46, 748, RIGHT - LEFT - 92, 20), part if content.began else 0, digits, track, tick
    )


def _clock_words(sheet: Sheet, content: Speaker, shape: str) -> str:
    if not content.began:
        return sheet.say(N_("即将开始"))
    if not content.running:
        return sheet.say(N_("暂停"))
    return sheet.say({"plain": N_("剩余"), "amber": N_("不到 1 分钟"), "over": N_("已超时")}[shape])


def _next(sheet: Sheet, content: Speaker) -> None:
    band = QRectF(LEFT, 836, RIGHT - LEFT, 140)
    sheet.plate(band, SUNKEN, radius=16)
    if content.next_name is None:
        sheet.text(band.adjusted(46, 0, -46, 0), sheet.say(N_("最后一位")), Type(44, 500), STAGE.second)
        return
    used = sheet.text(band.adjusted(46, 0, 0, 0), sheet.say(N_("下一位")), Type(40, 400), STAGE.second)
    name = QRectF(band.left() + 46 + used + 50, band.top(), 620, band.height())
    wide = sheet.text(name, content.next_name, Type(76, 600), STAGE.ink)
    ready = QRectF(band.right() - 406, band.top(), 360, band.height())
    asked = sheet.text(ready, sheet.say(N_("请准备")), Type(40, 400), STAGE.second, "right")
    left = name.left() + wide + 36
    unit = QRectF(left, band.top() + 6, ready.right() - asked - 40 - left, band.height() - 6)
    sheet.text(unit, content.next_unit or "", Type(48, 400), STAGE.second)
