"""What is asked in place of a step: corrections, reasons, two names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from meetingdesk.desk import Command
from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.queries import ClassRow
from meetingdesk.foundation.wording import _
from meetingdesk.ui.asking import AskCard, required, said
from meetingdesk.ui.parts.fields import Combo, WithError

Of = dict[str, Any]
Classes = tuple[ClassRow, ...]


def correct_card(of: Of, classes: Classes) -> AskCard:
    """更正份数: numbers that were miscounted, and why."""
    card = AskCard(_("更正份数"), _("更正份数"))
    which = _class_choice(card, classes)
    fields = {
        "issued": card.ask(_("发出"), _("发出份数"), _("不改就空着")),
        "returned": card.ask(_("收回"), _("收回份数"), _("不改就空着")),
        "replaced": card.ask(_("作废换票"), _("作废换票份数"), _("不改就空着")),
        "unused": card.ask(_("剩余"), _("剩余份数"), _("不改就空着")),
        "not_returned": card.ask(_("未收回"), _("未收回份数"), _("不改就空着")),
    }
    reason = card.ask(_("理由"), _("更正的理由"))

    def make() -> Command[Any] | None:
        good = required(reason, _("请写明理由，它会留在记录里。"))
        numbers = {name: _number(field) for name, field in fields.items() if said(field)}
        if not good or None in numbers.values():
            return None
        return do.CorrectCounts(**of, class_code=classes[which.currentIndex()].code, reason=said(reason),
                                **numbers)  # type: ignore[arg-type]  # fmt: skip

    card.answer_with(make)
    return card


def replace_card(of: Of, classes: Classes) -> AskCard:
    """作废换票."""
    card = AskCard(_("作废换票"), _("记下换票"))
    which = _class_choice(card, classes)
    count = card.ask(_("份数"), _("换票份数"), value="1")
    card.answer_with(lambda: _counted(do.ReplaceSpoiled, of, classes, which, "count", count))
    return card


def unused_card(of: Of, classes: Classes) -> AskCard:
    """剩余: papers left over."""
    card = AskCard(_("清点剩余票"), _("记下剩余"))
    which = _class_choice(card, classes)
    count = card.ask(_("剩余"), _("剩余份数"))
    card.answer_with(lambda: _counted(do.CountUnused, of, classes, which, "unused", count))
    return card


def mismatch_card(of: Of, witnesses: tuple[str, str]) -> AskCard:
    """写明理由继续: the papers do not add up, and two people stand for going on."""
    card = AskCard(_("份数对不上，写明理由继续"), _("写明并继续"))
    reason = card.ask(_("理由"), _("对不上的理由"), _("例如 一份票未投入票箱"))
    first = card.ask(_("监票人"), _("监票人一"), value=witnesses[0])
    second = card.ask("", _("监票人二"), value=witnesses[1])
    card.answer_with(
        lambda: do.AcceptMismatch(**of, reason=said(reason), first=said(first), second=said(second))
    )
    return card


def reopen_voting_card(of: Of) -> AskCard:
    """重新开放投票."""
    card = AskCard(_("重新开放投票"), _("重新开放"))
    reason = card.ask(_("理由"), _("重新开放的理由"))
    card.answer_with(lambda: do.ReopenVoting(**of, reason=said(reason)))
    return card


def void_poll_card(of: Of) -> AskCard:
    """整次测评作废."""
    card = AskCard(_("整次测评作废"), _("作废这次测评"))
    reason = card.ask(_("理由"), _("作废的理由"), _("例如 收回的票多于发出的票"))
    first = card.ask(_("监票人"), _("监票人一"))
    second = card.ask("", _("监票人二"))
    card.answer_with(lambda: do.VoidPoll(**of, reason=said(reason), first=said(first), second=said(second)))
    return card


def discard_card(of: Of) -> AskCard:
    """录入作废重来."""
    card = AskCard(_("录入作废，两遍都重来"), _("作废录入"))
    reason = card.ask(_("理由"), _("作废录入的理由"))
    card.answer_with(lambda: do.DiscardEntry(**of, reason=said(reason)))
    return card


def reopen_pass_card(of: Of, number: int) -> AskCard:
    """回到已完成的一遍."""
    card = AskCard(_("重新打开第 {number} 遍录入", number=number), _("重新打开"))
    reason = card.ask(_("理由"), _("重新打开的理由"))
    card.answer_with(lambda: do.ReopenPass(**of, number=number, reason=said(reason)))
    return card


def hand_over_card(of: Of, number: int) -> AskCard:
    """交给别人."""
    card = AskCard(_("第 {number} 遍交给别人录入", number=number), _("交给这个人"))
    who = card.ask(_("录入人"), _("接着录入的人"))
    witness = card.ask(_("见证人"), _("见证人"), _("这个人录过另一遍时才要填"))

    def make() -> Command[Any] | None:
        if not required(who, _("请写接着录入的人")):
            return None
        return do.HandOverPass(**of, number=number, operator=said(who), witness=said(witness) or None)

    card.answer_with(make)
    return card


def _class_choice(card: AskCard, classes: Classes) -> Combo:
    return card.choose(_("票种"), _("票种"), [kind.code for kind in classes])


def _number(field: WithError) -> int | None:
    text = said(field)
    field.refuse("" if text.isdecimal() else _("请写份数"))
    return int(text) if text.isdecimal() else None


def _counted(
    command: Callable[..., Command[Any]], of: Of, classes: Classes, which: Combo, name: str, field: WithError
) -> Command[Any] | None:
    count = _number(field)
    if count is None:
        return None
    return command(**of, class_code=classes[which.currentIndex()].code, **{name: count})
