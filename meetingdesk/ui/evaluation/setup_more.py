"""更多设置: 回避, which ballots are valid, when a grade is proposed, what rates are a share of."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.model import SelfRating
from meetingdesk.evaluation.shapes import DEFAULT_THRESHOLDS, Base
from meetingdesk.evaluation.specs import Kind as Layout
from meetingdesk.foundation.wording import _
from meetingdesk.ui.parts.buttons import Button
from meetingdesk.ui.parts.checks import Check
from meetingdesk.ui.parts.fields import Combo, Field, Form
from meetingdesk.ui.parts.labels import IconLabel, Label
from meetingdesk.ui.parts.surfaces import GAP, Card, CardHead
from meetingdesk.ui.phrases import listed
from meetingdesk.ui.theme import Role

AVOIDING = (SelfRating.FREE, SelfRating.BLANK, SelfRating.OWN_CLASS)
BASES = tuple(Base)


class MorePart(QWidget):
    """What an ordinary poll leaves as it is; `keep` carries the name of a form to keep."""

    keep = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.avoiding = Combo(_("回避"), [_("不要求"), _("本人一栏留空"), _("述职人单独一类票")])
        self._warning = IconLabel("triangle-alert", "", "warn", Role.SECOND_STRONG, 18)
        self._warning_words = Label("", Role.SECOND, "text2", wrap=True)
        self.blank = Check(_("整张空白的票算有效，各行记弃权"), on=True)
        self.most_good = Field(_("第一档最多几个"), _("不限"))
        self.most_good.setValidator(QIntValidator(0, 999, self.most_good))
        self.drop = Check(_("去掉一个最高分、一个最低分"))
        self.bands = Field(_("总评与分数相符"), _("不核对"))
        self.cap = Field(_("审定第一档上限"), _("不限"))
        self.thresholds = Field(_("建议等次的分数线"), _usual())
        self.base = Combo(_("得票率的 100%"), [_("有效评价数"), _("有效票"), _("收回票"), _("实到人数")])
        self.name = Field(_("票样名称"), _("票样名称"))
        self.keep_it = Button(_("存为票样"), icon="save", height=36)
        self._place()
        self.avoiding.currentIndexChanged.connect(lambda _at: self._show_warning())
        self.name.textChanged.connect(lambda text: self.keep_it.setEnabled(bool(text.strip())))
        self.keep_it.clicked.connect(lambda: self.keep.emit(self.name.text().strip()))
        self.keep_it.setEnabled(False)
        self.thresholds.setText(_usual())
        self._show_warning()

    def show_kind(self, kind: Layout) -> None:
        """Rules of points stand only where points are given."""
        self.drop.setVisible(kind is Layout.POINTS)
        self.bands.setVisible(kind is Layout.POINTS)
        self._bands_label.setVisible(kind is Layout.POINTS)
        self._bands_hint.setVisible(kind is Layout.POINTS)
        if kind is Layout.POINTS and not self.bands.text():
            self.bands.setText(_usual())

    def stand(self, way: QBoxLayout.Direction) -> None:
        """In two columns, or in one."""
        self._sides.setDirection(way)

    def show_specs(self, specs: dict[str, Any]) -> None:
        """Settings as they were kept."""
        rules: do.RuleSpec = specs["rules"]
        self.avoiding.setCurrentIndex(AVOIDING.index(SelfRating(specs["self_rating"])))
        self.base.setCurrentIndex(BASES.index(Base(specs["base"])))
        self.thresholds.setText(listed(specs["thresholds"]))
        self.blank.setChecked(rules.blank_valid)
        self.most_good.setText("" if rules.most_good is None else str(rules.most_good))
        self.drop.setChecked(rules.drop_extremes)
        self.cap.setText(rules.cap or "")
        self.show_kind(Layout(specs["kind"]))
        self.bands.setText(listed(rules.bands or ()))

    def allow(self, paper: bool) -> None:
        """Quota and bands stand on the paper."""
        for part in (self.most_good, self.bands):
            part.setEnabled(paper)

    def given(self, kind: Layout) -> dict[str, Any]:
        """The fields of CreatePoll that these settings answer."""
        points = kind is Layout.POINTS
        most = self.most_good.text().strip()
        rules = do.RuleSpec(
            blank_valid=self.blank.isChecked(),
            most_good=int(most) if most else None,
            bands=_numbers(self.bands.text()) if points else (),
            drop_extremes=points and self.drop.isChecked(),
            cap=self.cap.text().strip() or None,
        )
        return {
            "self_rating": AVOIDING[self.avoiding.currentIndex()].value,
            "base": BASES[self.base.currentIndex()].value,
            "thresholds": _numbers(self.thresholds.text()), "rules": rules,
        }  # fmt: skip

    def _show_warning(self) -> None:
        words, more = _avoiding_words(AVOIDING[self.avoiding.currentIndex()])
        self._warning.say("triangle-alert", words, "warn")
        self._warning.setVisible(bool(words))
        self._warning_words.set_words(more)

    # ------------------------------------------------------------ building

    def _place(self) -> None:
        self._sides = line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(GAP)
            line.addLayout(side, 1)
        left.addWidget(self._rules_card())
        left.addStretch(1)
        right.addWidget(self._avoiding_card())
        right.addWidget(self._grades_card())
        self.keep_card = self._keep_card()
        right.addWidget(self.keep_card)
        right.addStretch(1)

    def _rules_card(self) -> Card:
        card = _card(_("哪些票算数"))
        card.body.addWidget(self.blank)
        form = Form()
        form.add(_("第一档最多几个"), self.most_good, _("印在票上，多勾的整张无效；空着就是不限。"))
        hint = _("每档至少的分数，从好到差；总评与分数不符的，这个人在这张票上无效。")
        self._bands_label = form.add(_("总评与分数相符"), self.bands)
        self._bands_hint = Label(hint, Role.CAPTION, "text2", wrap=True)
        for part in (form, self._bands_hint, self.drop):
            card.body.addWidget(part)
        return card

    def _avoiding_card(self) -> Card:
        card = _card(_("回避（评不评自己）"))
        for part in (self.avoiding, self._warning, self._warning_words):
            card.body.addWidget(part)
        return card

    def _grades_card(self) -> Card:
        card = _card(_("怎样算"))
        form = Form()
        form.add(_("建议等次的分数线"), self.thresholds, _("占满分的百分数，从好到差，最后一档不写。"))
        form.add(_("审定第一档上限"), self.cap, _("审定时第一档最多占评议对象的百分之几；空着就是不限。"))
        form.add(_("得票率的 100%"), self.base, _("得分总是按有效评价数算，不受这一项影响。"))
        card.body.addWidget(form)
        return card

    def _keep_card(self) -> Card:
        card = _card(_("存为票样，明年再用"))
        line = QHBoxLayout()
        line.addWidget(self.name, 1)
        line.addWidget(self.keep_it)
        card.body.addLayout(line)
        return card


def _card(title: str) -> Card:
    card = Card(margin=20, spacing=8)
    card.body.setContentsMargins(20, 6, 20, 16)
    card.body.addWidget(CardHead(title, role=Role.HEADING_LARGE))
    return card


def _usual() -> str:
    return listed(str(each) for each in DEFAULT_THRESHOLDS)


def _numbers(text: str) -> tuple[str, ...]:
    for mark in "，,、；;/":
        text = text.replace(mark, " ")
    return tuple(text.split())


def _avoiding_words(which: SelfRating) -> tuple[str, str]:
    return {
        SelfRating.FREE: ("", _("不记名投票查不出谁评了自己；得分按每一行的有效评价算，不受影响。")),
        SelfRating.BLANK: (
            _("留空的一行会暴露填票人"),
            _("人人只空自己那一行，空行就等于署名。选这一项，任何一张票都不会单独显示或导出。"),
        ),
        SelfRating.OWN_CLASS: (
            _("述职人的票不再是秘密的"),
            _("述职人用单独的票种，票上没有自己那一行。人少时，这一类的数字不分开显示。"),
        ),
    }[which]
