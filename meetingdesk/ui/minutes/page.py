"""纪要: sections at the left, the page as it will print at the right; the red button goes to 〔待补〕."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from meetingdesk.desk import Command
from meetingdesk.documents import papers
from meetingdesk.documents.minutes_summary import facts_to_freeze
from meetingdesk.documents.snapshot import facts_of, take
from meetingdesk.foundation.wording import _
from meetingdesk.meeting import queries as meetings
from meetingdesk.meeting.model import State
from meetingdesk.minutes import commands, queries
from meetingdesk.minutes.facts import Facts
from meetingdesk.minutes.look import Look
from meetingdesk.minutes.prose import Prose
from meetingdesk.minutes.queries import SectionRow, VersionRow
from meetingdesk.minutes.section import PAPER_WORDS, Paper
from meetingdesk.ui.asking import AskCard
from meetingdesk.ui.dialogs import ask_before
from meetingdesk.ui.minutes.amend_form import amend_card
from meetingdesk.ui.minutes.facts_form import facts_card
from meetingdesk.ui.minutes.look_form import look_card
from meetingdesk.ui.minutes.missing import Missing, missing_of, said_here
from meetingdesk.ui.minutes.missing_list import MissingList
from meetingdesk.ui.minutes.section import SectionItem, heading_of
from meetingdesk.ui.minutes.template_export import choose_template, save_paper
from meetingdesk.ui.moments import day_words
from meetingdesk.ui.page import Context, Page
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.preview import Preview
from meetingdesk.ui.parts.surfaces import GAP, MARGIN, Card, PageHead, Scroll
from meetingdesk.ui.theme import Tone

FILES = {Paper.SUMMARY: papers.SUMMARY, Paper.RECORD: papers.RECORD}
PREVIEW_MOST, PREVIEW_LEAST, PREVIEW_SHARE = 500, 300, 0.44  # in a small window sections keep the half
HEAD = "head"  # where a thing of the red head is missing


class ThePage(Page):
    """Words are kept when the section is left or after a pause; the preview follows."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"minutes", "meeting", "agenda", "signin", "speakers", "evaluation", "commentary", "roster"}
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.paper = Paper.SUMMARY
        self.rows: tuple[SectionRow, ...] = ()
        self.items: dict[str, SectionItem] = {}
        self._facts: Facts | None = None
        self._look = Look()
        self._missing: tuple[Missing, ...] = ()
        self._versions: tuple[VersionRow, ...] = ()
        self._card: AskCard | None = None
        self._head = PageHead("")
        self.other = Button("", Kind.QUIET, "file-text")
        self.known = Button("", Kind.QUIET, "pencil")
        self.look = Button("", Kind.QUIET, "settings")
        self.export_ = Button("", icon="download")
        self.templated = Button("", Kind.QUIET, "file-text")
        self.final = Button("", icon="lock")
        self.fill_in = Button("", Kind.PRIMARY, "arrow-right")
        self.open_list = MissingList()
        self.preview = Preview(context.tasks)
        self._place()
        self._listen()
        self.rename()

    # ------------------------------------------------------------ showing

    def refresh(self) -> None:
        """Sections, state, preview."""
        meeting = self.context.meeting_id
        self._facts = self.bridge.ask(facts_of, meeting)
        self._look = self.bridge.ask(queries.look, meeting)
        attach = self._look.attach if self.paper is Paper.SUMMARY else ()
        self.rows = self.bridge.ask(queries.sections, meeting, self.paper, self._facts, attach)
        self._versions = self.bridge.ask(queries.versions, meeting, self.paper)
        self._missing = (*self._missing_head(), *missing_of(self.rows, self._facts.meeting.language))
        self._show_sections()
        self._show_head()
        desk, name = self.bridge.desk, FILES[self.paper]
        self.preview.show_paper(
            _(PAPER_WORDS[self.paper]), lambda: papers.made_of(take(desk, meeting), name)[0].data
        )

    def rename(self) -> None:
        """The words of the page."""
        self.known.set_words(_("会议信息"))
        self.look.set_words(_("版式"))
        self.export_.set_words(_("导出"))
        self.templated.set_words(_("套用模板"))
        self.refresh()

    def focus_first(self) -> None:
        """The first section."""
        if self.items:
            next(iter(self.items.values())).head.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The preview takes its share."""
        super().resizeEvent(event)
        share = int((self.width() - 2 * MARGIN) * PREVIEW_SHARE)
        self.preview.setFixedWidth(min(max(share, PREVIEW_LEAST), PREVIEW_MOST))

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page comes: what was typed is kept."""
        self.keep_all()
        super().hideEvent(event)

    def keep_all(self) -> None:
        """Keep every section that was changed."""
        for item in tuple(self.items.values()):
            item.save()

    def show_other(self) -> None:
        """会议纪要 and 会议记录 take turns."""
        self.keep_all()
        self.paper = Paper.RECORD if self.paper is Paper.SUMMARY else Paper.SUMMARY
        self.preview.page = 1
        self._drop_items()
        self.refresh()
        self.focus_first()
        QTimer.singleShot(0, self, self._to_top)  # its sections have their places a moment later

    def _to_top(self) -> None:
        self._scroll.verticalScrollBar().setValue(0)

    def _show_head(self) -> None:
        name = _(PAPER_WORDS[self.paper])
        other = Paper.RECORD if self.paper is Paper.SUMMARY else Paper.SUMMARY
        self.other.set_words(_("换成{paper}", paper=_(PAPER_WORDS[other])))
        open_places = queries.open_places(self.rows) + len(self._missing_head())
        self._head.set_words(
            _("纪要"), " • ".join((name, self._state_words(), *self._open_words(open_places)))
        )
        self.templated.setVisible(self.paper is Paper.SUMMARY)
        self.look.setVisible(self.paper is Paper.SUMMARY and self._state() is not State.ARCHIVED)
        self.open_list.show_missing(self._missing)
        self.fill_in.setVisible(bool(self._missing))
        if self._missing:
            self.fill_in.set_words(_("去补{what}", what=self._missing[0].name))
        self._show_final(open_places)

    def _state_words(self) -> str:
        if not self._versions:
            return _("草稿")
        last = self._versions[-1]
        return _("第 {number} 版，{date}定稿", number=last.number, date=day_words(last.finalised_at.date()))

    def _open_words(self, open_places: int) -> tuple[str, ...]:
        if open_places:
            return (_("还有 {count} 处〔待补〕", count=open_places),)
        if self._state() is not State.ENDED and not self._versions:
            return (_("会议结束以后才能定稿"),)
        return ()

    def _show_final(self, open_places: int) -> None:
        self.final.set_words(_("更正") if self._versions else _("定稿"))
        ended = self._state() is State.ENDED
        ready = not open_places and not self._missing and ended
        self.final.setEnabled(ready)
        self.final.set_kind(Kind.PRIMARY if ready and not self._versions else Kind.NORMAL)
        why = _("还有〔待补〕，不能定稿") if open_places or self._missing else _("会议结束以后才能定稿")
        self.final.setToolTip("" if ready else why)
        self.final.setAccessibleDescription("" if ready else why)

    def _state(self) -> State:
        return State(self.bridge.ask(meetings.meeting, self.context.meeting_id).state)

    # ------------------------------------------------------------ sections

    def _show_sections(self) -> None:
        editable = self._state() is not State.ARCHIVED
        wanted = [row.key for row in self.rows]
        for key in [key for key in self.items if key not in wanted]:
            self._drop_item(key)
        for place, row in enumerate(self.rows):
            item = self.items.get(row.key) or self._make_item(row.key)
            there = self._list.itemAt(place)
            if there is None or there.widget() is not item:
                self._list.insertWidget(place, item)
                item.show()
            item.show_row(row, editable)
        self.items = {key: self.items[key] for key in wanted}

    def _make_item(self, key: str) -> SectionItem:
        item = self.items[key] = SectionItem(key)
        item.kept.connect(self._keep)
        item.dropped.connect(self._drop)
        item.opened.connect(self._opened)
        return item

    def _drop_items(self) -> None:
        for key in tuple(self.items):
            self._drop_item(key)

    def _drop_item(self, key: str) -> None:
        item = self.items.pop(key)
        self._list.removeWidget(item)
        item.hide()
        item.deleteLater()

    def _opened(self, key: str) -> None:
        """One at a time; the open one comes into sight."""
        for other, item in self.items.items():
            if other != key and item.head.isChecked():
                item.open(False)
        self._scroll.ensureWidgetVisible(self.items[key], 0, 8)

    def open_section(self, key: str) -> None:
        """Open one and put the cursor into its words."""
        self.items[key].open(True)
        self._opened(key)
        self.items[key].edit()

    def _row(self, key: str) -> SectionRow:
        return next(row for row in self.rows if row.key == key)

    def _keep(self, key: str, text: str) -> None:
        row = self._row(key)
        command = commands.KeepWording(
            meeting_id=self.context.meeting_id, paper=self.paper.value, key=key, heading=heading_of(row),
            text=text, basis=row.basis,
        )  # fmt: skip
        self.did(command)

    def _drop(self, key: str) -> None:
        row = self._row(key)
        self.items[key].text.setPlainText(row.section.text)  # nothing typed is left to be kept
        command = commands.DropWording(
            meeting_id=self.context.meeting_id, paper=self.paper.value, key=key, heading=heading_of(row)
        )
        self.did(command)

    # ------------------------------------------------------------ what is missing

    def go_and_fill_in(self, place: int = 0) -> None:
        """To where a thing that is missing is entered, the first unless told otherwise."""
        if place >= len(self._missing):
            return
        wanted = self._missing[place]
        if wanted.key == HEAD:
            self.ask_look()
        elif wanted.fact:
            self.ask_facts(wanted.fact)
        elif wanted.page:
            self.context.go(wanted.page)
        else:
            self.open_section(wanted.key)

    def _missing_head(self) -> tuple[Missing, ...]:
        """What a red head lacks."""
        if self.paper is not Paper.SUMMARY or self._facts is None:
            return ()
        names = self._look.missing(Prose(self._facts.meeting.language))
        return tuple(Missing(said_here(name), HEAD) for name in names)

    def ask_look(self) -> None:
        """Red head, 版记 and attachments."""
        self.keep_all()
        meeting = self.bridge.ask(meetings.meeting, self.context.meeting_id)
        self._ask(look_card(meeting.id, self._look, meeting.organiser))

    def ask_facts(self, first: str = "") -> None:
        """The facts of the meeting."""
        self._ask(facts_card(self.bridge.ask(meetings.meeting, self.context.meeting_id), first))

    # ------------------------------------------------------------ final versions

    def _finalise(self) -> None:
        if self._versions:
            self._ask(amend_card(self.context.meeting_id, self.paper, self._to_freeze()))
            return
        ask_before(
            self,
            _("{paper}定稿？", paper=_(PAPER_WORDS[self.paper])),
            _("定稿以后文字和依据都固定下来，每页印上校验码。以后只能用编号的更正修改。"),
            _("定稿"),
            _("先不定稿"),
            self._make_final,
            icon="lock",
        )

    def _make_final(self) -> None:
        self.keep_all()
        facts = self._to_freeze()
        done = self.act(
            commands.FinaliseMinutes(meeting_id=self.context.meeting_id, paper=self.paper.value, facts=facts)
        )
        if done is not None:
            self.tell(Tone.OK, _("已定稿，第 {number} 版", number=done["number"]))

    def _to_freeze(self) -> Facts:
        return facts_to_freeze(self.bridge.desk, self.context.meeting_id)

    def export(self, folder: Path | None = None) -> None:
        """The paper as PDF and for Word into a folder."""
        self.keep_all()
        save_paper(self, FILES[self.paper], folder)

    def _choose_template(self) -> None:
        self.keep_all()
        choose_template(self, FILES[self.paper])

    # ------------------------------------------------------------ acts and cards

    def did(self, command: Command[Any]) -> bool:
        """Carry a command out whose outcome does not matter."""
        done = self.attempt(command)
        if done:
            self.strip.hide()
        return done

    def _ask(self, card: AskCard) -> None:
        self._stop_asking()
        self._card = card
        card.decided.connect(self._answered)
        card.left.connect(self._stop_asking)
        self._holder = self._held(card)
        self._left.addWidget(self._holder)
        self._left.setCurrentWidget(self._holder)
        card.begin()

    def _answered(self, command: Command[Any]) -> None:
        if self.did(command):
            self._stop_asking()

    def _stop_asking(self) -> None:
        if self._card is None:
            return
        self._left.removeWidget(self._holder)
        self._holder.hide()
        self._holder.deleteLater()
        self._card = None
        self._left.setCurrentIndex(0)
        self.focus_first()

    @staticmethod
    def _held(card: AskCard) -> QWidget:
        inside = QWidget()
        stack = QVBoxLayout(inside)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(card)
        stack.addStretch(1)
        return Scroll(inside)

    # ------------------------------------------------------------ building

    def _place(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, 0, MARGIN, 16)
        outer.setSpacing(0)
        quiet = (self.known, self.look, self.templated, self.other)
        for action in (*quiet, self.export_, self.final, self.fill_in):
            self._head.add(action)
        self.fill_in.hide()
        outer.addWidget(self._head)
        outer.addWidget(self.strip)
        self.open_list.wanted.connect(self.go_and_fill_in)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        self._left = QStackedWidget()
        self._left.addWidget(self._sections_card())
        line.addWidget(self._left, 1)
        line.addWidget(self.preview)
        outer.addLayout(line, 1)

    def _sections_card(self) -> Card:
        card = Card(margin=1, spacing=0)
        card.body.setContentsMargins(1, 8, 1, 8)
        inside = QWidget()
        stack = QVBoxLayout(inside)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(self.open_list)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        stack.addLayout(self._list)
        stack.addStretch(1)
        self._scroll = Scroll(inside)
        card.body.addWidget(self._scroll)
        return card

    def _listen(self) -> None:
        self.other.clicked.connect(self.show_other)
        self.known.clicked.connect(lambda _on=False: self.ask_facts())
        self.look.clicked.connect(lambda _on=False: self.ask_look())
        self.export_.clicked.connect(lambda _on=False: self.export())
        self.templated.clicked.connect(lambda _on=False: self._choose_template())
        self.final.clicked.connect(self._finalise)
        self.fill_in.clicked.connect(lambda _on=False: self.go_and_fill_in())
