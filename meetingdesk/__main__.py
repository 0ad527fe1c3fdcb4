"""Chooses window, self-test, command line, or the worker that reads workbooks; nothing else."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Sequence
from pathlib import Path

SHEET_WORKER = "--sheet-worker"  # how the frozen program starts itself to read a workbook apart
PDF_WORKER = "--pdf-worker"  # and a PDF from outside


def main(args: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code. No command, at most a database named: the window."""
    told = list(sys.argv[1:] if args is None else args)
    if told == [SHEET_WORKER]:
        from meetingdesk.foundation.sheet_worker import main as read_sheets

        read_sheets()
        return 0
    if told[:1] == [PDF_WORKER]:
        from meetingdesk.documents.pdf_worker import main as read_pdf

        read_pdf(told[1])
        return 0
    if "--self-test" in told:
        from meetingdesk.selftest import run as test

        return test(told)
    if _wants_window(told):
        from meetingdesk.ui.application import run as show

        return show(_database(told))
    from meetingdesk.cli.program import run

    return run(told)


def _wants_window(told: list[str]) -> bool:
    if len(told) == 1:
        return told[0].startswith("--database=")
    return not told or (len(told) == 2 and told[0] == "--database")


def _database(told: list[str]) -> Path | None:
    return Path(told[-1].removeprefix("--database=")) if told else None


if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
