"""A paper as it goes to the printer: the real one, with codes on badges; several of a name in a row."""

from __future__ import annotations

import io

import pypdfium2

from meetingdesk.documents import acts, papers
from meetingdesk.documents.choices import Choices
from meetingdesk.documents.pdf_lines import PDFIUM
from meetingdesk.documents.snapshot import Desk
from meetingdesk.foundation.errors import Refused


def for_printer(desk: Desk, meeting_id: str, name: str, choices: Choices) -> bytes:
    """One PDF; history is told that the paper was made.

    Refused: documents.no_preview for a workbook, else as `papers.make`.
    """
    snapshot = papers.look(desk, meeting_id, [name], (), choices)
    made = papers.made_of(snapshot, name)
    pdfs = [one.data for one in made if one.file.endswith(".pdf")]
    if not pdfs:
        raise Refused("documents.no_preview", name=name) if made else papers.nothing(snapshot, name)
    acts.note_made(desk, meeting_id, papers.digests(snapshot, [name]))
    return pdfs[0] if len(pdfs) == 1 else _joined(pdfs)


def _joined(pdfs: list[bytes]) -> bytes:
    kept = io.BytesIO()
    with PDFIUM:
        whole = pypdfium2.PdfDocument.new()
        for data in pdfs:
            part = pypdfium2.PdfDocument(data)
            whole.import_pages(part)
            part.close()
        whole.save(kept)
        whole.close()
    return kept.getvalue()
