"""Does the PDF of a result agree with itself? Pages, attachment and digest against each other. Pure.

What differs is told as a finding: the key of a sentence that names the part, and its values.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from meetingdesk.documents.blocks import KeyValues, Paper, Para, Table
from meetingdesk.documents.pdf_lines import Page, Reading
from meetingdesk.documents.results_file import FORMAT, NAME, VERSION, canonical, checksum
from meetingdesk.foundation.errors import BadInput

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_FRACTION = re.compile(r"^\d{1,9}(?:[./]\d{1,9})?$")
_HEX = re.compile(r"^[0-9a-f]{64}$")
_MOST_SHOWN = 60  # letters of a line that differs
_BEFORE = 12  # of them before the first that differs, where the line is long
MOST_TOLD = 5  # differences of one part that are told


@dataclass(frozen=True)
class Finding:
    """A part that does not agree: the key of its sentence and the values in it."""

    key: str
    values: Mapping[str, object]


def content_of(reading: Reading, file: str) -> dict[str, Any]:
    """The attachment of a result.

    BadInput: verify.no_result where the file has none, verify.attachment_damaged where it cannot be read,
    verify.newer where a later program made it.
    """
    if NAME not in reading.attached:
        raise BadInput("verify.no_result", file=file)
    try:
        found = json.loads(reading.attached[NAME])
        known = isinstance(found, dict) and found.get("format") == FORMAT
        newer = known and int(found.get("version", 0)) > VERSION and found.get("sum") == checksum(found)
    except (ValueError, TypeError, RecursionError) as error:
        raise BadInput("verify.attachment_damaged", file=file) from error
    if not known:
        raise BadInput("verify.attachment_damaged", file=file)
    if newer:
        raise BadInput("verify.newer", file=file)
    return dict(found)


def findings(reading: Reading, content: dict[str, Any]) -> list[Finding]:
    """Everything in the file that does not agree. Empty: the file agrees with itself.

    Pages are not measured by an attachment that is no longer as it was made.
    """
    try:
        inside = list(_attachment(content))
        spoilt = any(one.key == "verify.attachment_sum" for one in inside)
        pages = [] if spoilt else list(_pages(reading.pages, content))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, ArithmeticError, RecursionError):
        return [Finding("verify.attachment_shape", {})]
    return [*inside, *pages]


def against_print(reading: Reading, paper: Paper) -> list[Finding]:
    """The pages against the paper as the database would print it now."""
    bodies = [page.lines[1:-1] for page in reading.pages]  # without running head and page number
    left = Counter(_NUMBER.findall(" ".join(word for lines in bodies for line in lines for word in line)))
    letters = _bare("".join("".join(line) for lines in bodies for line in lines))
    found: list[Finding] = []
    for block in paper.blocks:
        if isinstance(block, Table):
            found += _rows_missing(block, left)
        elif isinstance(block, Para) and isinstance(block.text, str) and _bare(block.text) not in letters:
            found.append(Finding("verify.print_text", {"text": _short(block.text)}))
        elif isinstance(block, KeyValues):
            found += [
                Finding("verify.print_text", {"text": _short(f"{label}：{value}")})
                for label, value in block.pairs if _bare(value) not in letters
            ]  # fmt: skip
    return found[:MOST_TOLD]


def against_drawing(reading: Reading, now: Reading) -> list[Finding]:
    """The pages as they look against those that the database would print now, where the words agree."""
    pairs = zip(reading.pages, now.pages, strict=False)
    return [
        Finding("verify.drawn", {"page": number})
        for number, (page, other) in enumerate(pairs, start=1)
        if page.lines == other.lines and page.drawn != other.drawn
    ]


def _rows_missing(table: Table, left: Counter[str]) -> Iterator[Finding]:
    """Rows with a number that does not stand on the pages any more."""
    for row in table.rows:
        if isinstance(row, tuple):
            used = Counter(_NUMBER.findall(" ".join(row)))
            if gone := used - left:
                yield Finding("verify.print_row", {"name": row[1], "numbers": "、".join(gone)})
            left.subtract(used & left)


# ------------------------------------------------------------ the attachment


def _attachment(content: dict[str, Any]) -> Iterator[Finding]:
    if content["sum"] != checksum(content):
        yield Finding("verify.attachment_sum", {})
    digest, record = str(content["digest"]), content["record"]
    if not _HEX.match(digest):
        yield Finding("verify.attachment_digest", {})
    elif record is not None and hashlib.sha256(canonical(record).encode()).hexdigest() != digest:
        yield Finding("verify.record_digest", {})
    if record is not None:
        yield from _recounted(content, record)
    yield from _cells(content)
    if not all(digest in _bare("".join(page)) for page in content["pages"]):
        yield Finding("verify.attachment_lines", {})


def _recounted(content: dict[str, Any], record: dict[str, Any]) -> Iterator[Finding]:
    """Figures that do not follow from the record."""
    for name, value in content["papers"].items():
        counted = sum(one[name] for one in record["accounting"].values())
        if counted != value:
            yield Finding("verify.figure_papers", {"kept": _short(str(value)), "counted": counted})
    if len(content["rows"]) != len(record["totals"]):
        return  # several cells a person: the database counts them again
    for row, totals in zip(content["rows"], record["totals"], strict=True):
        wrong = [name for name, value in _figures(record, totals).items() if row[name] != value]
        if wrong:
            yield Finding("verify.figure", {"name": _short(str(row["name"]))})


def _figures(record: dict[str, Any], totals: dict[str, Any]) -> dict[str, Any]:
    """What a row's counts and score must be; none where the record counts otherwise than by grades."""
    grades = len(record["scale"])
    several = [each for each in totals.values() if isinstance(each, list)]
    if {len(each) for each in several} - {grades + 2, grades + 3}:
        return {}
    sums = [sum(column) for column in zip(*several, strict=True)]
    return {
        "counts": sums[:grades], "blank": sums[grades], "void": sums[grades + 1],
        "valid_marks": sum(sums[:grades]), "score": _score(record, totals),
    }  # fmt: skip


