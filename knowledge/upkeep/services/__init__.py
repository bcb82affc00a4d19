"""The verbs of upkeep, a file per thing done."""

from .amending import NotAmendable, amend
from .rehearsing import FactChange, Rehearsed, rehearse
from .reviews import (
    NotYourReview,
    ReviewClosed,
    close_review,
    open_regulation_reviews,
    open_scheduled_reviews,
    request_review,
    settle_scheduled_review,
    withdraw_reviews,
)
from .telling import tell_stewards

__all__ = [
    "FactChange",
    "NotAmendable",
    "NotYourReview",
    "Rehearsed",
    "ReviewClosed",
    "amend",
    "close_review",
    "open_regulation_reviews",
    "open_scheduled_reviews",
    "rehearse",
    "request_review",
    "settle_scheduled_review",
    "tell_stewards",
    "withdraw_reviews",
]
