"""A card over the page for what is asked now and then: Esc goes back, a refusal is told on the card."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from meetingdesk.desk import Command
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.wording import sentence
from meetingdesk.ui.asking import AskCard
from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.messages import MessageStrip
from meetingdesk.ui.parts.overlay import Scrim
from meetingdesk.ui.parts.surfaces import Card
from meetingdesk.ui.theme import Tone

Do = Callable[[Command[Any]], Any]


class CardPanel(Scrim):
    """The card in the middle, a little above. `strip` says what was refused."""

    def __init__(self, over: QWidget, card: Card, name: str, wide: int) -> None:
        super().__init__(over)
        self.setAccessibleName(name)
        self.card, self._wide = card, wide
        self.strip = MessageStrip()
        card.setParent(self)
        card.installEventFilter(self)
        over.destroyed.connect(self.deleteLater)

    def ask(self, focus: QWidget) -> None:
        """Show it."""
        self.card.body.insertWidget(1, self.strip)
        self.card.show()
        self.place()
        self.open(focus)

    def tell(self, error: MeetingDeskError) -> None:
        """Say what could not be done; the card stays, with all that was typed."""
        self.strip.say(Tone.WARN, sentence(error), stays=True)
        self.place()

    def place(self) -> None:
        """The card as high as it needs to be."""
        self.card.setFixedWidth(self._wide)
        layout = self.card.layout()
        if layout is not None:
            layout.activate()
        wanted = layout.totalHeightForWidth(self._wide) if layout is not None else 0
        tall = min(max(wanted, self.card.sizeHint().height()), self.height() - 32)
        self.card.setFixedHeight(tall)
        self.card.move((self.width() - self._wide) // 2, max((self.height() - tall) * 2 // 5, 16))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A refusal under a field needs a line more."""
        if watched is getattr(self, "card", None) and event.type() == QEvent.Type.LayoutRequest:
            self.place()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: object) -> None:
        """The card stays in the middle."""
        self.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dark, and the card's shadow."""
        super().paintEvent(event)
        painter = QPainter(self)
        paint.begin(painter)
        paint.shadow(painter, QRectF(self.card.geometry()), 10)


class FormPanel(CardPanel):
    """A few fields and the verb; it goes once the act is done."""

    def __init__(self, over: QWidget, form: AskCard, name: str, do: Do) -> None:
        super().__init__(over, form, name, 440)
        self.form, self._do = form, do
        form.left.connect(self.close_card)
        form.decided.connect(self._decide)

    def begin(self) -> None:
        """Show it with typing in the first field."""
        self.ask(self.form.fields[0].field)
        self.form.fields[0].field.selectAll()

    def _decide(self, command: Command[Any]) -> None:
        try:
            self._do(command)
        except MeetingDeskError as error:
            self.tell(error)
        else:
            self.close_card()
