"""Rows of the import's preview: what will happen to each person of the file, in words."""

from __future__ import annotations

from dataclasses import dataclass

from meetingdesk.foundation.wording import N_, Wording, _, current_language
from meetingdesk.roster.importing import FIELD_WORDS, Row, State
from meetingdesk.roster.phones import masked
from meetingdesk.ui.phrases import listed as joined
from meetingdesk.ui.tables import Cell, Column, name_cell
from meetingdesk.ui.theme import Role, Tone

MARKS = {
    State.NEW: ("plus", Tone.OK),
    State.UPDATE: ("refresh-cw", Tone.INFO),
    State.SAME: ("check", None),
    State.SAME_NAME: ("users", Tone.WARN),
    State.UNIT: ("building-2", Tone.WARN),
    State.PROBLEM: ("circle-alert", Tone.BAD),
}


@dataclass(frozen=True)
class Incoming:
    """One row of the file, and what the user decided about it.

    `answer` is the person chosen for a row with namesakes ("" a new one); `taken` says whether it goes in.
    """

    row: Row
    taken: bool
    answered: bool = False
    answer: str | None = None

    @property
    def id(self) -> str:
        """The row of the file."""
        return self.row.key


CERTAIN = frozenset({State.NEW, State.UPDATE, State.SAME})


def incoming(row: Row) -> Incoming:
    """A row before anything was decided about it: taken where nothing is in doubt and it was in sight."""
    return Incoming(row, row.state in CERTAIN and not row.line.hidden)


def columns() -> tuple[Column[Incoming], ...]:
    """The preview's columns, in the language now in use."""
    return (
        Column(_("行"), lambda one: Cell(str(one.row.line.row)), width=64, right=True),
        Column(_("姓名"), _name, share=1),
        Column(_("单位"), lambda one: Cell(one.row.line.unit, role=Role.BODY, ink="text"), share=1.8),
        Column(_("职务"), _post, share=1.1, least=640),
        Column(_("电话"), _phone, width=132, least=580),
        Column(_("结果"), _outcome, share=1.9),
    )


def _name(one: Incoming) -> Cell:
    name = one.row.line.name.replace("\n", "、")
    return name_cell(name) if name else Cell(_("（空）"), tone=Tone.BAD)


def _post(one: Incoming) -> Cell:
    keys = {trouble.key for trouble in one.row.troubles}
    if "roster.row_no_post" in keys:
        return Cell(_("（空）"), tone=Tone.BAD)
    return Cell(one.row.line.post)


def _phone(one: Incoming) -> Cell:
    wrong = any(trouble.key.startswith("roster.row_phone") for trouble in one.row.troubles)
    return Cell(masked(one.row.line.phone), tone=Tone.BAD if wrong else None)


def _outcome(one: Incoming) -> Cell:
    icon, tone = MARKS[one.row.state]
    if one.row.alias_of and one.row.state in {State.SAME, State.UPDATE, State.NEW}:
        icon = "link"
    if not one.taken and one.row.state in {State.NEW, State.UPDATE, State.SAME}:
        icon, tone = "minus", None
    if one.taken and one.row.state in {State.PROBLEM, State.SAME_NAME, State.UNIT}:
        icon, tone = "check", Tone.OK
    return Cell(outcome_words(one), icon=icon, tone=tone, role=Role.SECOND_STRONG)


def outcome_words(one: Incoming) -> str:
    """What will happen, in a few words."""
    row = one.row
    if row.state is State.SAME_NAME:
        return _answer_words(one)
    if row.state is State.UNIT:
        return _("单位名称相近，请认")
    if row.state is State.PROBLEM:
        return _("照样导入") if one.taken else short_trouble(row)
    if not one.taken:
        return _("隐藏的行，不导入") if row.line.hidden else _("不导入")
    if row.alias_of:
        return _("按曾用名对应“{name}”", name=row.alias_of)
    return {State.NEW: _("新增"), State.SAME: _("没有变化")}.get(row.state) or _updates(row)


def short_trouble(row: Row) -> str:
    """The first trouble in a few words, for the table; the card beside it tells all."""
    first = row.troubles[0]
    values = dict(first.values)
    words = {
        "roster.row_twice": N_("与第 {first} 行重复"),
        "roster.row_no_name": N_("没有姓名"),
        "roster.row_no_unit": N_("没有单位"),
        "roster.row_several_names": N_("一格里有 {count} 个人"),
        "roster.row_too_long": N_("姓名或单位太长"),
        "roster.row_private": N_("有自造的字"),
        "roster.row_no_post": N_("职务为空"),
        "roster.row_phone_odd": N_("电话里有怪字符"),
        "roster.row_phone_digits": N_("电话是 {count} 位"),
    }.get(first.key, first.key)
    return _(words, **values) if values else _(words)


def trouble_words(row: Row) -> str:
    """Why the row needs a look."""
    wording = Wording(current_language())
    return " ".join(trouble.text(wording) for trouble in row.troubles)


def _updates(row: Row) -> str:
    return _("更新{fields}", fields=joined(_(FIELD_WORDS[name]) for name in row.changes))


def _answer_words(one: Incoming) -> str:
    if not one.answered:
        return _("同名 {count} 人，请选", count=len(one.row.candidates))
    if one.answer is None:
        return _("新的人")
    unit = next((known.unit for known in one.row.candidates if known.person_id == one.answer), "")
    return _("就是 {unit} 的那位", unit=unit)
