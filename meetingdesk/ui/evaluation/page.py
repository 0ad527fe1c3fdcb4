"""测评: the ladder of ten steps and the step in hand; entry, differences and results fill the page."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.desk import Command
from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import queries
from meetingdesk.evaluation.ladder import Step, ladder
from meetingdesk.evaluation.model import State
from meetingdesk.evaluation.queries import PollRow
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.wording import _, sentence
from meetingdesk.ui.asking import AskCard
from meetingdesk.ui.evaluation import asking, words
from meetingdesk.ui.evaluation.begin import NUMBER, BeginPanel
from meetingdesk.ui.evaluation.comparing import ComparingPanel
from meetingdesk.ui.evaluation.counting import CountingPanel
from meetingdesk.ui.evaluation.entry import EntryPanel
from meetingdesk.ui.evaluation.finished import FinishedPanel, VoidedPanel
from meetingdesk.ui.evaluation.head import Head
from meetingdesk.ui.evaluation.holders import LEAST_ROW, Front, LadderCard, holder, narrow
from meetingdesk.ui.evaluation.kept_forms import keep_form
from meetingdesk.ui.evaluation.panel import Panel, Standing
from meetingdesk.ui.evaluation.results import ResultsPanel
from meetingdesk.ui.evaluation.sealing import SealingPanel
from meetingdesk.ui.evaluation.setup import SetupPanel, setup_for
from meetingdesk.ui.evaluation.shuffling import ShufflingPanel
from meetingdesk.ui.evaluation.sorting import SortingPanel
from meetingdesk.ui.page import Context, Page
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.steps import StepLadder, StepStrip
from meetingdesk.ui.parts.surfaces import GAP, MARGIN, EmptyPage
from meetingdesk.ui.theme import Tone

LOW = 640  # a lower page gives the strip's room to a long ballot
COUNTED = (Step.PRINT, Step.ISSUE, Step.RETURN)
STEP_KEYS = "1234567890"  # with Alt, as the rings of the ladder are numbered


class ThePage(Page):
    """One poll at a time, at the step in hand: a poll that is being typed resumes by itself."""

    watches: ClassVar[frozenset[str]] = frozenset({"evaluation", "speakers", "meeting"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._polls: tuple[PollRow, ...] = ()
        self._poll: str | None = None
        self._look: Step | None = None
        self._now: Step | None = None
        self._setting_up: SetupPanel | None = None
        self._card: AskCard | None = None
        self.standing: Standing | None = None
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(MARGIN, 0, MARGIN, 16)
        self._outer.setSpacing(0)
        self._whole: QWidget | None = None
        self._build()
        for at, digit in enumerate(STEP_KEYS):
            QShortcut(QKeySequence(f"Alt+{digit}"), self).activated.connect(partial(self._choose_step, at))
        self.refresh()

    # ------------------------------------------------------------ showing

    def refresh(self) -> None:
        """The poll in view as it stands."""
        self._polls = self.bridge.ask(queries.polls, self.context.meeting_id)
        if self._poll not in {poll.id for poll in self._polls}:
            self._poll, self._look, self._now = (self._polls[-1].id if self._polls else None), None, None
        self._head.show_polls(
            [poll.title for poll in self._polls],
            [p.id for p in self._polls].index(self._poll) if self._poll else 0,
        )
        if self._poll is None:
            self.standing = None
            self._show_empty()
            return
        before = self._now
        self.standing = self._stand(self._poll)
        self._show_standing(self.standing)
        if before is not None and before is not self._now and self.isVisible():
            self.focus_first()  # a new step in hand begins where its first key is

    def rename(self) -> None:
        """All parts are made again in the language now in use."""
        assert self._whole is not None
        self._setting_up = self._card = None
        self._whole.hide()
        self._whole.deleteLater()
        self.strip.setParent(None)
        self._build()
        self.refresh()

    def focus_first(self) -> None:
        """Where the step in hand begins."""
        front = self._middle.currentWidget()
        if isinstance(front, Panel | SetupPanel | EmptyPage):
            front.focus_first()
        elif front is self._beside:
            self._step_panel().focus_first()

    def look_at(self, step: Step | None) -> None:
        """Show a step; None = the one in hand."""
        self._look = step
        self.refresh()
        self.focus_first()

    def _stand(self, poll_id: str) -> Standing:
        rungs = self.bridge.ask(ladder, poll_id)
        now = next((row.step for row in rungs.steps if row.current), Step.RESULT)
        if now is not self._now:
            self._look, self._now = None, now  # a new step in hand comes to the front by itself
        form = self.bridge.ask(queries.form, poll_id)
        return Standing(form=form, ladder=rungs, step=self._look or now, now=now)

    def _show_standing(self, standing: Standing) -> None:
        self._head.set_words(_("测评"), self._subtitle(standing))
        steps = words.steps(standing)
        self.ladder.show_steps(steps)
        self.strip_of_steps.show_steps(steps)
        if self._card is not None or self._setting_up is not None:
            return
        panel = self._step_panel()
        panel.show_poll(standing)
        beside = panel not in (self.entry, self.compare, self.results)
        if beside:
            self._work.setCurrentWidget(panel)
        self._middle.setCurrentWidget(self._beside if beside else panel)
        self._fit()
        self._show_actions(panel)

    def _subtitle(self, standing: Standing) -> str:
        if standing.step in NUMBER and self._step_panel() is self.entry:
            begun = self.bridge.ask(queries.entry, standing.form.id, NUMBER[standing.step])
            return words.typing(standing.step, begun.operators[-1] if begun else "")
        return words.subtitle(standing)

    def _step_panel(self) -> Panel:
        standing = self.standing
        assert standing is not None
        if standing.state is State.VOIDED:
            return self.voided
        if standing.step in COUNTED:
            return self.counting
        others: dict[Step, Panel] = {
            Step.SORT: self.sorting, Step.SHUFFLE: self.shuffling, Step.SEAL: self.sealing,
            Step.COMPARE: self.compare, Step.RESULT: self.results,
        }  # fmt: skip
        return others.get(standing.step) or self._pass_panel(standing)

    def _pass_panel(self, standing: Standing) -> Panel:
        if standing.state is State.ENTRY:
            begun = self.bridge.ask(queries.entry, standing.form.id, NUMBER[standing.step])
            if begun is not None:
                return self.finished if begun.finished else self.entry
        done = standing.state in {State.CONFIRMED, State.SEALING, State.SEALED}
        return self.finished if done else self.begin

    def _fit(self) -> None:
        front, tight = self._middle.currentWidget(), narrow(self)
        stripped = front in (self.entry, self.compare) or (tight and front is self._beside)
        long = (front is self.entry and (tight or self.entry.is_long)) or (tight and front is self.compare)
        low_and_long = self.height() < LOW and long
        self._middle.setMinimumHeight(0 if tight else 10 * LEAST_ROW)
        self.ladder_card.setVisible(not tight)
        self.strip_of_steps.setVisible(stripped and not low_and_long)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has the strip in place of the ladder; typing in a low one takes its room."""
        super().resizeEvent(event)
        self._fit()

    # ------------------------------------------------------------ polls

    def _choose_poll(self, at: int) -> None:
        self._stop_asking()
        self.entry.leave()
        self._poll, self._look, self._now = self._polls[at].id, None, None
        self.refresh()
        self.focus_first()

    def _show_empty(self) -> None:
        self._head.set_words(_("测评"), _("还没有测评"))
        self.ladder.show_steps([])
        self.strip_of_steps.setVisible(False)
        if self._setting_up is None:
            self._middle.setCurrentWidget(self._empty)
        self._show_actions(None)

    def _show_actions(self, panel: Panel | None) -> None:
        typing, sealed = panel is self.entry, panel is self.results
        busy = self._setting_up is not None or self._card is not None
        self._head.show_actions(self.standing, typing=typing, sealed=sealed, busy=busy)

    # ------------------------------------------------------------ setting up

    def set_up(self, poll: bool = False) -> None:
        """The settings of the poll in view, or of a new one."""
        self._stop_asking()
        form = self.standing.form if poll and self.standing else None
        setup = setup_for(self.bridge, self.context.tasks, self.context.meeting_id, form)
        setup.decided.connect(self._decided)
        setup.left.connect(self._stop_setting_up)
        setup.keep.connect(lambda name: keep_form(self, form, name))
        self._setting_up = setup
        self._middle.addWidget(setup)
        self._middle.setCurrentWidget(setup)
        self.strip_of_steps.setVisible(False)
        self._show_actions(None)
        setup.focus_first()

    def _decided(self, command: Command[Any]) -> None:
        if isinstance(command, do.CreatePoll):
            made = self.act(command)
            if made is None:
                return
            self._poll, self._look, self._now = made, None, None
        elif not self.did(command):
            return
        self._stop_setting_up()
        self.focus_first()

    def _stop_setting_up(self) -> None:
        if self._setting_up is not None:
            self._middle.removeWidget(self._setting_up)
            self._setting_up.deleteLater()
            self._setting_up = None
        self.refresh()

    # ------------------------------------------------------------ what the parts ask for

    def did(self, command: Command[Any]) -> bool:
        """Carry a command out; a refusal is told in the strip."""
        try:
            self.bridge.do(command, origin=self)
        except MeetingDeskError as error:
            self.tell(Tone.WARN, sentence(error))
            return False
        self.strip.hide()
        return True

    def ask(self, card: AskCard) -> None:
        """A card with a few fields in place of the step; back at the step when it is done or left."""
        self._stop_asking()
        self._card, self._holder = card, holder(card, narrow(self))
        stack = self._work if self._middle.currentWidget() is self._beside else self._middle
        stack.addWidget(self._holder)
        stack.setCurrentWidget(self._holder)
        card.decided.connect(self._answered)
        card.left.connect(self._left_card)
        card.begin()

    def _answered(self, command: Command[Any]) -> None:
        if isinstance(command, do.VoidPoll | do.DiscardEntry):
            self._scrubbing(command)
            return
        if not self.did(command):
            return
        if isinstance(command, do.HandOverPass):
            self.bridge.desk.operator = command.operator
        typed = isinstance(command, do.EnterSheet | do.CorrectSheet)
        self._left_card()
        if typed:
            self.entry.after_asking()

    def _left_card(self) -> None:
        self._stop_asking()
        self.refresh()
        self.focus_first()

    def _stop_asking(self) -> None:
        if self._card is not None:
            self._holder.hide()
            self._holder.setParent(None)
            self._holder.deleteLater()
            self._card = None

    def seal(self) -> None:
        """Seal the poll; the scrub takes as long as the file is large."""
        assert self.standing is not None
        self.sealing.begin()
        desk, meeting, poll = self.bridge.desk, self.context.meeting_id, self.standing.form.id
        self.context.tasks.start(
            lambda _progress: do.seal(desk, meeting, poll), done=lambda _digest: self._sealed(),
            failed=self.failed, owner=self,
        )  # fmt: skip

    def _sealed(self) -> None:
        """The page has heard of the seal already, unless another step was looked at."""
        self.bridge.saved.emit()
        if self._look is not None or self.standing is None or self.standing.state is not State.SEALED:
            self.look_at(None)
        else:
            self.focus_first()
        self.tell(Tone.OK, _("已封存，两遍与复核一致"))

    def _scrubbing(self, command: Command[Any]) -> None:
        """Voiding and discarding leave nothing of the typing in the file."""
        desk = self.bridge.desk
        work = do.void if isinstance(command, do.VoidPoll) else do.discard
        self.context.tasks.start(
            lambda _progress: work(desk, command),  # type: ignore[arg-type]
            done=lambda _lost: self._left_card(), failed=self.failed, owner=self,
        )  # fmt: skip

    def failed(self, error: Exception) -> None:
        """Work off the thread failed; what is no refusal goes on to the crash dialog."""
        self.say_failure(error)
        if self._card is None:
            self.refresh()

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        self._whole = whole = QWidget()
        stack = QVBoxLayout(whole)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        self._head = Head()
        self.ladder = StepLadder(_("测评的步骤"))
        self.strip_of_steps = StepStrip(_("测评的步骤"))
        for steps in (self.ladder, self.strip_of_steps):
            steps.chosen.connect(self._choose_step)
            steps.setToolTip(_("按 Alt+1 到 Alt+0 直接到某一步"))
        stack.addWidget(self._head)
        stack.addWidget(self.strip)
        stack.addWidget(self.strip_of_steps)
        stack.addSpacing(4)
        self._build_panels()
        self._listen_to_head()
        stack.addWidget(self._middle, 1)
        self._outer.addWidget(whole)

    def _listen_to_head(self) -> None:
        acts = {
            "discard": lambda: self._ask_for(asking.discard_card),
            "void": lambda: self._ask_for(asking.void_poll_card),
            "hand_over": self._ask_hand_over,
            "find": self.entry.find_paper,
            "order": self.results.sort_by_list,
            "settings": lambda: self.set_up(poll=True),
            "new": self.set_up,
            "export": self.results.export,
        }
        self._head.wanted.connect(lambda name: acts[name]())
        self._head.poll_chosen.connect(self._choose_poll)

    def _build_panels(self) -> None:
        self.counting, self.sorting = CountingPanel(self), SortingPanel(self)
        self.shuffling = ShufflingPanel(self)
        self.begin, self.sealing = BeginPanel(self), SealingPanel(self)
        self.finished, self.voided = FinishedPanel(self), VoidedPanel(self)
        self.entry, self.compare, self.results = EntryPanel(self), ComparingPanel(self), ResultsPanel(self)
        self._work, self._middle = Front(), Front()
        for panel in (
            self.counting, self.sorting, self.shuffling, self.begin, self.sealing, self.finished, self.voided,
        ):  # fmt: skip
            self._work.addWidget(panel)
        begin = Button(_("设置一次测评"), Kind.PRIMARY, "plus", height=44)
        begin.clicked.connect(lambda _on=False: self.set_up())
        self._empty = EmptyPage(
            "vote", _("这次会议还没有测评"), _("先定等次、票种和评谁，再印票、发票、录入、封存。"), begin
        )
        self._beside = self._ladder_and_work()
        for part in (self._empty, self._beside, self.entry, self.compare, self.results):
            self._middle.addWidget(part)

    def _ladder_and_work(self) -> QWidget:
        both = QWidget()
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        self.ladder_card = LadderCard(self.ladder)
        line.addWidget(self.ladder_card)
        line.addWidget(self._work, 1)
        return both

    def _ask_for(self, card: Any) -> None:
        if self.standing is not None:
            self.ask(card({"meeting_id": self.context.meeting_id, "poll_id": self.standing.form.id}))

    def _ask_hand_over(self) -> None:
        self.ask(asking.hand_over_card(self.entry.of, self.entry.number_of_pass))

    def _choose_step(self, at: int) -> None:
        standing = self.standing
        if standing is None or self._card is not None or self._setting_up is not None:
            return
        step = words.ORDER[at]
        reachable = standing.row(step).done or step is standing.now or words.ORDER.index(step) <= 2
        if not reachable and words.ORDER.index(step) > words.ORDER.index(standing.now) + 1:
            self.tell(Tone.INFO, _("先做完“{name}”这一步", name=words.name_of(standing.now)))
            return
        self.look_at(step)
