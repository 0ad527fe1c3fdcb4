"""Title, board, agenda, comment, break: one function a scene, from its facts onto the sheet."""

from __future__ import annotations

import textwrap
from math import ceil

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from meetingdesk.documents.titles import title_lines
from meetingdesk.foundation.hanzi import width
from meetingdesk.foundation.wording import N_
from meetingdesk.stage.facts import Agenda, AgendaLine, Break, Comment, Progress, Room
from meetingdesk.ui.stage.sheet import BODY, EDGE, HIGH, LEFT, RIGHT, SUNKEN, WIDE, Sheet, Type
from meetingdesk.ui.stage.sheet import clock_words as clock
from meetingdesk.ui.stage.sheet import length_words as length
from meetingdesk.ui.theme import STAGE

PER_LINE = 17  # characters of a title line that is still read from the last row
MESSAGE = 150  # height of the message's band
SLACK = 4  # letters that a line may be longer than its share, so that no word stands alone
MOST_LINES = 10  # of the agenda, read from the last row; a longer one shows what is near the present item


def paint_title(sheet: Sheet, room: Room, _content: None = None) -> None:
    """The meeting's name on red: lines broken at whole words, who holds it, the day."""
    sheet.ground(STAGE.title)
    lines = broken(room.title)
    step = 154 if len(lines) < 5 else 616 / len(lines)
    size = Type(100 if len(lines) < 5 else int(step * 0.65), 700, serif=True)
    top = 432 - step * len(lines) / 2
    for number, line in enumerate(lines):
        sheet.text(QRectF(96, top + number * step, WIDE - 192, step), line, size, STAGE.on_title, "centre")
    under = top + step * len(lines) + 54
    sheet.painter.fillRect(QRectF(WIDE / 2 - 60, under, 120, 3), QColor(STAGE.on_title))
    sheet.text(QRectF(96, under + 42, WIDE - 192, 70), room.organiser or "", BODY, STAGE.on_title, "centre")
    sheet.text(
        QRectF(96, under + 116, WIDE - 192, 60), _day(sheet, room), Type(38, 400), STAGE.on_title, "centre"
    )


def broken(title: str) -> list[str]:
    """A title in lines of like length: Chinese between its words, a language with blanks at its blanks."""
    if " " not in title or width(title) <= 2 * PER_LINE:
        return title_lines(title, PER_LINE).split("\n")
    lines = textwrap.wrap(title, ceil(width(title) / ceil(width(title) / (2 * PER_LINE))) + SLACK)
    return lines or [title]


def _day(sheet: Sheet, room: Room) -> str:
    sample = sheet.say(N_("（演示数据）")) if room.sample else ""
    if room.date is None:
        return sample
    day = sheet.say(
        N_("{year}年{month}月{day}日"), year=room.date.year, month=room.date.month, day=room.date.day
    )
    return day + sample


def paint_agenda(sheet: Sheet, room: Room, content: Agenda | None) -> None:
    """What is done, what is on, what comes; the times as they were announced."""
    sheet.ground()
    sheet.heading(sheet.say(N_("议程")))
    lines = _near(content.lines) if content else []
    high = min(112.0, 830 / max(1, len(lines)))
    for place, line in enumerate(lines):
        _agenda_line(sheet, QRectF(LEFT, 152 + place * high, RIGHT - LEFT, high), line)
    sheet.footer(room.title, room.sample)


def _near(lines: tuple[AgendaLine, ...]) -> tuple[AgendaLine, ...]:
    now = next((n for n, line in enumerate(lines, 1) if line.progress is not Progress.DONE), 1)
    first = max(0, min(now - 4, len(lines) - MOST_LINES))
    return lines[first : first + MOST_LINES]


def _agenda_line(sheet: Sheet, box: QRectF, line: AgendaLine) -> None:
    on, done = line.progress is Progress.NOW, line.progress is Progress.DONE
    if on:
        sheet.plate(box.adjusted(-16, 4, 16, -4), SUNKEN, radius=12)
        sheet.painter.fillRect(
            QRectF(box.left() - 16, box.top() + 16, 8, box.height() - 32), QColor(STAGE.title)
        )
    size = int(min(56, box.height() * 0.62))
    ink = STAGE.caption if done else STAGE.ink
    middle = box.center().y()
    if done:
        sheet.icon(QPointF(box.left() + 44, middle), "check", 40, STAGE.arrived, 2.4)
    else:
        place = QRectF(box.left() - 8, box.top(), 104, box.height())
        sheet.text(place, line.number, Type(int(size * 0.85), 600), ink, "centre")
    when = clock(line.start) if line.start else ""
    sheet.text(QRectF(box.right() - 150, box.top(), 150, box.height()), when, Type(size, 500), ink, "right")
    who = line.who or ""
    room = 640 if who else 0
    words = QRectF(box.left() + 112, box.top(), box.width() - 112 - 190 - room, box.height())
    sheet.text(words, line.title, Type(size, 600 if on else 500), ink)
    right = QRectF(box.right() - 190 - room, box.top(), room, box.height())
    sheet.text(right, who, Type(int(size * 0.8), 400), STAGE.second, "right")


