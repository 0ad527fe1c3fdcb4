"""会议纪要: the circulated essence, section by section (practice.md 5.1). Pure.

Each function says only what its records show: no sentence about something that did not happen, and the mark
〔待补〕 where something happened and a fact of it is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from meetingdesk.foundation.wording import N_
from meetingdesk.minutes import figures
from meetingdesk.minutes.facts import APART, CommentFacts, Facts, GuestFacts, RemarkFacts, TaskFacts
from meetingdesk.minutes.phrases import (
    attendance,
    guest_title,
    items_of,
    lists,
    poll_sentence,
    some_of,
    speaker_title,
)
from meetingdesk.minutes.prose import Prose, bare, is_sentence
from meetingdesk.minutes.section import Draft, Section, Style

ATTACHMENTS = {"attendance": N_("签到统计表"), "results": N_("测评结果汇总表")}
PRAISED = (
    N_("{organisation}在{points}等方面成绩突出"),
    N_("{organisation}在{points}等方面值得肯定"),
)
PRAISED_ONE = (
    N_("{organisation}在{points}方面成绩突出"),
    N_("{organisation}在{points}方面值得肯定"),
)
KINDS = ("党委", "党总支", "党支部")
ORDINALS = N_("一是 二是 三是 四是 五是 六是 七是 八是 九是 十是")
VERBS = {
    "think": N_("会议认为，{text}"),
    "point_out": N_("会议指出，{text}"),
    "stress": N_("会议强调，{text}"),
    "require": N_("会议要求，{text}"),
    "decide": N_("会议决定，{text}"),
    "call": N_("会议号召，{text}"),
}


def sections(facts: Facts, prose: Prose, attach: Sequence[str] = ()) -> list[Section | None]:
    """All sections in order; None where there is nothing to say."""
    told = [
        overview(facts, prose),
        reports(facts, prose),
        year(facts, prose),
        evaluation(facts, prose),
        commentary(facts, prose),
        problems(facts, prose),
        guidance(facts, prose),
        study(facts, prose),
        call(facts, prose),
    ]
    return [*told, *lists(facts, prose, reasons=False), attachments(facts, prose, attach)]


def overview(facts: Facts, prose: Prose) -> Section | None:
    """Time, place, host, who came, what was done."""
    draft = Draft(prose)
    draft.add(_held(facts, draft), _came(facts, draft), _guided(facts, draft))
    draft.add(_agenda(facts, prose))
    draft.paragraphs[-1] += ("" if prose.chinese else " ") + prose.text("现将会议情况纪要如下：")
    basis = prose.text("会议信息、签到、议程")
    return draft.section("overview", prose.text("会议概况"), basis, Style.OPENING)


def _held(facts: Facts, draft: Draft) -> str:
    meeting, prose = facts.meeting, draft.prose
    draft.need(meeting.date.isoformat() if meeting.date else None, N_("日期"))
    draft.need(str(meeting.start) if meeting.start else None, N_("开始时间"))
    hour = prose.hour(meeting.start, meeting.period)
    if prose.chinese and meeting.date is None and not (meeting.start or meeting.period):
        hour = ""  # one mark says that the whole moment is unknown
    when = {"date": prose.date(meeting.date), "hour": hour}
    who = {"venue": draft.need(meeting.venue, N_("地点")), "host": draft.need(meeting.host, N_("主持人"))}
    if meeting.organiser is None:
        return prose.text(
            "{date}{hour}，{title}在{venue}召开，{host}主持会议", title=meeting.title, **when, **who
        )
    return prose.text(
        "{date}{hour}，{organiser}在{venue}组织召开{title}，{host}主持会议",
        organiser=meeting.organiser, title=meeting.title, **when, **who,
    )  # fmt: skip


def _came(facts: Facts, draft: Draft) -> str:
    if facts.counts is None:
        number = draft.need(None, N_("到会人数"))
        return draft.prose.text("会议应到{expected}人，实到{present}人", expected=number, present=number)
    return attendance(facts.counts, draft.prose, full=False)


def _guided(facts: Facts, draft: Draft) -> str:
    if not facts.guests:
        return ""
    return draft.prose.text("{guests}到会指导", guests=draft.prose.listed(_guest_titles(facts.guests, draft)))


def _guest_titles(guests: Iterable[GuestFacts], draft: Draft) -> list[str]:
    return [guest_title(one, draft) for one in guests]


def _agenda(facts: Facts, prose: Prose) -> str:
    items = [one for one in facts.agenda if one.kind not in APART and one.parent_id is None]
    done = [one.title for one in items if one.state == "done"]
    if len(done) < 2:
        return ""
    return prose.text("会议完成了{items}等{count}项议程", items=prose.listed(done), count=len(done))


def reports(facts: Facts, prose: Prose) -> Section | None:
    """Who reported on site, how many in writing."""
    draft = Draft(prose)
    held = [one.organisation for one in facts.turns if one.done]
    written = [one for one in facts.reports if one.state in {"received", "late"}]
    missing = [one.organisation for one in facts.reports if one.state == "missing"]
    draft.add(_heard(held, prose), _written(len(written), bool(held), prose), _missing(missing, prose))
    basis = prose.text("述职 {turns} 位、书面 {reports} 份", turns=len(held), reports=len(written))
    return draft.section("reports", prose.text("述职情况"), basis)


def _heard(held: Sequence[str], prose: Prose) -> str:
    if not held:
        return ""
    if len(held) == 1:
        return prose.text("会议听取了{organisation}书记的现场述职", organisation=held[0])
    return prose.text(
        "会议听取了{organisations}等{count}名党组织书记的现场述职",
        organisations=some_of(held, prose), count=len(held),
    )  # fmt: skip


def _written(count: int, besides: bool, prose: Prose) -> str:
    if not count:
        return ""
    if besides:
        return prose.text("另有{count}个党组织书记以书面形式提交了述职报告", count=count)
    return prose.text("{count}个党组织书记以书面形式提交了述职报告", count=count)


def _missing(names: Sequence[str], prose: Prose) -> str:
    if not names:
        return ""
    return prose.text(
        "{organisations}共{count}个党组织的书面述职报告未提交",
        organisations=some_of(names, prose), count=len(names),
    )  # fmt: skip


def year(facts: Facts, prose: Prose) -> Section | None:
    """Figures of the year as they were kept, each with its source where one was named."""
    draft = Draft(prose)
    of = facts.meeting.year_assessed
    told = figures.sentences(facts.figures, of, prose)
    if told and of is not None:
        told[0] = prose.text("{year}年度，{figures}", year=of, figures=told[0])
    draft.add(*told)
    basis = prose.text("登记的年度数据 {count} 项", count=len(facts.figures))
    return draft.section("year", prose.text("年度基本情况"), basis)


def evaluation(facts: Facts, prose: Prose) -> Section | None:
    """Sealed polls and their papers; no result of any person. Nothing before the seal."""
    draft = Draft(prose)
    sealed = [one for one in facts.polls if one.sealed]
    draft.add(*[poll_sentence(one, prose, again=place > 0) for place, one in enumerate(sealed)])
    basis = prose.text("已封存的测评 {count} 次", count=len(sealed))
    return draft.section("evaluation", prose.text("测评情况"), basis)


def commentary(facts: Facts, prose: Prose) -> Section | None:
    """What was praised and what was found wanting, organisation by organisation, in the order of comment."""
    draft = Draft(prose)
    praised = _by_organisation(facts.comments, "praise")
    wanting = _by_organisation(facts.comments, "problem")
    if praised:
        told = [_praise(name, texts, place, prose) for place, (name, texts) in enumerate(praised.items())]
        draft.add(
            prose.text("会议对{count}个党组织的工作进行了点评", count=len({*praised, *wanting})),
            prose.text("会议认为，{text}", text=prose.clauses(told)),
        )
    if wanting:
        told = [_wanting(name, texts, prose) for name, texts in wanting.items()]
        draft.add(prose.text("会议指出，{text}", text=prose.clauses(told)))
    draft.add(*_remarks(_said(facts, "commentary"), prose))
    basis = prose.text("点评 {count} 条", count=len(facts.comments))
    return draft.section("commentary", prose.text("点评意见"), basis)


def _by_organisation(comments: Iterable[CommentFacts], kind: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in comments:
        if one.kind == kind:
            found.setdefault(one.organisation, []).append(one.text)
    return found


def _praise(name: str, texts: Sequence[str], place: int, prose: Prose) -> str:
    """Keywords go into 在…等方面; what was typed as a sentence stays one, with the organisation before it."""
    if any(is_sentence(text) for text in texts):
        kind = next((one for one in KINDS if name.endswith(one)), "")
        text = _run_on(texts, prose).removeprefix(kind)  # 甲党支部党支部带动… says it twice
        return prose.text("{organisation}{text}", organisation=name, text=text)
    frames = PRAISED_ONE if len(texts) == 1 else PRAISED
    points = prose.listed([bare(text) for text in texts])
    return prose.text(frames[place % len(frames)], organisation=name, points=points)


def _wanting(name: str, texts: Sequence[str], prose: Prose) -> str:
    return prose.text("{organisation}存在的不足：{text}", organisation=name, text=_run_on(texts, prose))


def _run_on(texts: Sequence[str], prose: Prose) -> str:
    return ("，" if prose.chinese else "; ").join(bare(text) for text in texts)


def problems(facts: Facts, prose: Prose) -> Section | None:
    """Problems of the meeting as a whole; organisations are named in the record only."""
    draft = Draft(prose)
    areas = [one.area for one in facts.problems]
    if areas:
        draft.add(_areas(areas, prose))
        ordinals = prose.text(ORDINALS).split()
        explained = [
            prose.text("{ordinal}{area}方面，{text}", ordinal=ordinal, area=area, text=bare(text))
            for ordinal, (area, text) in zip(ordinals, _explained(facts), strict=False)
        ]
        draft.add(prose.clauses(explained))
    draft.add(*_remarks(_said(facts, "problems"), prose))
    basis = prose.text("共性问题 {count} 个方面", count=len(areas))
    return draft.section("problems", prose.text("存在问题"), basis)


def _explained(facts: Facts) -> list[tuple[str, str]]:
    return [(one.area, one.text) for one in facts.problems if one.text]


def _areas(areas: Sequence[str], prose: Prose) -> str:
    if len(areas) == 1:
        return prose.text("会议指出，工作中在{areas}方面还存在共性问题", areas=areas[0])
    return prose.text(
        "会议指出，工作中在{areas}等{count}个方面还存在共性问题", areas=prose.listed(areas), count=len(areas)
    )


def guidance(facts: Facts, prose: Prose) -> Section | None:
    """What guests said, in the item for it or outside any; nothing where nobody spoke."""
    draft = Draft(prose)
    items = items_of(facts, "speech")
    said = [*_said(facts, "speech"), *_guests_at_large(facts)]
    for speaker, texts in _by_speaker(facts, said, draft).items():
        draft.add(prose.text("{speaker}作了发言，指出：{text}", speaker=speaker, text=_run_on(texts, prose)))
    spoke = [one for one in facts.guests if one.did and "发言" in one.did and not _heard_from(one, said)]
    for title in _guest_titles(spoke, draft):
        draft.add(prose.text("{speaker}作了发言", speaker=title))
    if items and not draft.paragraphs:
        who = draft.need(items[0].who, N_("发言人"))
        draft.add(prose.text("{speaker}作了发言", speaker=who))
    basis = prose.text("议程、发言记录 {count} 条", count=len(said))
    return draft.section("guidance", prose.text("上级指导意见"), basis)


def _guests_at_large(facts: Facts) -> list[RemarkFacts]:
    guests = {one.name for one in facts.guests if one.name}
    at_large = [one for one in facts.remarks if one.item_id is None and one.verb is None]
    return [one for one in at_large if one.speaker in guests]


def _heard_from(guest: GuestFacts, said: Iterable[RemarkFacts]) -> bool:
    return any(one.speaker == guest.name and (one.unit in {None, guest.unit}) for one in said)


def _by_speaker(facts: Facts, said: Iterable[RemarkFacts], draft: Draft) -> dict[str, list[str]]:
    """Points of one speaker in one sentence."""
    found: dict[str, list[str]] = {}
    for one in said:
        who = speaker_title(one, facts, draft) or draft.need(None, N_("发言人"))
        found.setdefault(who, []).append(one.text)
    return found


def study(facts: Facts, prose: Prose) -> Section | None:
    """What was studied, who answered questions."""
    draft = Draft(prose)
    for item in items_of(facts, "study"):
        topic = draft.need(item.topic, N_("学习内容"))
        draft.add(prose.text("会议集中学习了{topic}", topic=topic), *_remarks(_on(facts, item.id), prose))
    answered = [one for one in facts.guests if one.did and "答疑" in one.did]
    titles = _guest_titles(answered, draft)
    items = items_of(facts, "questions")
    if items and not titles:
        titles = [draft.need(items[0].who, N_("答疑人"))]
    if titles:
        told = prose.text("{speakers}就有关业务问题作了答疑", speakers=prose.listed(titles))
        draft.add(told, *_remarks(_said(facts, "questions"), prose))
    return draft.section("study", prose.text("学习与答疑"), prose.text("议程、到会指导"))


def call(facts: Facts, prose: Prose) -> Section | None:
    """What the meeting requires and calls for: remarks, else the topic of the closing, else a mark."""
    draft = Draft(prose)
    closing = items_of(facts, "closing")
    at_large = [one for one in facts.remarks if one.kind in {None, "other"}]
    chosen = [one for one in at_large if one.verb in {"stress", "require", "decide", "call"}]
    draft.add(*_remarks(chosen, prose))
    draft.add(*_remarks(_said(facts, "closing"), prose, usual="call"))
    draft.add(_tasks(facts, prose))
    if closing and not draft.paragraphs:
        told = next((one.topic for one in closing if one.topic), None)
        draft.add(prose.text(VERBS["call"], text=draft.need(told, N_("会议号召的内容"))))
    return draft.section("call", prose.text("下一步要求"), prose.text("议程、发言记录"))


def _tasks(facts: Facts, prose: Prose) -> str:
    """What was decided and given to someone or to a day; a decision without either is told as a remark."""
    given = [one for one in facts.tasks if one.source == "decision" and (one.person or one.due)]
    if not given:
        return ""
    return prose.text("会议明确：{tasks}", tasks=prose.clauses([_task(one, prose) for one in given]))


def _task(task: TaskFacts, prose: Prose) -> str:
    who = prose.text("{person}负责", person=task.person) if task.person else ""
    due = prose.text("{day}前完成", day=prose.date(task.due)) if task.due else ""
    told = prose.listed([part for part in (who, due) if part])
    return prose.text("{text}（{told}）", text=bare(task.text), told=told)


def _remarks(said: Iterable[RemarkFacts], prose: Prose, usual: str | None = None) -> list[str]:
    """Remarks behind their verb; what was merely said stays for the record unless `usual` lends a verb."""
    found: dict[str, list[str]] = {}
    for one in said:
        verb = one.verb or usual
        if verb is not None:
            found.setdefault(verb, []).append(bare(one.text))
    return [prose.text(VERBS[verb], text=prose.clauses(texts)) for verb, texts in found.items()]


def _said(facts: Facts, kind: str) -> list[RemarkFacts]:
    return [one for one in facts.remarks if one.kind == kind]


def _on(facts: Facts, item_id: str) -> list[RemarkFacts]:
    return [one for one in facts.remarks if one.item_id == item_id]


def attachments(facts: Facts, prose: Prose, attach: Sequence[str]) -> Section | None:
    """The list of what is attached: only what really is; results of persons are off unless asked for."""
    known = {"attendance": facts.counts is not None, "results": any(one.sealed for one in facts.polls)}
    names = [prose.text(words) for key, words in ATTACHMENTS.items() if key in attach and known[key]]
    draft = Draft(prose)
    draft.paragraphs += [prose.item(place, name) for place, name in enumerate(names, start=1)]
    return draft.section("attachments", prose.text("附件"), "", Style.ATTACHMENTS)
