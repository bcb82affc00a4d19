"""The verbs of a reader: keep and drop, judge, finish a step, subscribe. Each is safe to send twice."""

from .bookmarks import NothingThere, drop_bookmark, keep_bookmark
from .progress import NotAStep, set_finished
from .subscriptions import set_subscriptions, unsubscribe
from .verdicts import NotToJudge, give_verdict

__all__ = [
    "NotAStep",
    "NotToJudge",
    "NothingThere",
    "drop_bookmark",
    "give_verdict",
    "keep_bookmark",
    "set_finished",
    "set_subscriptions",
    "unsubscribe",
]
