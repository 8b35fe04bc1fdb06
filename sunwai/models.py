"""Names every stage's tables to Django. Owns nothing itself."""

from sunwai.accountability.models import DayRoot, Heartbeat
from sunwai.audit.models import Finding, Round
from sunwai.cases.models import Case, DocketCounter, Entry, Need, Party
from sunwai.clock.models import Window
from sunwai.closure.models import Closure
from sunwai.desk.models import CaseText, Joining, Presence, SecondLook, SetAside
from sunwai.direction.models import Direction, Fanout, Jotting, ToCitizen
from sunwai.escalation.models import Call, Escalation
from sunwai.gazetteer.models import ListedPlace
from sunwai.intake.models import Cursor, Gap, Post, Unread, Version
from sunwai.networks.models import Credential
from sunwai.nod.models import KeyReset, Nod, Sheet
from sunwai.notify.models import Address, Notice
from sunwai.offices.models import Account, Holder, Office
from sunwai.offices.people.models import OfficeEntry, OfficeSeat, OneTimeLink, RecordHead
from sunwai.outbox.models import Handle, Outgoing, Stop
from sunwai.promise.models import Commitment
from sunwai.response.models import AnswerPicture, PageAnswer, Reply
from sunwai.roster.models import Absence, Turn
from sunwai.sop.models import SopAct, SopDraft, SopVersion
from sunwai.triage.learning.models import LearntModel, Night, ReLook
from sunwai.triage.models import Assessment, CopyMark, Correction, Likeness, Signature, Trait
from sunwai.triage.second.models import Allowance, SecondOpinion
from sunwai.verification.models import Confirmation, LateWord

__all__ = [
    "Absence",
    "Account",
    "Address",
    "Allowance",
    "AnswerPicture",
    "Assessment",
    "Call",
    "Case",
    "CaseText",
    "Closure",
    "Commitment",
    "Confirmation",
    "CopyMark",
    "Correction",
    "Credential",
    "Cursor",
    "DayRoot",
    "Direction",
    "DocketCounter",
    "Entry",
    "Escalation",
    "Fanout",
    "Finding",
    "Gap",
    "Handle",
    "Heartbeat",
    "Holder",
    "Joining",
    "Jotting",
    "KeyReset",
    "LateWord",
    "LearntModel",
    "Likeness",
    "ListedPlace",
    "Need",
    "Night",
    "Nod",
    "Notice",
    "Office",
    "OfficeEntry",
    "OfficeSeat",
    "OneTimeLink",
    "Outgoing",
    "PageAnswer",
    "Party",
    "Post",
    "Presence",
    "ReLook",
    "RecordHead",
    "Reply",
    "Round",
    "SecondLook",
    "SecondOpinion",
    "SetAside",
    "Sheet",
    "Signature",
    "SopAct",
    "SopDraft",
    "SopVersion",
    "Stop",
    "ToCitizen",
    "Trait",
    "Turn",
    "Unread",
    "Version",
    "Window",
]
