"""席卡 and 胸卡 as they come out of the printer."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from meetingdesk.desk import Desk
from meetingdesk.documents import papers
from meetingdesk.documents.choices import BadgeSheet, CardSize, Choices
from meetingdesk.documents.name_cards import badges, tents
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.documents.snapshot import Role, Snapshot
from meetingdesk.minutes.facts import GuestFacts
from meetingdesk.signin.badges import badges as issued
from tests.builders import a_meeting, minutes_facts, some_attendees
from tests.documents import qr
from tests.documents.making import NAMES, a_line, a_row, a_snapshot
from tests.documents.reading import MM, glyphs, pages, text

A4 = (210 * MM, 297 * MM)


def card_pdf(snapshot: Snapshot, **chosen: object) -> bytes:
    paper = tents(replace(snapshot, choices=Choices(**chosen)))
    assert paper is not None
    return write_pdf(paper)


def badge_pdf(snapshot: Snapshot, **chosen: object) -> bytes:
    paper = badges(replace(snapshot, choices=Choices(**chosen)))
    assert paper is not None
    return write_pdf(paper)


@pytest.mark.parametrize("size", CardSize)
def test_both_faces_say_the_name_and_one_is_upside_down(size: CardSize) -> None:
    pdf = card_pdf(a_snapshot(a_row(1, "欧阳明珠")), card=size)
    upper, lower = glyphs(pdf)[:4], glyphs(pdf)[4:]
    assert [glyph.char for glyph in upper] == [glyph.char for glyph in lower] == list("欧阳明珠")
    assert [g.x for g in upper] == sorted((g.x for g in upper), reverse=True)
    assert [g.x for g in lower] == sorted(g.x for g in lower)
    ridge = A4[1] - size.face * MM
    for one, other in zip(upper, lower, strict=True):  # turned about the middle of the fold
        assert one.x + other.x == pytest.approx(A4[0], abs=0.1)
        assert one.y + other.y == pytest.approx(2 * ridge, abs=0.1)


@pytest.mark.parametrize("name", ["王五", "欧阳明", "阿依古丽·买买提"])
def test_a_name_fills_eighty_hundredths_of_the_width_and_no_more(name: str) -> None:
    drawn = glyphs(card_pdf(a_snapshot(a_row(1, name))))
    lower = drawn[len(drawn) // 2 :]
    assert {glyph.char for glyph in lower} == set(name)
    wide = max(glyph.right for glyph in lower) - min(glyph.left for glyph in lower)
    assert 0.7 * A4[0] < wide <= 0.8 * A4[0] + 0.1


def test_a_name_of_two_is_spaced_and_read_without_the_space() -> None:
    pdf = card_pdf(a_snapshot(a_row(1, "王五")))
    first, second = glyphs(pdf)[2:]
    assert second.x - first.x == pytest.approx(2 * 0.8 * A4[0] / 3, rel=0.02)
    assert text(pdf).count("王五") == 2


def test_leaders_come_first_and_by_name_others_by_unit_where_that_was_chosen() -> None:
    guests = (GuestFacts(unit="演示市委", name="廉亦舟"), GuestFacts(unit="演示县委", name=None))
    facts = minutes_facts(guests=guests)
    board = (a_row(1, "王五"), a_row(2, "赵六", role=Role.GUEST), a_row(3, "田大利", role=Role.STAFF))
    snapshot = a_snapshot(*board, facts=facts)
    by_name = [text(one) for one in split(card_pdf(snapshot))]
    assert by_name == ["廉亦舟" * 2, "演示县委" * 2, "赵六" * 2, "王五" * 2]
    assert [text(one) for one in split(card_pdf(snapshot, unit_cards=True))][3] == "演示01" * 2


def split(pdf: bytes) -> list[bytes]:
    """Each page as a file of its own."""
    import io

    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in range(len(document)):
            with pypdfium2.PdfDocument.new() as alone:
                alone.import_pages(document, [page])
                made = io.BytesIO()
                alone.save(made)
                found.append(made.getvalue())
    return found


def test_a_long_unit_stands_on_lines_in_larger_letters_than_on_one() -> None:
    unit = "澜川产业园区新材料检验检测技术研究院有限公司"
    drawn = glyphs(card_pdf(a_snapshot(a_row(1, "王五", unit=unit, unit_short=unit)), unit_cards=True))
    assert "".join(glyph.char for glyph in drawn) == unit * 2
    assert len({round(glyph.y) for glyph in drawn}) > 2
    assert drawn[1].x != drawn[0].x


def test_folds_are_marked_at_the_edges_of_the_paper() -> None:
    with pypdfium2.PdfDocument(card_pdf(a_snapshot(a_row(1, "王五")))) as document:
        boxes = [obj.get_bounds() for obj in document[0].get_objects() if obj.type == 2]
    left, right = (box for box in sorted(boxes))
    assert left[0] < 1 < left[2] < 10 * MM
    assert right[0] > A4[0] - 10 * MM
    for _, foot, _, top in (left, right):
        assert (foot, top) == (pytest.approx(99 * MM, abs=1), pytest.approx(198 * MM, abs=1))


@pytest.mark.parametrize(("sheet", "count"), [(BadgeSheet.TEN, 10), (BadgeSheet.EIGHT, 8)])
def test_so_many_badges_lie_on_a_page(sheet: BadgeSheet, count: int) -> None:
    people = [a_row(number, f"演示人{number}") for number in range(1, 12)]
    pdf = badge_pdf(a_snapshot(*people), badges=sheet)
    assert pages(pdf) == 2
    assert text(split(pdf)[0]).count("演示人") == count


def test_each_badge_says_who_it_is_and_rare_names_are_copied_whole() -> None:
    people = [a_row(number, name) for number, name in enumerate(NAMES, 1)]
    said = text(badge_pdf(a_snapshot(*people)))
    for name, person in zip(NAMES, people, strict=True):
        assert name in said
        assert person.unit in said
    assert said.count("出席") == len(NAMES)


def test_the_code_on_a_badge_reads_back_as_the_desk_knows_it(desk: Desk, tmp_path: object) -> None:
    from pathlib import Path

    meeting = a_meeting(desk)
    some_attendees(desk, meeting, "王五", "赵六", "石𬭎")
    (path,) = papers.make(desk, meeting, Path(str(tmp_path)), ["胸卡"])
    codes = [row.code for row in desk.ask(issued, meeting)]
    assert len(codes) == 3
    assert [code_on(path.read_bytes(), number) for number in range(3)] == codes


def code_on(pdf: bytes, number: int) -> str:
    """The code of one badge of the first page, from a picture of 300 dots an inch."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[0].render(scale=300 / 72).to_pil().convert("L")
    dot = 300 / 25.4
    wide, high = picture.size
    pixels = [list(picture.crop((0, row, wide, row + 1)).get_flattened_data()) for row in range(high)]
    down, across = divmod(number, 2)
    left, top = (15 + 90 * across) * dot, (13.5 + 54 * down) * dot
    part = (left + 56 * dot, top + 12.5 * dot, left + 88 * dot, top + 45 * dot)
    return qr.read(qr.squares(pixels, *map(round, part)))


