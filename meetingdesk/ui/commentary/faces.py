"""How organisations, common problems and remarks look in their lists."""

from __future__ import annotations

from dataclasses import dataclass

from meetingdesk.agenda.queries import ItemRow
from meetingdesk.commentary.model import TONE_WORDS, VERB_WORDS, Tone, Verb
from meetingdesk.commentary.queries import PlaceRow, ProblemRow, RemarkRow
from meetingdesk.foundation.wording import _
from meetingdesk.ui.parts.faces import Face
from meetingdesk.ui.phrases import standing


@dataclass(frozen=True)
class InOrder:
    """An organisation in the order of comment; `current` is the one being written about."""

    place: PlaceRow
    number: int
    current: bool = False

    @property
    def id(self) -> str:
        """The organisation's: the order is one of organisations."""
        return self.place.organisation_id


@dataclass(frozen=True)
class Common:
    """A problem of the whole meeting."""

    problem: ProblemRow

    @property
    def id(self) -> str:
        """The problem's."""
        return self.problem.id


@dataclass(frozen=True)
class Found:
    """Whether a problem was found at an organisation."""

    id: str
    name: str
    on: bool


@dataclass(frozen=True)
class OnItem:
    """An item of the agenda (None: none of them) and how much was said on it."""

    item: ItemRow | None
    count: int
    current: bool = False

    @property
    def id(self) -> str:
        """The item's; empty for what belongs to none."""
        return self.item.id if self.item else "-"


@dataclass(frozen=True)
class Said:
    """A remark."""

    remark: RemarkRow

    @property
    def id(self) -> str:
        """The remark's."""
        return self.remark.id


def state(place: PlaceRow, current: bool) -> tuple[str, str]:
    """已点评, 正在点评, 已备要点, or nothing yet, and its ink."""
    if place.commented_at:
        return _("已点评"), "ok"
    if current:
        return _("正在点评"), "accent_text"
    return (_("已备要点"), "text2") if place.comments else (_("还没有写"), "text3")


def gist(place: PlaceRow) -> str:
    """What was said, shortened by the list; praise first. Notes never show here."""
    tones = (Tone.PRAISE, Tone.PROBLEM)
    said = [one.text for tone in tones for one in place.comments if one.kind == tone]
    return _("；").join(said)


def in_order(row: InOrder) -> Face:
    """A row of the order of comment."""
    words, ink = state(row.place, row.current)
    done = row.place.commented_at is not None
    return Face(
        name=row.place.organisation, second=gist(row.place), lead="" if done else str(row.number),
        icon="circle-check" if done else "", icon_ink="ok", right=words, right_ink=ink, current=row.current,
    )  # fmt: skip


def common(row: Common) -> Face:
    """A row of the common problems."""
    problem = row.problem
    names = _("、").join(problem.organisations)
    return Face(
        name=standing(_(problem.area)), second=problem.text or names or _("还没有写明"),
        right=_("{count} 家", count=len(problem.organisations)), right_ink="text",
    )  # fmt: skip


def found(row: Found) -> Face:
    """An organisation that may be linked to a problem."""
    return Face(
        name=row.name, icon="square-check" if row.on else "square", icon_ink="focus" if row.on else "text2"
    )


def on_item(row: OnItem) -> Face:
    """An item of the agenda that things are said on."""
    name = row.item.title if row.item else _("不属于环节")
    second = (row.item.who or "") if row.item else ""
    right = _("{count} 条", count=row.count) if row.count else ""
    return Face(name=name, second=second, right=right, right_ink="text", current=row.current)


def said(row: Said) -> Face:
    """A remark: who, how, and what."""
    remark = row.remark
    who = remark.speaker or remark.unit or _("没有写发言人")
    how = _(VERB_WORDS[Verb(remark.verb)]) if remark.verb else ""
    return Face(name=who, beside=how or remark.post or "", second=remark.text)


def read_place(row: InOrder) -> str:
    """The organisation for a screen reader, with everything but notes."""
    return f"{row.number} {row.place.organisation} {state(row.place, row.current)[0]} {gist(row.place)}"


def tone_words(tone: Tone) -> str:
    """亮点, 问题, 备注."""
    return _(TONE_WORDS[tone])
