"""After the result: the day on which someone was told, and the year's assessment beside the poll."""

from __future__ import annotations

import datetime as dt
from typing import Any

from meetingdesk.desk import Command
from meetingdesk.evaluation import combining, years
from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.feedback import SlipRow
from meetingdesk.foundation.wording import _
from meetingdesk.ui.asking import AskCard, said
from meetingdesk.ui.evaluation.fixing import date_of

Of = dict[str, Any]


def feedback_card(of: Of, slip: SlipRow, today: dt.date, operator: str) -> AskCard:
    """反馈日期 of one secretary; an empty day takes it back."""
    card = AskCard(_("向{name}反馈结果", name=slip.result.person or slip.result.name), _("记下反馈"))
    date = card.ask(_("反馈日期"), _("反馈日期"), _("年-月-日；清空就是撤回"), str(slip.given_on or today))
    by = card.ask(_("反馈人"), _("反馈人"), value=slip.given_by or operator)

    def make() -> Command[Any] | None:
        on = date_of(said(date))
        date.refuse("" if on or not said(date) else _("请按 年-月-日 写日期"))
        if said(date) and on is None:
            return None
        return do.GiveFeedback(**of, position=slip.result.position, date=on, by=said(by))

    card.answer_with(make)
    return card


def combination_card(of: Of, now: tuple[combining.ComponentRow, ...]) -> AskCard:
    """What the year's assessment is made of; off unless somebody says so."""
    card = AskCard(_("综合考核由哪几部分组成"), _("按这样综合"))
    choices = [(), *do.COMBINATIONS]
    current = tuple(do.ComponentSpec(each.label, each.weight, each.of_poll) for each in now)
    named = [tuple(each._replace(label=_(each.label)) for each in choice) for choice in choices]
    if current not in named:
        named.append(current)
    which = card.choose(
        _("组成"), _("组成"), [_parts(each) for each in named], named.index(current)
    )
    card.answer_with(lambda: do.SetCombination(**of, components=named[which.currentIndex()]))
    return card


def daily_card(of: Of, name: str, position: int, found: combining.Combined) -> AskCard:
    """One score from elsewhere for one person, 0-100; an empty field takes it back."""
    card = AskCard(_("{name}的其他考核分", name=name), _("记下分数"))
    row = next(each for each in found.rows if each.position == position)
    daily = [(at, each) for at, each in enumerate(found.components) if not each.of_poll]
    which = card.choose(_("项目"), _("项目"), [each.label for _at, each in daily])
    score = card.ask(_("分数"), _("分数"), _("0–100"), row.parts[daily[0][0]] or "")
    which.currentIndexChanged.connect(lambda at: score.field.setText(row.parts[daily[at][0]] or ""))
    card.answer_with(
        lambda: do.SetDailyScore(
            **of, component=daily[which.currentIndex()][1].label, position=position, score=said(score) or None
        )
    )
    return card


def told_words(slip: SlipRow) -> str:
    """When and by whom the result was told."""
    if slip.given_on is None:
        return _("还没有反馈")
    return _("{date} 由{by}反馈", date=slip.given_on, by=slip.given_by or "–")


def last_year_words(row: years.LastYearRow | None) -> str:
    """The latest earlier result of the same organisation; empty where there is none."""
    if row is None or row.last is None:
        return ""
    last = row.last
    words = _("上次（{year}）{score} 分，第 {rank} 名", year=last.year or last.date or "–",
              score=last.score or "–", rank=last.rank or "–")  # fmt: skip
    words += _("，相差 {change}", change=row.change) if row.change else ""
    return words if row.same_person else words + _("（当时是{person}）", person=last.person or "–")


def combined_words(found: combining.Combined | None, position: int) -> str:
    """The person's assessment with its sum; empty while it is off."""
    row = next((each for each in found.rows if each.position == position), None) if found else None
    if row is None:
        return ""
    if row.total is None:
        return _("综合考核：还缺分数（{words}）", words=row.words)
    return _("综合考核 {total} 分，第 {rank} 名（{words}）", total=row.total, rank=row.rank or "–",
             words=row.words)  # fmt: skip


def _parts(specs: tuple[do.ComponentSpec, ...]) -> str:
    if not specs:
        return _("不做综合考核")
    return " + ".join(f"{each.label} {each.weight}" for each in specs)
