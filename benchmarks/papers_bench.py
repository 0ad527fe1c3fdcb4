"""All papers of a played case, warm, against the sum of their plain drawString floors (goal 1.5x).

The floor knows where every line of each finished page stands (read from our PDF, outside the clock) and
does nothing but draw it there by `canvas.drawString`, without rules, breaking, fallback or checks.
"""

from __future__ import annotations

import io
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from benchmarks.pdf_bench import _register
from meetingdesk.bootstrap import open_desk
from meetingdesk.documents import acts, papers
from meetingdesk.documents.blocks import Face
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.documents.snapshot import take
from meetingdesk.foundation import paths
from meetingdesk.rehearsal.case import read_case
from meetingdesk.rehearsal.play import play

Line = tuple[float, float, float, str]
Page = tuple[float, float, list[Line]]
ROUNDS = 5
FACE = f"floor-{Face.BODY}"


def run(rounds: int = ROUNDS) -> list[dict[str, object]]:
    """One row: seconds of CPU of ours and of the floor, both over every PDF of the case."""
    _register()
    with tempfile.TemporaryDirectory() as folder, open_desk(Path(folder) / "case.db") as desk:
        meeting = play(read_case(paths.resource("sample")), desk).meeting_id
        acts.give_badges(desk, meeting)
        snapshot = take(desk, meeting)
    found = [paper for name in papers.NAMES for paper in papers.papers_of(snapshot, name)]
    every = [replace(paper, copies=1) for paper in found]  # else the floor would pay for every ballot
    pages = [_pages(write_pdf(paper)) for paper in every]
    ours = _time(lambda: [write_pdf(paper) for paper in every], rounds)
    floor = _time(lambda: [_draw(one) for one in pages], rounds)
    name = f"All {len(every)} PDF papers of the sample, {sum(map(len, pages))} pages"
    return [{"name": name, "ours": ours, "floor": floor, "floor_name": "drawString", "ratio": ours / floor,
             "goal": 1.5}]  # fmt: skip


def _time(work: Callable[[], object], rounds: int) -> float:
    """Median of CPU seconds; the first round warms."""
    taken = []
    for _round in range(rounds + 1):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return statistics.median(taken[1:])


def _pages(pdf: bytes) -> list[Page]:
    """Every line of every page with its place and size."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        text = page.get_textpage()
        lines = []
        for place in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(place)
            words = text.get_text_bounded(left, bottom, right, top).strip()
            if words:
                lines.append((left, bottom, max(top - bottom, 4.0), words.splitlines()[0]))
        found.append((page.get_width(), page.get_height(), lines))
    document.close()
    return found


def _draw(pages: list[Page]) -> bytes:
    kept = io.BytesIO()
    canvas = Canvas(kept, initialFontName=FACE)
    for width, height, lines in pages:
        canvas.setPageSize((width, height))
        for left, bottom, size, words in lines:
            canvas.setFont(FACE, size)
            canvas.drawString(left, bottom, words)
        canvas.showPage()
    canvas.save()
    return kept.getvalue()


if __name__ == "__main__":
    for row in run():
        told = f"{row['ours']:.3f} s, floor {row['floor']:.3f} s, ratio {row['ratio']:.2f} (goal 1.5)"
        print(f"{row['name']}: {told}")
