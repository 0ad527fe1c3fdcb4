"""Where the passes differ, as the list and the verdicts show it."""

from __future__ import annotations

from dataclasses import dataclass

from meetingdesk.evaluation.ballots import VALID, VOID
from meetingdesk.evaluation.comparison import CLASS, ROW, STATE
from meetingdesk.evaluation.queries import DifferenceRow, FormRow
from meetingdesk.foundation.wording import _
from meetingdesk.ui.evaluation.grid_form import grid_form
from meetingdesk.ui.parts.rows import Face


def id_of(difference: DifferenceRow) -> str:
    """Paper, part and row: the same place for good."""
    return f"{difference.paper}-{difference.part}-{difference.row}"


@dataclass(frozen=True)
class Place:
    """A difference in the list; `now` = it is being settled."""

    difference: DifferenceRow
    words: str
    said: str
    now: bool

    @property
    def id(self) -> str:
        """Where it is."""
        return id_of(self.difference)


def place_words(difference: DifferenceRow) -> str:
    """第 19 张，第 5 行; with aspects 第 19 张，民主作风."""
    if difference.part == ROW and difference.aspect:
        return _("第 {paper} 张，{aspect}", paper=difference.paper, aspect=difference.aspect)
    if difference.part == ROW:
        return _("第 {paper} 张，第 {row} 行", paper=difference.paper, row=difference.row)
    return _("第 {paper} 张，整张", paper=difference.paper)


def value_words(form: FormRow, value: str | None, part: str = ROW) -> str:
    """What a mark, a state or a class is called; None = this pass had no row there."""
    states = {None: _("没有录"), VALID: _("有效"), VOID: _("整张无效")}
    if value in states:
        return states[value]
    if part == ROW:
        return grid_form(form).label_of(int(str(value)))
    return _("{code}票", code=value)


def said_words(form: FormRow, difference: DifferenceRow) -> str:
    """What was settled; empty while it is open."""
    if difference.says is None:
        return ""
    return _("按纸票：{value}", value=value_words(form, difference.says, difference.part))


def key_words(difference: DifferenceRow, value: str | None) -> str:
    """The key that was typed, beside what it means; points speak for themselves."""
    typed = difference.part == ROW and value is not None and not difference.points
    return str(value) if typed else ""


def face(row: Place) -> Face:
    """Open, being settled, settled."""
    settled = row.difference.says is not None
    icon = "circle-ellipsis" if row.now else "circle-check" if settled else "circle"
    ink = "accent_text" if row.now else "ok" if settled else "text3"
    tell = _("正在定") if row.now and not settled else row.said or _("等待")
    return Face(name=row.words, second=row.difference.subject, icon=icon, icon_ink=ink, right_second=tell,
                right_second_ink=ink if row.now or settled else "text2", current=row.now)  # fmt: skip


def verdicts(current: DifferenceRow, form: FormRow) -> list[tuple[str, str, str]]:
    """(value, words, key) of all that the paper may say at a place."""
    if current.part == STATE:
        return [(VALID, _("有效"), "Y"), (VOID, _("整张无效"), "N")]
    if current.part == CLASS:
        return [(k.code, _("{code}票", code=k.code), str(at)) for at, k in enumerate(form.classes, 1)]
    aside = [("0", _("弃权")), ("9", _("无效"))]
    if current.points:
        both = dict.fromkeys(each for each in (current.first, current.second) if each not in {None, "0", "9"})
        typed = [(str(each), value_words(form, each), "") for each in both]
        return [*typed, *((value, words, key) for (value, words), key in zip(aside, "-/", strict=True))]
    labels = [*(grade.label for grade in form.grades), *([form.neutral] if form.neutral else [])]
    grades = [(str(mark), label, str(mark)) for mark, label in enumerate(labels, 1)]
    return [*grades, *((value, words, value) for value, words in aside)]
