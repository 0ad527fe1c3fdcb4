"""All that an organizer does in an evaluation, in the order in which it happens."""

from meetingdesk.evaluation.checking import ConfirmPasses, RejectSettlement, SettleDifference, SettlePaper
from meetingdesk.evaluation.counting import (
    AcceptMismatch,
    CloseVoting,
    ConfirmShuffle,
    CorrectCounts,
    CountUnused,
    IssueBallots,
    PrintBallots,
    ReopenVoting,
    ReplaceSpoiled,
    ReturnBallots,
    SetPrinted,
    SortBallots,
    SortValid,
    SortVoid,
)
from meetingdesk.evaluation.entry import CorrectSheet, EnterSheet, RemoveSheet
from meetingdesk.evaluation.forms import ChangePoll, CreatePoll
from meetingdesk.evaluation.passes import (
    BeginPass,
    DiscardEntry,
    FinishPass,
    HandOverPass,
    OpenEntry,
    ReopenPass,
)
from meetingdesk.evaluation.publishing import FixGrades, HideResults, ReleaseResults
from meetingdesk.evaluation.seal import discard, finish_seals, seal, void
from meetingdesk.evaluation.sealing import SealBegun, Sealed, VoidPoll
from meetingdesk.evaluation.specs import SCALES, ClassSpec, GradeSpec, Scale, SubjectSpec

__all__ = [
    "SCALES",
    "AcceptMismatch",
    "BeginPass",
    "ChangePoll",
    "ClassSpec",
    "CloseVoting",
    "ConfirmPasses",
    "ConfirmShuffle",
    "CorrectCounts",
    "CorrectSheet",
    "CountUnused",
    "CreatePoll",
    "DiscardEntry",
    "EnterSheet",
    "FinishPass",
    "FixGrades",
    "GradeSpec",
    "HandOverPass",
    "HideResults",
    "IssueBallots",
    "OpenEntry",
    "PrintBallots",
    "RejectSettlement",
    "ReleaseResults",
    "RemoveSheet",
    "ReopenPass",
    "ReopenVoting",
    "ReplaceSpoiled",
    "ReturnBallots",
    "Scale",
    "SealBegun",
    "Sealed",
    "SetPrinted",
    "SettleDifference",
    "SettlePaper",
    "SortBallots",
    "SortValid",
    "SortVoid",
    "SubjectSpec",
    "VoidPoll",
    "discard",
    "finish_seals",
    "seal",
    "void",
]
