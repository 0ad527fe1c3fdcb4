"""Acts as the history shows them: in words, with what became of each and whether it can be taken back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from meetingdesk.desk import ActRow
from meetingdesk.foundation.wording import N_, Wording, _, current_language
from meetingdesk.ui.moments import day_words
from meetingdesk.ui.parts.faces import Face
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.theme import Role, Tone

KINDS = (
    ("", "history", N_("全部")),
    ("agenda", "list-ordered", N_("议程")),
    ("signin", "clipboard-check", N_("签到")),
    ("speakers", "mic", N_("述职")),
    ("evaluation", "vote", N_("测评")),
    ("commentary", "message-square-text", N_("点评")),
    ("minutes", "file-text", N_("纪要")),
    ("roster", "users", N_("名册")),
    ("other", "layout-dashboard", N_("其他")),
)
ICONS = {kind: icon for kind, icon, _word in KINDS if kind}
WORDS = {kind: word for kind, _icon, word in KINDS if kind}
PAGES = {**{kind: kind for kind in WORDS}, "other": "overview"}
# mobile, and area code with number: long digits in other words (seeds, years) are left alone
PHONE = re.compile(r"(?<!\d)(1\d{2})\d{4}(\d{4})(?!\d)|(?<!\d)(0\d{2,3})-?\d{3,4}(\d{4})(?!\d)")


class Fate(StrEnum):
    """What became of an act, and what can be done about it."""

    NEXT = "next"  # undo would take it back now
    LATER = "later"  # others have to go first
    AGAIN = "again"  # redo would do it again now
    GONE = "gone"  # it was taken back
    GATE = "gate"  # nothing before it can be taken back any more
    BEHIND = "behind"  # a gate stands after it
    FIXED = "fixed"  # it changed nothing, or it is itself an undo


@dataclass(frozen=True)
class Step:
    """One act. `ahead`: how many go before it, itself included; `gone_by`: the act that took it back."""

    act: ActRow
    words: str
    at: dt.datetime
    kind: str
    fate: Fate
    ahead: int = 0
    gone_by: int | None = None
    gate: str = ""

    @property
    def id(self) -> str:
        """Its number in the chain."""
        return str(self.act.seq)


def masked(words: str) -> str:
    """Phone numbers as a passer-by may see them."""
    return PHONE.sub(lambda m: f"{m[1] or m[3]}****{m[2] or m[4]}", words)


def steps_of(acts: Sequence[ActRow], undo: int | None, redo: int | None) -> list[Step]:
    """Acts, the latest first, with what became of each; `undo`, `redo`: those on the two buttons."""
    done, gone = _stacks(acts)
    known = {act.seq: act for act in acts}
    gate = next((act for act in acts if act.barrier), None)
    found = []
    for act in acts:
        fate, ahead = _fate(act, done, gone, gate)
        fate = Fate.NEXT if act.seq == undo else Fate.AGAIN if act.seq == redo else fate
        found.append(
            Step(
                act, masked(words_of(act)), moment(act), _kind(act, known), fate, ahead, gone.get(act.seq),
                masked(words_of(gate)) if gate is not None and fate is Fate.BEHIND else "",
            )
        )  # fmt: skip
    return found


def words_of(act: ActRow) -> str:
    """The act in the language in use."""
    return act.text(Wording(current_language()))


def moment(act: ActRow) -> dt.datetime:
    """When it was, on the wall of the room."""
    return dt.datetime.fromisoformat(act.at).astimezone().replace(tzinfo=None)


def _stacks(acts: Sequence[ActRow]) -> tuple[list[int], dict[int, int]]:
    """What could be taken back, in order, and which acts were taken back by which: as the desk reckons it."""
    done: list[int] = []
    gone: dict[int, int] = {}
    for act in reversed(acts):
        if act.barrier:
            done = []
        elif act.name == "desk.Undo" and act.undoes is not None:
            gone[act.undoes] = act.seq
            done = [seq for seq in done if seq != act.undoes]
        elif act.name == "desk.Redo" and act.undoes is not None:
            again = next((old for old, by in gone.items() if by == act.undoes), None)
            gone.pop(again or 0, None)
            done.append(act.seq)
        elif act.effects:
            done.append(act.seq)
    return done, gone


def _fate(act: ActRow, done: list[int], gone: dict[int, int], gate: ActRow | None) -> tuple[Fate, int]:
    if act.barrier:
        return Fate.GATE, 0
    if act.seq in gone:
        return Fate.GONE, 0
    if act.seq in done:
        return Fate.LATER, sum(seq >= act.seq for seq in done)
    if gate is not None and act.seq < gate.seq and act.effects and act.name != "desk.Undo":
        return Fate.BEHIND, 0
    return Fate.FIXED, 0


def _kind(act: ActRow, known: dict[int, ActRow]) -> str:
    """The capability it was about; an undo is about what it takes back."""
    while act.undoes is not None and act.undoes in known:
        act = known[act.undoes]
    name = act.name.partition(".")[0]
    return name if name in WORDS else "other"


def state(step: Step) -> str:
    """What became of it, in a sentence."""
    if step.fate is Fate.LATER:
        return _("要撤销它，先撤销后面的 {count} 步", count=step.ahead - 1)
    if step.fate is Fate.GONE:
        return _("第 {seq} 步把它撤销了", seq=step.gone_by)
    if step.fate is Fate.BEHIND:
        return _("后面有“{gate}”，不能再撤销到这里", gate=step.gate)
    words = {
        Fate.NEXT: _("现在就可以撤销"),
        Fate.AGAIN: _("现在可以重做"),
        Fate.GATE: _("这一步不能撤销，它前面的也不能了"),
        Fate.FIXED: _("没有要撤销的改动"),
    }
    return words[step.fate]


def read(step: Step) -> str:
    """The step for a screen reader."""
    return " ".join(filter(None, (time_words(step), step.words, masked(step.act.by or ""), state(step))))


def search(step: Step) -> str:
    """What it is found by."""
    return " ".join((step.words, step.act.by or "", time_words(step), _(WORDS[step.kind])))


def time_words(step: Step) -> str:
    """Month, day and time, as a column."""
    return f"{step.at:%m-%d %H:%M:%S}"


def when(step: Step) -> str:
    """The whole moment."""
    return f"{day_words(step.at.date())} {step.at:%H:%M:%S}"


def face(step: Step, narrow: bool = False) -> Face:
    """A row of the list; in a narrow window who did it is told beside the list alone."""
    chips = {
        Fate.GONE: ChipFace(_("已撤销"), Tone.IDLE, "undo-2"),
        Fate.GATE: ChipFace(_("不能撤销"), Tone.WARN, "lock"),
    }
    actions = {Fate.NEXT: _("撤销"), Fate.AGAIN: _("重做")}
    back = step.act.name == "desk.Undo"
    return Face(
        name=step.words, lead="", icon="undo-2" if back else ICONS[step.kind],
        icon_ink="text3" if step.fate is Fate.GONE else "text2",
        right=time_words(step) if narrow else f"{step.act.by or ''}　{time_words(step)}".strip("　"),
        chip=chips.get(step.fate), action=actions.get(step.fate, ""), name_role=Role.BODY,
    )  # fmt: skip
