"""新闻稿: a draft of facts only. A clause whose data is not there is left out; nothing is marked or made up.

Results and what was found wanting at one organisation are never told (practice.md 5.1). Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from meetingdesk.foundation.wording import N_
from meetingdesk.minutes import figures
from meetingdesk.minutes.facts import Facts, GuestFacts, ItemFacts
from meetingdesk.minutes.phrases import items_of, some_of, titled
from meetingdesk.minutes.prose import Prose, bare

MOST_PRAISED = 3
CALLS = {
    "stress": N_("会议强调，{text}"), "require": N_("会议要求，{text}"), "decide": N_("会议决定，{text}"),
    "call": N_("会议号召，{text}"),
}  # fmt: skip


def headline(facts: Facts) -> str:
    """Who held what; without an organiser, that it was held."""
    meeting, prose = facts.meeting, Prose(facts.meeting.language)
    if meeting.organiser:
        return prose.text("{organiser}召开{title}", organiser=meeting.organiser, title=meeting.title)
    return prose.text("{title}召开", title=meeting.title)


def paragraphs(facts: Facts) -> tuple[str, ...]:
    """The draft, a paragraph each; the first is there whatever is known."""
    prose = Prose(facts.meeting.language)
    told = (
        [_held(facts, prose), _came(facts, prose), _guided(facts.guests, prose)],
        [_heard(facts, prose), _written(facts, prose), _polled(facts, prose)],
        [_praised(facts, prose), _problems(facts, prose)],
        [*_speeches(facts, prose), *_studied(facts, prose), _answered(facts, prose)],
        _called(facts, prose),
        _year(facts, prose),
    )
    return tuple(filter(None, (prose.paragraph(list(filter(None, one))) for one in told)))


def _held(facts: Facts, prose: Prose) -> str:
    """2023年3月17日上午，…在…召开…: each part where it is known."""
    meeting = facts.meeting
    if not prose.chinese:
        where = prose.text("在{venue}", venue=meeting.venue) if meeting.venue else ""
        when = prose.text("于{date}", date=prose.date(meeting.date)) if meeting.date else ""
        return " ".join(filter(None, (_what(facts, prose), where, when)))
    when = prose.date(meeting.date) + (meeting.period or "") + "，" if meeting.date else ""
    where = f"在{meeting.venue}" if meeting.venue else ""
    if meeting.organiser:
        return f"{when}{meeting.organiser}{where}召开{meeting.title}"
    return f"{when}{meeting.title}{where}召开"


def _what(facts: Facts, prose: Prose) -> str:
    """That it was held; by whom, where that is known."""
    meeting = facts.meeting
    if not meeting.organiser:
        return prose.text("{what}召开了", what=meeting.title)
    return prose.text("{organiser}召开了{title}", organiser=meeting.organiser, title=meeting.title)


def _came(facts: Facts, prose: Prose) -> str:
    if facts.counts is None or not facts.counts.present:
        return ""
    return prose.text("{count}人参加会议", count=facts.counts.present)


def _guided(guests: Iterable[GuestFacts], prose: Prose) -> str:
    names = list(filter(None, (_guest(one, prose) for one in guests)))
    return prose.text("{guests}到会指导", guests=prose.listed(names)) if names else ""


def _guest(guest: GuestFacts, prose: Prose) -> str:
    """With unit and post; by unit alone where the name is not known."""
    return titled(guest.unit, guest.post, guest.name, prose) if guest.name else guest.unit or ""


def _heard(facts: Facts, prose: Prose) -> str:
    held = [one.organisation for one in facts.turns if one.done]
    if not held:
        return ""
    return prose.text(
        "会上，{organisations}等{count}个党组织的书记作了现场述职" if len(held) > 1
        else "会上，{organisations}书记作了现场述职",
        organisations=some_of(held, prose), count=len(held),
    )  # fmt: skip


def _written(facts: Facts, prose: Prose) -> str:
    count = sum(one.state in {"received", "late"} for one in facts.reports)
    return prose.text("{count}个党组织提交了书面述职报告", count=count) if count else ""


def _polled(facts: Facts, prose: Prose) -> str:
    return prose.text("与会人员以无记名方式进行了测评") if any(one.sealed for one in facts.polls) else ""


def _praised(facts: Facts, prose: Prose) -> str:
    """The first few, in the order of comment, each with what was praised first; the number of all."""
    found: dict[str, list[str]] = {}
    for one in facts.comments:
        if one.kind == "praise":
            found.setdefault(one.organisation, []).append(bare(one.text))
    if not found:
        return ""
    some = [
        prose.text("{organisation}（{points}）", organisation=name, points=points[0])
        for name, points in list(found.items())[:MOST_PRAISED]
    ]
    return prose.text("会议点评了{count}个党组织的工作，肯定了{some}等做法" if len(found) > MOST_PRAISED
                      else "会议点评了{count}个党组织的工作，肯定了{some}的做法",
                      count=len(found), some=prose.listed(some))  # fmt: skip


def _problems(facts: Facts, prose: Prose) -> str:
    areas = list(dict.fromkeys(one.area for one in facts.problems))
    if not areas:
        return ""
    return prose.text("同时指出了{areas}方面的共性问题", areas=prose.listed(areas))


def _speeches(facts: Facts, prose: Prose) -> list[str]:
    """Who spoke as a guest, with what they said where it was put on record."""
    told: dict[str, list[str]] = {}
    for guest in facts.guests:
        name = _guest(guest, prose)
        said = [bare(one.text) for one in facts.remarks if guest.name and one.speaker == guest.name
                and one.kind in {None, "speech"}]  # fmt: skip
        if name and (said or "发言" in (guest.did or "")):
            told[name] = said
    return [_speech(name, said, prose) for name, said in told.items()]


def _speech(name: str, said: Sequence[str], prose: Prose) -> str:
    if not said:
        return prose.text("{speaker}作了发言", speaker=name)
    return prose.text("{speaker}作了发言，指出：{text}", speaker=name, text=prose.clauses(said))


def _studied(facts: Facts, prose: Prose) -> list[str]:
    items: list[ItemFacts] = items_of(facts, "study")
    return [prose.text("会议集中学习了{topic}", topic=one.topic) for one in items if one.topic]


def _answered(facts: Facts, prose: Prose) -> str:
    names = [name for one in facts.guests if "答疑" in (one.did or "") and (name := _guest(one, prose))]
    return prose.text("{speakers}就有关业务问题作了答疑", speakers=prose.listed(names)) if names else ""


def _called(facts: Facts, prose: Prose) -> list[str]:
    """What the meeting stressed, required, decided and called for; else the topic of the closing."""
    told = []
    for verb, words in CALLS.items():
        said = [bare(one.text) for one in facts.remarks if one.verb == verb]
        if verb == "call" and not said:
            said = [one.topic for one in items_of(facts, "closing") if one.topic]
        if said:
            told.append(prose.text(words, text=prose.clauses(said)))
    return told


def _year(facts: Facts, prose: Prose) -> list[str]:
    """A paragraph of its own, with where the figures were taken from."""
    year = facts.meeting.year_assessed
    told = figures.sentences(facts.figures, year, prose)
    if told and year is None:
        told[0] = prose.text("年度基本情况：{figures}", figures=told[0])
    elif told:
        told[0] = prose.text("{year}年度基本情况：{figures}", year=year, figures=told[0])
    return told
