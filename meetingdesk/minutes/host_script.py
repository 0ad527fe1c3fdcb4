"""主持词: what the host says at each step, with the numbers and names of the moment filled in. Pure.

It rests on the same facts as the minutes: what nobody knows is 〔待补〕, what did not happen is not said, and
no result is read out before it is sealed (practice.md 2.2; semantics.md part 3, no. 13).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from meetingdesk.foundation.hanzi import chinese_number
from meetingdesk.minutes.facts import Facts, ItemFacts, TurnFacts
from meetingdesk.minutes.phrases import attendance, guest_title, poll_sentence
from meetingdesk.minutes.prose import Prose
from meetingdesk.minutes.section import Draft

OPENING, CLOSING = "opening", "end"
SILENT = "sign_in"  # happens before the host speaks


@dataclass(frozen=True)
class Passage:
    """One step: `current` where the meeting is, `said` once it is over."""

    id: str
    title: str
    lines: tuple[str, ...]
    current: bool = False
    said: bool = False


def host_script(facts: Facts) -> tuple[Passage, ...]:
    """The whole script; the step at hand is the running item, else the first that waits, else the end."""
    prose = Prose(facts.meeting.language)
    items = [item for item in facts.agenda if item.kind != SILENT]
    passages = [_opening(facts, items, prose)]
    passages += [_item(facts, item, place, prose) for place, item in enumerate(items, 1)]
    end = (prose.text("会议的各项议程已经进行完毕，现在散会"),)
    passages.append(Passage(CLOSING, prose.text("散会"), _sentences(end, prose)))
    return _marked(passages, items)


def _marked(passages: list[Passage], items: list[ItemFacts]) -> tuple[Passage, ...]:
    begun = any(item.state in {"running", "done"} for item in items)
    running = next((item.id for item in items if item.state == "running"), None)
    waiting = next((item.id for item in items if item.state == "waiting"), CLOSING)
    here = running or (waiting if begun else OPENING)
    over = True
    marked = []
    for one in passages:
        over = over and one.id != here
        marked.append(Passage(one.id, one.title, one.lines, current=one.id == here, said=over))
    return tuple(marked)


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
    if items:
        titles = prose.clauses([_numbered(place, item.title, prose) for place, item in enumerate(items, 1)])
        lines.append(prose.text("会议共有{count}项议程：{titles}", count=len(items), titles=titles))
    return Passage(OPENING, prose.text("开场"), _sentences(tuple(lines), prose))


def _numbered(place: int, words: str, prose: Prose) -> str:
    return f"{chinese_number(place)}是{words}" if prose.chinese else f"({place}) {words}"


def _item(facts: Facts, item: ItemFacts, place: int, prose: Prose) -> Passage:
    number = chinese_number(place) if prose.chinese else str(place)
    lines = [prose.text("下面进行第{number}项：{title}", number=number, title=item.title)]
    lines += _BY_KIND.get(item.kind, _plain)(facts, item, prose)
    return Passage(item.id, item.title, _sentences(tuple(lines), prose))


def _plain(_facts: Facts, item: ItemFacts, prose: Prose) -> list[str]:
    return [prose.text("请{who}发言", who=item.who)] if item.who else []


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


def _comment(_facts: Facts, item: ItemFacts, prose: Prose) -> list[str]:
    return [prose.text("请{who}点评", who=item.who)]


def _speech(_facts: Facts, item: ItemFacts, prose: Prose) -> list[str]:
    return [prose.text("请{who}讲话，大家欢迎", who=item.who)]


def _study(_facts: Facts, item: ItemFacts, prose: Prose) -> list[str]:
    return [prose.text("现在集中学习{topic}", topic=item.topic)]


def _answers(_facts: Facts, item: ItemFacts, prose: Prose) -> list[str]:
    return [prose.text("大家有什么问题，请提出来，由{who}解答", who=item.who)]


_BY_KIND: dict[str, Callable[[Facts, ItemFacts, Prose], list[str]]] = {
    "oral_reports": _reports, "written_reports": _written, "evaluation": _ballots, "commentary": _comment,
    "problems": _comment, "speech": _speech, "study": _study, "questions": _answers,
}  # fmt: skip