def _score(record: dict[str, Any], totals: dict[str, Any]) -> str | None:
    points = [_exact(value) for _, value in record["scale"]]
    whole, weights = Fraction(0), Fraction(0)
    for code, weight in record["weights"]:
        votes = totals[code][: len(points)]
        if sum(votes):
            given = sum((each * count for each, count in zip(points, votes, strict=True)), Fraction(0))
            whole, weights = whole + _exact(weight) * given / sum(votes), weights + _exact(weight)
    if not weights:
        return None
    cents = (whole / weights * 200 + 1) // 2
    return f"{cents // 100}.{cents % 100:02d}"


def _exact(text: str) -> Fraction:
    """A number as the record has it; nothing that takes long to work out."""
    if not _FRACTION.match(text):
        raise ValueError
    return Fraction(text)


def _cells(content: dict[str, Any]) -> Iterator[Finding]:
    """Each figure of a row stands in its printed cells, and each number of the cells in the kept lines."""
    left = Counter(_NUMBER.findall(" ".join(" ".join(page) for page in content["pages"])))
    for row in content["rows"]:
        numbers = _NUMBER.findall(" ".join(row["cells"]))
        figures = [row["position"], *row["counts"], row["blank"], row["void"], row["valid_marks"]]
        figures += [row[name] for name in ("score", "rank") if row[name] is not None]
        used = Counter(numbers)
        if not _in_order([str(one) for one in figures], numbers) or used - left:
            yield Finding("verify.cells", {"name": _short(str(row["name"]))})
        left -= used


def _in_order(wanted: Sequence[str], found: Sequence[str]) -> bool:
    rest = iter(found)
    return all(any(one == other for other in rest) for one in wanted)


def _bare(text: str) -> str:
    return "".join(text.split())


# ------------------------------------------------------------ the pages


def _pages(pages: Sequence[Page], content: dict[str, Any]) -> Iterator[Finding]:
    """The pages line by line against the lines that are kept; then what is drawn where the words agree."""
    kept, rows = content["pages"], content["rows"]
    if len(pages) != len(kept):
        yield Finding("verify.page_count", {"count": len(pages), "kept": len(kept)})
        return
    told: list[Finding] = []
    for number, (page, lines) in enumerate(zip(pages, kept, strict=True), start=1):
        if page.foreign:
            yield Finding("verify.foreign", {"page": number})
        words = [_named(number, found, line, rows) for found, line in _different(page, lines)]
        if not (words or page.foreign) and page.drawn != content["drawn"][number - 1]:
            yield Finding("verify.drawn", {"page": number})
        told += words
    yield from told[:MOST_TOLD]


def _different(page: Page, kept: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of lines that are not alike. Where a line is too many or missing, the rest is not told."""
    shown = ["  ".join(line) for line in page.lines]
    if len(shown) == len(kept):
        return [(one, other) for one, other in zip(shown, kept, strict=True) if one != other]
    extra = next((one for one in shown if one not in kept), "")
    gone = next((one for one in kept if one not in shown), "")
    return [(extra, gone)]


def _named(page: int, found: str, kept: str, rows: Sequence[dict[str, Any]]) -> Finding:
    """The words that differ, and whose row it is."""
    shown, should = _words(found, kept)
    row = next((one for one in rows if one["name"] and _bare(one["name"]) in _bare(kept)), None)
    values: dict[str, object] = {"page": page, "shown": shown, "kept": should}
    if row is None:
        return Finding("verify.page_line", values)
    return Finding("verify.page_row", {**values, "name": _short(row["name"])})


def _words(found: str, kept: str) -> tuple[str, str]:
    one, other = found.split("  "), kept.split("  ")
    if len(one) == len(other):
        pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
        one, other = [a for a, _ in pairs], [b for _, b in pairs]
    return _about(" ".join(one), " ".join(other))


def _about(one: str, other: str) -> tuple[str, str]:
    """Both from shortly before the first letter that differs, so that a long line shows it, too."""
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    start = same - _BEFORE if same > _MOST_SHOWN - _BEFORE else 0
    lead = "…" if start else ""
    return lead + _short(one[start:]), lead + _short(other[start:])


def _short(text: str) -> str:
    return (text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN] + "…") or "—"
