"""What machines read in the PDF of a result: the closing record, each figure and each line of the pages.

`results_check` compares it with the pages, with its own digest and with the database (reliability.md 3.4).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from meetingdesk import __version__
from meetingdesk.documents.blocks import Attached, Paper, Table
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.documents.snapshot import ResultRow, Results

if TYPE_CHECKING:
    from meetingdesk.documents.pdf_lines import Page

NAME = "meetingdesk-result.json"
FORMAT, VERSION = "meetingdesk-result", 1
_ABOUT = "MeetingDesk: the result for machines; see meetingdesk verify"


def signed_pdf(paper: Paper, poll: Results) -> bytes:
    """The paper with its machine-readable result inside. Its pages are read back as any reader sees them."""
    if poll.closing is None:
        return write_pdf(paper)
    from meetingdesk.documents.pdf_lines import read  # PDFium: only results are read back

    pages = read(write_pdf(paper), NAME).pages
    data = json.dumps(content(paper, poll, pages), ensure_ascii=False, sort_keys=True, indent=1).encode()
    return write_pdf(replace(paper, attached=(Attached(NAME, data, _ABOUT),)))


def content(paper: Paper, poll: Results, pages: Sequence[Page]) -> dict[str, Any]:
    """The result as data; `sum` is over everything else in it."""
    assert poll.closing is not None
    found: dict[str, Any] = {
        "format": FORMAT, "version": VERSION, "program": __version__,
        "title": poll.title, "poll": poll.poll_id, "digest": poll.closing.digest,
        "record": poll.closing.record if open_record(poll) else None,
        "rows": [_row(row, cells) for row, cells in zip(poll.rows, _cells(paper), strict=True)],
        "papers": {name: getattr(poll, name) for name in ("issued", "returned", "valid", "void")},
        "pages": [["  ".join(line) for line in page.lines] for page in pages],
        "drawn": [page.drawn for page in pages],
    }  # fmt: skip
    return found | {"sum": checksum(found)}


def open_record(poll: Results) -> bool:
    """Whether the record may leave the database whole: it tells the totals of every class."""
    return len(poll.classes) < 2 or poll.classes_shown


def checksum(content_: dict[str, Any]) -> str:
    """SHA-256 of the content without its `sum`."""
    kept = {name: value for name, value in content_.items() if name != "sum"}
    return hashlib.sha256(canonical(kept).encode()).hexdigest()


def canonical(value: object) -> str:
    """The one text of a JSON-able value, as the closing record's digest is taken of it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _row(row: ResultRow, cells: Sequence[str]) -> dict[str, Any]:
    return {
        "position": row.position, "name": row.name, "counts": list(row.counts), "blank": row.blank,
        "void": row.void, "valid_marks": row.valid_marks, "score": row.score, "rank": row.rank,
        "cells": list(cells),
    }  # fmt: skip


def _cells(paper: Paper) -> list[tuple[str, ...]]:
    """The first table's rows: one a subject."""
    table = next(block for block in paper.blocks if isinstance(block, Table))
    return [row for row in table.rows if isinstance(row, tuple)]
