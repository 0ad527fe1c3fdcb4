"""Things over the page, inside the window: the scrim, and on it the question card. No window of their own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.labels import IconLabel, Label
from meetingdesk.ui.theme import Role, tokens


class Scrim(QWidget):
    """Darkens the window and keeps keyboard and mouse to the card on it. Esc closes; the focus goes back."""

    closed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over.window())
        self._before: QWidget | None = over.window().focusWidget()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.window().installEventFilter(self)
        self.setGeometry(self.window().rect())

    def open(self, focus: QWidget) -> None:
        """Shows itself with the focus on one of its parts."""
        self.setGeometry(self.window().rect())
        self.show()
        self.raise_()
        focus.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_card(self) -> None:
        """Goes, and gives the focus back to where it was, if that is still there."""
        if self.isHidden():
            return
        self.window().removeEventFilter(self)
        self.hide()
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the window's size."""
        if watched is self.window() and event.type() == QEvent.Type.Resize:
            self.setGeometry(self.window().rect())
        return False

    def event(self, event: QEvent) -> bool:
        """Shortcuts of the page behind don't act through the scrim."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; no other key goes on to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside the card."""
        ring = [part for part in self.findChildren(QWidget) if self._takes_tab(part)]
        if not ring:
            return True
        now = self.window().focusWidget()
        place = ring.index(now) if now in ring else -1
        ring[(place + (1 if forward else -1)) % len(ring)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    @staticmethod
    def _takes_tab(part: QWidget) -> bool:
        tab = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
        return tab and part.isVisible() and part.isEnabled() and part.focusProxy() is None

    def mousePressEvent(self, event: object) -> None:
        """Clicks beside the card do nothing."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dark."""
        QPainter(self).fillRect(self.rect(), QColor(tokens().scrim))


class CardScrim(Scrim):
    """A scrim with one `card` on it, in the middle unless `place_card` says otherwise."""

    card: QWidget
    wide = 430

    def place_card(self) -> None:
        """As high as its words need, a little above the middle."""
        self.card.installEventFilter(self)
        self.card.setFixedWidth(self.wide)
        self.card.adjustSize()
        layout = self.card.layout()
        wrapped = layout.totalHeightForWidth(self.wide) if layout and layout.hasHeightForWidth() else 0
        self.card.resize(self.wide, max(self.card.height(), wrapped))
        left = (self.width() - self.wide) // 2
        self.card.move(left, max((self.height() - self.card.height()) * 2 // 5, 16))

    def resizeEvent(self, event: object) -> None:
        """The card keeps its place."""
        self.place_card()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The card needs more room, or less: a sentence came under one of its fields."""
        if watched is getattr(self, "card", None) and event.type() == QEvent.Type.LayoutRequest:
            self.place_card()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dark, and the card's shadow."""
        super().paintEvent(event)
        painter = QPainter(self)
        paint.begin(painter)
        paint.shadow(painter, QRectF(self.card.geometry()), 10)


class QuestionCard(QFrame):
    """A question as title, what follows in one sentence, verbs as buttons; the safe one has the focus."""

    def __init__(
        self, question: str, follows: str, verb: Button, safe: Button, note: IconLabel | None = None
    ) -> None:
        super().__init__()
        self.verb, self.safe = verb, safe
        self.setAccessibleName(question)
        self.setAccessibleDescription(follows)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(24, 16, 24, 16)
        stack.setSpacing(0)
        stack.addWidget(Label(question, Role.HEADING_LARGE, wrap=True))
        stack.addSpacing(4)
        stack.addWidget(Label(follows, Role.BODY, wrap=True))
        if note is not None:
            stack.addSpacing(14)
            stack.addWidget(note)
        stack.addSpacing(34)
        stack.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addStretch(1)
        line.addWidget(safe)
        line.addWidget(verb)
        stack.addLayout(line)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and edge."""
        painter = QPainter(self)
        paint.begin(painter)
        paint.plate(painter, QRectF(self.rect()), 10, tokens().surface, tokens().line)


class Dialog(CardScrim):
    """The question card over the window. `answered`: was the verb pressed? Esc is the safe answer."""

    answered = Signal(bool)

    def __init__(self, over: QWidget, card: QuestionCard) -> None:
        super().__init__(over)
        self.card: QuestionCard = card
        self.setAccessibleName(card.accessibleName())
        card.setParent(self)
        card.setFixedWidth(430)
        self.place_card()
        self._answer = False
        card.verb.clicked.connect(self._yes)
        card.safe.clicked.connect(self.close_card)
        self.closed.connect(lambda: self.answered.emit(self._answer))

    def ask(self) -> None:
        """Shows the question with the focus on the safe button."""
        self.open(self.card.safe)

    def _yes(self) -> None:
        self._answer = True
        self.close_card()

    def place_card(self) -> None:
        """As high as its words need."""
        layout = self.card.layout()
        tall = max(layout.totalHeightForWidth(430), self.card.minimumSizeHint().height()) if layout else 200
        self.card.setFixedHeight(tall)
        self.card.move((self.width() - 430) // 2, max((self.height() - tall) * 2 // 5, 16))


def question_card(
    question: str,
    follows: str,
    verb: str,
    safe: str,
    icon: str = "",
    note: str = "",
    note_icon: str = "circle-check",
) -> QuestionCard:
    """Builds a card from words."""
    yes = Button(verb, Kind.PRIMARY, icon, height=40)
    line = IconLabel(note_icon, note, "ok") if note else None
    return QuestionCard(question, follows, yes, Button(safe, height=40), line)
