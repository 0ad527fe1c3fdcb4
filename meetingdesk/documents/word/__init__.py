"""The writer for Word: `write_docx(paper)` gives the bytes of a file that an office goes on writing in."""

from meetingdesk.documents.word.write import write_docx

__all__ = ["write_docx"]
