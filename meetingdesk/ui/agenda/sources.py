"""Where an agenda can come from: the three usual ones, the office's own, earlier meetings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from meetingdesk.agenda.filling import (
    ApplyKept,
    ApplyTemplate,
    CopyAgenda,
    KeepAgenda,
    RemoveKept,
    RenameKept,
    earlier_agendas,
    kept_agendas,
)
from meetingdesk.agenda.templates import TEMPLATE_WORDS, TEMPLATES
from meetingdesk.desk import Command
from meetingdesk.foundation.wording import _
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.moments import day_words
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.fields import Field, WithError
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.rows import Face, RowList
from meetingdesk.ui.parts.surfaces import Card, CardHead, Hairline
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role

BUILT_IN, OWN, EARLIER = "built-in", "own", "earlier"
ICONS = {BUILT_IN: "copy", OWN: "star", EARLIER: "history"}


@dataclass(frozen=True)
class Source:
    """One agenda to begin with; `key` is the template's name or id, or the meeting's id."""

    sort: str
    key: str
    name: str
    told: str

    @property
    def id(self) -> str:
        """Unique among all sorts."""
        return f"{self.sort}:{self.key}"


def sources(bridge: Bridge, meeting_id: str) -> list[Source]:
    """All of them: usual ones, own ones by name, earlier meetings with the newest first."""
    usual = [
        Source(BUILT_IN, key, _(TEMPLATE_WORDS[key]), _items(len(steps), sum(step.minutes for step in steps)))
        for key, steps in TEMPLATES.items()
    ]
    own = [Source(OWN, row.id, row.name, _items(row.items, row.minutes)) for row in bridge.ask(kept_agendas)]
    earlier = [
        Source(EARLIER, of.id, of.title, _("，").join(filter(None, (day_words(of.date), _items(count)))))
        for of, count in bridge.ask(earlier_agendas, meeting_id)
    ]
    return [*usual, *own, *earlier]


def _items(count: int, minutes: int | None = None) -> str:
    if minutes is None:
        return _("{count} 项", count=count)
    return _("{count} 项，{minutes} 分钟", count=count, minutes=minutes)


class SourcesCard(Card):
    """Choose one and take it; keep the agenda in hand under a name; rename and delete own ones.

    Enter in the list takes it, Esc leaves. Speaks as `AskCard` does; `kept` comes after what leaves it open.
    """

    decided = Signal(object)  # Command that closes the card
    kept = Signal(object)  # Command after which it stays
    left = Signal()

    def __init__(self, bridge: Bridge, meeting_id: str, *, replaces: bool) -> None:
        super().__init__(margin=16, spacing=8)
        self._bridge, self._meeting, self._replaces = bridge, meeting_id, replaces
        self._rows: Rows[Source] = Rows(read=lambda row: f"{row.name} {row.told}")
        self.list = RowList(self._rows, _face, _("模板和往年议程"), height=54, inset=12, rounded=True)
        self.verb = Button(_("替换现有环节") if replaces else _("用这个"), Kind.PRIMARY)
        self.back = Button(_("返回"), Kind.QUIET, key="Esc")
        self.name = WithError(Field(_("模板名称"), _("例如 年度述职")))
        self.keep = Button(_("存现在的议程"), icon="save", height=32)
        self.rename, self.remove = Button(_("改名"), height=32), Button(_("删去"), height=32)
        self._place()
        self._listen()
        self.show_sources()

    def begin(self) -> None:
        """The first is chosen."""
        self.show()
        self.list.choose(next(iter(row.id for row in self._rows.shown()), ""))
        self.list.setFocus()

    def show_sources(self) -> None:
        """As they are now."""
        self._rows.apply(sources(self._bridge, self._meeting))
        self._say()

    def chosen(self) -> Source | None:
        """The one that is lit."""
        return self._rows.row(self.list.current_id() or "")

    def take(self) -> None:
        """Fill the agenda from the chosen one."""
        one = self.chosen()
        if one is not None:
            self.decided.emit(self._command(one))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _command(self, one: Source) -> Command[Any]:
        told: dict[str, Any] = {"meeting_id": self._meeting, "replace": self._replaces}
        if one.sort == OWN:
            return ApplyKept(kept_id=one.key, **told)
        if one.sort == EARLIER:
            return CopyAgenda(from_meeting_id=one.key, **told)
        return ApplyTemplate(template=one.key, **told)

    def _keep(self) -> None:
        name = self._named()
        known = {row.name for row in self._own()}
        if name:
            self.kept.emit(KeepAgenda(meeting_id=self._meeting, name=name, replace=name in known))

    def _rename(self) -> None:
        one, name = self.chosen(), self._named()
        if one is not None and one.sort == OWN and name:
            self.kept.emit(RenameKept(kept_id=one.key, name=name))

    def _remove(self) -> None:
        one = self.chosen()
        if one is not None and one.sort == OWN:
            self.kept.emit(RemoveKept(kept_id=one.key))

    def _named(self) -> str:
        name = str(self.name.field.text()).strip()
        self.name.refuse("" if name else _("请先写模板的名称"))
        return name

    def _own(self) -> Iterable[Source]:
        return (row for row in self._rows.shown() if row.sort == OWN)

    def _say(self) -> None:
        one = self.chosen()
        own = one is not None and one.sort == OWN
        self.rename.setEnabled(own)
        self.remove.setEnabled(own)
        self.keep.setEnabled(self._replaces)
        self.verb.setEnabled(one is not None)
        if one is not None and own:
            self.name.field.setText(one.name)

    def _listen(self) -> None:
        self.list.events.chosen.connect(lambda _which: self._say())
        self.list.events.opened.connect(lambda _which: self.take())
        self.name.field.returnPressed.connect(self._keep)
        for button, call in (
            (self.verb, self.take), (self.back, self.left.emit), (self.keep, self._keep),
            (self.rename, self._rename), (self.remove, self._remove),
        ):  # fmt: skip
            button.clicked.connect(lambda _checked=False, call=call: call())

    def _place(self) -> None:
        self.body.addWidget(CardHead(_("模板和往年议程"), role=Role.HEADING_LARGE))
        self.body.addWidget(self.list, 1)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.back)
        line.addWidget(self.verb)
        self.body.addLayout(line)
        self.body.addWidget(Hairline())
        self.body.addWidget(Label(_("本单位的模板"), Role.SECOND_STRONG, "text2"))
        self.body.addWidget(self.name)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for button in (self.keep, self.rename, self.remove):
            acts.addWidget(button)
        acts.addStretch(1)
        self.body.addLayout(acts)


def _face(row: Source) -> Face:
    return Face(name=row.name, second=row.told, icon=ICONS[row.sort])
