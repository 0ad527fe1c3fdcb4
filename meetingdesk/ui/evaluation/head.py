"""The head of the page: which poll, and what can be done besides the step in hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from meetingdesk.evaluation.model import State
from meetingdesk.foundation.wording import _
from meetingdesk.ui.evaluation.panel import Standing
from meetingdesk.ui.parts.buttons import Button, Kind, Segmented
from meetingdesk.ui.parts.fields import Combo
from meetingdesk.ui.parts.surfaces import PageHead

SIDE_BY_SIDE = 4  # polls whose names have room beside each other


class PollChoice(Combo):
    """More polls than stand side by side: one of a list."""

    chosen = Signal(int)

    def __init__(self, titles: Sequence[str], name: str) -> None:
        super().__init__(name, titles)
        self.setMaximumWidth(280)
        self.activated.connect(self.chosen)

    def choose(self, place: int) -> None:
        """Show this one; nobody is told."""
        self.setCurrentIndex(place)


class Head(PageHead):
    """`wanted` names an act; `poll_chosen` is the place of a poll."""

    wanted = Signal(str)
    poll_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("测评"))
        self._titles: tuple[str, ...] = ()
        self._switch: Segmented | PollChoice | None = None
        self.acts: dict[str, Button] = {}
        quiet = Kind.QUIET
        self._act("discard", "rotate-ccw", _("录入作废"), quiet)
        self._act("void", "circle-x", _("整次作废"), quiet)
        self._act("hand_over", "user-cog", _("交给别人"), quiet)
        self._act("find", "search", _("找一张票"))
        self._act("order", "arrow-up-down", _("按名单顺序"), quiet)
        self._act("settings", "settings", _("测评设置"))
        self._act("new", "plus", _("新测评"))
        self._act("export", "download", _("导出结果"))

    def show_polls(self, titles: Sequence[str], current: int) -> None:
        """A switch, where the meeting has several."""
        if tuple(titles) != self._titles:
            self._titles = tuple(titles)
            if self._switch is not None:
                self._switch.deleteLater()
                self._switch = None
            if len(titles) > 1:
                self._make_switch(titles)
        if self._switch is not None:
            self._switch.choose(current)

    def show_actions(self, standing: Standing | None, *, typing: bool, sealed: bool, busy: bool) -> None:
        """Only what can be done now."""
        state = standing.state if standing else None
        there = standing is not None and not busy
        changeable = standing is not None and standing.form.may_change and state is not State.VOIDED
        shown = {
            "settings": there and changeable,
            "new": there and not typing,
            "hand_over": typing and not busy,
            "find": typing and not busy,
            "discard": there and state in {State.ENTRY, State.CONFIRMED},
            "void": there and not typing and state not in {State.VOIDED, State.SEALING},
            "order": there and sealed,
            "export": there and sealed,
        }
        for name, visible in sorted(shown.items(), key=lambda each: each[1]):  # what goes makes room first
            self.acts[name].setVisible(visible)

    def _make_switch(self, titles: Sequence[str]) -> None:
        kind = Segmented if len(titles) <= SIDE_BY_SIDE else PollChoice
        self._switch = kind(titles, _("哪一次测评"))
        self._switch.chosen.connect(self.poll_chosen)
        line = self.layout()
        assert isinstance(line, QHBoxLayout)
        line.insertWidget(2, self._switch)

    def _act(self, name: str, icon: str, words: str, kind: Kind = Kind.NORMAL) -> None:
        button = Button(words, kind, icon)
        button.hide()
        button.clicked.connect(lambda: self.wanted.emit(name))
        self.add(button)
        self.acts[name] = button