def test_badges_are_printed_again_with_the_same_codes(desk: Desk, tmp_path: object) -> None:
    from pathlib import Path

    meeting, folder = a_meeting(desk), Path(str(tmp_path))
    some_attendees(desk, meeting, "王五")
    first = papers.make(desk, meeting, folder / "1", ["胸卡"])[0].read_bytes()
    assert papers.make(desk, meeting, folder / "2", ["胸卡"])[0].read_bytes() == first


def test_a_badge_without_a_code_has_no_empty_square() -> None:
    snapshot = a_snapshot(listed=(a_line(a_row(1, "王五")),))
    with pypdfium2.PdfDocument(badge_pdf(snapshot)) as document:
        black = [obj for obj in document[0].get_objects() if obj.type == 2 and fill_of(obj) == (0, 0, 0)]
    assert black == []


def fill_of(obj: pypdfium2.PdfObject) -> tuple[int, int, int]:
    import ctypes

    from pypdfium2 import raw

    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(obj, red, green, blue, alpha)
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(obj, mode, stroke)
    return (red.value, green.value, blue.value) if mode.value else (-1, -1, -1)


@pytest.mark.parametrize("hostile", ["<b>&amp;{0}%s", "\x00\x07王\u202e五", "名" * 80, "((\\)", "𬭎" * 30])
def test_no_text_breaks_a_card_or_is_taken_for_markup(hostile: str) -> None:
    person = a_row(1, hostile, unit=hostile, post=hostile, unit_short=hostile)
    shown = "".join(char for char in hostile if char.isprintable() and char != "\u202e")
    said = text(badge_pdf(a_snapshot(person)))
    assert said.count("".join(shown.split())) >= 3
    assert "".join(shown.split()) in text(card_pdf(a_snapshot(person)))
