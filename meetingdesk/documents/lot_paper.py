"""抽签结果: the drawn order on paper, so that anyone can work it out again, with lines to sign."""

from __future__ import annotations

from dataclasses import replace

from meetingdesk.documents.blocks import (
    SHEET,
    Align,
    Block,
    Column,
    Heading,
    KeyValues,
    Paper,
    Para,
    Signatures,
    Spacer,
    Table,
    Title,
)
from meetingdesk.documents.frame import framed, groups
from meetingdesk.documents.snapshot import Snapshot
from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.facts import LotFacts
from meetingdesk.minutes.prose import Prose
from meetingdesk.speakers import lot

_STYLE = replace(SHEET, bottom=22)
_NUMBERS, _DIGEST = 22.0, 66.0  # mm of 170
_SHOWN = 6  # groups of four digits: two organisations that agree in 24 never meet
_SIGNED = (
    (N_("抽签人"), N_("监督人"), N_("监督人")),
    (N_("主持人"), N_("记录人"), N_("documents.date")),
)


def drawn_lot(snapshot: Snapshot) -> Paper | None:
    """The paper about the lot that counts, the last one; None where none was drawn."""
    drawn = snapshot.facts.lot
    if drawn is None:
        return None
    meeting = snapshot.facts.meeting
    prose = Prose(meeting.language)
    title = prose.text("述职抽签结果")
    blocks: list[Block] = [Title(title, meeting.title), KeyValues(_facts(snapshot, drawn, prose))]
    blocks += [_order(drawn, prose), *_moved(snapshot, drawn, prose), Spacer(0.5)]
    blocks += [Signatures(tuple((prose.text(label), "") for label in line)) for line in _SIGNED]
    blocks += [Spacer(0.5), *_check(drawn, prose)]  # people sign the order; how to check it may turn over
    return framed(title, blocks, meeting, _STYLE)


def _facts(snapshot: Snapshot, drawn: LotFacts, prose: Prose) -> tuple[tuple[str, str], ...]:
    """Number, moment, how often, and who sat at the keyboard."""
    gap = "" if prose.chinese else ", "
    told = [
        (prose.text("抽签号码"), drawn.seed),
        (prose.text("抽签时间"), prose.date(drawn.at.date()) + gap + prose.hour(drawn.at, None)),
        (prose.text("参加抽签"), prose.text("{count}家", count=len(drawn.names))),
    ]
    if drawn.times > 1:
        told.append((prose.text("抽签次数"), prose.text("第{count}次，以本次为准", count=drawn.times)))
    if snapshot.drawn_by:
        told.append((prose.text("操作人"), snapshot.drawn_by))
    return tuple(told)


def _order(drawn: LotFacts, prose: Prose) -> Table:
    columns = (
        Column(prose.text("述职次序"), _NUMBERS, Align.CENTRE),
        Column(prose.text("党组织"), 170 - _NUMBERS - _DIGEST, shrink=True),
        Column(prose.text("校验值开头"), _DIGEST, Align.CENTRE, shrink=True),
    )
    rows = tuple(
        (str(place), name, groups(lot.digest(drawn.seed, name), _SHOWN))
        for place, name in enumerate(drawn.names, 1)
    )
    return Table(columns, rows, size=12, least_height=8)


def _moved(snapshot: Snapshot, drawn: LotFacts, prose: Prose) -> list[Block]:
    """Whoever was moved afterwards: the paper must not pass for the order that is spoken in."""
    now = [row.who.unit for row in snapshot.turns if row.who.unit in drawn.names]
    if now == list(drawn.names):
        return []
    words = prose.text("抽签以后次序作过调整，现在的次序：{names}", names=prose.listed(now))
    return [Para(prose.sentence(words), indent=0)]


def _check(drawn: LotFacts, prose: Prose) -> list[Block]:
    """The method in words, and two lines that give the first digest on a computer without this program."""
    method = prose.text(
        "把抽签号码、一个换行和党组织全称依次连起来（UTF-8编码），求SHA-256值；各家的值由小到大，就是述职次序，"
        "抽签以前怎么排都一样。知道号码和全称，谁都能在自己的电脑上重算，不必用本程序"
    )
    example = prose.text("例如{name}，下面两行任选一行，得到的值应以表中那几组开头", name=drawn.names[0])
    first = (drawn.seed, drawn.names[0])
    columns = (
        Column(prose.text("电脑上有"), 22, Align.CENTRE),
        Column(prose.text("在终端里输入"), 148, shrink=True),
    )
    lines = (("Python 3", lot.python_line(*first)), ("sha256sum", lot.shell_line(*first)))
    return [
        Heading(prose.text("核对办法"), 2),
        Para(prose.sentence(method)), Para(prose.sentence(example)),
        Table(columns, lines, size=10.5, least_height=7),
    ]  # fmt: skip
