"""会议纪要 under a red head, with 版记 and attachments; a final one stays as it was, tables and all."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from meetingdesk.documents.blocks import Imprint, Masthead, Table, Title
from meetingdesk.documents.minutes_summary import _kept, _table, summary
from meetingdesk.documents.papers import made_of
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.documents.results_sheet import short_table
from meetingdesk.minutes.facts import Facts, PollFacts, plain, restore
from meetingdesk.minutes.look import Look
from meetingdesk.minutes.prose import Prose
from meetingdesk.minutes.section import Paper
from tests.builders import minutes_facts
from tests.documents.making import a_snapshot, minutes_of, some_results
from tests.documents.reading import MM, body, lines, pages, printed, words
from tests.documents.word.reading import heads, opened
from tests.documents.word.reading import words as written

LOOK = Look(
    red=True, mark="演示经济开发区会议纪要", issuer="演示党群工作部", number="〔2023〕3号",
    day=dt.date(2023, 3, 18), copies_to="各党组织", printer="演示党群工作部办公室",
    attach=("attendance", "results"),
)  # fmt: skip


def told(look: Look = LOOK, **changes: object):  # type: ignore[no-untyped-def]
    facts = minutes_facts(**changes)
    minutes = minutes_of(facts, Paper.SUMMARY, look=look)
    from meetingdesk.minutes.sections import build

    sections = build(facts, Paper.SUMMARY, look.attach)
    return a_snapshot(facts=facts, summary=replace(minutes, sections=sections))


def test_head_title_and_imprint_stand_in_their_places() -> None:
    blocks = summary(told()).blocks
    assert isinstance(blocks[0], Masthead)
    assert (blocks[0].number, blocks[0].day) == ("〔2023〕3号", "2023年3月18日")
    assert isinstance(blocks[2], Title)
    assert blocks[-1] == Imprint("抄送：各党组织。", "演示党群工作部办公室", "2023年3月18日印发")


def test_what_a_red_head_lacks_is_marked() -> None:
    head = summary(told(Look(red=True))).blocks[0]
    assert head == Masthead("会议纪要", "〔待补〕", "〔待补〕", "〔待补〕")


def test_a_plain_paper_has_neither() -> None:
    assert not [one for one in summary(told(Look())).blocks if isinstance(one, Masthead | Imprint)]


def test_the_printed_head_has_its_measures() -> None:
    first = body(lines(write_pdf(summary(told()))))
    mark, number, issuer, title = first[:4]
    assert words(mark) == LOOK.mark
    assert 260 * MM - 35 * MM - 36 <= mark[0].y <= 225 * MM  # its upper edge lies 35 mm below the type area's
    assert words(number) == "〔2023〕3号"
    middle = (number[0].left + number[-1].right) / 2
    assert middle == pytest.approx((28 + 78) * MM, abs=6)  # of ink; 〔 has half a blank
    assert words(issuer) == "演示党群工作部2023年3月18日"
    assert issuer[0].x == pytest.approx(28 * MM + 15.8, abs=1)
    assert title[0].y < issuer[0].y - 4 * MM - 2 * 28.99  # two empty lines below the rule


def test_the_imprint_ends_the_last_page_behind_the_attachments() -> None:
    pdf = write_pdf(summary(told()))
    last = body(lines(pdf, pages(pdf) - 1))
    copies, printed_by = (words(line) for line in last[-2:])
    assert (copies, printed_by) == ("抄送：各党组织。", "演示党群工作部办公室2023年3月18日印发")


def test_an_attachment_begins_a_page_of_its_own_behind_its_note() -> None:
    pdf = write_pdf(summary(told()))
    last = pages(pdf) - 1
    note, mark = ([words(line) for line in body(lines(pdf, page))] for page in (last - 1, last))
    assert note[-1] == "附件：签到统计表"
    assert mark[:2] == ["附件", "签到统计表"]


def test_word_says_the_same() -> None:
    pdf, word = (made.data for made in made_of(told(), "会议纪要"))
    document = opened(word)
    assert written(document) == printed(pdf, 35, 37, heads(document))


def test_a_table_of_results_is_kept_as_it_was() -> None:
    table = short_table(some_results(), Prose("zh_CN"))
    kept = _kept(table, "演示测评")
    facts = restore(Facts, plain(replace(minutes_facts(), tallies=(kept,))))
    assert facts.tallies == (kept,)
    again = _table(facts.tallies[0])
    assert (again.rows, again.caption) == (table.rows, "演示测评")
    shown, was = ([(one.head, one.align) for one in made.columns] for made in (again, table))
    assert shown == was


def test_a_final_paper_prints_the_kept_tables_whatever_the_poll_says_now() -> None:
    kept = _kept(short_table(some_results(), Prose("zh_CN")), "当时的结果")
    sealed = PollFacts(title="演示测评", subjects=2, sealed=True)
    snapshot = replace(told(tallies=(kept,), polls=(sealed,)), polls=())
    tables = [one for one in summary(snapshot).blocks if isinstance(one, Table)]
    assert tables[-1].caption == "当时的结果"
    assert len(tables[-1].rows) == 2
