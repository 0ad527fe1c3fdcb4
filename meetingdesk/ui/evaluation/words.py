"""Steps and their figures in words."""

from __future__ import annotations

from meetingdesk.evaluation.ladder import STEP_WORDS
from meetingdesk.evaluation.ladder import Step as Which
from meetingdesk.evaluation.model import STATE_WORDS, Scope, State
from meetingdesk.foundation.wording import N_, _
from meetingdesk.ui.evaluation.panel import Standing
from meetingdesk.ui.parts.steps import Step, StepState

ORDER = tuple(Which)
SCOPE_WORDS = {
    Scope.ON_SITE: N_("只评现场述职的"),
    Scope.REPORTING: N_("评全部述职的"),
    Scope.CHOSEN: N_("评自己挑选的"),
}


def name_of(step: Which) -> str:
    """What a step is called."""
    return _(STEP_WORDS[step])


def number_of(step: Which) -> int:
    """Its place, from 1."""
    return ORDER.index(step) + 1


def title_of(step: Which) -> str:
    """The head of its card."""
    return _("第 {number} 步：{name}", number=number_of(step), name=name_of(step))


def following(step: Which) -> Which:
    """The step after."""
    return ORDER[min(ORDER.index(step) + 1, len(ORDER) - 1)]


def subtitle(standing: Standing) -> str:
    """Title, scale, classes and who is rated, in one line."""
    form = standing.form
    numbers = standing.row(Which.COMPARE).figures
    if standing.step is Which.COMPARE and "differences" in numbers:
        return _("复核：{figure}", figure=_compared(standing, numbers))
    parts = [
        form.title,
        _("{count} 档", count=len(form.grades)),
        _("一类票") if standing.one_class else _("{count} 类票", count=len(form.classes)),
        f"{_(SCOPE_WORDS[Scope(form.scope)])} {_('{count} 位', count=len(form.subjects))}",
    ]
    if standing.state is State.VOIDED:
        parts.insert(1, _(STATE_WORDS[State.VOIDED]))
    return " • ".join(parts)


def typing(step: Which, operator: str) -> str:
    """Who types, while a pass is typed."""
    if step is Which.FIRST_PASS:
        return _("第一遍录入，由{name}照纸票录", name=operator)
    return _("第二遍录入，由{name}照纸票重新录一遍", name=operator)


def steps(standing: Standing) -> list[Step]:
    """The ten steps as the ladder and the strip show them."""
    return [Step(name_of(row.step), _state(standing, row), figure(standing, row.step))
            for row in standing.ladder.steps]  # fmt: skip


def _state(standing: Standing, row: object) -> StepState:
    step, done = row.step, row.done  # type: ignore[attr-defined]
    if standing.state is State.VOIDED:
        return StepState.WAITING
    if step is standing.step:
        return StepState.NOW
    return StepState.DONE if done else StepState.WAITING


def figure(standing: Standing, step: Which) -> str:
    """The figures of a step, short."""
    numbers = standing.row(step).figures
    say = {
        Which.PRINT: _printed,
        Which.ISSUE: _issued,
        Which.RETURN: _returned,
        Which.SORT: _sorted,
        Which.SHUFFLE: _numbered,
        Which.FIRST_PASS: _entered,
        Which.SECOND_PASS: _entered,
        Which.COMPARE: _compared,
    }.get(step)
    if say is not None:
        nothing = _("没有清点") if standing.row(step).skipped else ""
        return say(standing, numbers) or nothing
    sealed = standing.state is State.SEALED
    if standing.state is State.VOIDED:
        return _("已作废") if step is Which.RESULT else ""
    if step is Which.SEAL:
        return _("已封存") if sealed else ""
    return "" if sealed else _("封存以后才能看")


def _printed(_standing: Standing, numbers: dict[str, int]) -> str:
    return _("{count} 份", count=numbers["printed"]) if "printed" in numbers else ""


def _issued(_standing: Standing, numbers: dict[str, int]) -> str:
    if not numbers.get("issued"):
        return ""
    if "unused" in numbers:
        return _("{count} 份，剩余 {left} 份", count=numbers["issued"], left=numbers["unused"])
    return _("{count} 份", count=numbers["issued"])


def _returned(_standing: Standing, numbers: dict[str, int]) -> str:
    return _("{count} 份", count=numbers["returned"]) if numbers.get("returned") else ""


def _sorted(_standing: Standing, numbers: dict[str, int]) -> str:
    if "sorted_valid" not in numbers:
        return ""
    return _("有效 {valid} 份，无效 {void} 份", valid=numbers["sorted_valid"], void=numbers["sorted_void"])


def _numbered(_standing: Standing, numbers: dict[str, int]) -> str:
    return _("编到第 {count} 号", count=numbers["highest"]) if "highest" in numbers else ""


def _entered(standing: Standing, numbers: dict[str, int]) -> str:
    if "entered" not in numbers:
        return ""
    return _("{count} / {total} 张", count=numbers["entered"], total=standing.total("returned"))


def _compared(_standing: Standing, numbers: dict[str, int]) -> str:
    if "differences" not in numbers:
        return ""
    settled = numbers["differences"] - numbers["open"]
    return _("{count} 处不同，已定 {settled} 处", count=numbers["differences"], settled=settled)
