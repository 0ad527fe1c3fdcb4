"""封存: what it does, asked once more, then done off the window's thread."""

from __future__ import annotations

from meetingdesk.evaluation.ladder import Step
from meetingdesk.evaluation.model import State
from meetingdesk.foundation.wording import _
from meetingdesk.ui.dialogs import ask_before
from meetingdesk.ui.evaluation import words
from meetingdesk.ui.evaluation.panel import Host, Panel, Standing
from meetingdesk.ui.evaluation.work_card import FigureWells, Large, WorkCard
from meetingdesk.ui.parts.labels import IconLabel, Label
from meetingdesk.ui.phrases import listed
from meetingdesk.ui.theme import Role


class SealingPanel(Panel):
    """The last look before the seal."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.card, self.figures = WorkCard(), FigureWells()
        self._by = IconLabel("circle-check", "", "ok", Role.BODY_STRONG, 18)
        self._running = Label("", Role.BODY_STRONG, "info", wrap=True)
        self.card.middle.addWidget(self.figures)
        self.card.middle.addWidget(self._by)
        for icon, line in _follows():
            self.card.middle.addWidget(IconLabel(icon, line, "text", Role.BODY, 18))
        self.card.middle.addWidget(self._running)
        self.card.middle.addStretch(1)
        self.card.next.set_icon("lock")
        self.card.next.clicked.connect(self._ask)
        self.stack.addWidget(self.card)

    def show_poll(self, standing: Standing) -> None:
        """Papers, differences, who confirmed."""
        self.standing = standing
        self.card.head.title.set_words(words.title_of(Step.SEAL))
        differences = standing.figure(Step.COMPARE, "differences")
        self.figures.say([
            Large(_("已收回"), str(standing.total("returned"))),
            Large(_("有效"), str(standing.total("valid")), "ok", "circle-check"),
            Large(_("无效"), str(standing.total("void")), "bad", "circle-x"),
            Large(_("改定"), "–" if differences is None else str(differences)),
        ])  # fmt: skip
        names = standing.ladder.confirmed_by
        self._by.say("circle-check", _("两遍录入由{names}复核一致", names=listed(names)), "ok")
        self._by.setVisible(bool(names))
        self._running.set_words(_("正在封存，请不要关闭。") if standing.state is State.SEALING else "")
        reason = "" if standing.state is State.CONFIRMED else _("先由两位监票人复核确认")
        if standing.state in {State.SEALING, State.SEALED}:
            reason = _("已封存") if standing.state is State.SEALED else _("正在封存")
        self.card.allow_next(_("封存"), reason)

    def focus_first(self) -> None:
        """The seal itself."""
        self.card.next.setFocus()

    def begin(self) -> None:
        """The seal is under way."""
        self._running.set_words(_("正在封存，请不要关闭。"))
        self.card.allow_next(_("封存"), _("正在封存"))

    def _ask(self) -> None:
        assert self.standing is not None
        ask_before(
            self,
            _("封存“{title}”？", title=self.standing.form.title),
            _("封存以后票上的内容与编号分开保存，不能再按编号找到任何一张票，也不能再改。结果随即可以查看。"),
            _("封存"),
            _("先不封存"),
            self.host.seal,
            icon="lock",
        )


def _follows() -> tuple[tuple[str, str], ...]:
    return (
        ("shuffle", _("每一行的评价单独保存，次序打乱，拼不回一张票。")),
        ("trash-2", _("两遍录入、编号和改定的痕迹从文件里清除，备份里也没有。")),
        ("file-check", _("写下封存记录和校验码，打印后由监票人签名。")),
        ("chart-column", _("封存以后才能看结果；上不上大屏由你决定。")),
    )
