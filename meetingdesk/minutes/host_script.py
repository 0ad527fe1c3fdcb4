"""主持词: what the host says at each step, with the numbers and names of the moment filled in. Pure.

It rests on the same facts as the minutes: what nobody knows is 〔待补〕, what did not happen is not said, and
no result is read out before it is sealed (practice.md 2.2; semantics.md part 3, no. 13).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from meetingdesk.agenda.numbering import headed
from meetingdesk.foundation.hanzi import chinese_number
from meetingdesk.minutes.facts import BREAK, SIGN_IN, Facts, ItemFacts, TurnFacts
from meetingdesk.minutes.phrases import attendance, guest_title, poll_sentence
from meetingdesk.minutes.prose import Prose
from meetingdesk.minutes.section import Draft

OPENING, CLOSING = "opening", "end"


@dataclass(frozen=True)
class Passage:
    """One step: `current` where the meeting is, `said` once it is over; `title` stands behind its number.

    `part`: it belongs to the step before it. `notes` are for the host's eyes and are not said.
    """

    id: str
    title: str
    lines: tuple[str, ...]
    current: bool = False
    said: bool = False
    part: bool = False
    notes: tuple[str, ...] = ()


def host_script(facts: Facts, notes: Mapping[str, str] | None = None) -> tuple[Passage, ...]:
    """The whole script; the step at hand is what runs, else the first that waits, else the end.

    `notes`: what the host alone should see, by item.
    """
    prose = Prose(facts.meeting.language)
    items = [item for item in facts.agenda if item.kind != SIGN_IN and item.parent_id is None]
    passages = [_opening(facts, items, prose)]
    for place, item in _placed(items):
        parts = _parts(facts, item)
        passages.append(_item(facts, item, place, parts, prose))
        passages += [_part(facts, part, at, prose) for at, part in _placed(parts)]
    end = (prose.text("会议的各项议程已经进行完毕，现在散会"),)
    passages.append(Passage(CLOSING, prose.text("散会"), _sentences(end, prose)))
    told = notes or {}
    noted = [replace(one, notes=_lines(told.get(one.id, ""))) for one in passages]
    return _marked(noted, _here(facts, items))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _placed(items: Iterable[ItemFacts]) -> Iterator[tuple[int, ItemFacts]]:
    """Each with its place; a break takes none, and what it is given is not said."""
    place = 0
    for item in items:
        place += item.kind != BREAK
        yield place, item


def _parts(facts: Facts, item: ItemFacts) -> list[ItemFacts]:
    return [one for one in facts.agenda if one.parent_id == item.id]


def _here(facts: Facts, items: Sequence[ItemFacts]) -> str:
    """Of an item that runs: the part that runs, else the next once a part is done."""
    running = next((item for item in items if item.state == "running"), None)
    if running is not None:
        parts = _parts(facts, running)
        part = next((one.id for one in parts if one.state == "running"), None)
        if part is None and any(one.state == "done" for one in parts):
            part = next((one.id for one in parts if one.state == "waiting"), None)
        return part or running.id
    begun = any(item.state == "done" for item in items)
    waiting = next((item.id for item in items if item.state == "waiting"), CLOSING)
    return waiting if begun else OPENING


def _marked(passages: Sequence[Passage], here: str) -> tuple[Passage, ...]:
    place = next(at for at, one in enumerate(passages) if one.id == here)
    return tuple(replace(one, current=at == place, said=at < place) for at, one in enumerate(passages))


def _sentences(lines: tuple[str, ...], prose: Prose) -> tuple[str, ...]:
    return tuple(prose.sentence(line) for line in lines if line)


def _opening(facts: Facts, items: list[ItemFacts], prose: Prose) -> Passage:
    meeting = facts.meeting
    draft = Draft(prose)
    guests = prose.listed([guest_title(guest, draft) for guest in facts.guests])
    lines = [
        prose.text("各位领导、同志们：现在开会"),
        prose.text("今天召开{title}", title=meeting.title),
        attendance(facts.counts, prose, full=False) if facts.counts else "",
        prose.text("到会指导的有{guests}，让我们以热烈的掌声表示欢迎", guests=guests) if guests else "",
    ]
    counted = [(place, item) for place, item in _placed(items) if item.kind != BREAK]
    if counted:
        titles = prose.clauses([_numbered(place, item.title, prose) for place, item in counted])
        lines.append(prose.text("会议共有{count}项议程：{titles}", count=len(counted), titles=titles))
    return Passage(OPENING, prose.text("开场"), _sentences(tuple(lines), prose))


def _numbered(place: int, words: str, prose: Prose) -> str:
    return f"{chinese_number(place)}是{words}" if prose.chinese else f"({place}) {words}"


def _item(
    facts: Facts, item: ItemFacts, place: int, parts: Sequence[ItemFacts], prose: Prose
) -> Passage:
    number = chinese_number(place) if prose.chinese else str(place)
    begin = prose.text("下面进行第{number}项：{title}", number=number, title=item.title)
    lines = [] if item.kind == BREAK else [begin]
    if titles := [part.title for part in parts if part.kind != BREAK]:
        told = prose.clauses(titles)
        lines.append(prose.text("这一项分{count}个环节：{titles}", count=len(titles), titles=told))
    lines += _BY_KIND.get(item.kind, _plain)(facts, item, prose)
    return Passage(item.id, _head(item, prose), _sentences(tuple(lines), prose))


def _part(facts: Facts, part: ItemFacts, place: int, prose: Prose) -> Passage:
    number = chinese_number(place) if prose.chinese else str(place)
    begin = prose.text("第{number}个环节：{title}", number=number, title=part.title)
    lines = [] if part.kind == BREAK else [begin]
    lines += _BY_KIND.get(part.kind, _plain)(facts, part, prose)
    return Passage(part.id, _head(part, prose), _sentences(tuple(lines), prose), part=True)


def _head(item: ItemFacts, prose: Prose) -> str:
    return headed(item.number, item.title, chinese=prose.chinese)


def _own(facts: Facts, item: ItemFacts) -> bool:
    """Whether it is the host's own item: nobody asks themselves to speak."""
    return item.who is not None and item.who == facts.meeting.host


