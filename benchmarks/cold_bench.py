"""The papers of the PDF bench cold: a new process each, imports and faces included, against typst's.

Two kinds of rows. The writer alone reads the very paper whose text typst gets. `meetingdesk export` is what a
user types: it also opens and checks the database and notes in the history what was made; by the paper's
name, not its file's, it writes the paper for Word, too. Typst gets the text of that paper. Seconds are of
CPU, so that other work on the machine counts for little; memory is the peak. Engines take turns; medians, the
first round fills the system's file cache.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.cold_process import coded
from benchmarks.pdf_bench import _paper, _typst_engine, _typst_source
from meetingdesk.bootstrap import open_desk
from meetingdesk.documents import papers
from meetingdesk.documents.blocks import OFFICIAL, PLAIN, Paper
from meetingdesk.documents.snapshot import take
from meetingdesk.foundation import paths
from meetingdesk.meeting.queries import meetings
from meetingdesk.rehearsal.case import read_case
from meetingdesk.rehearsal.play import play

ROUNDS = 5
TIME, MEMORY = 2.0, 1.0  # goals: twice typst's time, less than its memory
MANY = 5000

Told = dict[str, list[tuple[float, float]]]


def run(rounds: int = ROUNDS) -> list[dict[str, Any]]:
    """Rows for the bench; none where typst is not installed."""
    if _typst_engine() is None:
        return []
    with tempfile.TemporaryDirectory(prefix="meetingdesk-") as name:
        folder = Path(name)
        found = []
        for what, engine, words, paper in _works(folder):
            source = folder / "paper.typ"
            source.write_bytes(_typst_source(paper))
            typst = ("typst", str(source), str(folder / "typst.pdf"))
            found += _rows(what, _turns({engine: (engine, *words), "typst": typst}, folder, rounds), engine)
    return found


def _works(folder: Path) -> list[tuple[str, str, tuple[str, ...], Paper]]:
    """What to call it, which engine, its words, and the paper that typst sets."""
    works: list[tuple[str, str, tuple[str, ...], Paper]] = []
    for name, people, style in (("会议纪要", 43, OFFICIAL), ("会议记录", MANY, PLAIN)):
        paper = _paper(people, style, seed=1)
        kept = folder / f"{people}.json"
        kept.write_text(json.dumps(coded(paper)), encoding="utf-8")
        works.append((f"PDF {name}, {people} people", "ours", (str(kept), str(folder / "ours.pdf")), paper))
    database = _the_sample(folder)
    with open_desk(database) as desk:
        (meeting,) = desk.ask(meetings)
        (paper,) = papers.papers_of(take(desk, meeting.id), papers.SUMMARY)
    for name in (f"{papers.SUMMARY}.pdf", papers.SUMMARY):
        words = (name, str(folder / "papers"), str(database))
        works.append((f"export {name}, sample", "export", words, paper))
    return works


def _the_sample(folder: Path) -> Path:
    database = folder / "sample.db"
    with open_desk(database) as desk:
        play(read_case(paths.resource("sample")), desk)
    return database


def _turns(engines: dict[str, tuple[str, ...]], folder: Path, rounds: int) -> Told:
    found: Told = {name: [] for name in engines}
    for _round in range(rounds + 1):
        for name, words in engines.items():
            found[name].append(_told(words, folder))
    return {name: told[1:] for name, told in found.items()}


def _told(words: tuple[str, ...], folder: Path) -> tuple[float, float]:
    """Seconds and bytes, as the process says in its last line; its bytecode is there, as after installing."""
    environment = {**os.environ, "MEETINGDESK_HOME": str(folder), "PYTHONPYCACHEPREFIX": str(folder / "code")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    call = [sys.executable, "-m", "benchmarks.cold_process", *words]
    done = subprocess.run(call, env=environment, capture_output=True, text=True, check=True, timeout=120)
    seconds, held = done.stdout.split()[-2:]
    return float(seconds), float(held)


def _rows(name: str, told: Told, engine: str) -> list[dict[str, Any]]:
    (ours, held), (theirs, theirs_held) = (
        [statistics.median(column) for column in zip(*told[one], strict=True)] for one in (engine, "typst")
    )
    return [
        {"name": f"{name}, cold", "ours": ours, "floor": theirs, "floor_name": "typst cold",
         "ratio": ours / theirs, "goal": TIME},
        {"name": f"{name}, peak memory", "ours": held, "floor": theirs_held, "floor_name": "typst",
         "ratio": held / theirs_held, "goal": MEMORY, "unit": "bytes"},
    ]  # fmt: skip


if __name__ == "__main__":
    for row in run():
        print(row)
