"""Whether a result's PDF agrees with itself: a quick look at what tests/prove does a thousand times."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from meetingdesk.documents.blocks import Attached, KeyValues, Paper
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.documents.pdf_lines import read
from meetingdesk.documents.results_check import Finding, against_drawing, against_print, content_of, findings
from meetingdesk.documents.results_file import NAME, canonical, checksum, signed_pdf
from meetingdesk.documents.results_sheet import sheet
from meetingdesk.documents.snapshot import Results
from meetingdesk.evaluation.queries import ClosingRow
from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.wording import LANGUAGES, Wording
from tests.builders import MORNING
from tests.documents.making import a_class, a_score, a_snapshot, class_score, some_results
from tests.documents.tampering import (
    attached_digit,
    attachment,
    other_shapes,
    page_digit,
    painted_over,
    without_ink,
)

CELLS = {"全体": [30, 9, 1, 0, 1, 2]}


def a_record(**changes: Any) -> dict[str, Any]:
    """A closing record that fits the results of `some_results`."""
    known: dict[str, Any] = {
        "poll": "p1", "scale": [["好", "100"], ["较好", "80"], ["一般", "60"], ["差", "40"]],
        "weights": [["全体", "100"]], "totals": [CELLS, CELLS], "audit": {"seq": 9, "head": "0"},
        "accounting": {"全体": {"issued": 44, "returned": 43, "valid": 41, "void": 2}},
    }  # fmt: skip
    return {**known, **changes}


def sealed(record: dict[str, Any] | None = None, *rows: Any, **changes: Any) -> Results:
    kept = a_record() if record is None else record
    digest = hashlib.sha256(canonical(kept).encode()).hexdigest()
    given = rows or tuple(a_score(n, score="94.50") for n in (1, 2))
    return some_results(*given, closing=ClosingRow(MORNING, kept, digest), **changes)


def paper(poll: Results) -> Paper:
    return sheet(a_snapshot(), poll)


def signed(poll: Results | None = None) -> bytes:
    chosen = poll or sealed()
    return signed_pdf(paper(chosen), chosen)


def found(pdf: bytes) -> list[Finding]:
    reading = read(pdf, NAME)
    return findings(reading, content_of(reading, "a.pdf"))


def keys(pdf: bytes) -> set[str]:
    return {one.key for one in found(pdf)}


def changed(pdf: bytes, honest_sum: bool = False, **values: Any) -> bytes:
    """The file with other values in its attachment; a careful forger mends the checksum."""

    def change(data: bytes) -> bytes:
        content = json.loads(data) | values
        if honest_sum:
            content["sum"] = checksum(content)
        return json.dumps(content, ensure_ascii=False).encode()

    return attachment(pdf, change)


def test_what_was_just_made_agrees() -> None:
    assert found(signed()) == []


def test_the_pages_with_the_attachment_are_those_without() -> None:
    poll = sealed()
    bare, whole = read(write_pdf(paper(poll)), NAME), read(signed(poll), NAME)
    assert bare.pages == whole.pages
    assert not bare.attached
    assert set(whole.attached) == {NAME}


@pytest.mark.parametrize("seed", range(12))
def test_a_digit_changed_on_a_page_is_named_with_both_readings(seed: int) -> None:
    pdf, old, new = page_digit(signed(), Random(seed))
    (finding,) = found(pdf)
    assert finding.key in {"verify.page_row", "verify.page_line"}
    assert new in str(finding.values["shown"])
    assert old in str(finding.values["kept"])


@pytest.mark.parametrize("forged", [painted_over, without_ink, other_shapes])
def test_what_looks_otherwise_while_the_words_are_the_same_is_found(forged: Callable[[bytes], bytes]) -> None:
    pdf = forged(signed())
    assert [line for page in read(pdf, NAME).pages for line in page.lines] == [
        line for page in read(signed(), NAME).pages for line in page.lines
    ]
    assert keys(pdf) == {"verify.drawn"}


def test_a_forger_who_mends_the_attachment_too_is_found_by_what_would_be_printed() -> None:
    pdf = painted_over(signed())
    forged = changed(pdf, honest_sum=True, drawn=[page.drawn for page in read(pdf, NAME).pages])
    assert found(forged) == []
    now = read(write_pdf(paper(sealed())), NAME)
    assert [one.key for one in against_drawing(read(forged, NAME), now)] == ["verify.drawn"]
    assert against_drawing(read(signed(), NAME), now) == []


def test_in_a_long_line_the_place_that_differs_is_shown() -> None:
    reading = read(signed(), NAME)
    content = content_of(reading, "a.pdf")
    first = reading.pages[0]
    head = next(line for line in first.lines if "封存校验码" in line[0])
    other = (head[0][:-1] + ("0" if head[0][-1] != "0" else "1"), *head[1:])
    lines = tuple(other if line == head else line for line in first.lines)
    (finding,) = findings(replace(reading, pages=(replace(first, lines=lines), *reading.pages[1:])), content)
    assert str(finding.values["shown"])[-1] != str(finding.values["kept"])[-1]
    assert str(finding.values["shown"]).startswith("…")


def test_the_row_of_a_changed_figure_is_named() -> None:
    pdf, _, _ = page_digit(signed(), Random(1), within="94.50")
    (finding,) = found(pdf)
    assert finding.key == "verify.page_row"
    assert str(finding.values["name"]).startswith("演示00")
    assert finding.values["kept"] == "94.50"


@pytest.mark.parametrize("seed", range(12))
def test_a_digit_changed_in_the_attachment_is_laid_to_the_attachment(seed: int) -> None:
    told = keys(attached_digit(signed(), Random(seed)))
    assert "verify.attachment_sum" in told or told == {"verify.attachment_shape"}
    assert not any(key.startswith(("verify.page", "verify.foreign")) for key in told)


def test_a_forger_who_mends_the_checksum_is_found_by_the_record() -> None:
    poll = sealed()
    rows = json.loads(read(signed(poll), NAME).attached[NAME])["rows"]
    better = [rows[0] | {"counts": [31, 8, 1, 0]}, rows[1]]
    assert "verify.figure" in keys(changed(signed(poll), honest_sum=True, rows=better))
    record = a_record(totals=[{"全体": [31, 8, 1, 0, 1, 2]}, CELLS])
    assert "verify.record_digest" in keys(changed(signed(poll), honest_sum=True, record=record))


def test_a_forger_who_changes_page_and_lines_alike_is_found_by_the_figures() -> None:
    pdf, old, _ = page_digit(signed(), Random(1), within="94.50")
    pages = [["  ".join(line) for line in page.lines] for page in read(pdf, NAME).pages]
    assert old in "94.50"
    assert keys(changed(pdf, honest_sum=True, pages=pages)) == {"verify.cells"}


def test_a_result_with_hidden_classes_does_not_hold_their_totals() -> None:
    classes = (a_class("A", 3), a_class("B", 38))
    pdf = signed(sealed(classes=classes, classes_shown=False))
    content = content_of(read(pdf, NAME), "a.pdf")
    assert content["record"] is None
    assert found(pdf) == []
    shown = (class_score("A"), class_score("B"))
    rows = tuple(a_score(n, classes=shown) for n in (1, 2))
    several = signed(sealed(None, *rows, classes=classes, classes_shown=True))
    assert content_of(read(several, NAME), "a.pdf")["record"] is not None


def test_pages_taken_out_or_drawn_over_are_noticed() -> None:
    long = sealed(a_record(totals=[CELLS] * 60), *(a_score(n) for n in range(1, 61)))
    whole = read(signed(long), NAME)
    content = content_of(whole, "a.pdf")
    fewer = replace(whole, pages=whole.pages[:-1])
    assert [one.key for one in findings(fewer, content)] == ["verify.page_count"]
    over = replace(whole, pages=(replace(whole.pages[0], foreign=True), *whole.pages[1:]))
    assert [one.key for one in findings(over, content)] == ["verify.foreign"]


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b"null", b'"x"', b"\xff", b"[" * 100_000, b'{"format": "x"}', b'{"version": 1e999}'],
)
def test_an_attachment_that_is_none_is_refused_in_words(content: bytes) -> None:
    pdf = write_pdf(replace(paper(sealed()), attached=(Attached(NAME, content),)))
    with pytest.raises(BadInput) as refused:
        found(pdf)
    assert refused.value.key == "verify.attachment_damaged"
    for language in LANGUAGES:
        assert "a.pdf" in Wording(language).sentence(refused.value)


@pytest.mark.parametrize(
    "values",
    [
        {"rows": 1}, {"rows": [1]}, {"rows": [{}]}, {"pages": None}, {"pages": [[1]]}, {"record": "x"},
        {"digest": 5}, {"record": {"accounting": {}, "totals": [1, 2], "scale": [], "weights": []}},
        {"papers": []}, {"record": a_record(scale=[["好", "1e999999999"]] * 4)},
        {"record": a_record(totals=[{"全体": ["x"] * 6}] * 2)},
    ],
)  # fmt: skip
def test_an_attachment_of_another_shape_is_named_and_takes_no_time(values: dict[str, Any]) -> None:
    told = keys(changed(signed(), honest_sum=True, **values))
    assert told
    assert all(key.startswith(("verify.attachment", "verify.record", "verify.figure")) for key in told)


def test_a_newer_file_says_so() -> None:
    with pytest.raises(BadInput) as refused:
        found(changed(signed(), honest_sum=True, version=2))
    assert refused.value.key == "verify.newer"


def test_another_paper_has_no_result() -> None:
    with pytest.raises(BadInput) as refused:
        found(write_pdf(paper(sealed())))
    assert refused.value.key == "verify.no_result"


def test_what_would_be_printed_now_is_compared_with_the_pages() -> None:
    poll = sealed()
    reading = read(signed(poll), NAME)
    assert against_print(reading, paper(poll)) == []
    other = replace(poll, rows=(replace(poll.rows[0], score="94.51"), poll.rows[1]))
    (finding,) = against_print(reading, paper(other))
    assert finding == Finding("verify.print_row", {"name": "演示001党支部", "numbers": "94.51"})
    fixed = replace(poll, mismatch_reason="一份没有投入")
    assert {one.key for one in against_print(reading, paper(fixed))} == {"verify.print_text"}


def test_every_finding_is_a_sentence_in_both_languages() -> None:
    values = dict.fromkeys(("page", "shown", "kept", "name", "count", "counted", "text", "numbers"), "§")
    keys_ = "page_row page_line page_count foreign figure cells print_text print_row".split()
    for language in LANGUAGES:
        for key in keys_:
            said = Wording(language).sentence(BadInput(f"verify.{key}", **values))
            assert "§" in said
            assert "{" not in said
    assert any(isinstance(block, KeyValues) for block in paper(sealed()).blocks)
