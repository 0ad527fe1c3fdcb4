"""F1: the manual over the page, at the part about the page that is open. Nothing is fetched from anywhere."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from meetingdesk.foundation.wording import _, current_language
from meetingdesk.ui import manual
from meetingdesk.ui.manual import Place
from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.buttons import IconButton, Kind
from meetingdesk.ui.parts.fields import SearchField
from meetingdesk.ui.parts.overlay import Scrim
from meetingdesk.ui.parts.rows import Face, RowList
from meetingdesk.ui.parts.surfaces import Card, CardHead, Hairline
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role, font, theme, tokens

WIDE, ROUND, LIST_WIDE = 1120, 24, 340
SHEET = """
body {{ color: {text}; }} h1, h2 {{ font-size: 22px; }} h3 {{ font-size: 17px; }}
p, li {{ line-height: 145%; margin-bottom: 8px; }} a {{ color: {focus}; }}
p.picture {{ line-height: 100%; }} p.under {{ color: {text2}; font-size: 13px; }}
code {{ background-color: {sunken}; }}
pre {{ background-color: {sunken}; }} th {{ text-align: left; color: {text2}; }}
"""
Spot = tuple[int, str]
"""A chapter, and the anchor in it."""


@dataclass(frozen=True)
class _Line:
    """A heading in the list; `second` is the text in which the words were found."""

    id: str
    place: Place
    second: str = ""


class _Browser(QTextBrowser):
    """Pictures fit the width and are sharp on any screen; nothing outside the manual is opened."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Back is the panel's, which knows where one was."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of the manual."""
        picture = QPixmap(str(manual.folder() / QUrl(name).toString()))
        if picture.isNull():
            return super().loadResource(kind, name)
        ratio = self.devicePixelRatioF()
        room = min(round((self.viewport().width() - 56) * ratio), picture.width())
        fitted = picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        fitted.setDevicePixelRatio(ratio)
        return fitted


class HelpPanel(Scrim):
    """Headings at the left, the chapter at the right. Back goes where one came from; Esc closes."""

    def __init__(self, over: QWidget, page: str) -> None:
        super().__init__(over)
        self.setAccessibleName(_("使用说明"))
        self._manual = manual.read(current_language())
        self._chinese = current_language() == "zh_CN"
        self._first: Spot = self._manual.pages.get(page, (1, ""))
        self._spot: Spot = (-1, "")
        self._trail: list[Spot] = []
        self.card = Card(margin=0, spacing=0)
        self.field = SearchField(_("在说明里查找"), _("在说明里查找"), height=36)
        self.back = IconButton("arrow-left", _("回到刚才看的地方"), Kind.QUIET)
        self.leave = IconButton("x", _("关闭"), Kind.QUIET)
        self.rows: Rows[_Line] = Rows(read=lambda line: f"{line.place.title} {line.second}")
        self.list = RowList(self.rows, _face, _("目录"), height=36, inset=14, rounded=True)
        self.text = _Browser()
        self._place()
        self._listen()

    def ask(self) -> None:
        """Show it at the part about the page."""
        self._search("")
        self._fit()
        self.open(self.text)
        self._show(self._first)

    @property
    def at(self) -> Spot:
        """What is read now."""
        return self._spot

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Left back, Ctrl+F search, F1 closes as Esc does: a card over the window has no shortcuts."""
        pressed = event.key()
        if pressed == Qt.Key.Key_F1:
            self.close_card()
        elif pressed == Qt.Key.Key_Left and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.go_back()
        elif pressed == Qt.Key.Key_F and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.field.setFocus()
        else:
            super().keyPressEvent(event)

    def go(self, place: Place) -> None:
        """Read somewhere else; back leads here again."""
        self._trail.append(self._spot)
        self._show((place.chapter, place.anchor))
        words = self.field.text().strip()
        if words:
            self.text.find(words)

    def go_back(self) -> None:
        """Where one came from."""
        if self._trail:
            self._show(self._trail.pop())

    def _show(self, spot: Spot) -> None:
        chapter, anchor = spot
        if chapter != self._spot[0]:
            self._set(chapter)
        self._spot = spot
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.text.scrollToAnchor(anchor)
        self.back.setEnabled(bool(self._trail))
        heads = [place.anchor for place in self._manual.places if place.chapter == chapter]
        self.list.choose(anchor if anchor in heads else heads[0])

    def _set(self, chapter: int) -> None:
        self.text.document().setDefaultStyleSheet(SHEET.format(**vars(tokens())))
        words = self._manual.chapters[chapter]
        if not self._chinese:  # the bundled face draws these as wide as a character
            words = words.replace("“", '"').replace("”", '"')
        self.text.setHtml(words)

    def _search(self, words: str) -> None:
        if words.strip():
            found = [_Line(place.id, place, near) for place, near in self._manual.find(words)]
        else:
            found = [_Line(place.id, place) for place in self._manual.places if place.chapter]
        self.rows.apply(found)

    def _follow(self, link: QUrl) -> None:
        """A link to the manual in the other language; nothing else is opened."""
        languages = {name: language for language, name in manual.FILES.items()}
        language = languages.get(link.toString())
        if language is not None:
            self._manual, self._chinese = manual.read(language), language == "zh_CN"
            self._trail, self._spot = [], (-1, "")
            self._search("")
            self._show((1, ""))

    def _chosen(self, which: str) -> None:
        line = self.rows.row(which)
        if line is not None:
            self.go(line.place)

    def _first_found(self) -> None:
        shown = self.rows.shown()
        if shown:
            self._chosen(shown[0].id)
            self.list.setFocus()

    def _listen(self) -> None:
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self._first_found)
        self.list.events.opened.connect(self._chosen)
        self.list.clicked.connect(lambda index: self._chosen(self.rows.at(index).id))  # type: ignore[union-attr]  # a row
        self.back.clicked.connect(self.go_back)
        self.leave.clicked.connect(self.close_card)
        self.text.anchorClicked.connect(self._follow)
        theme().changed.connect(self._wear)

    def _wear(self) -> None:
        self._set(self._spot[0])

    def _place(self) -> None:
        self.text.setOpenLinks(False)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setAccessibleName(_("说明的正文"))
        self.text.setFont(font(Role.BODY))
        self.text.document().setDefaultFont(font(Role.BODY))
        self.text.document().setDocumentMargin(16)
        self.card.setParent(self)
        head = CardHead(_("使用说明"), role=Role.HEADING_LARGE)
        for part in (self.back, self.field, self.leave):
            head.add(part)
        top = QVBoxLayout()
        top.setContentsMargins(20, 8, 12, 8)
        top.addWidget(head)
        self.list.setFixedWidth(LIST_WIDE)
        line = QHBoxLayout()
        line.setContentsMargins(8, 8, 12, 12)
        line.setSpacing(8)
        line.addWidget(self.list)
        line.addWidget(self.text, 1)
        self.card.body.addLayout(top)
        self.card.body.addWidget(Hairline())
        self.card.body.addLayout(line, 1)

    def _fit(self) -> None:
        wide = min(self.width() - 2 * ROUND, WIDE)
        self.card.setGeometry((self.width() - wide) // 2, ROUND, wide, self.height() - 2 * ROUND)

    def resizeEvent(self, event: object) -> None:
        """Nearly the whole window."""
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dark, and the card's shadow."""
        super().paintEvent(event)
        painter = QPainter(self)
        paint.begin(painter)
        paint.shadow(painter, QRectF(self.card.geometry()), 10)


def _face(line: _Line) -> Face:
    deep = line.place.deep > 2
    return Face(name=f"　{line.place.title}" if deep else line.place.title, name_role=Role.BODY)
