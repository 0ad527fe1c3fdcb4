"""The PDF writer: `write_pdf(paper)` gives the bytes, `save(path, data)` puts them where they belong."""

from meetingdesk.documents.pdf.write import write_pdf
from meetingdesk.documents.saving import save

__all__ = ["save", "write_pdf"]
