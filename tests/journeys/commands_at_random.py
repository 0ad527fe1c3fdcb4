"""Makes any command of the program with plausible random contents.

Commands are found by themselves: a new capability is covered the day it is written.
"""

from __future__ import annotations

import datetime as dt
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from dataclasses import MISSING, fields
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from meetingdesk.agenda.model import Kind
from meetingdesk.bootstrap import CAPABILITIES
from meetingdesk.commentary.model import Source, Tone
from meetingdesk.desk import Command
from meetingdesk.evaluation.combining import ComponentSpec
from meetingdesk.evaluation.model import Scope, SelfRating
from meetingdesk.evaluation.specs import Kind as BallotKind
from meetingdesk.evaluation.specs import RuleSpec
from meetingdesk.evaluation.tally import Base as RateBase
from meetingdesk.foundation.given import KEEP
from meetingdesk.minutes.look import Look
from meetingdesk.roster.sorting import Order
from meetingdesk.signin.attempts import Reason
from meetingdesk.signin.signatures import Point
from meetingdesk.speakers.model import NoteKind
from meetingdesk.storage.base import Base
from tests.builders import minutes_facts

DRAW = Any  # hypothesis' draw function
TABLES = {
    "organisation_id": "roster_organisation",
    "parent_id": "roster_organisation",
    "person_id": "roster_person",
    "post_id": "roster_post",
    "alias_id": "roster_alias",
    "meeting_id": "meeting_meeting",
    "attendee_id": "meeting_attendee",
    "attendee_ids": "meeting_attendee",
    "guest_id": "meeting_guest",
    "figure_id": "meeting_figure",
    "operator_id": "meeting_operator",
    "item_id": "agenda_item",
    "agenda_item_id": "agenda_item",
    "under": "agenda_item",
    "kept_id": "agenda_template",
    "from_meeting_id": "meeting_meeting",
    "comment_id": "commentary_comment",
    "problem_id": "commentary_problem",
    "remark_id": "commentary_remark",
    "note_id": "speakers_note",
    "task_id": "commentary_task",
    "file_id": "filing_file",
    "poll_id": "evaluation_poll",
    "template_id": "evaluation_template",
    "organisation_ids": "roster_organisation",
    "person_ids": "roster_person",
}
WORDS = ("云溪", "东岭", "甲", "乙", "张伟", "李明远", "党支部书记", "出差", "A", "全体", "8", "")
CHOICES = {
    "roster.kind": ("党支部", "党委"),
    "agenda.kind": tuple(Kind),
    "numbering": ("chinese", "arabic"),
    "speakers.kind": tuple(NoteKind),
    "evaluation.kind": tuple(BallotKind),
    "commentary.kind": tuple(Tone),
    "commentary.source": tuple(Source),
    "self_rating": tuple(SelfRating),
    "scope": tuple(Scope),
    "base": tuple(RateBase),
    "answer": ("coming", "leave", "substitute"),
    "way": ("phone", "slip"),
    "role": ("expected", "observer", "guest", "staff"),
    "order": tuple(Order),
    "template": ("review", "branch", "topic"),
    "unit": WORDS[:4],
    "class_code": ("全体", "A"),
    "key": ("organisations", "members", "甲"),
    "paper": ("summary", "record"),
}
SPECS = {
    "grades": ([("好", "100"), ("差", "40")], [("一", "90"), ("二", "80"), ("三", "70")]),
    "classes": ([("全体", "100")], [("A", "60"), ("B", "40")]),
    "subjects": ([("云溪党支部",)], [("云溪党支部",), ("东岭党支部",)]),
    "components": ([], [("平时", "30"), ("测评", "70", True)], [("平时", "50"), ("测评", "40", True)]),
    "aspects": ([], [("德", "60"), ("绩", "40")], [("德", "50"), ("综合评价", "0", True)]),
}


def all_commands() -> list[type[Command[Any]]]:
    """Every command of every capability, but those that write no act."""
    found = {kind for name in CAPABILITIES for kind in _of(name)}
    return sorted(found, key=lambda kind: kind.act_name())


def _of(capability: str) -> Iterator[type[Command[Any]]]:
    package = importlib.import_module(f"meetingdesk.{capability}")
    for module in pkgutil.iter_modules(package.__path__):
        part = importlib.import_module(f"meetingdesk.{capability}.{module.name}")
        for _name, kind in inspect.getmembers(part, inspect.isclass):
            own = kind.__module__ == part.__name__ and not kind.__name__.startswith("_")
            if own and issubclass(kind, Command) and not kind.secret and "summary" in vars(kind):
                yield kind


