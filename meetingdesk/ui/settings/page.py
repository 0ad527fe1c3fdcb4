"""设置: name, one line of consequence, the control at the right; what is changed holds at once (look 17)."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from meetingdesk import __version__
from meetingdesk.foundation import paths
from meetingdesk.foundation.wording import _, current_language
from meetingdesk.meeting import queries
from meetingdesk.ui.moments import ago_words
from meetingdesk.ui.page import Context, Page
from meetingdesk.ui.parts.buttons import Button, Segmented
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import MARGIN, PageHead, Scroll
from meetingdesk.ui.settings.choosing import Choice, Minutes, StartTime, fits
from meetingdesk.ui.settings.lines import Line, card
from meetingdesk.ui.settings.operators import OperatorsCard
from meetingdesk.ui.theme import Role, Tone

LANGUAGES = ("zh_CN", "en")
LOOKS = ("light", "dark", "system")
SIZES = (100, 125, 150, 175, 200)
IDLE_MINUTES = (0, 5, 10, 30)


class ThePage(Page):
    """Language, look, size, lock; what new meetings begin with; who is here; copies; what this program is."""

    watches: ClassVar[frozenset[str]] = frozenset({"meeting"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.head = PageHead(_("设置"), _("改了就生效；大小要等下次打开"))
        language = LANGUAGES.index(current_language())
        self.language = Segmented(("中文", "English"), _("界面语言"), language)
        looks = (_("浅色"), _("深色"), _("跟随系统"))
        self.look = Choice(context, "look", LOOKS, looks, _("外观"))
        self.scale = Choice(context, "scale_percent", SIZES, [f"{size} %" for size in SIZES], _("界面大小"))
        self.scale.allow([fits(size) for size in SIZES])
        idle = (_("不自动锁"), *(_("{minutes} 分钟", minutes=minutes) for minutes in IDLE_MINUTES[1:]))
        self.idle = Choice(context, "lock_after_minutes", IDLE_MINUTES, idle, _("没人动就锁屏"))
        self.lock = Button(_("现在锁上"), icon="lock", key="Ctrl L")
        self.start = StartTime(context)
        self.turn = Minutes(context, "turn_seconds", (5, 6, 8, 10, 15), _("每位述职"))
        self.amber = Choice(
            context, "amber_seconds", (30, 60, 120), (_("30 秒"), _("1 分钟"), _("2 分钟")), _("提前变黄")
        )
        self.practise = Button(_("练习一遍"), icon="presentation")
        self.copy = Button(_("现在做一份"), icon="hard-drive")
        self.care = Button(_("打开保管页"), icon="shield-check")
        self._copied = Label("", Role.SECOND, "text2")
        self.operators = OperatorsCard()
        self._place()
        self._listen()
        self.refresh()

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

    def _copy(self) -> None:
        keeper = self.bridge.opened.keeper

        def done(made: object) -> None:
            self.refresh()
            self.tell(*((Tone.OK, _("做好了一份安全副本")) if made else (Tone.BAD, _("安全副本没有做成"))))

        self.context.tasks.start(lambda _progress: keeper.copy_now(), done=done, owner=self)

    def _listen(self) -> None:
        self.language.chosen.connect(self._change_language)
        self.lock.clicked.connect(self.context.lock)
        self.practise.clicked.connect(self.context.practise)
        self.copy.clicked.connect(self._copy)
        self.care.clicked.connect(lambda: self.context.go("care"))
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
        for part in (
            card(_("常用"), *self._common()), card(_("锁屏"), *self._locking()),
            card(_("新会议这样开始"), *self._defaults()), self.operators,
            card(_("安全副本"), *self._copies()), card(_("资料"), *self._data()),
            card(_("关于"), *self._about()),
        ):  # fmt: skip
            stack.addWidget(part)
        stack.addStretch(1)
        outer.addWidget(Scroll(whole), 1)

    def _common(self) -> tuple[Line, ...]:
        size = _("字和按钮一起变大，这块屏幕放不下的不能选；下次打开程序时生效")
        return (
            (_("界面语言"), _("纪要等文件的语言由会议决定，不随这里改变"), self.language),
            (_("外观"), _("投影和强光下用浅色，暗的会场用深色"), self.look),
            (_("界面大小"), size, self.scale),
        )

    def _locking(self) -> tuple[Line, ...]:
        told = _("锁上以后电脑上只剩一个钟，计时和大屏照常进行；操作员设了口令的，要口令才能开")
        return (
            (_("没人动就锁屏"), _("会上常有人围过来看，会前会后电脑没人守着"), self.idle),
            (_("锁屏"), told, self.lock),
        )

    def _defaults(self) -> tuple[Line, ...]:
        return (
            (_("几点开会"), _("新建会议时先填上，可以改；空着就不填"), self.start),
            (_("每位述职"), _("新会议里每位现场述职的时间；已有的会议不变"), self.turn),
            (_("提前变黄"), _("剩下这么多时计时变黄，到时变红"), self.amber),
        )

    def _copies(self) -> tuple[Line, ...]:
        keeper = self.bridge.opened.keeper
        folder, kept = keeper.folder, _("第二处副本、恢复、备用电脑、机密口令、带走会议、个人电话")
        if keeper.same_disk:
            kept = _("第二处和资料在同一个盘上，盘坏了两处一起没有：请到“保管”换一处")
        return (
            (_("做一份安全副本"), "", self.copy, self._copied),
            (_("安全副本在这个文件夹里"), str(folder), self._opens(folder)),
            (_("保管"), kept, self.care),
        )

    def _data(self) -> tuple[Line, ...]:
        path = self.bridge.opened.path
        place = _("数据只在这台电脑上，不联网。要随 U 盘带走，见使用说明里的“便携方式”")
        if paths.is_portable():
            place = _("便携方式：资料跟程序在同一个 U 盘上，拔掉以前先关程序")
        told = _("打开一份副本，随便试，用完扔掉；材料都标着“演示数据”，真正的记录不动")
        return (
            (_("资料在这个文件里"), str(path), self._opens(path.parent)),
            (_("放在哪里"), place, None),
            (_("练习一遍"), told, self.practise),
        )

    def _about(self) -> tuple[Line, ...]:
        manual = Button(_("使用说明"), icon="circle-help", key="F1")
        manual.clicked.connect(self.context.help)
        told = _("不收集也不发送任何东西。字体和图标各有自己的许可，放在程序的 resources 文件夹里")
        return ((f"MeetingDesk {__version__}", told, manual),)

    def _opens(self, folder: Path) -> Button:
        button = Button(_("打开文件夹"), icon="folder-open", height=32)
        button.setAccessibleName(f"{_('打开文件夹')} {folder.name}")
        button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        return button