def paint_comment(sheet: Sheet, room: Room, content: Comment | None) -> None:
    """Whose work is commented on, large; nothing of what is said."""
    sheet.ground()
    sheet.heading(sheet.say(N_("领导点评")))
    if content is not None:
        caption = sheet.say(N_("第 {place} 家，共 {of} 家"), place=content.place, of=content.of)
        sheet.text(QRectF(LEFT, 330, RIGHT - LEFT, 60), caption, Type(40, 400), STAGE.second, "centre")
        name = QRectF(LEFT + 40, 400, RIGHT - LEFT - 80, 240)
        sheet.text(name, content.unit, Type(150, 700, serif=True), STAGE.ink, "centre")
        person = QRectF(LEFT, 660, RIGHT - LEFT, 80)
        sheet.text(person, content.person or "", Type(60, 500), STAGE.second, "centre")
    sheet.footer(room.title, room.sample)


def paint_break(sheet: Sheet, room: Room, content: Break | None) -> None:
    """Time left, time of return, what follows."""
    sheet.ground()
    sheet.text(
        QRectF(LEFT, 84, RIGHT - LEFT, 150),
        sheet.say(N_("休息")),
        Type(96, 700, serif=True),
        STAGE.ink,
        "centre",
    )
    if content is not None:
        left = max(0, -(-int((content.until - sheet.now).total_seconds() * 1000) // 1000))
        digits = QRectF(LEFT, 220, RIGHT - LEFT, 400)
        sheet.text(digits, length(left), Type(360, 600), STAGE.ink, "centre")
        whole = max(1.0, (content.until - content.began).total_seconds())
        sheet.bar(QRectF(460, 692, 1000, 20), 1 - left / whole, STAGE.ink)
        back = sheet.say(N_("{time} 继续"), time=clock(content.until))
        sheet.text(QRectF(LEFT, 744, RIGHT - LEFT, 90), back, Type(60, 600), STAGE.ink, "centre")
        if content.following:
            words = sheet.say(N_("下一项：{title}"), title=content.following)
            sheet.text(QRectF(LEFT, 836, RIGHT - LEFT, 70), words, Type(46, 400), STAGE.second, "centre")
    sheet.footer(room.title, room.sample)


def paint_blank(sheet: Sheet, _room: Room, _content: None = None) -> None:
    """Nothing at all, at once."""
    sheet.ground("#101010")


def paint_message(sheet: Sheet, words: str, tall: bool = False) -> None:
    """The operator's message to the speaker, over the foot of any scene; `tall`: over who is next as well."""
    high = 258 if tall else MESSAGE
    band = QRectF(0, HIGH - high, WIDE, high)
    sheet.painter.fillRect(band, QColor(STAGE.amber))
    sheet.icon(QPointF(LEFT + 40, band.center().y()), "message-square-text", 72, STAGE.on_amber, 2)
    sheet.text(band.adjusted(LEFT + 110, 0, -LEFT, 0), words, Type(110 if tall else 80, 600), STAGE.on_amber)


def paint_nothing(sheet: Sheet, room: Room, words: str) -> None:
    """There is nothing to show yet: the meeting's name stays in sight, with one quiet sentence."""
    sheet.ground()
    lines = broken(room.title)[:3]
    for number, line in enumerate(lines):
        box = QRectF(LEFT + 60, 490 - 96 * (len(lines) - number), RIGHT - LEFT - 120, 96)
        sheet.text(box, line, Type(64, 700, serif=True), STAGE.ink, "centre")
    sheet.text(QRectF(LEFT, 530, RIGHT - LEFT, 80), words, Type(44, 400), STAGE.second, "centre")
    sheet.plate(QRectF(WIDE / 2 - 60, 510, 120, 3), EDGE, radius=1)
    sheet.footer("", room.sample)
