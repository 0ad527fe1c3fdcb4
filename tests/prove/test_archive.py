"""PDF/A, judged by another program: Apache PDFBox Preflight, as Debian ships it.

It knows PDF/A-1b only. Our papers say 2b (3b with a file inside), which asks the same of fonts, colours, XMP
and structure but drops one rule that Preflight still wants: a CIDSet in each subset font. All else must hold.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from meetingdesk.bootstrap import open_desk
from meetingdesk.documents import papers
from meetingdesk.foundation import paths
from meetingdesk.rehearsal.case import read_case
from meetingdesk.rehearsal.play import play

pytestmark = pytest.mark.prove
JARS = ("preflight", "pdfbox2", "xmpbox", "fontbox2", "commons-logging", "javax.activation", "jaxb-api")
FOLDER = Path("/usr/share/java")
TOOL = "preflight.Validator_A1b"
ONLY_IN_PART_1 = ("The CIDSet entry is missing for the Composite Subset", "part must be 1")
FILE_INSIDE = ("EmbeddedFile", "EmbeddedFiles", "1.4.7")  # allowed in part 3, not in part 1


def test_every_paper_keeps_the_rules_of_the_archive(tmp_path: Path) -> None:
    jars = [FOLDER / f"{name}.jar" for name in JARS]
    installed = shutil.which("java") is not None and all(jar.is_file() for jar in jars)
    assert installed, (
        "Preflight is not installed: as root, `apt-get install default-jre-headless libpdfbox2-java "
        "libactivation-java libjaxb-api-java`"
    )
    with open_desk(tmp_path / "meeting.db") as desk:
        meeting_id = play(read_case(paths.resource("sample")), desk).meeting_id
        papers.make(desk, meeting_id, tmp_path / "papers", attach=("attendance", "results"))
    wrong = {}
    for file in sorted((tmp_path / "papers").rglob("*.pdf")):
        tool = ["java", "-cp", ":".join(map(str, jars)), f"org.apache.pdfbox.{TOOL}", str(file)]
        told = subprocess.run(tool, capture_output=True, text=True, check=False).stdout.splitlines()
        rules = {line for line in told if line[:1].isdigit()}
        allowed = (*ONLY_IN_PART_1, *FILE_INSIDE)
        wrong[file.name] = {line for line in rules if not any(word in line for word in allowed)}
        assert any("PDF/A-1b" in line for line in told), told
    assert {name: rules for name, rules in wrong.items() if rules} == {}
    assert len(wrong) > 15
