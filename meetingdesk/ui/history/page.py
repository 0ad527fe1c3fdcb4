"""历史: every act in words, the latest first; the latest that can be taken back says so (look 15)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout

from meetingdesk.bootstrap import journal_holds
from meetingdesk.desk import ActRow
from meetingdesk.foundation.wording import N_, Wording, _, current_language
from meetingdesk.ui.page import Context, Page
from meetingdesk.ui.parts.buttons import Button, FilterButton
from meetingdesk.ui.parts.fields import SearchField
from meetingdesk.ui.parts.labels import IconLabel
from meetingdesk.ui.parts.rows import Face, RowList
from meetingdesk.ui.parts.surfaces import MARGIN, Card, PageHead
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role

STEP = 200
KINDS = (
    ("", "history", N_("全部")),
    ("roster", "users", N_("名册")),
    ("meeting", "layout-dashboard", N_("会议")),
    ("agenda", "list-ordered", N_("议程")),
    ("signin", "clipboard-check", N_("签到")),
    ("speakers", "mic", N_("述职")),
    ("evaluation", "vote", N_("测评")),
    ("commentary", "message-square-text", N_("点评")),
    ("minutes", "file-text", N_("纪要")),
)
ICONS = {kind: icon for kind, icon, _word in KINDS if kind}


@dataclass(frozen=True)
class Step:
    """One act as this page shows it; `turn` is "undo" or "redo" where it is the next to go."""

    act: ActRow
    words: str
    at: str
    turn: str = ""
    taken_back: bool = False

    @property
    def id(self) -> str:
        """Its number in the chain."""
        return str(self.act.seq)


class ThePage(Page):
    """The list, filters, and whether the chain of acts is whole."""

    watches: ClassVar[frozenset[str]] = frozenset(kind for kind, _icon, _word in KINDS if kind)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._limit = STEP
        self.head = PageHead("")
        self.check = Button("", icon="shield-check")
        self.chain = IconLabel("shield-check", "", "text2", Role.SECOND, 16)
        self.field = SearchField("", "", height=36)
        self.kinds = [FilterButton("", icon if kind else "") for kind, icon, _word in KINDS]
        self.rows: Rows[Step] = Rows(read=_read)
        self.list = RowList(self.rows, _face, "", height=42, inset=20)
        self.more = Button("", height=32)
        self._place()
        self._listen()
        self.rename()

    def refresh(self) -> None:
        """The latest acts, as many as asked for."""
        acts = self.bridge.desk.history(self._limit)
        undo, redo = self.bridge.desk.undoable(), self.bridge.desk.redoable()
        turns = {(undo.seq if undo else 0): "undo", (redo.seq if redo else 0): "redo"}
        gone = _taken_back(acts)
        steps = [_step(act, turns.get(act.seq, ""), act.seq in gone) for act in acts]
        kind = KINDS[self.group.checkedId()][0]
        self.rows.apply([step for step in steps if not kind or _kind(step.act) == kind])
        words = _("第 {first} 步到第 {last} 步", first=acts[-1].seq, last=acts[0].seq) if acts else ""
        self.head.set_words(_("历史"), words)
        self.more.setVisible(len(acts) == self._limit)

    def rename(self) -> None:
        """The words that stay."""
        self.check.set_words(_("核对记录链"))
        self.field.setAccessibleName(_("在历史里查找"))
        self.field.setPlaceholderText(_("做了什么、谁做的、几点"))
        self.list.setAccessibleName(_("做过的每一步"))
        self.more.set_words(_("再往前 {count} 步", count=STEP))
        for button, (_kind_name, _icon, word) in zip(self.kinds, KINDS, strict=True):
            button.set_words(_(word))
        self.chain.say("info", _("每一步都和前一步连成链，改不了也漏不掉"), "text2")
        self.refresh()

    def focus_first(self) -> None:
        """The search field."""
        self.field.setFocus()

    def _turn(self, which: str) -> None:
        step = self.rows.row(which)
        if step is not None and step.turn:
            (self.bridge.undo if step.turn == "undo" else self.bridge.redo)()

    def _check(self) -> None:
        self.chain.say("refresh-cw", _("正在核对…"), "text2")
        desk = self.bridge.desk
        self.context.tasks.start(lambda _progress: journal_holds(desk), done=self._say_chain)

    def _say_chain(self, broken: int | None) -> None:
        if broken is None:
            self.chain.say("circle-check", _("记录链完整，从第一步到最后一步都对得上"), "ok")
        else:
            self.chain.say("circle-alert", _("记录链从第 {seq} 步起对不上", seq=broken), "bad")

    def _more(self) -> None:
        self._limit += STEP
        self.refresh()

    def _listen(self) -> None:
        self.check.clicked.connect(self._check)
        self.field.textChanged.connect(self.rows.filter)
        self.group.idClicked.connect(lambda _place: self.refresh())
        self.list.events.acted.connect(self._turn)
        self.more.clicked.connect(self._more)

    def _place(self) -> None:
        self.group = QButtonGroup(self)
        for place, button in enumerate(self.kinds):
            self.group.addButton(button, place)
        self.kinds[0].setChecked(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, 0, MARGIN, 16)
        outer.setSpacing(0)
        self.head.add(self.chain)
        self.head.add(self.check)
        outer.addWidget(self.head)
        outer.addWidget(self.strip)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        for button in self.kinds:
            bar.addWidget(button)
        bar.addStretch(1)
        bar.addWidget(self.field)
        outer.addLayout(bar)
        outer.addSpacing(12)
        card = Card(margin=1, spacing=0)
        card.body.addWidget(self.list, 1)
        outer.addWidget(card, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 8, 0, 0)
        foot.addWidget(self.more)
        foot.addStretch(1)
        outer.addLayout(foot)


def _taken_back(acts: tuple[ActRow, ...]) -> set[int]:
    """Acts that an undo took back and no redo brought again; `acts` are the latest first."""
    gone: set[int] = set()
    undone: dict[int, int] = {}
    for act in reversed(acts):
        if act.undoes is None:
            continue
        if act.name == "desk.Undo":
            gone.add(act.undoes)
            undone[act.seq] = act.undoes
        else:
            gone.discard(undone.get(act.undoes, act.undoes))
    return gone


def _step(act: ActRow, turn: str, taken_back: bool) -> Step:
    at = dt.datetime.fromisoformat(act.at).astimezone().replace(tzinfo=None)
    return Step(act, act.text(Wording(current_language())), f"{at:%m-%d %H:%M:%S}", turn, taken_back)


def _kind(act: ActRow) -> str:
    return act.name.partition(".")[0]


def _read(step: Step) -> str:
    return " ".join(filter(None, (step.at, step.words, step.act.by)))


def _face(step: Step) -> Face:
    actions = {"undo": _("撤销"), "redo": _("重做")}
    icon = ICONS.get(_kind(step.act), "undo-2")
    second = _("已撤销") if step.taken_back else ""
    return Face(
        name=step.words, second=second, icon=icon, right=f"{step.act.by or ''}　{step.at}".strip("　"),
        action=actions.get(step.turn, ""), name_role=Role.BODY,
    )  # fmt: skip
