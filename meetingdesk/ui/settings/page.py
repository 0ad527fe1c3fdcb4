"""设置: name, one line of consequence, the control at the right; what is changed holds at once (look 17)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk import __version__
from meetingdesk.foundation.wording import _, current_language
from meetingdesk.meeting import queries
from meetingdesk.ui.moments import ago_words
from meetingdesk.ui.page import Context, Page
from meetingdesk.ui.parts.buttons import Button, Segmented
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import MARGIN, Card, Hairline, PageHead, Scroll
from meetingdesk.ui.settings.operators import OperatorsCard
from meetingdesk.ui.theme import Role, Tone

LANGUAGES = ("zh_CN", "en")
LOOKS = ("light", "dark", "system")


class ThePage(Page):
    """Language and look, who may be at the keyboard, safety copies, what this program is."""

    watches: ClassVar[frozenset[str]] = frozenset({"meeting"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        settings = context.settings
        self.head = PageHead(_("设置"), _("改了就生效，不用重新启动"))
        language = LANGUAGES.index(current_language())
        self.language = Segmented(("中文", "English"), _("界面语言"), language)
        looks = (_("浅色"), _("深色"), _("跟随系统"))
        self.look = Segmented(looks, _("外观"), LOOKS.index(settings.look) if settings.look in LOOKS else 2)
        self.copy = Button(_("现在做一份"), icon="hard-drive")
        self._copied = Label("", Role.SECOND, "text2")
        self.operators = OperatorsCard()
        self._place()
        self._listen()

    def refresh(self) -> None:
        """Operators, and the age of the last copy."""
        self.operators.show_operators(self.bridge.ask(queries.operators), self.bridge.desk.operator)
        copy = self.bridge.last_copy()
        words = _("还没有安全副本")
        if copy is not None:
            words = _("最近一份：{ago}", ago=ago_words(copy[0], self.bridge.desk.clock.local()))
        self._copied.set_words(words)

    def focus_first(self) -> None:
        """The language, which is what people come for."""
        self.language.findChildren(QWidget)[self.language.current()].setFocus()

    def _change_language(self, place: int) -> None:
        self.context.change(self.context.settings.changed(language=LANGUAGES[place]))

    def _change_look(self, place: int) -> None:
        self.context.change(self.context.settings.changed(look=LOOKS[place]))

    def _copy(self) -> None:
        keeper = self.bridge.opened.keeper

        def done(made: object) -> None:
            self.refresh()
            self.tell(*((Tone.OK, _("做好了一份安全副本")) if made else (Tone.BAD, _("安全副本没有做成"))))

        self.context.tasks.start(lambda _progress: keeper.copy_now(), done=done, owner=self)

    def _listen(self) -> None:
        self.language.chosen.connect(self._change_language)
        self.look.chosen.connect(self._change_look)
        self.copy.clicked.connect(self._copy)
        self.operators.wanted.connect(self.attempt)
        self.operators.add.connect(self.context.ask_operator)

    def _place(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, 0, MARGIN, 16)
        outer.setSpacing(0)
        outer.addWidget(self.head)
        outer.addWidget(self.strip)
        whole = QWidget()
        stack = QVBoxLayout(whole)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(16)
        path = self.bridge.opened.path
        stack.addWidget(
            _card(
                _("常用"),
                (_("界面语言"), _("纪要等文件的语言由会议决定，不随这里改变"), self.language),
                (_("外观"), _("投影和强光下用浅色，暗的会场用深色"), self.look),
            )
        )
        stack.addWidget(self.operators)
        stack.addWidget(
            _card(
                _("安全副本"),
                (_("做一份安全副本"), "", self.copy, self._copied),
                (_("资料在这个文件里"), str(path), None),
                (_("安全副本在这个文件夹里"), str(self.bridge.opened.keeper.folder), None),
            )
        )
        about = _("数据只在这台电脑上，不联网。")
        stack.addWidget(_card(_("关于"), (f"MeetingDesk {__version__}", about, None)))
        stack.addStretch(1)
        outer.addWidget(Scroll(whole), 1)


Line = tuple[str, str, QWidget | None] | tuple[str, str, QWidget | None, Label]
"""Name, what follows from it, the control; a label of its own where the words change."""


def _card(title: str, *lines: Line) -> Card:
    card = Card(margin=24, spacing=0)
    card.body.setContentsMargins(24, 8, 24, 8)
    card.body.addWidget(Label(title, Role.HEADING_LARGE))
    for name, words, control, *told in lines:
        card.body.addWidget(Hairline())
        card.body.addLayout(_line(name, told[0] if told else Label(words, Role.SECOND, "text2"), control))
    return card


def _line(name: str, told: Label, control: QWidget | None) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(0, 10, 0, 10)
    line.setSpacing(16)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(name, Role.BODY_STRONG))
    words.addWidget(told)
    line.addLayout(words, 1)
    if control is not None:
        line.addWidget(control)
    return line
