"""主持词 on paper: large enough to be read standing, every step with its words."""

from __future__ import annotations

from meetingdesk.documents.host_script import paper
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.minutes.host_script import host_script
from tests.documents.conftest import Park
from tests.documents.making import a_snapshot
from tests.documents.reading import text


def test_every_line_of_the_script_is_on_paper_in_large_type(park: Park) -> None:
    made = paper(park.snapshot)
    assert made.style.size >= 18
    printed = text(write_pdf(made))
    said = [line for passage in host_script(park.snapshot.facts) for line in passage.lines]
    assert len(said) > 15
    assert [line for line in said if "".join(line.split()) not in "".join(printed.split())] == []


def test_without_an_agenda_it_opens_and_closes_the_meeting() -> None:
    printed = text(write_pdf(paper(a_snapshot())))
    assert "现在开会" in printed
    assert "现在散会" in printed
