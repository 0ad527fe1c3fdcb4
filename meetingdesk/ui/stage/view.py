"""The picture that the room sees, at any size: for the second screen, the thumbnail, the preview."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QPropertyAnimation, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from meetingdesk.foundation.wording import N_, Wording
from meetingdesk.stage.facts import Break, PublicFacts, Results, Scene, Speaker
from meetingdesk.ui.stage import ballots, people, scenes
from meetingdesk.ui.stage.sheet import HIGH, WIDE, Sheet
from meetingdesk.ui.theme import theme

TICK_MS = 200  # the clock's second is never shown later than this
FADE_MS = 200
PAINT: dict[Scene, Callable[..., None]] = {
    Scene.BOARD: people.paint_board,
    Scene.AGENDA: scenes.paint_agenda,
    Scene.SPEAKER: people.paint_speaker,
    Scene.EVALUATION: ballots.paint_evaluation,
    Scene.COMMENT: scenes.paint_comment,
    Scene.RESULTS: ballots.paint_results,
    Scene.BREAK: scenes.paint_break,
}
FULL = frozenset({Scene.BOARD, Scene.AGENDA, Scene.EVALUATION, Scene.RESULTS})
"""Scenes that have words down to their foot."""
EMPTY = {
    Scene.SPEAKER: N_("现场述职结束"),
    Scene.EVALUATION: N_("测评尚未开始"),
    Scene.RESULTS: N_("结果尚未公布"),
    Scene.COMMENT: N_("点评尚未开始"),
    Scene.BREAK: N_("休息"),
    Scene.AGENDA: N_("议程待定"),
    Scene.BOARD: N_("签到尚未开始"),
}


class StageView(QWidget):
    """Paints public facts. `ticks`: follows the clock by itself; `fades`: scenes change softly."""

    def __init__(self, now: Callable[[], dt.datetime], ticks: bool = True, fades: bool = False) -> None:
        super().__init__()
        self._now, self._fades = now, fades
        self._facts: PublicFacts | None = None
        self._wording = Wording("zh_CN")
        self.message = ""
        self.page = 0
        self._second: object = None
        self._before: QPixmap | None = None
        self._shade = 1.0
        self._fade = QPropertyAnimation(self, b"shade", self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.finished.connect(self._faded)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._ticks = ticks
        self.setAccessibleName("")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def facts(self) -> PublicFacts | None:
        """What is painted now."""
        return self._facts

    def show_facts(self, facts: PublicFacts, message: str = "", page: int = 0) -> None:
        """Another picture; another scene is faded in, blank comes at once."""
        before = self._facts
        if before is None or before.room.language != facts.room.language:
            self._wording = Wording(facts.room.language)
        moving = before is not None and before.scene is not facts.scene and facts.scene is not Scene.BLANK
        self._keep_old(moving)
        self._facts, self.message, self.page = facts, message, page
        self._second = self._face()
        self.update()
        if self._ticks and not self._timer.isActive():
            self._timer.start()

    def tick(self) -> None:
        """Repaints when the second that is shown has changed, and not before: once a second at most."""
        face = self._face()
        if face != self._second:
            self._second = face
            self.update()

    def sizeHint(self) -> QSize:
        """A small one."""
        return QSize(640, 360)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The scene, scaled; black around it where the screen has another shape."""
        painter = QPainter(self)
        self._paint(painter, QRectF(self.rect()))
        if self._before is not None:
            painter.setOpacity(1 - self._shade)
            painter.drawPixmap(self.rect(), self._before)

    def _paint(self, painter: QPainter, box: QRectF) -> None:
        painter.fillRect(box, QColor("#000000"))
        if self._facts is None:
            return
        scale = min(box.width() / WIDE, box.height() / HIGH)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing
            | QPainter.RenderHint.TextAntialiasing
            | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.save()
        painter.translate((box.width() - WIDE * scale) / 2, (box.height() - HIGH * scale) / 2)
        painter.scale(scale, scale)
        painter.setClipRect(QRectF(0, 0, WIDE, HIGH))
        sheet = Sheet(painter, self._wording, self._now(), scale)
        told = bool(self.message) and self._facts.scene is not Scene.BLANK
        painter.save()
        if told and self._facts.scene in FULL:
            sheet.ground()
            part = 1 - scenes.MESSAGE / HIGH  # smaller as a whole, so that the message covers none of it
            painter.translate(WIDE * (1 - part) / 2, 0)
            painter.scale(part, part)
        paint_facts(sheet, self._facts, self.page)
        painter.restore()
        if told:
            scenes.paint_message(sheet, self.message, self._facts.scene is Scene.SPEAKER)
        painter.restore()

    def _face(self) -> object:
        """What of the picture depends on the time: nothing else is a reason to paint again."""
        now = self._now()
        content = self._facts.content if self._facts else None
        minute = (now.hour, now.minute)
        if isinstance(content, Speaker) and content.running:
            return minute, content.remaining(now)
        if isinstance(content, Break):
            return minute, max(0, int((content.until - now).total_seconds()))
        return minute

    def _keep_old(self, moving: bool) -> None:
        self._fade.stop()
        self._before = None
        length = theme().motion(FADE_MS) if self._fades else 0
        if moving and length and self.isVisible():
            self._before = self.grab()
            self._fade.setDuration(length)
            self._fade.start()

    def _faded(self) -> None:
        self._before = None
        self.update()

    def _shade_now(self) -> float:
        return self._shade

    def _set_shade(self, shade: float) -> None:
        self._shade = shade
        self.update()

    shade = Property(float, _shade_now, _set_shade)


def paint_facts(sheet: Sheet, facts: PublicFacts, page: int = 0) -> None:
    """One scene onto the sheet; where there is nothing to show yet it says so."""
    room, content = facts.room, facts.content
    if facts.scene is Scene.TITLE:
        scenes.paint_title(sheet, room)
    elif facts.scene is Scene.BLANK:
        scenes.paint_blank(sheet, room)
    elif content is None:
        scenes.paint_nothing(sheet, room, sheet.say(EMPTY[facts.scene]))
    else:
        more: dict[str, Any] = {"page": page} if isinstance(content, Results) else {}
        PAINT[facts.scene](sheet, room, content, **more)
