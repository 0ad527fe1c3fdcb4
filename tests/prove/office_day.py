"""Run as a program: an office's day in a home of its own, for a proof that looks at what is left of it.

Argument: the folder that the user chose for papers. HOME, TMPDIR and MEETINGDESK_HOME are set by the caller.
The real case is played, then the window opens on it: every page, a look at telephones, a line that is typed
and not kept, an error that nobody expected, papers. At last the minutes are final, the telephones are erased
and the meeting is archived. Any use of a network ends the program. The last line is JSON: what to look for.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.bootstrap import open_all
from meetingdesk.care import copies, retention
from meetingdesk.desk import Desk
from meetingdesk.documents import papers
from meetingdesk.evaluation.ballots import Sheet
from meetingdesk.evaluation.sealing import SealBegun
from meetingdesk.foundation import paths
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.settings import Settings
from meetingdesk.invitation.commands import LookAtPhones
from meetingdesk.meeting import queries as meetings
from meetingdesk.meeting.commands import ArchiveMeeting
from meetingdesk.meeting.model import Attendee
from meetingdesk.minutes.commands import FinaliseMinutes
from meetingdesk.rehearsal.case import read_case
from meetingdesk.rehearsal.play import play
from meetingdesk.roster.commands import CorrectPerson, LookAtPhone
from meetingdesk.ui.application import latest_meeting
from meetingdesk.ui.crash import CrashCard
from meetingdesk.ui.main_window import MainWindow
from meetingdesk.ui.shell import Shell
from meetingdesk.ui.theme import install
from tests.builders import CASE, MORNING, minutes_facts
from tests.ui.windows import PAGES

NETWORK = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
EVENING = FixedClock(MORNING.replace(hour=18))
TYPED = "HALFTYPED-7193"


def refuse_network(event: str, _given: Any) -> None:
    """Python's own eye on what is done; strace sees what libraries do."""
    if event in NETWORK:
        sys.stderr.write(f"NETWORK {event}\n")
        raise RuntimeError(event)


def played(desk: Desk, told: dict[str, list[str]]) -> str:
    """The morning; what stood on the papers is noted before each seal."""
    really = desk.do

    def do(command: Any, origin: object | None = None) -> Any:
        if isinstance(command, SealBegun):
            told["marks"] += desk.ask(rows_of_marks)
        return really(command, origin)

    desk.do = do  # type: ignore[method-assign]
    meeting = play(read_case(CASE), desk).meeting_id
    del desk.do
    return meeting


def rows_of_marks(session: Session) -> list[str]:
    """Whole papers as they are stored; a short one could stand anywhere by chance."""
    texts = {"[" + ",".join(map(str, sheet.marks)) + "]" for sheet in session.scalars(select(Sheet))}
    return sorted(text for text in texts if text.count(",") >= 20)


def give_phones(desk: Desk, meeting: str, told: dict[str, list[str]]) -> list[str]:
    """A number for everyone on the list; returns the persons."""
    here = select(Attendee.person_id).where(Attendee.meeting_id == meeting, Attendee.person_id.is_not(None))
    people = desk.ask(lambda session: list(session.scalars(here)))
    for number, person in enumerate(people):
        phone = f"1398{number:07}"
        told["phones"].append(phone)
        desk.do(CorrectPerson(person_id=person, phone=phone))
    desk.do(LookAtPhone(person_id=people[0]))
    desk.do(LookAtPhones(meeting_id=meeting, attendee_ids=()))
    return people


def in_the_window(opened: Any, told: dict[str, list[str]]) -> None:
    """Every page, half a line, and an error whose message quotes what must not be told."""
    window = MainWindow()
    shell = Shell(window, opened, Settings(look="light"), EVENING)
    card = CrashCard(window, EVENING)
    window.show()
    shell.open_meeting(latest_meeting(opened.desk))
    for page in PAGES:
        shell.go(page)
        QTest.qWait(80)
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget() or window, TYPED)
    QTest.qWait(50)
    try:
        int(f"{told['names'][0]} {told['phones'][0]} {told['marks'][0]}")
    except ValueError as error:
        card.tell(type(error), error, error.__traceback__)
    QTest.qWait(50)
    told["clipboard"] = [QGuiApplication.clipboard().text()]
    window.close()
    shell.close()


def main(out: Path) -> None:
    """The whole day."""
    sys.addaudithook(refuse_network)
    told: dict[str, list[str]] = {"marks": [], "phones": [], "names": [], "typed": [TYPED]}
    app = QApplication(sys.argv[:1])
    install(app)
    database = paths.default_database()
    with open_all(database, EVENING) as opened:
        desk = opened.desk
        desk.operator = "演示录入员甲"
        meeting = played(desk, told)
        told["names"] = sorted({row.name for row in desk.ask(meetings.attendees, meeting)})
        give_phones(desk, meeting, told)
        opened.keeper.copy_now()
        in_the_window(opened, told)
        papers.make(desk, meeting, out)
        desk.do(FinaliseMinutes(meeting_id=meeting, paper="summary", facts=minutes_facts()))
        retention.erase(desk, retention.ErasePhones(meeting_id=meeting), lambda: renew(opened))
        desk.do(ArchiveMeeting(meeting_id=meeting))
    print(json.dumps(told, ensure_ascii=False))  # noqa: T201  what the proof looks for


def renew(opened: Any) -> None:
    """As the page Safekeeping does."""
    copies.remove_copies(opened.keeper.places(), opened.path.stem)
    opened.keeper.copy_now()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
