"""What is asked about times: the rules of the meeting, one turn's plan, a length noted afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from meetingdesk.desk import Command
from meetingdesk.foundation.wording import _
from meetingdesk.speakers.commands import RecordTurn
from meetingdesk.speakers.model import TurnState
from meetingdesk.speakers.programme import PlanTurn, SetTiming
from meetingdesk.speakers.queries import Timing, TurnRow
from meetingdesk.ui.asking import AskCard, said
from meetingdesk.ui.parts.checks import Check
from meetingdesk.ui.parts.fields import WithError
from meetingdesk.ui.speakers.faces import length, speaker

_LENGTH = re.compile(r"(\d{1,3})(?:[:：.．分](\d{0,2})秒?)?(?:分钟)?")


def seconds_of(text: str) -> int | None:
    """A length as people write it: 8, 8:00, 8：30, 8分, 8分30秒, 8分钟; None for anything else."""
    found = _LENGTH.fullmatch(text.replace(" ", "").replace("\u3000", ""))
    if found is None:
        return None
    minutes, seconds = int(found[1]), int(found[2] or 0)
    return minutes * 60 + seconds if seconds < 60 else None


def timing_form(meeting_id: str, rules: Timing, bell: bool, ring: Callable[[bool], None]) -> AskCard:
    """计时设置. `ring` is told whether to be heard; that is this computer's choice, not the meeting's."""
    form = AskCard(_("计时设置"), _("保存"))
    hint = _("例如 8 或 7:30")
    usual = form.ask(_("每位时间"), _("每位时间"), hint, length(rules.planned_seconds))
    amber = form.ask(_("剩多少变黄"), _("剩多少时间变黄"), _("例如 1:00"), length(rules.amber_seconds))
    present = Check(_("只请已签到的"), rules.only_present)
    form.form.add(_("请谁"), present, _("没签到的保留位置，轮到时跳过"))
    heard = Check(_("变黄和到时响铃"), bell)
    form.form.add(_("铃声"), heard, _("只在这台电脑上；响铃时页面上同时有字"))

    def make() -> Command[Any] | None:
        lengths = [_length(field) for field in (usual, amber)]
        if None in lengths:
            return None
        ring(heard.isChecked())
        given = {"planned_seconds": lengths[0], "amber_seconds": lengths[1]}
        kept = {"planned_seconds": rules.planned_seconds, "amber_seconds": rules.amber_seconds}
        told: Any = {name: value for name, value in given.items() if value != kept[name]}
        return SetTiming(meeting_id=meeting_id, only_present=present.isChecked(), **told)

    form.answer_with(make)
    return form


def turn_form(meeting_id: str, turn: TurnRow) -> AskCard:
    """The planned length of who waits; what was used by who is done, put right."""
    done = turn.state is TurnState.DONE
    form = AskCard(speaker(turn), _("保存"))
    plan = form.ask(_("计划时间"), _("计划时间"), _("例如 8 或 7:30"), length(turn.planned_seconds))
    used = form.ask(_("实际用时"), _("实际用时"), "", length(turn.used_seconds or 0)) if done else None

    def make() -> Command[Any] | None:
        of: Any = {"meeting_id": meeting_id, "organisation_id": turn.who.organisation_id}
        planned, took = _length(plan), _length(used) if used else 0
        if planned is None or took is None:
            return None
        if used is None:
            return PlanTurn(**of, planned_seconds=planned)
        return RecordTurn(**of, used_seconds=took, planned_seconds=planned)

    form.answer_with(make)
    return form


def _length(field: WithError) -> int | None:
    found = seconds_of(said(field))
    field.refuse("" if found is not None else _("请写分钟，或分和秒，例如 8 或 7:30"))
    return found