def _plain(facts: Facts, item: ItemFacts, prose: Prose) -> list[str]:
    return [prose.text("请{who}发言", who=item.who)] if item.who and not _own(facts, item) else []


def _reports(facts: Facts, _item: ItemFacts, prose: Prose) -> list[str]:
    waiting = [turn for turn in facts.turns if not turn.done]
    lengths = {turn.planned_seconds for turn in facts.turns}
    lines = [prose.text("今天现场述职的有{count}位书记", count=len(facts.turns))] if facts.turns else []
    if len(lengths) == 1 and None not in lengths:
        most = prose.length(next(iter(lengths)) or 0)
        lines.append(prose.text("每位述职不超过{length}，请大家掌握好时间", length=most))
    lines += [_call(turn, after, prose) for turn, after in zip(waiting, [*waiting, None][1:], strict=True)]
    if facts.turns and not waiting:
        lines.append(prose.text("{count}位书记的现场述职到此结束", count=len(facts.turns)))
    return lines


def _call(turn: TurnFacts, after: TurnFacts | None, prose: Prose) -> str:
    who = prose.text("{organisation}{speaker}", organisation=turn.organisation, speaker=turn.speaker)
    if after is None:
        return prose.text("请{who}述职", who=who)
    following = prose.text("{organisation}{speaker}", organisation=after.organisation, speaker=after.speaker)
    return prose.text("请{who}述职，请{following}作准备", who=who, following=following)


def _written(facts: Facts, _item: ItemFacts, prose: Prose) -> list[str]:
    if not facts.reports:
        return []
    received = sum(report.state in {"received", "late"} for report in facts.reports)
    missing = len(facts.reports) - received
    lines = [
        prose.text("书面述职的有{count}家，收到报告{received}份", count=len(facts.reports), received=received)
    ]
    if missing:
        lines.append(prose.text("还有{missing}家没有提交，请会后补交", missing=missing))
    return lines


def _ballots(facts: Facts, _item: ItemFacts, prose: Prose) -> list[str]:
    sealed = [poll for poll in facts.polls if poll.sealed]
    if sealed:
        return [poll_sentence(poll, prose, again=place > 0) for place, poll in enumerate(sealed)]
    return [
        prose.text("下面发放测评表，请大家以无记名方式填写，每人只选一项，填好后对折投入票箱"),
        prose.text("请监票人、计票人到位"),
    ]


def _comment(facts: Facts, item: ItemFacts, prose: Prose) -> list[str]:
    if _own(facts, item):
        return [prose.text("下面由我作点评")]
    return [prose.text("请{who}点评", who=item.who)]


def _speech(facts: Facts, item: ItemFacts, prose: Prose) -> list[str]:
    if _own(facts, item):
        return [prose.text("下面我讲几点意见")]
    return [prose.text("请{who}讲话，大家欢迎", who=item.who)]


def _study(_facts: Facts, item: ItemFacts, prose: Prose) -> list[str]:
    return [prose.text("现在集中学习{topic}", topic=item.topic)]


def _answers(_facts: Facts, item: ItemFacts, prose: Prose) -> list[str]:
    return [prose.text("大家有什么问题，请提出来，由{who}解答", who=item.who)]


def _pause(_facts: Facts, item: ItemFacts, prose: Prose) -> list[str]:
    return [prose.text("下面{title}，请大家按时回到会场", title=item.title)]


_BY_KIND: dict[str, Callable[[Facts, ItemFacts, Prose], list[str]]] = {
    "oral_reports": _reports, "written_reports": _written, "evaluation": _ballots, "commentary": _comment,
    "problems": _comment, "speech": _speech, "study": _study, "questions": _answers, BREAK: _pause,
}  # fmt: skip
