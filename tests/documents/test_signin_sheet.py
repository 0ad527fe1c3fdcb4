"""签到表 before the meeting and after it."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
from pypdfium2 import raw

from meetingdesk.desk import Desk
from meetingdesk.documents.blocks import Group, Paper, Para, Table, texts
from meetingdesk.documents.choices import Choices
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.documents.signin_sheet import sheet
from meetingdesk.documents.snapshot import BoardRow, Listed, Role, Status, take
from meetingdesk.minutes.facts import Facts, GuestFacts, MeetingFacts
from meetingdesk.signin.signatures import Point, SignByHand
from tests.builders import MORNING, a_meeting, minutes_facts, some_attendees
from tests.documents.conftest import Park
from tests.documents.making import NAMES, a_line, a_row, a_snapshot, came
from tests.documents.reading import MM, glyphs, lines, pages, text, words


def table(paper: Paper) -> Table:
    return next(block for block in paper.blocks if isinstance(block, Table))


def foot(paper: Paper) -> str:
    return next(str(block.text) for block in paper.blocks if isinstance(block, Para))


def test_it_has_20_rows_a_page_below_a_head_that_is_said_again(park: Park) -> None:
    pdf = park.made["签到表.pdf"]
    assert pages(pdf) == 3
    for page, count in enumerate((20, 20, 4)):
        found = [words(line) for line in lines(pdf, page)]
        assert sum(line.startswith("序号单位") for line in found) == 1
        assert sum("党支部" in line or "党委书记" in line for line in found) == count


def test_everyone_of_the_park_is_on_it(park: Park) -> None:
    printed = text(park.made["签到表.pdf"])
    assert all(row["姓名"] in printed and row["单位"] in printed for row in park.roster)


def test_the_marks_of_a_row_say_late_substitute_leave_and_left() -> None:
    late = came(1, "王五", "09:13", late=True, left_at=MORNING.replace(hour=11))
    proxy = came(2, "赵六", status=Status.PROXY, proxy_name="欧阳明珠")
    leave = a_row(3, "龚䶮", status=Status.LEAVE, reason="生病住院")
    absent = a_row(4, "石𬭎", status=Status.ABSENT)
    paper = sheet(a_snapshot(late, proxy, leave, absent, came(5, "田大利")))
    rows = [row[-2:] for row in table(paper).rows if not isinstance(row, Group)]
    assert rows == [
        ("9:13", "迟到、早退"),
        ("8:40", "欧阳明珠代会"),
        ("", "请假"),
        ("", "缺席"),
        ("8:40", ""),
    ]
    assert "生病" not in "".join(texts(paper))


def test_two_characters_are_padded_and_other_names_are_not() -> None:
    names = [row[2] for row in table(sheet(a_snapshot())).rows if not isinstance(row, Group)]
    assert names == ["王　五", "欧阳明珠", "龚　䶮", "石　𬭎", "阿依古丽·买买提", "赵　六"]


def test_rare_characters_are_drawn(park: Park) -> None:
    printed = text(write_pdf(sheet(a_snapshot())))
    assert all(name in printed for name in NAMES)


def test_a_long_name_stays_on_one_line_and_a_long_unit_is_whole() -> None:
    unit = "演示" + "澜川产业园区新材料研究院" * 3 + "党支"
    printed = write_pdf(sheet(a_snapshot(came(1, "迪丽热巴·迪力木拉提", unit=unit), came(2, "王五"))))
    assert sum("迪丽热巴·迪力木拉提" in words(line) for line in lines(printed)) == 1
    drawn = sorted(glyph.char for glyph in glyphs(printed))
    assert all(drawn.count(char) >= unit.count(char) for char in unit)


def test_the_foot_has_the_seven_figures(park: Park) -> None:
    assert foot(sheet(park.snapshot)).startswith("应到44人，实到43人，请假")
    assert all(word in foot(sheet(park.snapshot)) for word in ("迟到", "缺席", "代会", "列席"))


def test_before_the_meeting_there_are_blanks_and_no_times() -> None:
    paper = sheet(a_snapshot(a_row(1, "王五"), a_row(2, "赵六")))
    assert foot(paper).startswith("应到2人，实到____人，请假____人")
    assert [column.head for column in table(paper).columns] == [
        "序号", "单位（党组织）", "姓名", "职务", "签名", "备注",
    ]  # fmt: skip


def test_telephones_have_no_column(park: Park) -> None:
    assert not any("电话" in one for one in texts(sheet(park.snapshot)))


def test_other_roles_and_guests_stand_below_heads_of_their_own() -> None:
    facts = minutes_facts(guests=(GuestFacts(unit="演示市委", name=None, post="处长"),))
    board = (came(2, "赵六", role=Role.OBSERVER), came(1, "王五"))
    rows = table(sheet(a_snapshot(*board, facts=facts))).rows
    assert [row.text if isinstance(row, Group) else row[2] for row in rows] == [
        "王　五", "列席", "赵　六", "到会指导", "",
    ]  # fmt: skip


def test_a_meeting_with_nothing_but_a_title_has_no_empty_table() -> None:
    bare = Facts(meeting=MeetingFacts(title="演示座谈会"))
    paper = sheet(a_snapshot(facts=bare, board=(), signed_in=False))
    assert not [block for block in paper.blocks if isinstance(block, Table)]
    assert "〔待补〕" in texts(paper)
    assert text(write_pdf(paper)).startswith("签到表会议名称：演示座谈会")


def listed(*rows: BoardRow, kinds: dict[str, str]) -> tuple[Listed, ...]:
    return tuple(replace(a_line(row), attendee_id=row.attendee_id, kind=kinds[row.name]) for row in rows)


def test_committees_and_branches_stand_apart_where_that_was_chosen() -> None:
    rows = (a_row(1, "王五"), a_row(2, "赵六"), a_row(3, "田富"))
    kinds = {"王五": "党支部", "赵六": "党委", "田富": "党支部"}
    snapshot = a_snapshot(*rows, listed=listed(*rows, kinds=kinds))
    apart = table(sheet(replace(snapshot, choices=Choices(by_kind=True)))).rows
    assert [row.text if isinstance(row, Group) else row[0] for row in apart] == [
        "党委（1人）", "2", "党支部（2人）", "1", "3",
    ]  # fmt: skip
    assert [row[0] for row in table(sheet(snapshot)).rows if isinstance(row, tuple)] == ["1", "2", "3"]


def test_numbers_are_those_of_the_list_for_typing_them_back() -> None:
    rows = table(sheet(a_snapshot(a_row(7, "王五"), a_row(12, "赵六", role=Role.OBSERVER)))).rows
    assert [row[0] for row in rows if isinstance(row, tuple)] == ["7", "12"]


def test_a_column_for_telephones_comes_only_when_asked_for_and_is_masked() -> None:
    rows = (a_row(1, "王五"),)
    snapshot = a_snapshot(*rows, listed=listed(*rows, kinds={"王五": "党支部"}))
    asked = table(sheet(replace(snapshot, choices=Choices(phone_column=True))))
    place = [column.head for column in asked.columns].index("联系电话")
    assert [row[place] for row in asked.rows if isinstance(row, tuple)] == ["138****2023"]
    whole = replace(snapshot, choices=Choices(phone_column=True), numbers={"a1": "13812342023"})
    assert [row[place] for row in table(sheet(whole)).rows if isinstance(row, tuple)] == ["13812342023"]


def test_20_rows_fit_a_page_with_a_column_more_and_heads_of_groups() -> None:
    rows = tuple(came(number, f"演示人{number}") for number in range(1, 41))
    kinds = {row.name: "党委" if row.number < 5 else "党支部" for row in rows}
    snapshot = a_snapshot(*rows, listed=listed(*rows, kinds=kinds))
    pdf = write_pdf(sheet(replace(snapshot, choices=Choices(by_kind=True, phone_column=True))))
    assert pages(pdf) == 3
    first = "".join(words(line) for line in lines(pdf, 0))
    assert "演示人18" in first
    assert "演示人19" not in first


STROKES = (((0.0, 0.0), (120.0, 40.0), (240.0, 10.0)), ((60.0, 90.0), (200.0, 80.0)))


def test_a_signature_stands_as_curves_in_its_own_cell() -> None:
    rows = (a_row(1, "王五"), a_row(2, "赵六"), a_row(3, "田富"))
    plain = write_pdf(sheet(a_snapshot(*rows)))
    signed = write_pdf(sheet(a_snapshot(*rows, signatures={"a2": STROKES})))
    assert curves_of(plain) == []
    (box,) = curves_of(signed)
    baseline = next(line[0].y for line in lines(signed) if "赵六" in words(line))
    head = next(line for line in lines(signed) if line[0].char == "序")
    sign = next(glyph for glyph in head if glyph.char == "签")
    assert abs((box[1] + box[3]) / 2 - baseline) < 5 * MM
    assert sign.x - 14 * MM < box[0] < box[2] < sign.x + 18 * MM
    assert text(plain) == text(signed)


def curves_of(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Boxes of the paths that have a bend in them."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [
            obj.get_bounds() for obj in document[0].get_objects()
            if obj.type == raw.FPDF_PAGEOBJ_PATH and any(
                raw.FPDFPathSegment_GetType(raw.FPDFPath_GetPathSegment(obj, at)) == raw.FPDF_SEGMENT_BEZIERTO
                for at in range(raw.FPDFPath_CountSegments(obj))
            )
        ]  # fmt: skip


def test_a_signature_made_at_the_desk_is_on_the_sheet(desk: Desk) -> None:
    meeting = a_meeting(desk)
    who = some_attendees(desk, meeting, "王五", "赵六")
    ink = tuple(tuple(Point(x, y) for x, y in stroke) for stroke in STROKES)
    desk.do(SignByHand(meeting_id=meeting, attendee_id=who["赵六"], strokes=ink, width=300, height=120))
    assert len(curves_of(write_pdf(sheet(take(desk, meeting))))) == 1
