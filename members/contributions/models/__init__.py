"""Contributions, their history, files and co-authors, and the task of the review."""

from .contribution import Contribution, State
from .parts import CoAuthor, ContributionEvent, ContributionFile, EventKind
from .review_task import AlreadyDecided, AspectReviewTask, CommentMissing, NewerVersion, NotForYou, ReviewRefused

__all__ = [
    "AlreadyDecided",
    "AspectReviewTask",
    "CoAuthor",
    "CommentMissing",
    "Contribution",
    "ContributionEvent",
    "ContributionFile",
    "EventKind",
    "NewerVersion",
    "NotForYou",
    "ReviewRefused",
    "State",
]
