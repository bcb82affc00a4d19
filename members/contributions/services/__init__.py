"""The verbs of contributions: start, save, attach, invite, submit, withdraw, delete, decide."""

from .coauthors import HasReviewed, answer_invitation
from .drafts import (
    DraftChanged,
    NotEditable,
    TooManyDrafts,
    delete_contribution,
    save_step,
    start_contribution,
    step_token,
)
from .files import TooManyFiles, add_document, add_photo, describe_files, remove_files
from .review import (
    Incomplete,
    NotAcknowledged,
    PersonalDataFound,
    TooManySubmissions,
    decide,
    submit,
    withdraw,
)
from .workflow import ensure_review_workflow

__all__ = [
    "DraftChanged",
    "HasReviewed",
    "Incomplete",
    "NotAcknowledged",
    "NotEditable",
    "PersonalDataFound",
    "TooManyDrafts",
    "TooManyFiles",
    "TooManySubmissions",
    "add_document",
    "add_photo",
    "answer_invitation",
    "decide",
    "delete_contribution",
    "describe_files",
    "ensure_review_workflow",
    "remove_files",
    "save_step",
    "start_contribution",
    "step_token",
    "submit",
    "withdraw",
]