def make(draw: DRAW, kind: type[Command[Any]], session: Session) -> Command[Any]:
    """One command of this kind, with keys of rows that exist where it names rows."""
    given = {}
    for field in fields(kind):
        if field.name == "nonce" or (field.default is not MISSING and draw(st.booleans())):
            continue
        capability = kind.act_name().split(".")[0]
        given[field.name] = _value(draw, f"{capability}.{field.name}", str(field.type), session)
    return kind(**given)


def _value(draw: DRAW, full_name: str, type_text: str, session: Session) -> Any:
    name = full_name.split(".")[1]
    if name in TABLES or name == "before":
        return _keys(draw, name, session)
    if name in SPECS:
        return _spec(draw, name)
    choices = CHOICES.get(full_name) or CHOICES.get(name)
    if choices:
        return str(draw(st.sampled_from(choices)))
    if "Keep" in type_text and draw(st.integers(0, 3)) == 0:
        return KEEP
    if "None" in type_text and draw(st.integers(0, 3)) == 0:
        return None
    return _plain(draw, type_text)


def _spec(draw: DRAW, name: str) -> Any:
    forms = importlib.import_module("meetingdesk.evaluation.specs")
    kinds = {"grades": forms.GradeSpec, "classes": forms.ClassSpec, "subjects": forms.SubjectSpec}
    kinds |= {"aspects": forms.AspectSpec, "components": ComponentSpec}
    return tuple(kinds[name](*given) for given in draw(st.sampled_from(SPECS[name])))


def _row(number: int, name: str) -> dict[str, Any]:
    """One accepted row of an import."""
    blank = dict.fromkeys(("post", "phone", "note", "reading", "level"), "")
    keys = {"person_id": None, "organisation_id": None}
    return {"row": number, "name": name, "unit": f"{name}溪党支部", **keys, **blank}


def _rows(draw: DRAW) -> tuple[dict[str, Any], ...]:
    names = draw(st.lists(st.sampled_from("赵钱孙"), max_size=2))
    return tuple(_row(number, name) for number, name in enumerate(names))


def _moment(draw: DRAW) -> dt.datetime:
    return dt.datetime(2023, 3, 17, 8) + dt.timedelta(minutes=draw(st.integers(0, 240)))


# The first word that stands in a field's type decides what is made.
MAKERS = {
    "RuleSpec": lambda draw: RuleSpec(draw(st.booleans()), draw(st.sampled_from((None, 1)))),
    "Reason": lambda draw: draw(st.sampled_from(Reason)),
    "Stroke": lambda draw: ((Point(3, 4), Point(draw(st.integers(5, 90)), 40, 80, 0.7)),),
    "Facts": lambda draw: minutes_facts(),
    "Look": lambda draw: Look(red=draw(st.booleans()), number=draw(st.sampled_from((None, "3", "[2023]7")))),
    "Pin": lambda draw: None,
    "Entry": _rows,
    "Mapping": lambda draw: {1: draw(st.sampled_from(("好", "差")))},
    "datetime": _moment,
    "date": lambda draw: dt.date(2023, 3, draw(st.integers(1, 28))),
    "bool": lambda draw: draw(st.booleans()),
    "tuple[int": lambda draw: tuple(draw(st.lists(st.integers(1, 9), max_size=3))),
    "tuple": lambda draw: tuple(draw(st.lists(st.sampled_from(("90", "75", "60")), max_size=3))),
    "Sequence": lambda draw: tuple(draw(st.lists(st.sampled_from(("90", "75", "60")), max_size=3))),
    "int": lambda draw: draw(st.integers(0, 60)),
}


def _plain(draw: DRAW, type_text: str) -> Any:
    maker = next((make for word, make in MAKERS.items() if word in type_text), None)
    return maker(draw) if maker else draw(st.sampled_from(WORDS))


def _keys(draw: DRAW, name: str, session: Session) -> Any:
    table = Base.metadata.tables.get(TABLES.get(name, "commentary_comment"))
    assert table is not None
    # By the order of their making: keys are random, and the same draws must make the same commands.
    in_order = table.select().with_only_columns(table.c.id).order_by(text("rowid"))
    found = [key for (key,) in session.execute(in_order)]
    if name.endswith("_ids"):
        return tuple(draw(st.permutations(found))[: draw(st.integers(0, len(found)))])
    return draw(st.sampled_from(found)) if found else "nothing"


